"""Real handouts as the blocks of `content.py`, and documents of any length made of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from bench.content import Blank, Block, Box, Callout, Document, Heading, Items, Look, Paragraph, Picture, Style, Table
from bench.content import Words as Run
from guide.model import blocks as ours
from guide.model.handout import Handout
from guide.model.inlines import Inline, leaves, plain
from guide.model.scales import Spacing
from guide.model.theme import Layout
from guide.model.walk import children, own_inlines

# The text width of long documents is the same for all: about as many letters as our lines may have.
TEXT_WIDTH = 430.0


def document_of(handout: Handout, layout: Layout, pictures: Path) -> Document:
    """A handout as it is, with its drawings, which are files in the folder `pictures`."""
    spacing = layout.theme.spacing
    copy = _Copy(spacing, pictures)
    subtitle = [Paragraph(copy.runs(handout.subtitle))] if handout.subtitle else []
    picture = copy.picture(handout.figure, spacing.band_picture) if handout.figure else []
    blocks = (*subtitle, *picture, *copy.blocks(handout.blocks))
    return Document(handout.title, handout.publisher, blocks, look_of(layout))


def long_document(handout: Handout, layout: Layout, words: int, first: int = 1) -> Document:
    """The headings, paragraphs, lists, tables and boxes of a handout, again and again until there are so many words.

    All texts of a copy have its number, from `first` on: so no text is set twice, and no program can reuse work from
    one copy for the next.
    """
    copies = (_Copy(layout.theme.spacing, mark=f" {number}") for number in itertools.count(first))
    blocks: list[Block] = []
    look = look_of(_wide(layout))
    for block in itertools.chain.from_iterable(copy.blocks(handout.blocks) for copy in copies):
        blocks.append(block)
        words -= len(Document("", "", (block,), look).words.split())
        if words <= 0:
            break
    return Document(f"{handout.title} {first}", handout.publisher, tuple(blocks), look)


def _wide(layout: Layout) -> Layout:
    """The layout with side margins that leave just the width of running text."""
    side = (layout.page.width - TEXT_WIDTH) / 2
    margins = replace(layout.page.margins, left=side, right=side, top=54.0, bottom=54.0)
    return replace(layout, page=replace(layout.page, margins=margins, measure=TEXT_WIDTH))


def look_of(layout: Layout) -> Look:
    """What a peer needs of a layout to look alike."""
    page, theme = layout.page, layout.theme
    spacing, type_ = theme.spacing, theme.type
    named = {
        "heading-1": type_.title, "heading-2": type_.heading_2, "heading-3": type_.heading_3, "heading-4": type_.heading_4,
        "body": type_.body, "callout": type_.callout, "cell": type_.table_cell, "head-cell": type_.table_head,
    }  # fmt: skip
    styles = {name: Style(of.size, of.leading, theme.colour(of.colour).hex) for name, of in named.items()}
    boxes = {
        str(kind): Box(theme.colour(box.fill).hex, theme.colour(box.edge).hex, box.edge_width)
        for kind, box in theme.callouts.items()
    }
    return Look(
        page.width, page.height, page.margins.top, page.margins.right, page.margins.bottom, page.margins.left,
        styles, boxes, theme.colour("accent").hex, theme.colour("line").hex, spacing.paragraph, spacing.block,
        spacing.item, spacing.list_indent, spacing.box_padding, spacing.cell_padding,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Copy:
    """How a handout is copied: with the drawings of a folder and with fields, or without both; and what is added to
    each of its texts."""

    spacing: Spacing
    pictures: Path | None = None
    mark: str = ""

    def blocks(self, blocks: Iterable[ours.Block]) -> Iterator[Block]:
        """Neutral blocks; groups that are side by side here follow each other there."""
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: ours.Block) -> Iterator[Block]:
        spacing = self.spacing
        match block:
            case ours.Heading(level=level):
                yield Heading(level, self._text(block))
            case ours.Paragraph(inlines=inlines):
                yield Paragraph(self.runs(inlines))
            case ours.BulletList(ordered=ordered, items=items):
                yield Items(ordered, tuple(self._marked(*_flat(item.blocks)) for item in items))
            case ours.CheckList(items=fields):
                yield Items(False, tuple(self.runs(field.label) for field in fields))
            case ours.Callout(kind=kind, heading=heading, blocks=inner, figure=figure):
                picture = self.picture(figure, spacing.step_picture) if figure else []
                yield Callout(kind, heading.level, self._text(heading), (*picture, *self.blocks(inner)))
            case ours.Steps(steps=steps):
                for step in steps:
                    yield Heading(step.heading.level, f"{step.number}. {self._text(step.heading)}")
                    if step.figure:
                        yield from self.picture(step.figure, spacing.step_picture)
                    yield from self.blocks(step.blocks)
            case ours.Columns(columns=columns):
                for column in columns:
                    yield from self.blocks(column.blocks)
            case ours.Table(header=header, rows=rows):
                head = tuple(" ".join(run.text for run in _flat(cell.blocks)) for cell in header.cells)
                yield Table(head, tuple(tuple(self._cell(cell) for cell in row.cells) for row in rows))
            case ours.Figure(caption=caption):
                yield from self.picture(block, spacing.figure_height)
                if caption:
                    yield Paragraph(self.runs(caption))
            case ours.Badge(text=text):
                yield Paragraph(self._marked(Run(text, True)))
            case ours.FieldRows(rows=field_rows):
                for field in itertools.chain.from_iterable(field_rows):
                    yield from self._blank(plain(field.label), spacing.field_height * field.lines)
            case ours.QrCode(label=label, shown=shown):
                yield Paragraph(self._marked(*_runs(label), Run(f" {shown}")))
            case ours.PracticeBox(heading=heading):
                yield from self._blank(plain(heading.inlines), spacing.practice_height)
            case ours.Entry():
                yield from self._blank("", spacing.entry_height)
            case ours.Contents() | ours.Mark():
                pass  # a dot and a list of pages: no words of their own

    def _cell(self, cell: ours.Cell) -> tuple[Block, ...]:
        own = (
            self.picture(block, self.spacing.cell_picture) if isinstance(block, ours.Figure) else self._block(block)
            for block in cell.blocks
        )
        return tuple(itertools.chain.from_iterable(own))

    def picture(self, figure: ours.Figure, most: float) -> list[Picture]:
        return [Picture(str(self.pictures / f"{figure.picture.name}.svg"), figure.alt, most)] if self.pictures else []

    def _blank(self, label: str, height: float) -> list[Blank]:
        return [Blank(label, height)] if self.pictures else []

    def _text(self, heading: ours.Heading) -> str:
        return plain(heading.inlines) + self.mark

    def runs(self, inlines: Iterable[Inline]) -> tuple[Run, ...]:
        return self._marked(*_runs(inlines))

    def _marked(self, *runs: Run) -> tuple[Run, ...]:
        return (*runs, Run(self.mark)) if self.mark else runs


def _runs(inlines: Iterable[Inline]) -> tuple[Run, ...]:
    """The texts of inlines; neighbours of one weight together."""
    grouped = itertools.groupby(leaves(inlines), key=lambda leaf: leaf.strong)
    return tuple(Run("".join(leaf.text for leaf in group), strong) for strong, group in grouped)


def _flat(blocks: Iterable[ours.Block]) -> tuple[Run, ...]:
    """The words of blocks in one line of text."""
    runs: list[Run] = []
    for block in blocks:
        for part in (*map(_runs, own_inlines(block)), _flat(children(block))):
            runs += [*([Run(" ")] if runs and part else []), *part]
    return tuple(runs)
