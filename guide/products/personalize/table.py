"""Practices from a CSV file, as spreadsheets write it: a header with the column names, then a row for each practice.

Where commas are decimal signs, spreadsheets separate cells by semicolons, and "Unicode text" has tabs: what separates the names of
columns separates all cells. A first line `sep=;`, which Excel asks for, is not a row.

A position gives the row, as a spreadsheet counts it, and the column.
"""

from __future__ import annotations

import csv
import itertools
import re
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from guide.base.problems import InputError, Position, Problem, Problems, suggest
from guide.products.personalize.lines import RawLine, cleaned, lines_of, too_large
from guide.products.personalize.row import LARGEST_ROW, Row
from guide.read.picture_kinds import kind_of
from guide.read.yaml_nodes import Items, Mapping, Node, Scalar
from guide.rules.practice import MOST_PHONES

NEEDED = ("id", "name", "phone")
# Keys of a practice file with a single value. A line break in a cell of hours starts a new line.
PLAIN = ("name", "department", "phone", "address", "hours", "after-hours", "fax", "web", "accent", "country")
# Keys of a practice file with keys of their own, and their columns.
PAIRS = {
    "early-intervention": {"phone": "early-intervention-phone", "name": "early-intervention-name"},
    "logo": {"file": "logo", "alt": "logo-alt"},
}
# `phone` is the first number; the others have a column for the number and one for its label.
PHONES = "phones"
OTHERS = {f"phone-{number}": f"phone-{number}-label" for number in range(2, MOST_PHONES + 2)}
LANGUAGES = "languages"
COLUMNS = (
    "id", *PLAIN, *(column for pair in OTHERS.items() for column in pair),
    *(column for pair in PAIRS.values() for column in pair.values()), LANGUAGES,
)  # fmt: skip
# So many blank lines may be above the header.
_LINES_ABOVE = 100
# What may separate cells.
SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}
_NAMED = re.compile(r'\ufeff?"?sep=([,;\t])"?[,;\t]*\s*', re.IGNORECASE)


class _Lines:
    """The lines of one record at a time, which can be put back."""

    def __init__(self, lines: Iterator[RawLine]) -> None:
        self.waiting: deque[RawLine] = deque()
        self.lines = lines
        self.taken: list[RawLine] = []
        self.size = 0
        self.large = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self.waiting.popleft() if self.waiting else next(self.lines)
        self.taken.append(line)
        self.size += len(line.text)
        self.large = line.large or self.size > LARGEST_ROW
        if self.large:
            raise csv.Error("too large")
        return line.text

    def begin(self) -> None:
        """Start another record."""
        self.taken, self.size = [], 0

    def give_back(self) -> None:
        """Put back all but the first line of this record, so that an open quote does not swallow other rows."""
        self.waiting.extendleft(reversed(self.taken[1:]))


def table_rows(path: Path) -> Iterator[Row]:
    """The rows below the header. Raises InputError if the header is wrong."""
    shown = path.as_posix()
    _check_form(path)
    header: list[str] | None = None
    lines, separator = _separated(lines_of(path))
    for number, cells, problem in _records(shown, lines, separator):
        at = Position(shown, number)
        if header is None and not problem and not any(cell.strip() for cell in cells):
            continue
        if header is None:
            header = _header(cells, at, problem)
        elif problem:
            yield Row(number, "", at, None, (problem,))
        elif any(cell.strip() for cell in cells):
            yield _row(number, at, header, cells, SEPARATORS[separator])
    if header is None:
        raise InputError(
            (
                Problem(
                    Position(shown),
                    "practices",
                    "this file is empty",
                    "write a row with the names of the columns, and a row for each practice",
                ),
            )
        )


def _check_form(path: Path) -> None:
    """Refuse what is no text in lines, such as a sheet of Excel under the name of a CSV file."""
    with path.open("rb") as file:
        start = file.read(LARGEST_ROW)
    kind = kind_of(start)
    if kind:
        problem = Problem(
            Position(path.as_posix()), "practices", f"this is {kind}, whatever its name says",
            "open it in a spreadsheet, and save it as CSV UTF-8",
        )  # fmt: skip
        raise InputError((problem,))
    if b"\r" in start and b"\n" not in start:
        problem = Problem(
            Position(path.as_posix()), "practices", "its lines end with carriage returns only, as on very old systems",
            "save it again as CSV UTF-8",
        )  # fmt: skip
        raise InputError((problem,))


def _records(shown: str, raw: Iterator[RawLine], separator: str) -> Iterator[tuple[int, list[str], Problem | None]]:
    """Each record with its number and the faults of its form."""
    number, lines = 0, _Lines(raw)
    reader = csv.reader(lines, strict=True, delimiter=separator)
    while True:
        lines.begin()
        number += 1
        at = Position(shown, number)
        try:
            yield number, next(reader), None
        except StopIteration:
            return
        except csv.Error as error:
            if lines.large and len(lines.taken) == 1:
                problem = too_large(at)
            elif lines.large:
                problem = Problem(
                    at, "practices", f"a quote opens here and is not closed within {LARGEST_ROW:,} bytes",
                    'write `"` in a text as `""`, or close the quote',
                )  # fmt: skip
            else:
                problem = Problem(
                    at, "practices", f"this row is not CSV: {error}", 'write `"` in a text as `""`, or close the quote'
                )
            lines.give_back()
            yield number, [], problem


def _separated(lines: Iterator[RawLine]) -> tuple[Iterator[RawLine], str]:
    """The lines without the one that only names what separates cells, and what does."""
    above: list[RawLine] = []
    for line in itertools.islice(lines, _LINES_ABOVE):
        named = _NAMED.fullmatch(line.text) if not above else None
        if named:
            return lines, named[1]
        above.append(line)
        if line.text.strip():
            break
    names = above[-1].text if above else ""
    marks = (mark for mark in SEPARATORS if set(NEEDED) <= {_meant(cell.strip(' "\r\n')) for cell in names.split(mark)})
    return itertools.chain(above, lines), next(marks, ",")


def _header(cells: list[str], at: Position, problem: Problem | None) -> list[str]:
    """The names of the columns."""
    problems = Problems()
    if problem:
        problems.extend([problem])
    cells = cells[: _last_filled(cells)]
    names = [
        cleaned(cell, Position(at.path, at.line, column), problems).strip() for column, cell in enumerate(cells, 1)
    ]
    problems.stop_on_errors()
    if len(names) == 1 and any(mark in names[0] for mark in ";\t|"):
        problems.error(
            at, "practices", "the columns are not separated by commas",
            f"save the file as CSV, with at least these columns: {','.join(NEEDED)}",
        )  # fmt: skip
        problems.stop_on_errors()
    for column, name in enumerate(names, 1):
        place = Position(at.path, at.line, column)
        if name not in COLUMNS and _meant(name) in COLUMNS:
            problems.error(
                place, "practices", f"column `{name}` is not named as it should be",
                f"write `{_meant(name)}`: small letters, with hyphens for spaces",
            )  # fmt: skip
        elif name not in COLUMNS:
            problems.error(place, "practices", f"unknown column `{name}`", suggest(name, COLUMNS))
        elif name in names[: column - 1]:
            problems.error(place, "practices", f"column `{name}` appears twice", "keep one of them")
    for name in NEEDED:
        if name not in map(_meant, names):
            problems.error(at, "practices", f"missing column `{name}`", "the first row holds the names of the columns")
    problems.stop_on_errors()
    return names


def _meant(name: str) -> str:
    """The name of a column in the form that names have."""
    return "-".join(re.findall(r"[^\s_-]+", name.lower()))


def _last_filled(cells: list[str]) -> int:
    """The number of cells, without the empty ones at the end that some spreadsheets write."""
    return max((number for number, cell in enumerate(cells, 1) if cell.strip()), default=0)


def _row(number: int, at: Position, header: list[str], cells: list[str], separator: str) -> Row:
    problems = Problems()
    if len(cells) > len(header):
        cells = cells[: max(len(header), _last_filled(cells))]
    if len(cells) != len(header):
        problems.error(
            at, "practices", f"this row has {len(cells)} cells, but the header has {len(header)}",
            f"put text with a {separator} in quotes, and leave no cell out",
        )  # fmt: skip
        return Row(number, "", at, None, tuple(problems))
    said: dict[str, Scalar] = {}
    for column, (name, cell) in enumerate(zip(header, cells, strict=True), 1):
        place = Position(at.path, number, column)
        text = cleaned(cell, place, problems).strip()
        if text.startswith("="):
            problems.error(
                place, "practices", f"`{text}` is a formula and no text",
                "paste the column as values only, and save the file again",
            )  # fmt: skip
        if text or name in NEEDED:
            said[name] = Scalar(text, True, place)
    for pair in OTHERS.items():
        given = [name for name in pair if name in said]
        if len(given) == 1:
            (missing,) = set(pair) - set(given)
            problems.error(
                said[given[0]].at, "practices", f"`{given[0]}` has no `{missing}`",
                "give every further number a label, and every label a number",
            )  # fmt: skip
    identity = said.pop("id").text
    if problems.errors:
        return Row(number, identity, at, None, tuple(problems))
    return Row(number, identity, at, _as_file(said, at))


def _as_file(said: dict[str, Scalar], at: Position) -> Mapping:
    """The cells in the form of a practice file."""
    entries: list[tuple[Scalar, Node]] = [(_name(key, said[key]), said[key]) for key in PLAIN if key in said]
    for key, columns in PAIRS.items():
        inner = [(_name(name, said[column]), said[column]) for name, column in columns.items() if column in said]
        if inner:
            first = inner[0][1].at
            entries.append((Scalar(key, False, first), Mapping(tuple(inner), first)))
    phones = [
        Mapping(
            ((_name("label", said[label]), said[label]), (_name("number", said[number]), said[number])), said[label].at
        )
        for number, label in OTHERS.items()
        if number in said and label in said
    ]
    if phones:
        entries.append((Scalar(PHONES, False, at), Items(tuple(phones), at)))
    spoken = said.get(LANGUAGES)
    if spoken:
        items = tuple(Scalar(code, True, spoken.at) for code in spoken.text.split())
        entries.append((_name(LANGUAGES, spoken), Items(items, spoken.at)))
    return Mapping(tuple(entries), at)


def _name(key: str, value: Scalar) -> Scalar:
    return Scalar(key, False, value.at)
