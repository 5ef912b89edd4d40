"""`log`: a table to fill in."""

from __future__ import annotations

from guide.base.problems import Position
from guide.compose.context import Context
from guide.compose.directives.cells import head_cell, text_cell
from guide.compose.directives.checklist import check_name
from guide.compose.directives.parts import Inner, data_of, options_of
from guide.model.blocks import Block, Cell, Entry, Paragraph, Table, TableColumn, TableRow
from guide.model.files.log import LogRowSource, LogSource
from guide.model.inlines import plain
from guide.model.syntax import DirectiveNode


def directive(node: DirectiveNode, context: Context, _: Inner) -> tuple[Block, ...]:
    options_of(node, (), context)
    located = data_of(node, "log", context)
    return (log_of(located.value, located.at, context),) if located and isinstance(located.value, LogSource) else ()


# The width of the column of row names, as a share.
ROW_SHARE = 1.3


def log_of(source: LogSource, at: Position, context: Context) -> Table:
    """A table whose cells are fields, each named by its row and column."""
    key, caption_key, head_key = context.key(), context.key(), context.key()
    titles = (source.row_title, *(column.title for column in source.columns))
    header = TableRow(context.key(), tuple(head_cell(title, context) for title in titles))
    body_key = context.key()
    said = [_words(head) for head in header.cells[1:]]
    rows = tuple(_row(row, source, said, context) for row in source.rows)
    columns = (TableColumn(ROW_SHARE), *(TableColumn(column.width) for column in source.columns))
    return Table(key, (), caption_key, columns, head_key, header, body_key, rows, at, "log")


def _row(row: LogRowSource, source: LogSource, titles: list[str], context: Context) -> TableRow:
    key, at = context.key(), row.title.at
    head = text_cell(row.title, True, context)
    cells = [head]
    for column, title in zip(source.columns, titles, strict=True):
        name = f"{row.id.text}-{column.id.text}"
        check_name(name, row.id.at, context)
        cell_key = context.key()
        cells.append(Cell(cell_key, (Entry(context.key(), name, f"{_words(head)}: {title}", at),), at))
    return TableRow(key, tuple(cells))


def _words(cell: Cell) -> str:
    return "".join(plain(block.inlines) for block in cell.blocks if isinstance(block, Paragraph))
