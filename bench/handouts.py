"""Real handouts as the blocks of `content.py`, and documents of any length made of them."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from bench.content import Blank, Block, Box, Callout, Document, Heading, Items, Look, Paragraph, Picture, Style, Table
from bench.content import Words as Run
from guide.model import blocks as ours
from guide.model.handout import Handout
from guide.model.inlines import Inline, leaves, plain
from guide.model.scales import TextStyle
from guide.model.theme import Layout
from guide.model.walk import children, own_inlines

# Text of the long documents is as wide for all: about as many letters as our lines may have.
TEXT_WIDTH = 430.0


def document_of(handout: Handout, layout: Layout, pictures: Path) -> Document:
    """A handout as it stands, with its drawings, which are files of the folder `pictures`."""
    blocks = list(_blocks(handout.blocks, layout, pictures))
    if handout.figure:
        blocks[:0] = _picture(handout.figure, layout.theme.spacing.band_picture, pictures)
    if handout.subtitle:
        blocks.insert(0, Paragraph(_runs(handout.subtitle)))
    return Document(handout.title, handout.publisher, tuple(blocks), look_of(layout))


def long_document(handout: Handout, layout: Layout, words: int, first: int = 1) -> Document:
    """The headings, paragraphs, lists, tables and boxes of a handout, again and again until there are so many words.

    Each copy has its number, from `first` on, in all its texts: so no text is set twice, and nothing that a program
    remembers of one can spare it the next.
    """
    own = [block for block in map(_bare, _blocks(handout.blocks, layout, Path())) if block is not None]
    blocks: list[Block] = []
    copy, left = first, words
    while left > 0:
        for block in own:
            numbered = _numbered(block, str(copy))
            blocks.append(numbered)
            left -= len(" ".join(Document("", "", (numbered,), look_of(layout)).words.split()).split())
            if left <= 0:
                break
        copy += 1
    return Document(f"{handout.title} {first}", handout.publisher, tuple(blocks), look_of(wide(layout)))


def wide(layout: Layout) -> Layout:
    """The layout with side margins that leave just the width of running text."""
    side = (layout.page.width - TEXT_WIDTH) / 2
    margins = replace(layout.page.margins, left=side, right=side, top=54.0, bottom=54.0)
    return replace(layout, page=replace(layout.page, margins=margins, measure=TEXT_WIDTH))


def look_of(layout: Layout) -> Look:
    """What a peer needs of a layout to look alike."""
    page, theme = layout.page, layout.theme
    spacing, type_ = theme.spacing, theme.type
    named = {
        "title": type_.title, "heading-2": type_.heading_2, "heading-3": type_.heading_3, "heading-4": type_.heading_4,
        "body": type_.body, "callout": type_.callout, "cell": type_.table_cell, "head-cell": type_.table_head,
    }  # fmt: skip
    boxes = {
        str(kind): Box(theme.colour(box.fill).hex, theme.colour(box.edge).hex, box.edge_width)
        for kind, box in theme.callouts.items()
    }
    return Look(
        page.width, page.height, page.margins.top, page.margins.right, page.margins.bottom, page.margins.left,
        {name: _style(style, layout) for name, style in named.items()}, boxes, theme.colour("accent").hex,
        theme.colour("line").hex, spacing.paragraph, spacing.block, spacing.item, spacing.list_indent,
        spacing.box_padding, spacing.cell_padding,
    )  # fmt: skip


def _style(style: TextStyle, layout: Layout) -> Style:
    return Style(style.size, style.leading, layout.theme.colour(style.colour).hex)


def _blocks(blocks: Iterable[ours.Block], layout: Layout, pictures: Path) -> Iterator[Block]:
    """Neutral blocks; groups that stand side by side here follow each other there."""
    for block in blocks:
        match block:
            case ours.Heading(level=level, inlines=inlines):
                yield Heading(level, plain(inlines))
            case ours.Paragraph(inlines=inlines):
                yield Paragraph(_runs(inlines))
            case ours.BulletList(ordered=ordered, items=items):
                yield Items(ordered, tuple(_flat(item.blocks) for item in items))
            case ours.CheckList(items=fields):
                yield Items(False, tuple(_runs(field.label) for field in fields))
            case ours.Callout(kind=kind, heading=heading, blocks=inner, figure=figure):
                picture = _picture(figure, layout.theme.spacing.step_picture, pictures) if figure else []
                yield Callout(
                    kind, heading.level, plain(heading.inlines), (*picture, *_blocks(inner, layout, pictures))
                )
            case ours.Steps(steps=steps):
                for step in steps:
                    yield Heading(step.heading.level, f"{step.number}. {plain(step.heading.inlines)}")
                    if step.figure:
                        yield from _picture(step.figure, layout.theme.spacing.step_picture, pictures)
                    yield from _blocks(step.blocks, layout, pictures)
            case ours.Columns(columns=columns):
                for column in columns:
                    yield from _blocks(column.blocks, layout, pictures)
            case ours.Table(header=header, rows=rows):
                head = tuple(" ".join(run.text for run in _flat(cell.blocks)) for cell in header.cells)
                yield Table(head, tuple(tuple(_cell(cell, layout, pictures) for cell in row.cells) for row in rows))
            case ours.Figure(caption=caption):
                yield from _picture(block, layout.theme.spacing.figure_height, pictures)
                if caption:
                    yield Paragraph(_runs(caption))
            case ours.Badge(text=text):
                yield Paragraph((Run(text, True),))
            case ours.FieldRows(rows=field_rows):
                for field in (field for row in field_rows for field in row):
                    yield Blank(plain(field.label), layout.theme.spacing.field_height * field.lines)
            case ours.QrCode(label=label, shown=shown):
                yield Paragraph((*_runs(label), Run(f" {shown}")))
            case ours.PracticeBox(heading=heading):
                yield Blank(plain(heading.inlines), layout.theme.spacing.practice_height)
            case ours.Entry():
                yield Blank("", layout.theme.spacing.entry_height)
            case ours.Contents() | ours.Mark():
                pass  # a dot and a list of pages: no words of their own


def _cell(cell: ours.Cell, layout: Layout, pictures: Path) -> tuple[Block, ...]:
    own = (
        list(_picture(block, layout.theme.spacing.cell_picture, pictures)) if isinstance(block, ours.Figure)
        else list(_blocks((block,), layout, pictures))
        for block in cell.blocks
    )  # fmt: skip
    return tuple(block for part in own for block in part)


def _picture(figure: ours.Figure, most: float, pictures: Path) -> list[Block]:
    return [Picture(str(pictures / f"{figure.picture.name}.svg"), figure.alt, most)]


def _runs(inlines: Iterable[Inline]) -> tuple[Run, ...]:
    """The texts of inlines; neighbours of one weight together."""
    grouped = itertools.groupby(leaves(inlines), key=lambda leaf: leaf.strong)
    return tuple(Run("".join(leaf.text for leaf in group), strong) for strong, group in grouped)


def _flat(blocks: Iterable[ours.Block]) -> tuple[Run, ...]:
    """The words of blocks in one line of text."""
    runs: list[Run] = []
    for block in blocks:
        for inlines in own_inlines(block):
            runs += [*([Run(" ")] if runs else []), *_runs(inlines)]
        inner = _flat(children(block))
        runs += [*([Run(" ")] if runs and inner else []), *inner]
    return tuple(runs)


def _bare(block: Block) -> Block | None:
    """A block without pictures and without what is filled in; None if nothing is left."""
    match block:
        case Picture() | Blank():
            return None
        case Callout(blocks=blocks):
            return dataclasses.replace(block, blocks=tuple(inner for inner in map(_bare, blocks) if inner is not None))
        case Table(header=header, rows=rows):
            cells = (
                tuple(tuple(part for part in map(_bare, cell) if part is not None) for cell in row) for row in rows
            )
            return Table(header, tuple(cells))
    return block


def _numbered(block: Block, number: str) -> Block:
    """The block with a number in each of its texts."""
    mark = Run(f" {number}")
    match block:
        case Heading(level=level, text=text):
            return Heading(level, f"{text} {number}")
        case Paragraph(words=words):
            return Paragraph((*words, mark))
        case Items(ordered=ordered, items=items):
            return Items(ordered, tuple((*item, mark) for item in items))
        case Callout(title=title, blocks=blocks):
            inside = tuple(_numbered(inner, number) for inner in blocks)
            return dataclasses.replace(block, title=f"{title} {number}", blocks=inside)
        case Table(header=header, rows=rows):
            cells = (tuple(tuple(_numbered(inner, number) for inner in cell) for cell in row) for row in rows)
            return Table(header, tuple(cells))
    return block
