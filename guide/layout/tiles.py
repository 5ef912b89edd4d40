"""Tables with pictures as tiles, for posters: a large picture for each row, its name and its words below it.

What is right before the table, a callout and a practice's block if there is one, is in a column at the left of the tiles, so
that when to call is as large as the rest, or larger. The notes that close the handout are below it, if they take no more
height.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from guide.base.problems import Problems
from guide.layout.galley import Strip, height_of, stacked
from guide.layout.paragraph import TextBlock, kept, set_text
from guide.layout.practice import height_beside, lay_out_as_high, place_beside
from guide.layout.setting import Inner, Place, Setting
from guide.layout.tile_rows import lay_out_rows
from guide.model.blocks import Block, Callout, Columns, PracticeBox, Table, is_pictured
from guide.model.page import Anchor
from guide.model.scales import TextStyle

# What says when to call is in larger type where there is room for it: by so many steps at most, of this part of its size.
STEPS, STEP = 12, 1 / 24


class Group(Struct, frozen=True):
    """A table of tiles with the blocks around it that share its place."""

    side: tuple[Block, ...]
    table: Table
    closing: Columns | None = None

    @property
    def many(self) -> int:
        """The number of its blocks."""
        return len(self.side) + 1 + (self.closing is not None)


def group_of(blocks: Sequence[Block], setting: Setting) -> Group | None:
    """The table of tiles that the blocks begin with, perhaps after a callout and a practice's block; None for others."""
    many = 0
    if blocks and isinstance(blocks[0], Callout):
        many = 2 if len(blocks) > 1 and isinstance(blocks[1], PracticeBox) else 1
    table = blocks[many] if len(blocks) > many else None
    if not isinstance(table, Table) or not is_tiled(table, setting):
        return None
    after = blocks[many + 1 :]
    closing = after[0] if many and len(after) == 1 and isinstance(after[0], Columns) else None
    return Group(tuple(blocks[:many]), table, closing)


def box_beside(blocks: Sequence[Block], place: Place, setting: Setting, inner: Inner) -> tuple[Place, float]:
    """The place and the height of a practice's block right after a callout, with which the blocks begin."""
    if group_of(blocks, setting):
        return _places(place, setting)[1], setting.spacing.practice_height
    callout = blocks[0]
    assert isinstance(callout, Callout)
    return place_beside(place, setting), height_beside(callout, place, setting, inner)


def is_tiled(block: Block | None, setting: Setting) -> bool:
    """Whether a block is a table that this edition sets as tiles: the cell that names a row has a picture."""
    if setting.theme.flow.tables != "tiles" or not isinstance(block, Table):
        return False
    return is_pictured(block)


def lay_out_tiles(group: Group, place: Place, setting: Setting, inner: Inner) -> list[Strip]:
    """The table's caption, then the tiles beside what comes before them. `inner` lays out each block anew."""
    table, strips = group.table, list[Strip]()
    if table.caption:
        said = TextBlock(table.caption, setting.type.caption, setting.role(table.caption_key))
        strips = kept(set_text(said, place.x, place.text_width, setting, setting.spacing.block))
    if group.side:
        return [*strips, *_columns(group, place, setting, inner)]
    first, *others = lay_out_rows(table, place, setting, inner)
    return [*strips, replace(first, gap=setting.spacing.paragraph), *others]


def _columns(group: Group, place: Place, setting: Setting, inner: Inner) -> list[Strip]:
    """The tiles and the column beside them, and the notes below if they are not in it."""
    wide, narrow = _places(place, setting)
    tiles = stacked(lay_out_rows(group.table, wide, setting, inner))
    side = stacked(_side(group.side, narrow, setting, inner))
    below, tried = _below(group, place, setting, inner), Problems()
    closing = stacked(_closing(group, narrow, dataclasses.replace(setting, problems=tried), inner))
    gap = setting.spacing.gutter
    # If it takes no more of the page, the notes are small print at the side.
    least = max(side.height + closing.height + gap, tiles.height)
    beside = bool(below) and not tuple(tried) and least <= max(side.height, tiles.height) + height_of(below)
    height = least if beside else max(side.height, tiles.height)
    room = height - (closing.height + gap if beside else 0.0)
    # In reading order: when to call comes first, the notes come last.
    parts = [(_enlarged(group.side, side, room, narrow, setting, inner), 0.0), (tiles, height - tiles.height)]
    parts += [(closing, height - closing.height)] if beside else []
    items = tuple(item.at(0.0, y) for part, y in parts for item in part.items)
    anchors = tuple(Anchor(one.slug, one.y + y, one.node) for part, y in parts for one in part.anchors)
    whole = Strip(height, items, setting.spacing.block, anchors=anchors)
    return [whole] if beside else [whole, *below]


def _enlarged(
    blocks: Sequence[Block], side: Strip, room: float, place: Place, setting: Setting, inner: Inner
) -> Strip:  # fmt: skip
    """When to call in the largest type for which there is room, so that it is read from farther away."""
    fitting = {0: side}

    def is_too_large(step: int) -> bool:
        tried = Problems()
        larger = stacked(_side(blocks, place, _with_type(setting, 1 + step * STEP, tried), inner))
        if tuple(tried) or larger.height > room:
            return True
        fitting[step] = larger
        return False

    bisect_left(range(1, STEPS + 1), True, key=is_too_large)
    return fitting[max(fitting)]


def _with_type(setting: Setting, scale: float, problems: Problems) -> Setting:
    """The setting with larger type in boxes."""
    layout = setting.layout
    kind, spacing = layout.theme.type, layout.theme.spacing
    kind = replace(kind, callout=_scaled(kind.callout, scale), callout_heading=_scaled(kind.callout_heading, scale))
    spacing = replace(spacing, callout_icon=spacing.callout_icon * scale, paragraph=spacing.paragraph * scale)
    theme = replace(layout.theme, type=kind, spacing=spacing)
    return dataclasses.replace(setting, layout=replace(layout, theme=theme), problems=problems)


def _scaled(style: TextStyle, scale: float) -> TextStyle:
    return replace(style, size=style.size * scale, leading=style.leading * scale)


def _places(place: Place, setting: Setting) -> tuple[Place, Place]:
    """The place of the tiles, and that of the column beside them."""
    narrow = setting.spacing.practice_width
    return place.inset(narrow + setting.spacing.gutter), replace(place, width=narrow)


def _side(blocks: Sequence[Block], place: Place, setting: Setting, inner: Inner) -> list[Strip]:
    """The callout and the block of a practice below each other."""
    strips: list[Strip] = []
    for block in blocks:
        if isinstance(block, PracticeBox):
            strips.append(lay_out_as_high(block, place, setting))
        else:
            strips += inner((block,), place, setting)
    return strips


def _below(group: Group, place: Place, setting: Setting, inner: Inner) -> list[Strip]:
    """The notes across the page, below the tiles."""
    return inner((group.closing,), replace(place, body=setting.type.note), setting) if group.closing else []


def _closing(group: Group, place: Place, setting: Setting, inner: Inner) -> list[Strip]:
    """The columns of the notes below each other."""
    columns = group.closing.columns if group.closing else ()
    place = replace(place, body=setting.type.note)
    return [strip for column in columns for strip in inner(column.blocks, place, setting)]
