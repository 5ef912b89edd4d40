"""Tables with pictures as tiles, for posters: a large picture for each row, its name and its words below it.

What is right before the table, a callout and a practice's block if there is one, is in a column at the left of the tiles, so
that when to call is as large as the rest. The notes that close the handout are below it, if they take no more height.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from guide.base.problems import Problems
from guide.layout.galley import Strip, height_of, stacked
from guide.layout.paragraph import TextBlock, kept, set_text
from guide.layout.practice import height_beside, lay_out_as_high, place_beside
from guide.layout.setting import Inner, Place, Setting
from guide.layout.table_cards import heads_of
from guide.layout.tile_rows import figure_of_row, lay_out_rows
from guide.model.blocks import Block, Callout, Columns, PracticeBox, Table
from guide.model.page import Anchor


class _Way(Struct, frozen=True):
    """Whether the heads of the table are above the tiles, and whether the notes are in the column beside them; and the
    heights that both columns then need."""

    above: bool
    beside: bool
    side: float
    tiles: float

    @property
    def height(self) -> float:
        return max(self.side, self.tiles)


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
    return bool(block.rows) and all(figure_of_row(row) for row in block.rows)


def lay_out_tiles(group: Group, place: Place, setting: Setting, inner: Inner) -> list[Strip]:
    """The table's caption, then the tiles beside what comes before them."""
    table, strips = group.table, list[Strip]()
    if table.caption:
        said = TextBlock(table.caption, setting.type.caption, setting.role(table.caption_key))
        strips = kept(set_text(said, place.x, place.text_width, setting, setting.spacing.block))
    if group.side:
        return [*strips, *_columns(group, place, setting, inner)]
    first, *others = lay_out_rows(table, place, setting, inner)
    above = replace(heads_of(table.header.cells, place, setting), keep=True)
    return [*strips, above, replace(first, gap=setting.spacing.paragraph), *others]


def _columns(group: Group, place: Place, setting: Setting, inner: Inner) -> list[Strip]:
    """The tiles and the column beside them, and the notes below if they are not in it."""
    wide, narrow = _places(place, setting)
    tiles = stacked(lay_out_rows(group.table, wide, setting, inner))
    side = stacked(_side(group.side, narrow, setting, inner))
    heads = {above: heads_of(group.table.header.cells, wide if above else narrow, setting) for above in (False, True)}
    below, tried = _below(group, place, setting, inner), Problems()
    closing = stacked(_closing(group, narrow, dataclasses.replace(setting, problems=tried), inner))
    gap = setting.spacing.gutter
    ways = [
        _Way(
            above, beside,
            side.height + (0.0 if above else heads[above].height + gap) + (closing.height + gap if beside else 0.0),
            tiles.height + (heads[above].height + gap if above else 0.0),
        )
        for beside in (True, False) for above in (False, True)
    ]  # fmt: skip
    if tuple(tried) or not below:
        ways = [way for way in ways if not way.beside]
    # The heads say little from afar. If it takes no more of the page, they and the notes are small print at the side.
    way = min(ways, key=lambda way: way.height + (0.0 if way.beside else height_of(below)))
    end = way.height - (closing.height + gap if way.beside else 0.0)
    named = heads[way.above]
    # In reading order: when to call comes first, the notes come last.
    parts = [(side, 0.0), (named, 0.0 if way.above else end - named.height), (tiles, way.tiles - tiles.height)]
    parts += [(closing, way.height - closing.height)] if way.beside else []
    items = tuple(item.at(0.0, y) for part, y in parts for item in part.items)
    anchors = tuple(Anchor(one.slug, one.y + y, one.node) for part, y in parts for one in part.anchors)
    whole = Strip(way.height, items, setting.spacing.block, anchors=anchors)
    return [whole] if way.beside else [whole, *below]


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
