"""All practices of a file, made in a folder: the contents page of `guide personalize`.

After a run the folder holds what a first run into an empty folder would have given: what an earlier one made and this
one did not is taken away. While files change there is no manifest.
"""

from __future__ import annotations

import datetime
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guide.personalize.folder import Folder, part_of, removed
from guide.personalize.ledger import LEDGER, Ledger, opened, read_places, write_line
from guide.personalize.press import presses
from guide.personalize.rows import IDENTITY, Row, kind_of, rows_of
from guide.personalize.sheets import Accent, Done, Workplace, make
from guide.personalize.workers import each
from guide.pipeline import Common, common_part
from guide.plan import Selection
from guide.problems import InputError, Position, Problem, Problems
from guide.publish.memory import digest, program_digest
from guide.publish.transaction import locked
from guide.read.files import Project

MANIFEST = "manifest.jsonl"
REPORT = "report.jsonl"
# What a process says of a row, beside the number of its files.
MADE, THERE, FAILED = range(3)


class ChangedError(InputError):
    """The practices changed while they were read: there are files, but no manifest."""


@dataclass(slots=True)
class Tally:
    """How far a run is."""

    rows: int = 0
    made: int = 0
    there: int = 0
    failed: int = 0
    files: int = 0
    new_files: int = 0
    warnings: tuple[Problem, ...] = ()
    """What the sheets themselves are warned of."""
    reasons: list[Problem] = field(default_factory=list)
    """What is wrong with the first rows that failed."""

    @property
    def done(self) -> int:
        return self.made + self.there + self.failed

    def add(self, word: int) -> None:
        files, outcome = divmod(word, 3)
        self.made += outcome == MADE
        self.there += outcome == THERE
        self.failed += outcome == FAILED
        self.files += files
        self.new_files += files if outcome == MADE else 0


Progress = Callable[[Tally], None]
# So many problems are shown; the report has all.
MOST_SHOWN = 50


def personalize(
    project: Project, practices: Path, out: Path, selection: Selection, today: datetime.date, processes: int,
    progress: Progress,
) -> Tally:  # fmt: skip
    """Make the selected sheets for every practice. Raises InputError, with nothing written, if the sheets or the file
    as a whole are wrong; a row that is wrong is reported, and the others go on."""
    problems = Problems()
    common = common_part(project, selection, today, problems)
    layouts = common.layouts(None, problems)
    problems.stop_on_errors()
    state = _state(practices)
    rows, repeats = _counted(practices)
    tally = Tally(rows, warnings=problems.warnings)
    with locked(out), tempfile.TemporaryFile() as report:
        ledger = opened(out)
        try:
            place = Workplace(
                common,
                _digest(common, selection),
                practices,
                Folder(out, ledger),
                repeats,
                {"": Accent(presses(common, layouts))},
            )
            (out / MANIFEST).unlink(missing_ok=True)

            def work(row: Row) -> int:
                done = make(row, place)
                if done.problems.errors:
                    write_line(report.fileno(), _reported(row, done))
                outcome = FAILED if done.problems.errors else THERE if done.there else MADE
                return done.files * 3 + outcome

            def count(word: int) -> None:
                tally.add(word)
                progress(tally)

            each(lambda: rows_of(practices), tally.rows, work, processes, count)
            if _state(practices) != state:
                at = Position(practices.as_posix())
                raise ChangedError((Problem(at, "practices", "this changed while it was read", "run it again"),))
            failed = _write_report(report.fileno(), out, tally)
            read_places(ledger)
            _finish(ledger, practices, failed, out)
        finally:
            ledger.close()
    return tally


def _digest(common: Common, selection: Selection) -> str:
    """All that the files depend on, but for the practice."""
    faces = [face.data for face in common.faces.values()]
    layouts = [common.layouts(None, Problems())]
    return digest((program_digest(), common.criteria, common.handouts, layouts, common.chosen, faces, selection))


def _state(practices: Path) -> tuple[object, ...]:
    """What tells whether a file changed; of a folder, its files."""
    paths = sorted(practices.iterdir()) if kind_of(practices) == "folder" else [practices]
    return tuple((path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in paths)


def _counted(practices: Path) -> tuple[int, dict[int, int]]:
    """How many rows there are; for a row whose id stands before, the row where it stands first."""
    first: dict[str, int] = {}
    repeats: dict[int, int] = {}
    rows = 0
    for row in rows_of(practices):
        rows += 1
        if IDENTITY.fullmatch(row.identity) and first.setdefault(row.identity, row.number) != row.number:
            repeats[row.number] = first[row.identity]
    return rows, repeats


def _reported(row: Row, done: Done) -> dict[str, object]:
    return {
        "row": row.number,
        "id": row.identity,
        "problems": [
            {
                "path": problem.at.path, "line": problem.at.line, "column": problem.at.column, "rule": problem.rule,
                "message": problem.message, "hint": problem.hint,
            }
            for problem in done.problems
        ],
    }  # fmt: skip


def _write_report(handle: int, out: Path, tally: Tally) -> set[int]:
    """The rows that failed, in their order, into the report; their numbers."""
    places: dict[int, tuple[int, int]] = {}
    with os.fdopen(os.dup(handle), "rb") as lines:
        lines.seek(0)
        place = 0
        for line in lines:
            places[json.loads(line)["row"]] = place, len(line)
            place += len(line)

    def ordered() -> Iterator[bytes]:
        for number in sorted(places):
            start, length = places[number]
            line = os.pread(handle, length, start)
            if len(tally.reasons) < MOST_SHOWN:
                tally.reasons.extend(map(_problem, json.loads(line)["problems"]))
            yield line

    _write_lines(out / REPORT, ordered())
    return set(places)


def _problem(said: dict[str, str]) -> Problem:
    at = Position(said["path"], int(said["line"]), int(said["column"]))
    rule = said["rule"]
    return Problem(at, rule, said["message"], said["hint"])


def _finish(ledger: Ledger, practices: Path, failed: set[int], out: Path) -> None:
    """Take away what is not of this run, then write the ledger in the order of the rows, and the manifest last."""
    current = {row.identity for row in rows_of(practices) if row.number not in failed}
    for entry in ledger.lines():
        identity = entry["id"]
        kept = ledger.entry(identity) if identity in current else None
        if kept != entry:
            files = {file["path"] for file in kept["files"]} if kept else set()
            for file in entry["files"]:
                if file["path"] not in files:
                    removed(out, file["path"])
    del current

    def entries() -> Iterator[dict[str, Any]]:
        for row in rows_of(practices):
            entry = ledger.entry(row.identity) if row.number not in failed else None
            if entry:
                yield entry

    manifest = (file for entry in entries() for file in entry["files"])
    _write_lines(out / LEDGER, (_line(entry) for entry in entries()))
    _write_lines(out / MANIFEST, map(_line, manifest))


def _line(value: object) -> bytes:
    return (json.dumps(value) + "\n").encode("ascii")


def _write_lines(target: Path, lines: Iterator[bytes]) -> None:
    """One file of many lines, whole or not at all."""
    part = part_of(target)
    with part.open("wb") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())
    part.replace(target)
