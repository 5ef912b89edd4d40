"""Markdown tables: `| a | b |` with a line of dashes below the head.

The parser fills rows that are too short and cuts those that are too long, so cells are counted as they are typed.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from markdown_it.token import Token
from msgspec import Struct

from guide.base.problems import Position, Problems
from guide.model.syntax import ImageSpan, ParagraphNode, TableNode, TextSpan
from guide.read.loose_marks import loose_cell
from guide.read.place import Place
from guide.read.spans import Locator, spans_of

# What ends a cell: a bar without a backslash before it.
_BAR = re.compile(r"(?<!\\)\|")
_EMPTY = {
    True: ("this column of the table has no name", "write what is in the column"),
    False: ("this cell of the table is empty", "write something in it, if only `none`"),
}
_PICTURE = "put it above or below the table, or write the table as a YAML file, whose cells may have a `picture`"


class _Typed(Struct, frozen=True):
    """A cell as typed, and the index of its first character in its line."""

    text: str
    start: int


def table_node(
    tokens: Sequence[Token], index: int, place: Place, problems: Problems, start: int
) -> tuple[TableNode, int]:
    """The table whose tokens begin at `index`, and the index after them. Its head begins at `start` in its line."""
    rows: list[tuple[ParagraphNode, ...]] = []
    columns, at = 0, place.start(tokens[index])
    bodied = False
    while tokens[index].type != "table_close":
        bodied |= tokens[index].type == "tbody_open"
        if tokens[index].type == "tr_open":
            number, _ = tokens[index].map or (0, 0)
            content, index = _content(tokens, index)
            line, begin = place.lines[number], 0 if columns else start
            typed = _typed_cells(line, begin)
            row_at = place.at(number, _first_column(line, begin))
            at, columns = (at, columns) if columns else (row_at, len(content))
            cells = _cells(content, typed, number, not rows, place, problems)
            # A row that is not whole is left out: the sheet is not made.
            if _is_whole(line, len(typed), columns, row_at, problems):
                rows.append(cells)
        index += 1
    if not bodied:
        problems.error(
            at, "markdown", "this table has a head but no rows",
            "write rows below the line of dashes, or delete the table",
        )  # fmt: skip
    return TableNode(rows[0] if rows else (), tuple(rows[1:]), at), index + 1


def _content(tokens: Sequence[Token], index: int) -> tuple[list[Token], int]:
    """The words of a row's cells, and the index of the token that closes it."""
    content: list[Token] = []
    while tokens[index].type != "tr_close":
        if tokens[index].type == "inline":
            content.append(tokens[index])
        index += 1
    return content, index


def _first_column(line: str, start: int) -> int:
    """The column, from 1, of the first mark at or after an index."""
    rest = line[start:]
    return start + len(rest) - len(rest.lstrip()) + 1


def _typed_cells(line: str, start: int) -> list[_Typed]:
    """The cells of a row; the bars at its ends may be left out."""
    begin = _first_column(line, start) - 1
    end = len(line.rstrip())
    bars = [match.start() for match in _BAR.finditer(line, begin, end)]
    edges = [begin - 1, *bars, end]
    if bars and bars[0] == begin:
        del edges[0]
    if len(edges) > 2 and bars[-1] == end - 1:
        del edges[-1]
    cells = []
    for left, right in itertools.pairwise(edges):
        text = line[left + 1 : right]
        cells.append(_Typed(text.strip(), left + 1 + len(text) - len(text.lstrip())))
    return cells


def _cells(
    content: Sequence[Token], typed: Sequence[_Typed], row: int, is_head: bool, place: Place, problems: Problems
) -> tuple[ParagraphNode, ...]:
    cells = []
    for token, cell in zip(content, typed, strict=False):
        at = place.at(row, cell.start + 1)
        for _, found in loose_cell([token.content]):
            problems.error(at, "markdown", found.message, found.hint)
        spans = spans_of(token.children or [], Locator(at.path, ((at.line, at.column, cell.text),)), problems)
        if all(isinstance(span, TextSpan) and not span.text.strip() for span in spans):
            problems.error(at, "markdown", *_EMPTY[is_head])
        for span in spans:
            if isinstance(span, ImageSpan):
                problems.error(span.at, "picture", "a picture cannot be in a cell of this table", _PICTURE)
        cells.append(ParagraphNode(tuple(span for span in spans if not isinstance(span, ImageSpan)), at))
    return tuple(cells)


def _is_whole(line: str, cells: int, columns: int, at: Position, problems: Problems) -> bool:
    """Whether a row has a cell for every column; reported if not."""
    if not _BAR.search(line):
        problems.error(
            at, "markdown", "this line is right below a table, so it would be a row of it", "put an empty line above it"
        )
    elif cells != columns:
        problems.error(
            at, "markdown", f"this row has {cells} cell{'s' * (cells != 1)}, but the head of the table has {columns}",
            "write as many cells as in the head; to print a bar inside a cell, type `\\|`",
        )  # fmt: skip
    else:
        return True
    return False
