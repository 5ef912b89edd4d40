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


def head_cell(title: Prose, context: Context) -> Cell:
    """The head of a column."""
    inlines = prose(title, context)
    for inline in inlines:
        if isinstance(inline, Link):
            context.problems.error(
                inline.at,
                "table",
                "a link in a column heading cannot be seen",
                "move it into a cell or above the table",
            )
    return Cell(context.key(), (paragraph(inlines, title.at, context),), title.at, "Column")


def text_cell(source: CellSource | Prose, header: bool, context: Context) -> Cell:
    """A cell with its text, below or beside a picture if it has one; `header` makes it the head of its row."""
    text = source.text if isinstance(source, CellSource) else source
    key = context.key()
    blocks: list[CellBlock] = []
    if isinstance(source, CellSource) and source.picture:
        figure = figure_of(source.picture, source.alt, (), text.at, context)
        blocks += [figure] if figure else []
    blocks.append(paragraph(prose(text, context), text.at, context))
    return Cell(key, tuple(blocks), text.at, "Row" if header else "")


def paragraph(inlines: tuple[Inline, ...], at: Position, context: Context) -> Paragraph:
    return Paragraph(context.key(), inlines, at)
