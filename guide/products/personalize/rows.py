"""Practices from a table, from JSON Lines or from a folder of practice files: one row at a time, even if it has faults.

A row that cannot be read becomes a row with problems; the rows after it are still read. Only what spoils the whole
file (no header, an unknown column) stops everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from guide.base.problems import InputError, Position, Problem, Problems
from guide.products.personalize.json_lines import json_rows
from guide.products.personalize.row import Row
from guide.products.personalize.table import table_rows
from guide.read.files import Project
from guide.read.names import is_portable
from guide.read.practice import bind_practice, practice_files, read_practice
from guide.read.yaml_nodes import Mapping

IDENTITY = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
TABLE, LINES = ".csv", (".jsonl", ".ndjson")
_SHOWN = 40


def kind_of(path: Path) -> str:
    """The form of the practices: `folder`, `table`, `lines`; "" for anything else."""
    if path.is_dir():
        return "folder"
    ending = path.suffix.lower()
    return "table" if ending == TABLE else "lines" if ending in LINES else ""


def rows_of(path: Path) -> Iterator[Row]:
    """Every row, in order. Raises InputError if nothing can be read."""
    kind = kind_of(path)
    rows = _files(path) if kind == "folder" else table_rows(path) if kind == "table" else json_rows(path)
    empty = True
    for row in rows:
        empty = False
        yield row
    if empty:
        problem = Problem(
            Position(path.as_posix()), "practices", "this file has no practice", "add a row for each practice"
        )
        raise InputError((problem,))


def bound(row: Row, path: Path, first: int | None) -> Row:
    """The row with its practice, bound like a practice file, so that it can be sent without the file and its logos.
    `first` is the row where its id first appears, if that is another."""
    problems = Problems()
    problems.extend(row.problems)
    _check_identity(row, problems)
    practice = None
    if isinstance(row.said, Path):
        practice = read_practice(row.said, problems)
    elif isinstance(row.said, Mapping):
        folder = Project(path.parent, "" if path.parent == Path() else f"{path.parent.as_posix().rstrip('/')}/")
        practice = bind_practice(row.said, folder, row.at.path, problems)
    if first:
        problems.error(
            row.at,
            "practices",
            f"the id `{row.identity}` appears twice",
            f"it first appears in row {first}; use another",
        )
    return replace(row, said=practice, problems=tuple(problems))


def _check_identity(row: Row, problems: Problems) -> None:
    """Check that the id can name a folder here, and nothing else."""
    fits = IDENTITY.fullmatch(row.identity) and is_portable(row.identity)
    if not fits and not (row.problems and not row.identity):
        shown = row.identity[:_SHOWN].encode("ascii", "backslashreplace").decode()
        shown += "…" if len(row.identity) > _SHOWN else ""
        problems.error(
            row.at, "practices", f"`{shown}` is not an id" if shown else "this row has no id",
            "use at most 80 lower-case letters and digits, with single hyphens between them; the practice's folder gets this "
            "name, so names that Windows reserves, such as `con`, are not allowed",
        )  # fmt: skip


def _files(folder: Path) -> Iterator[Row]:
    """A row for each practice file of a folder, in order of name."""
    files = practice_files(folder)
    return (Row(number, path.stem, Position(path.as_posix()), path) for number, path in enumerate(files, 1))
