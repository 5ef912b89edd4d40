"""Going through blocks in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guide.base.problems import Position
from guide.model.blocks import (
    Block,
    BulletList,
    Callout,
    CheckList,
    Columns,
    Contents,
    FieldRows,
    Figure,
    Heading,
    Paragraph,
    PracticeBox,
    QrCode,
    Steps,
    Table,
)
from guide.model.inlines import Inline


def children(block: Block) -> Iterator[Block]:
    """The blocks directly inside a block, in reading order."""
    match block:
        case BulletList(items=items):
            for item in items:
                yield from item.blocks
        case Callout(heading=heading, blocks=blocks, figure=figure):
            yield heading
            if figure:
                yield figure
            yield from blocks
        case Columns(columns=columns):
            for column in columns:
                yield from column.blocks
        case Steps(steps=steps):
            for step in steps:
                yield step.heading
                if step.figure:
                    yield step.figure
                yield from step.blocks
        case Table(header=header, rows=rows):
            for row in (header, *rows):
                for cell in row.cells:
                    yield from cell.blocks
        case Contents(heading=heading):
            yield heading
        case PracticeBox(heading=heading, logo=logo, lines=lines, code=code):
            yield heading
            if logo:
                yield logo
            yield from lines
            if code:
                yield code


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, outer before inner."""
    for block in blocks:
        yield block
        # Most blocks are paragraphs, and a build goes through them many times.
        if not isinstance(block, Paragraph):
            yield from walk(children(block))


def own_inlines(block: Block) -> Iterator[tuple[Inline, ...]]:
    """The texts of a block itself, without those of the blocks inside it."""
    match block:
        case Heading(inlines=inlines) | Paragraph(inlines=inlines):
            yield inlines
        case Figure(caption=inlines) | Table(caption=inlines) | QrCode(label=inlines):
            yield inlines
        case FieldRows(rows=rows):
            yield from (field.label for row in rows for field in row)
        case CheckList(items=items):
            yield from (field.label for field in items)


def positions_by_key(blocks: Iterable[Block]) -> dict[int, Position]:
    """Where each keyed part stands in the sources."""
    positions: dict[int, Position] = {}
    for block in walk(blocks):
        positions[block.key] = block.at
        match block:
            case BulletList(items=parts) | CheckList(items=parts) | Columns(columns=parts) | Steps(steps=parts):
                positions.update((part.key, part.at) for part in parts)
            case Table(header=header, rows=rows):
                positions.update((cell.key, cell.at) for row in (header, *rows) for cell in row.cells)
            case FieldRows(rows=rows):
                positions.update((field.key, field.at) for row in rows for field in row)
    return positions


def inlines_in(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Every inline of every block."""
    for block in walk(blocks):
        for inlines in own_inlines(block):
            yield from inlines


def is_source_list(block: Block) -> bool:
    """Whether a block is the list of sources: it is made of notes, for looking up and not for reading."""
    return isinstance(block, BulletList) and all(
        isinstance(inner, Paragraph) and inner.role == "note" for item in block.items for inner in item.blocks
    )
