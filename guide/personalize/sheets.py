"""The files of one practice: its block put in, laid out, written and recorded; what is the same for all is given."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from guide.layout.blocks import Known
from guide.model.practice import Practice
from guide.model.topic import Prose
from guide.personalize.ledger import Ledger, stands
from guide.personalize.rows import Row, practice_of
from guide.pipeline import Common, dressed, made
from guide.plan import Layouts, check_languages
from guide.problems import Problems
from guide.publish.memory import digest
from guide.rules.practice import check as check_practice

# Layouts of so many accents are kept, so many handouts laid out in part, and so many words of each face.
MOST_ACCENTS = 32
MOST_KNOWN = 150
MOST_WORDS = 20_000


@dataclass(frozen=True, slots=True)
class Accent:
    """The layouts in an accent, and what is laid out by them that no practice changes."""

    layouts: Layouts
    known: dict[object, Known] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Workplace:
    """What every practice needs: the common part, its digest, the input, the folder and the ledger."""

    common: Common
    digest: str
    practices: Path
    out: Path
    ledger: Ledger
    first: dict[str, int]
    """The row in which each id stands first."""
    accents: dict[str, Accent] = field(default_factory=dict)
    """By colour; "" for none."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a row: its problems, how many files it has, and whether they were there already."""

    problems: Problems
    files: int = 0
    there: bool = False


def make(row: Row, place: Workplace) -> Done:
    """Make the files of a row, unless they are there from the same content. With any problem nothing is written."""
    problems = Problems()
    practice = practice_of(row, place.practices, problems)
    first = place.first.get(row.identity, row.number)
    if first != row.number:
        problems.error(
            row.at, "practices", f"the id `{row.identity}` stands twice", f"it stands first in row {first}; use another"
        )
    if practice:
        common = place.common
        check_practice(practice, common.faces, common.criteria.contrast_text, problems)
        check_languages(practice, list(common.sources), problems)
    if practice is None or problems.errors:
        return Done(problems)
    key = digest((place.digest, _content(practice)))
    entry = place.ledger.entry(row.identity)
    if entry and entry["key"] == key and stands(place.out, entry):
        return Done(problems, len(entry["files"]), there=True)
    accent = _accent(practice, place)
    plan = dressed(place.common, accent.layouts, practice, problems)
    plan = replace(plan, known=accent.known)
    files: list[tuple[str, bytes, dict[str, Any]]] = []
    for wanted in plan.wanted:
        found, output = made(wanted, plan)
        problems.extend(found)
        if output:
            path = f"{row.identity}/{output.path}"
            files.append((path, output.data, {"id": row.identity, **output.entry, "path": path}))
    if problems.errors:
        return Done(problems)
    _put_in_place(row.identity, key, files, place)
    for face in place.common.faces.values():
        face.forget(MOST_WORDS)
    return Done(problems, len(files))


def part_of(path: Path) -> Path:
    """Where a file is written before it is whole. One process at a time makes a practice: one name is enough."""
    return path.with_name(f".{path.name}.part")


def _put_in_place(identity: str, key: str, files: list[tuple[str, bytes, dict[str, Any]]], place: Workplace) -> None:
    place.ledger.add(identity, None, [{"path": path} for path, _, _ in files])
    folders = dict.fromkeys((place.out / path).parent for path, _, _ in files)
    for folder in folders:
        for part in (folder.parent, folder):
            if part.is_symlink():
                raise OSError(18, "this folder leads out of the folder of the practices", str(part))
        folder.mkdir(parents=True, exist_ok=True)
    for path, data, _ in files:
        part_of(place.out / path).write_bytes(data)
    for path, _, _ in files:
        part_of(place.out / path).replace(place.out / path)
    place.ledger.add(identity, key, [entry for _, _, entry in files])


def _accent(practice: Practice, place: Workplace) -> Accent:
    """The layouts in the accent of a practice, and what is known of them; what is kept stays small."""
    colour = practice.source.accent.hex if practice.source.accent else ""
    if len(place.accents) > MOST_ACCENTS or sum(len(accent.known) for accent in place.accents.values()) > MOST_KNOWN:
        place.accents.clear()
    if colour not in place.accents:
        place.accents[colour] = Accent(place.common.layouts(practice, Problems()))
    return place.accents[colour]


def _content(practice: Practice) -> object:
    """What a practice says, without where it says it: a row that only moved is the same."""
    return _said(practice.source), practice.logo


def _said(value: Any) -> Any:
    if isinstance(value, Prose):
        return value.text
    if isinstance(value, tuple):
        return tuple(map(_said, value))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return tuple(_said(getattr(value, field.name)) for field in dataclasses.fields(value))
    return value


def removed(out: Path, path: str) -> None:
    """Take away a file of an earlier run, its part, and folders that are then empty."""
    target = out / path
    if target.parent.is_symlink() or target.parent.parent.is_symlink():
        return
    for file in (target, part_of(target)):
        file.unlink(missing_ok=True)
    for folder in (target.parent, target.parent.parent):
        try:
            folder.rmdir()
        except OSError:
            return
