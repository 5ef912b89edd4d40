"""What is read and checked before the first practice: the sheets, and the number of rows."""

from __future__ import annotations

import datetime
from pathlib import Path

from msgspec import Struct

from guide.base.inputs import is_source
from guide.base.problems import Position, Problem
from guide.pipeline.select import Selection
from guide.products.personalize.handouts import Handouts, read_handouts
from guide.products.personalize.outcome import ChangedError
from guide.products.personalize.rows import IDENTITY, kind_of, rows_of
from guide.read.files import Project


class Given(Struct, frozen=True):
    """The input of a run, free of errors."""

    project: Project
    practices: Path
    selection: Selection
    today: datetime.date
    handouts: Handouts
    rows: int
    repeats: dict[int, int]
    """For a row with a repeated id, the row where the id first appears."""
    state: tuple[object, ...]

    def check_unchanged(self) -> None:
        """Raises ChangedError if the practices changed since they were counted."""
        if _state(self.practices) != self.state:
            at = Position(self.practices.as_posix())
            raise ChangedError((Problem(at, "practices", "this file changed while it was read", "run this again"),))


def prepared(project: Project, practices: Path, selection: Selection, today: datetime.date) -> Given:
    """Everything read once. Raises InputError if the sheets or the file as a whole have errors."""
    handouts = read_handouts(project, selection, today)
    state = _state(practices)
    return Given(project, practices, selection, today, handouts, *_counted(practices), state)


def _state(practices: Path) -> tuple[object, ...]:
    """A state that tells whether a file changed; for a folder, the practice files and the pictures beside them."""
    paths = [practices]
    if kind_of(practices) == "folder":
        paths = sorted(path for path in practices.iterdir() if path.is_file() and is_source(path.name))
    return tuple((path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in paths)


def _counted(practices: Path) -> tuple[int, dict[int, int]]:
    """The number of rows; and for each row with a repeated id, the row where the id first appears."""
    first: dict[str, int] = {}
    repeats: dict[int, int] = {}
    rows = 0
    for row in rows_of(practices):
        rows += 1
        if IDENTITY.fullmatch(row.identity) and first.setdefault(row.identity, row.number) != row.number:
            repeats[row.number] = first[row.identity]
    return rows, repeats
