"""Tells the worker what was saved."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import watchfiles

from guide.base.inputs import PROJECT_FILE, is_source
from guide.base.visible import visible
from guide.products.preview.worker import Worker
from guide.read.project import FOLDERS, NO_PRACTICE, USUAL_PRACTICE

# Milliseconds: a save is reported when nothing more came for `STEP`, and `MOST` after its first file at the latest.
STEP, MOST = 15, 200
# Milliseconds between checks that the folders are still the watched ones.
LOOK = 250
# Seconds until a folder that cannot be watched is tried again.
AGAIN = 2.0
# The files that count beside a practice's file, whose folder may hold anything.
LOGOS = (".svg", ".png", ".jpg", ".jpeg")

Counts = Callable[[watchfiles.Change, str], bool]


def watch(worker: Worker, stop: threading.Event) -> None:
    """Call `worker.saved` for everything that is saved below the project's folders, for the project file, and for the
    practice's file and logos beside it, until `stop` is set."""
    root = worker.project.root
    folders = [root / name for name in FOLDERS]

    def below(_change: watchfiles.Change, path: str) -> bool:
        inside = Path(path)
        return all(map(is_source, inside.relative_to(root).parts if inside.is_relative_to(root) else (inside.name,)))

    def is_project_file(_change: watchfiles.Change, path: str) -> bool:
        return Path(path) == root / PROJECT_FILE

    # Not the folders below these: they hold build/, or may be somebody's whole home folder.
    alone = [(root, is_project_file)]
    if worker.asked != NO_PRACTICE:
        practice = worker.asked.resolve() if worker.asked else root / USUAL_PRACTICE

        def counts(_change: watchfiles.Change, path: str) -> bool:
            return Path(path) in (practice, practice.resolve()) or (
                path.lower().endswith(LOGOS) and is_source(Path(path).name)
            )

        alone.append((practice.parent, counts))
    others = [threading.Thread(target=_follow, args=([folder], those, worker, stop, False)) for folder, those in alone]
    for other in others:
        other.start()
    _follow(folders, below, worker, stop)
    for other in others:
        other.join()


def _follow(folders: Sequence[Path], counts: Counts, worker: Worker, stop: threading.Event, below: bool = True) -> None:
    """Report saves in these folders, and when one of them disappears, appears or is replaced."""
    moved = False
    while not stop.is_set():
        known = _identities(folders)
        there = [folder for folder, identity in zip(folders, known, strict=True) if identity]
        try:
            for changes in watchfiles.watch(
                *there, watch_filter=counts, recursive=below, step=STEP, debounce=MOST, stop_event=stop,
                rust_timeout=LOOK, yield_on_timeout=True, raise_interrupt=False,
            ):  # fmt: skip
                # Saves made while nobody watched are reported when watching starts.
                if changes or moved:
                    worker.saved({Path(path) for _, path in changes})
                moved = False
                if _identities(folders) != known:
                    break
        except FileNotFoundError:  # gone before it was watched
            stop.wait(LOOK / 1000)
        except OSError as error:  # it may not be read, or the system watches no more folders
            worker.say_once(
                f"not all folders can be watched, so some saves are not noticed: {visible(error.strerror or str(error))}"
            )
            stop.wait(AGAIN)
            moved = True
            continue
        moved = True
        if not stop.is_set():
            worker.saved(set())


def _identities(folders: Sequence[Path]) -> list[tuple[int, int] | None]:
    """The identity of each folder, to notice a replacement; None if it does not exist."""
    found: list[tuple[int, int] | None] = []
    for folder in folders:
        try:
            state = folder.stat()
            found.append((state.st_dev, state.st_ino))
        except OSError:
            found.append(None)
    return found
