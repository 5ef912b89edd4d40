"""Tables as cards, for large print and narrow pages: a card for each row instead of columns too narrow to read.

The structure stays that of the table. The column heads are the labels of the first card; their repetitions in the other
cards are artifacts. Heads that the first card does not show are in a line above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from msgspec.structs import replace

from guide.base.units import WHITE, Rect
from guide.layout.figures import picture_item
from guide.layout.galley import BACKGROUND, Strip, in_frame, stacked
from guide.layout.paragraph import TextBlock, set_text
from guide.layout.setting import Inner, Place, Setting
from guide.layout.shapes import rounded
from guide.layout.words import Owned
from guide.model.blocks import Badge, Cell, CellBlock, Entry, Figure, Mark, Paragraph, Table, TableRow
from guide.model.inlines import Inline, Words, plain
from guide.model.page import LAYOUT, FormField, Item, Role, Tagged

SEPARATOR = "  ·  "
MARK_GAP = 6.0
SHORT_CELL = 24
ENTRY_EDGE = 0.9
# The least width, in ems, of a field to write in.
ENTRY_LEAST = 11.0


def lay_out_cards(block: Table, place: Place, setting: Setting, inner: Inner) -> list[Strip]:
    """Caption, a line with the heads that the cards do not show, and a card for each row."""
    spacing = setting.spacing
    strips: list[Strip] = []
    if block.caption:
        text = TextBlock(block.caption, setting.type.caption, setting.role(block.caption_key))
        strips += [
            replace(line, keep=True) for line in set_text(text, place.x, place.text_width, setting, spacing.block)
        ]
    heads = block.header.cells
    # The name of a row comes first in its card, so its head must be read first too.
    named = bool(block.rows) and block.rows[0].cells[0].scope == "Row" and all(map(_is_named, block.rows[0].cells))
    above = heads[:1] if named else heads
    strips.append(heads_of(above, place, setting))
    for number, row in enumerate(block.rows):
        roles = [_role(head, setting) if named and number == 0 else LAYOUT for head in heads]
        card = _card(row, block, roles, place, setting, inner)
        strips.append(replace(card, gap=spacing.gutter / 2 if number else spacing.cell_padding))
    return strips


def _is_named(cell: Cell) -> bool:
    """Whether the card shows the head of the cell's column; the name of the row needs none."""
    return cell.scope == "Row" or any(map(_is_labelled, cell.blocks))


def _is_labelled(block: CellBlock) -> bool:
    """Whether the head of the column comes before it."""
    match block:
        case Paragraph() | Mark() | Entry():
            return True
        case Badge() | Figure():
            return False
        case _:
            assert_never(block)


def _role(head: Cell, setting: Setting) -> Role:
    """The role of the words of a head."""
    return next((setting.role(block.key) for block in head.blocks if isinstance(block, Paragraph)), LAYOUT)


def heads_of(cells: Sequence[Cell], place: Place, setting: Setting) -> Strip:
    """Header cells, one after the other."""
    parts: list[Inline | Owned] = []
    for number, cell in enumerate(cells):
        if number:
            parts.append(Owned((Words(SEPARATOR, cell.at),), LAYOUT))
        parts.append(Owned((Words(words_of_head(cell), cell.at),), _role(cell, setting)))
    text = TextBlock(tuple(parts), replace(setting.type.table_head, colour="ink"), LAYOUT)
    lines = stacked(set_text(text, place.x, place.text_width, setting))
    return replace(lines, gap=setting.spacing.block, keep=True)


def _card(row: TableRow, table: Table, roles: Sequence[Role], place: Place, setting: Setting, inner: Inner) -> Strip:
    """The cells of a row below each other; `roles` are those of the labels, which are read before the row."""
    padding = setting.spacing.box_padding
    body = replace(place.inset(padding, padding), body=setting.type.table_cell)
    strips: list[Strip] = []
    for cell, head, role in zip(row.cells, table.header.cells, roles, strict=True):
        if cell.scope == "Row":
            strips += _row_head(cell, body, setting)
        elif cell.blocks and not isinstance(cell.blocks[0], Entry):
            strips += _cell(cell, words_of_head(head), role, body, setting, inner)
    strips += _entries(row, table, roles, body, setting)
    frame = setting.frame(setting.theme.card, place.x, place.width)
    card = stacked(in_frame(strips, frame, padding * 0.7, 0.0))
    read_first = {role for role in roles if isinstance(role, Tagged)}
    turns = [0 if item.role == BACKGROUND else 1 if item.role in read_first else 2 for item in card.items]
    return replace(
        card, items=tuple(item for turn in range(3) for item, own in zip(card.items, turns, strict=True) if own == turn)
    )


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


def _cell(cell: Cell, label: str, role: Role, place: Place, setting: Setting, inner: Inner) -> Iterator[Strip]:
    """A mark comes before the head of its column; words have it before them."""
    if isinstance(cell.blocks[0], Mark):
        (mark,) = inner(cell.blocks, replace(place, width=place.body.leading), setting)
        indent = place.body.leading + MARK_GAP
        text = TextBlock((Words(label, cell.at),), place.body, role)
        first, *more = set_text(text, place.x + indent, place.width - indent, setting, 2.0)
        yield replace(first, items=(*mark.items, *first.items))
        yield from more
        return
    said = Owned((Words(label, cell.at, strong=True),), role), Owned((Words(": ", cell.at, strong=True),), LAYOUT)
    # In their own order, which is that of the structure: a page is painted as it is read.
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            text = TextBlock((*said, *block.inlines), place.body, setting.role(block.key))
            yield from set_text(text, place.x, place.text_width, setting, setting.spacing.paragraph / 2)
        else:
            first, *more = inner((block,), place, setting)
            yield replace(first, gap=setting.spacing.paragraph)
            yield from more


def _entries(row: TableRow, table: Table, roles: Sequence[Role], place: Place, setting: Setting) -> list[Strip]:
    """The fields of a row, each below the head of its column; two side by side if half the width is enough for
    writing."""
    entries = [
        (block, TextBlock((Words(words_of_head(head), head.at),), setting.type.field_label, role))
        for cell, head, role in zip(row.cells, table.header.cells, roles, strict=True)
        for block in cell.blocks if isinstance(block, Entry)
    ]  # fmt: skip
    gutter = setting.spacing.gutter
    half = (place.width - gutter) / 2
    across, width = (2, half) if half >= ENTRY_LEAST * place.body.size else (1, place.width)
    places = [replace(place.inset(number * (width + gutter)), width=width) for number in range(across)]
    pairs = [entries[start : start + across] for start in range(0, len(entries), across)]
    return [_entry_row(pair, places, setting) for pair in pairs]


def _entry_row(entries: Sequence[tuple[Entry, TextBlock]], places: Sequence[Place], setting: Setting) -> Strip:
    """Fields of one height side by side, their labels right above them."""
    height, size = setting.spacing.entry_height, setting.type.field_label.size
    ink, edge = setting.colour("ink"), setting.colour("field")
    labels = [
        stacked(set_text(label, where.x, where.width, setting))
        for (_, label), where in zip(entries, places, strict=False)
    ]
    top = max(label.height for label in labels)
    items: list[Item] = []
    for (block, _), label, where in zip(entries, labels, places, strict=False):
        area = Rect(where.x, top, where.width, height)
        items += [item.at(0.0, top - label.height) for item in label.items]
        items.append(rounded(LAYOUT, area.inset(ENTRY_EDGE / 2), 2.0, WHITE, edge, ENTRY_EDGE))
        items.append(FormField(setting.role(block.key), area, "text", block.name, block.tooltip, size, True, ink))
    return Strip(top + height, tuple(items), setting.spacing.paragraph / 2)


def words_of_head(head: Cell) -> str:
    """The words of a column's head."""
    return " ".join(plain(block.inlines) for block in head.blocks if isinstance(block, Paragraph))


def is_short(table: Table) -> bool:
    """Whether every cell is short enough for a grid to be readable even in large type."""
    return table.style == "table" and all(
        len(plain(block.inlines)) <= SHORT_CELL
        for row in table.rows
        for cell in row.cells
        for block in cell.blocks
        if isinstance(block, Paragraph)
    )
