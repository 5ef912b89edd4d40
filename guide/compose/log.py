"""Log files into a table to fill in."""

from __future__ import annotations

from guide.compose.checklist import check_name
from guide.compose.context import Context
from guide.compose.inlines import prose
from guide.model.blocks import Cell, Entry, Paragraph, Table, TableColumn, TableRow
from guide.model.inlines import plain
from guide.model.topic import LogRowSource, LogSource, Prose
from guide.problems import Position

# The width of the column of row names, as a share.
ROW_SHARE = 1.3


def log_of(source: LogSource, at: Position, context: Context) -> Table:
    """A table whose cells are fields, each named by its row and column."""
    key, caption_key, head_key = context.key(), context.key(), context.key()
    titles = (source.row_title, *(column.title for column in source.columns))
    header = TableRow(context.key(), tuple(_head(title, "Column", context) for title in titles))
    body_key = context.key()
    rows = tuple(_row(row, source, context) for row in source.rows)
    columns = (TableColumn(ROW_SHARE), *(TableColumn(column.width) for column in source.columns))
    return Table(key, (), caption_key, columns, head_key, header, body_key, rows, at, "log")


def _head(title: Prose, scope: str, context: Context) -> Cell:
    key = context.key()
    paragraph = Paragraph(context.key(), prose(title, context), title.at)
    return Cell(key, (paragraph,), title.at, "Row" if scope == "Row" else "Column")


def _row(row: LogRowSource, source: LogSource, context: Context) -> TableRow:
    key = context.key()
    cells = [_head(row.title, "Row", context)]
    for column in source.columns:
        name = f"{row.id}-{column.id}"
        check_name(name, row.title.at, context)
        said = f"{plain(prose(row.title, context))}: {plain(prose(column.title, context))}"
        cell_key = context.key()
        cells.append(Cell(cell_key, (Entry(context.key(), name, said, row.title.at),), row.title.at))
    return TableRow(key, tuple(cells))
