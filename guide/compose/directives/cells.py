"""Cells of a table."""

from __future__ import annotations

from guide.base.problems import Position
from guide.compose.context import Context
from guide.compose.inlines import prose
from guide.compose.pictures import figure_of
from guide.model.blocks import Cell, CellBlock, Paragraph
from guide.model.files.table import CellSource
from guide.model.inlines import Inline, Link
from guide.model.prose import Prose

# More fit on no page, and each would be a problem of its own.
MOST_COLUMNS = 30


def has_room(columns: int, at: Position, context: Context) -> bool:
    """Whether a table may have so many columns; reported if not."""
    if columns > MOST_COLUMNS:
        context.problems.error(
            at, "table", f"this table has {columns} columns, and no page has room for more than {MOST_COLUMNS}",
            "make several tables of it, or turn its columns into rows",
        )  # fmt: skip
    return columns <= MOST_COLUMNS


def head_cell(title: Prose, context: Context) -> Cell:
    """The head of a column."""
    return head_cell_of(prose(title, context), title.at, context)


def head_cell_of(inlines: tuple[Inline, ...], at: Position, context: Context) -> Cell:
    for inline in inlines:
        if isinstance(inline, Link):
            context.problems.error(
                inline.at,
                "table",
                "a link in a column heading cannot be seen",
                "move it into a cell or above the table",
            )
    return Cell(context.key(), (paragraph(inlines, at, context),), at, "Column")


def text_cell(source: CellSource | Prose, header: bool, context: Context, *, notes: bool = False) -> Cell:
    """A cell with its text, below or beside a picture if it has one; `header` makes it the head of its row. With `notes`,
    it may refer to footnotes."""
    text = source.text if isinstance(source, CellSource) else source
    key = context.key()
    blocks: list[CellBlock] = []
    if isinstance(source, CellSource) and source.picture:
        figure = figure_of(source.picture, source.alt, (), text.at, context)
        blocks += [figure] if figure else []
    blocks.append(paragraph(prose(text, context, linked=True, notes=notes), text.at, context))
    if isinstance(source, CellSource) and source.poster:
        # A picture stays above the words that change.
        said = prose(source.poster, context, linked=True)
        context.on_posters[key] = (*blocks[:-1], Paragraph(context.poster_key(), said, source.poster.at))
    return Cell(key, tuple(blocks), text.at, "Row" if header else "")


def paragraph(inlines: tuple[Inline, ...], at: Position, context: Context) -> Paragraph:
    return Paragraph(context.key(), inlines, at)
