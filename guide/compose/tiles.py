"""Tables as posters have them: in few words, and with a tile for each row where all rows have pictures."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from guide.base.problems import Position
from guide.model.blocks import Block, Cell, CellBlock, Paragraph, Table, TableRow, is_pictured
from guide.model.inlines import Words, plain
from guide.model.picture import Photo, Picture, Raster

# What cells say on posters, by the key of the cell.
Said = dict[int, tuple[CellBlock, ...]]


def in_short(blocks: tuple[Block, ...], said: Said) -> tuple[Block, ...]:
    """The blocks with every table in few words, however deep it is in them."""
    short: tuple[Block, ...] = _short(blocks, said, False)
    return short


def with_tiles(blocks: tuple[Block, ...], said: Said) -> tuple[Block, ...]:
    """The same, and the heads of columns in the tiles."""
    tiled: tuple[Block, ...] = _short(blocks, said, True)
    return tiled


def _short(value: Any, said: Said, tiled: bool) -> Any:
    if isinstance(value, Table):
        table = _in_short(value, said)
        return _headed(table, said) if tiled and is_pictured(table) else table
    if isinstance(value, tuple):
        return tuple(_short(part, said, tiled) for part in value)
    if not isinstance(value, Struct) or isinstance(value, Position | Picture | Raster | Photo | Paragraph):
        return value
    return replace(value, **{name: _short(getattr(value, name), said, tiled) for name in value.__struct_fields__})


def _in_short(table: Table, said: Said) -> Table:
    """The table with words of its own for posters where there are any, otherwise without the columns of details."""
    own = [any(row.cells[number].key in said for row in table.rows) for number in range(len(table.columns))]
    kept = [number for number, column in enumerate(table.columns) if own[number] or not column.detail]

    def shown(number: int, cell: Cell) -> Cell:
        return replace(cell, blocks=said.get(cell.key, () if table.columns[number].detail else cell.blocks))

    rows = (replace(row, cells=tuple(shown(number, row.cells[number]) for number in kept)) for row in table.rows)
    header = replace(table.header, cells=tuple(table.header.cells[number] for number in kept))
    return replace(table, columns=tuple(table.columns[number] for number in kept), header=header, rows=tuple(rows))


def _headed(table: Table, said: Said) -> Table:
    """The table without a row of heads, which no tile would be below. Words that were written for a column are after its
    head; words for posters stand alone."""

    def row_of(row: TableRow) -> TableRow:
        name, *others = row.cells
        heads = table.header.cells[1:]
        cells = (cell if cell.key in said else _after(head, cell) for head, cell in zip(heads, others, strict=True))
        return replace(row, cells=(name, *cells))

    return replace(table, header=replace(table.header, cells=()), rows=tuple(map(row_of, table.rows)))


def _after(head: Cell, cell: Cell) -> Cell:
    """The cell with the words of a head before its own."""
    words = " ".join(plain(block.inlines) for block in head.blocks if isinstance(block, Paragraph))
    first = next((block for block in cell.blocks if isinstance(block, Paragraph) and block.inlines), None)
    if not words or first is None:
        return cell
    headed = replace(first, inlines=(Words(f"{words}: ", head.at, strong=True), *first.inlines))
    return replace(cell, blocks=tuple(headed if block is first else block for block in cell.blocks))
