"""A table that is typed in the text of a handout: the block that `:::{table}` makes of a file."""

from __future__ import annotations

from guide.compose.context import Context
from guide.compose.directives.cells import has_room, head_cell_of, paragraph
from guide.compose.inlines import inlines_of, prose, without_notes
from guide.model.blocks import Cell, Table, TableColumn, TableRow
from guide.model.prose import Prose
from guide.model.syntax import ParagraphNode, TableNode


def typed_table(node: TableNode, context: Context, caption: Prose | None = None) -> tuple[Table, ...]:
    """The table, or nothing after a problem; its first column names the rows. Its columns are as wide as their words need."""
    if not has_room(len(node.header), node.at, context):
        return ()
    key, caption_key, head_key = context.key(), context.key(), context.key()
    words = prose(caption, context) if caption else ()
    header_key = context.key()
    heads = tuple(_head(cell, context) for cell in node.header)
    body_key = context.key()
    rows = []
    for row in node.rows:
        row_key = context.key()
        rows.append(TableRow(row_key, tuple(_cell(cell, not number, context) for number, cell in enumerate(row))))
    columns = tuple(TableColumn(0.0) for _ in node.header)
    header = TableRow(header_key, heads)
    return (Table(key, words, caption_key, columns, head_key, header, body_key, tuple(rows), node.at),)


def _head(node: ParagraphNode, context: Context) -> Cell:
    return head_cell_of(inlines_of(without_notes(node.spans, context), context, linked=False), node.at, context)


def _cell(node: ParagraphNode, names_row: bool, context: Context) -> Cell:
    key = context.key()
    inlines = inlines_of(node.spans, context)
    return Cell(key, (paragraph(inlines, node.at, context),), node.at, "Row" if names_row else "")
