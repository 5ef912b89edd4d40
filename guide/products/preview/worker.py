"""Makes the sheet in view first, and again on every save; then, when it is quiet, everything else."""

from __future__ import annotations

import contextlib
import datetime
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from msgspec.structs import replace

from guide.base.problems import InputError, Problem
from guide.pipeline import build_what_is_whole, on_pages
from guide.pipeline.make import finished
from guide.pipeline.select import Selection
from guide.products.preview.picture_cache import PictureCache
from guide.products.preview.snapshot import Choice, Snapshot, View, side_views
from guide.publish.outputs import PHOTOS, is_whole, publish, read_manifest
from guide.read.files import Project
from guide.read.layouts import editions
from guide.read.project import as_it_is_now, handout_files, practice_of

# Seconds without a save before everything else is made; pictures of the sheet in view come first.
REST = 0.4
GAVE_UP = "The program failed; the terminal says where. It tries again on the next save."

Deliver = Callable[[Snapshot], None]


class _SupersededError(Exception):
    """Something was saved while everything was made: the files being made are already old."""


@dataclass(slots=True)
class _Viewer:
    """A viewer; `content` numbers the content shown last."""

    view: View
    deliver: Deliver
    content: int = -1


class Worker:
    """One thread calls `run`; the others may be called from any. `asked` is the practice that was
    asked for. `today` and `say` are given so that tests can.

    `say` gets the problems and a closing line, for the terminal.
    """

    def __init__(
        self,
        project: Project,
        out: Path,
        asked: Path | None,
        today: Callable[[], datetime.date],
        say: Callable[[tuple[Problem, ...], str], None],
    ) -> None:
        self.project, self.out, self.asked = replace(project, kept=out / PHOTOS), out, asked
        self.pictures = PictureCache()
        self._today, self._say = today, say
        self._turn = threading.Condition()
        self._viewers: dict[int, _Viewer] = {}
        self._count = 0
        # The content on disk, numbered by saves, and the newest that was made completely, with its report.
        self._content, self._whole = 0, -1
        self._problems: tuple[Problem, ...] = ()
        self._note = ""
        self._saved, self._stopped = "", False
        self._told: set[str] = set()
        self._snapshots: dict[View, Snapshot] = {}
        self._files: dict[View, bytes] = {}

    @property
    def practice(self) -> Path | None:
        """The practice's file that is meant now: the project may get one of its own while it is watched."""
        return practice_of(self.asked, self.project)

    def look(self, view: View, deliver: Deliver) -> Callable[[], None]:
        """Show this from now on, whenever it changes, until the returned function is called."""
        with self._turn:
            number = self._count = self._count + 1
            self._viewers[number] = _Viewer(view, deliver)
            self._turn.notify_all()

        def close() -> None:
            with self._turn:
                self._viewers.pop(number, None)

        return close

    def saved(self, paths: set[Path]) -> None:
        """Files were saved, made or deleted."""
        with self._turn:
            self._content += 1
            own = sorted(f"{path.parent.parent.name}/{path.stem}" for path in paths if path.suffix == ".md")
            self._saved = own[0] if own else ""
            self._turn.notify_all()

    def say_once(self, said: str) -> None:
        """Say on the terminal what concerns no file, unless it was said already."""
        with self._turn:
            if said in self._told:
                return
            self._told.add(said)
        self._say((), said)

    def stop(self) -> None:
        with self._turn:
            self._stopped = True
            self._turn.notify_all()

    def file(self, view: View) -> bytes | None:
        """The newest good PDF of a view."""
        return self._files.get(view)

    def run(self) -> None:
        """Work until `stop` is called."""
        while True:
            with self._turn:
                self._turn.wait_for(self._is_asked)
                if self._stopped:
                    return
                content = self._content
                views = [viewer.view for viewer in reversed(self._viewers.values()) if viewer.content != content]
            try:
                self._turn_of(dict.fromkeys(views), content)
            except Exception:  # noqa: BLE001  # a bug must not stop the preview for others
                traceback.print_exc(file=sys.stderr)
                self._give_up(content)

    def _turn_of(self, views: Iterable[View], content: int) -> None:
        for view in views:
            if self._content == content:
                self._show(self._made(view, content), content)
        if self._whole != content and self._is_quiet(content):
            self._make_all(content)

    def _give_up(self, content: int) -> None:
        """Tell everybody that this content could not be made; the next save is a new try."""
        self._whole, self._problems, self._note = content, (), GAVE_UP
        with self._turn:
            views = {viewer.view for viewer in self._viewers.values()}
        for view in views:
            before = self._snapshots.get(view, Snapshot(view))
            self._show(replace(before, content=content, checked=False, fresh=False, note=GAVE_UP), content)

    def _is_quiet(self, content: int) -> bool:
        """Whether nothing is saved or requested during a short pause."""
        with self._turn:
            return not self._turn.wait_for(lambda: self._stopped or self._newer(content), REST)

    def _is_asked(self) -> bool:
        return self._stopped or self._whole != self._content or self._newer(self._content)

    def _newer(self, content: int) -> bool:
        """Whether something newer, or not yet seen, can be shown."""
        return self._content != content or any(viewer.content != self._content for viewer in self._viewers.values())

    def _show(self, snapshot: Snapshot, content: int) -> None:
        self._snapshots[snapshot.view] = snapshot
        with self._turn:
            for viewer in self._viewers.values():
                if viewer.view == snapshot.view:
                    viewer.content = content
                    viewer.deliver(snapshot)

    def _made(self, view: View, content: int) -> Snapshot:
        """The view made from the files on disk, with its PDF put into the build folder."""
        start = time.perf_counter()
        before = self._snapshots.get(view, Snapshot(view))
        base = replace(before, content=content, saved=self._saved, checked=False, fresh=False, note="")
        selection = Selection((view.handout,), (view.language,), (view.edition,), self.practice)
        try:
            project = as_it_is_now(self.project)
            base = replace(base, choices=choices_of(project, self.out))
            ready, faces, problems = on_pages(project, selection, self._today())
        except InputError as error:
            return replace(base, problems=error.problems)
        except OSError as error:
            return replace(base, note=_said(error))
        if not ready:
            return replace(base, sides=(), draft=False, note="This sheet or edition does not exist.")
        if problems.error_count and not ready[0].context.pages:
            return replace(base, problems=tuple(problems))
        output = finished(ready[0], faces)
        sides = side_views(ready[0].context, ready[0].imposed())
        self.pictures.put(sides, output.data)
        if problems.error_count:
            # Whoever must shorten a text has to see what it became; the last good file stays.
            draft = replace(base, sides=sides, problems=tuple(problems), fresh=True, draft=True)
            return replace(draft, seconds=time.perf_counter() - start)
        self._files[view] = output.data
        snapshot = replace(base, sides=sides, problems=tuple(problems), fresh=True, draft=False)
        if self._whole == content:
            snapshot = replace(snapshot, problems=self._problems, checked=True, note=self._note)
        try:
            publish((output,), self.out, whole=False)
        except OSError as error:
            snapshot = replace(snapshot, note=_said(error))
        return replace(snapshot, seconds=time.perf_counter() - start)

    def _make_all(self, content: int) -> None:
        def disturbed(_done: int, _total: int, _what: str) -> None:
            if self._stopped or self._newer(content):
                raise _SupersededError

        note = ""
        try:
            # Who writes one handout need not wait for those who write another.
            made = build_what_is_whole(
                as_it_is_now(self.project), self.out, Selection(practice=self.practice, usual=self.asked is None), self._today(), disturbed
            )  # fmt: skip
            problems = tuple(made.problems)
            said = (
                f"{len(made.outputs)} files are up to date"
                if made.outputs or not made.missing
                else "nothing was written"
            )
        except _SupersededError:
            return
        except InputError as error:
            problems, said = error.problems, "nothing was written"
        except OSError as error:
            problems, note = (), _said(error)
            said = note
        self._whole, self._problems, self._note = content, problems, note
        self._say(problems, said)
        choices: tuple[Choice, ...] | None = None
        with contextlib.suppress(OSError, InputError):  # reported above; the earlier choices stay
            choices = choices_of(as_it_is_now(self.project), self.out)
        with self._turn:
            views = {viewer.view for viewer in self._viewers.values()}
        for view in sorted(views, key=lambda view: (view.handout, view.language, view.edition)):
            if view in self._snapshots:
                known = self._snapshots[view]
                snapshot = replace(known, problems=problems, checked=True, note=known.note or note)
                self._show(snapshot if choices is None else replace(snapshot, choices=choices), content)


def choices_of(project: Project, out: Path) -> tuple[Choice, ...]:
    """The choices: what the manifest lists, and sheets not made yet, with every edition."""
    listed: dict[tuple[str, str], list[dict[str, object]]] = {}
    for entry in filter(is_whole, read_manifest(out)):
        listed.setdefault((entry["language"], f"{entry['topic']}/{entry['handout']}"), []).append(entry)
    for file in handout_files(project):
        listed.setdefault((file.language, file.full_name), [])
    every = editions(project)
    return tuple(
        Choice(
            handout, language, str(entries[0]["title"]) if entries else handout.rpartition("/")[2],
            tuple(name for name in every if any(entry["edition"] == name for entry in entries)) or every,
        )
        for (language, handout), entries in sorted(listed.items())
    )  # fmt: skip


def _said(error: OSError) -> str:
    name = PurePath(str(error.filename)).name if error.filename else ""
    return f"{error.strerror or error}{f' ({name})' if name else ''}"
