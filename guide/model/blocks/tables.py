"""Tables, and what the cells of a chart hold."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from guide.base.problems import Position
from guide.model.blocks.fields import Entry
from guide.model.blocks.panels import Urgency
from guide.model.blocks.pictures import Figure
from guide.model.blocks.text import Paragraph
from guide.model.inlines import Inline


class Mark(Struct, frozen=True):
    """A drawn dot in a cell of the chart, with the word that a screen reader says for it."""

    key: int
    text: str
    at: Position


class Badge(Struct, frozen=True):
    """How soon to call: icon and words."""

    key: int
    urgency: Urgency
    text: str
    at: Position


# What a cell may hold: the kind tells how wide it is and what it says about its row.
CellBlock = Paragraph | Figure | Badge | Mark | Entry


class Cell(Struct, frozen=True):
    """A cell of a table. `scope` makes it a header cell."""

    key: int
    blocks: tuple[CellBlock, ...]
    at: Position
    scope: Literal["", "Column", "Row"] = ""


class TableColumn(Struct, frozen=True):
    """`width` is a share of the table's width; `centred` for marks. Where rows are tiles, a `detail` is left out."""

    width: float
    centred: bool = False
    detail: bool = False


class Table(Struct, frozen=True):
    """A table with one header row; every row has a cell for every column. The header of a table of tiles has no cells: its words
    are before those that need them."""

    key: int
    caption: tuple[Inline, ...]
    caption_key: int
    columns: tuple[TableColumn, ...]
    head_key: int
    header: TableRow
    body_key: int
    rows: tuple[TableRow, ...]
    at: Position
    style: Literal["table", "matrix", "log"] = "table"


class TableRow(Struct, frozen=True):
    key: int
    cells: tuple[Cell, ...]


def figure_of_row(row: TableRow) -> Figure | None:
    """The picture of the cell that names a row."""
    return next((block for block in row.cells[0].blocks if isinstance(block, Figure)), None)


def is_pictured(table: Table) -> bool:
    """Whether every row has a picture, so that rows can be tiles."""
    return bool(table.rows) and all(map(figure_of_row, table.rows))
