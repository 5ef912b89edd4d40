"""Tables as cards, for large print and narrow pages: a card for each row instead of columns too narrow to read.

The structure stays that of the table: the header cells stand in a band above the cards, and the labels that
repeat them in each card are artifacts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guide.layout.figures import picture_item
from guide.layout.paragraph import Owned, TextBlock, set_text
from guide.layout.setting import Inner, Place, Setting
from guide.layout.shapes import rounded
from guide.layout.strips import Strip, in_frame, stacked
from guide.model.blocks import Cell, Entry, Figure, Mark, Paragraph, Table, TableRow
from guide.model.inlines import Inline, Words, plain
from guide.model.page import LAYOUT, Artifact, FormField
from guide.problems import Position
from guide.units import WHITE, Rect

SEPARATOR = "  ·  "
MARK_GAP = 6.0
SHORT_CELL = 24
ENTRY_EDGE = 0.9


def lay_out_cards(block: Table, place: Place, setting: Setting, inner: Inner) -> list[Strip]:
    """Caption, the band with the heads of the columns, and a card for each row."""
    spacing = setting.spacing
    strips: list[Strip] = []
    if block.caption:
        text = TextBlock(block.caption, setting.type.caption, setting.role(block.caption_key))
        strips += [
            replace(line, keep=True) for line in set_text(text, place.x, place.text_width, setting, spacing.block)
        ]
    strips.append(_heads(block, place, setting))
    for number, row in enumerate(block.rows):
        card = _card(row, block, place, setting, inner)
        strips.append(replace(card, gap=spacing.gutter / 2 if number else spacing.cell_padding))
    return strips


def _heads(block: Table, place: Place, setting: Setting) -> Strip:
    """The header cells, one behind the other."""
    padding = setting.spacing.box_padding
    box = setting.theme.table
    parts: list[Inline | Owned] = []
    for number, cell in enumerate(block.header.cells):
        if number:
            parts.append(Owned((Words(SEPARATOR, cell.at),), LAYOUT))
        parts += [Owned(text.inlines, setting.role(text.key)) for text in cell.blocks if isinstance(text, Paragraph)]
    text = TextBlock(tuple(parts), setting.type.table_head, LAYOUT)
    lines = stacked(set_text(text, place.x + padding, place.width - 2 * padding, setting))
    height = lines.height + padding
    ground = rounded(Artifact("Background"), Rect(place.x, 0, place.width, height), 0, setting.colour(box.heading))
    items = (ground, *(item.at(0.0, padding / 2) for item in lines.items))
    return Strip(height, items, setting.spacing.block, keep=True)


def _card(row: TableRow, table: Table, place: Place, setting: Setting, inner: Inner) -> Strip:
    padding = setting.spacing.box_padding
    body = replace(place.inset(padding, padding), body=setting.type.table_cell)
    strips: list[Strip] = []
    for cell, head in zip(row.cells, table.header.cells, strict=True):
        if cell.scope == "Row":
            strips += _row_head(cell, body, setting)
        elif cell.blocks:
            strips += _cell(cell, head, body, setting, inner)
    frame = setting.frame(setting.theme.card, place.x, place.width)
    return stacked(in_frame(strips, frame, padding * 0.7, 0.0))


def _row_head(cell: Cell, place: Place, setting: Setting) -> list[Strip]:
    """The name of the row, its picture at the left if it has one."""
    spacing = setting.spacing
    pictures = [
        picture_item(block, place.x, 0.0, spacing.cell_picture * block.picture.width / block.picture.height, setting)
        for block in cell.blocks
        if isinstance(block, Figure)
    ]
    left = pictures[0].box.width + spacing.box_padding if pictures else 0.0
    name: list[Strip] = []
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            text = TextBlock(block.inlines, setting.type.heading_4, setting.role(block.key))
            name += set_text(text, place.x + left, place.width - left, setting)
    if not pictures:
        return name
    words = stacked(name)
    height = max(pictures[0].box.height, words.height)
    return [Strip(height, (*pictures, *(item.at(0.0, (height - words.height) / 2) for item in words.items)))]


def _cell(cell: Cell, head: Cell, place: Place, setting: Setting, inner: Inner) -> Iterator[Strip]:
    """A mark stands before the head of its column; other content below it."""
    label = _words(head)
    if isinstance(cell.blocks[0], Mark):
        (mark,) = inner(cell.blocks, replace(place, width=place.body.leading), setting)
        indent = place.body.leading + MARK_GAP
        text = TextBlock((Words(label, head.at),), place.body, LAYOUT)
        first, *more = set_text(text, place.x + indent, place.width - indent, setting, 2.0)
        yield replace(first, items=(*mark.items, *first.items))
        yield from more
        return
    if isinstance(cell.blocks[0], Entry):
        yield from _entry(cell.blocks[0], label, head.at, place, setting)
        return
    said = Owned((Words(f"{label}: ", head.at, strong=True),), LAYOUT)
    texts = [block for block in cell.blocks if isinstance(block, Paragraph)]
    for block in texts:
        text = TextBlock((said, *block.inlines), place.body, setting.role(block.key))
        yield from set_text(text, place.x, place.text_width, setting, setting.spacing.paragraph / 2)
    rest = [block for block in cell.blocks if not isinstance(block, Paragraph)]
    for number, strip in enumerate(inner(rest, place, setting)):
        yield replace(strip, gap=setting.spacing.paragraph) if number == 0 else strip


def _entry(block: Entry, label: str, at: Position, place: Place, setting: Setting) -> Iterator[Strip]:
    """The head of the column, and below it the field."""
    text = TextBlock((Words(label, at),), setting.type.field_label, LAYOUT)
    lines = set_text(text, place.x, place.width, setting, setting.spacing.paragraph)
    yield from (replace(line, keep=True) for line in lines)
    height = setting.spacing.field_height
    area = Rect(place.x, 0.0, place.width, height)
    edge = rounded(LAYOUT, area.inset(ENTRY_EDGE / 2), 2.0, WHITE, setting.colour("field"), ENTRY_EDGE)
    size, ink = setting.type.field_label.size, setting.colour("ink")
    yield Strip(
        height, (edge, FormField(setting.role(block.key), area, "text", block.name, block.tooltip, size, True, ink))
    )


def _words(head: Cell) -> str:
    return " ".join(plain(block.inlines) for block in head.blocks if isinstance(block, Paragraph))


def is_short(table: Table) -> bool:
    """Whether every cell holds so little that a grid can be read even in large type."""
    return table.style == "table" and all(
        len(plain(block.inlines)) <= SHORT_CELL
        for row in table.rows
        for cell in row.cells
        for block in cell.blocks
        if isinstance(block, Paragraph)
    )
