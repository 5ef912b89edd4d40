"""Tables with pictures as tiles, for posters: a large picture for each row, its name and its words below it.

A callout right before the table, with the practice's block if there is one, is among the tiles if that takes no more rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from guide.layout.figures import picture_item
from guide.layout.galley import Strip, in_frame, stacked
from guide.layout.paragraph import TextBlock, kept, set_text
from guide.layout.practice import lay_out_beside
from guide.layout.setting import Inner, Place, Setting
from guide.layout.table_cards import heads_of
from guide.model.blocks import Block, Callout, Figure, Paragraph, PracticeBox, Table, TableRow
from guide.model.page import Anchor

ACROSS = 3
# Between the edge of a tile and its words.
PADDING = 5.0


def is_tiled(block: Block | None, setting: Setting) -> bool:
    """Whether a block is a table that this edition sets as tiles: the cell that names a row has a picture."""
    if setting.theme.flow.tables != "tiles" or not isinstance(block, Table):
        return False
    return bool(block.rows) and all(_figure(row) for row in block.rows)


def leading(blocks: Sequence[Block], setting: Setting) -> tuple[Block, ...]:
    """The callout, perhaps with a practice's block, that is among the tiles of the table after it; none if there is none."""
    if not blocks or not isinstance(blocks[0], Callout):
        return ()
    many = 2 if len(blocks) > 1 and isinstance(blocks[1], PracticeBox) else 1
    table = blocks[many] if len(blocks) > many else None
    if not isinstance(table, Table) or not is_tiled(table, setting):
        return ()
    fits = -(-(len(table.rows) + many) // ACROSS) == -(-len(table.rows) // ACROSS)
    return tuple(blocks[:many]) if fits else ()


def tile_place(place: Place, number: int, many: int, setting: Setting) -> Place:
    """The place of so many tiles side by side, from that number on, counted from 0."""
    gutter = setting.spacing.gutter
    width = (place.width - (ACROSS - 1) * gutter) / ACROSS
    return replace(place, x=place.x + number * (width + gutter), width=many * width + (many - 1) * gutter)


def beside_place(blocks: Sequence[Block], place: Place, setting: Setting) -> Place:
    """The place of a callout with the practice's block beside it: the whole width, or two tiles."""
    return tile_place(place, 0, 2, setting) if leading(blocks, setting) else place


def lay_out_tiles(first: Sequence[Block], table: Table, place: Place, setting: Setting, inner: Inner) -> list[Strip]:
    """The caption, the heads of the columns in a line, then rows of tiles."""
    heads = heads_of(table.header.cells, place, setting)
    # Each part of a row: its number of tiles, and the strips that grow to the height of the row.
    parts: list[tuple[int, list[Strip]]] = []
    if len(first) == 2 and isinstance(first[0], Callout) and isinstance(first[1], PracticeBox):
        parts.append((2, lay_out_beside(first[0], first[1], tile_place(place, 0, 2, setting), setting, inner)))
    elif first:
        parts.append((1, inner(first, tile_place(place, 0, 1, setting), setting)))
    taken = sum(many for many, _ in parts)
    for number, row in enumerate(table.rows, taken):
        parts.append((1, _tile(row, tile_place(place, number % ACROSS, 1, setting), setting, inner)))
    rows: list[list[list[Strip]]] = [[]]
    filled = 0
    for many, strips in parts:
        if filled == ACROSS:
            rows.append([])
            filled = 0
        rows[-1].append(strips)
        filled += many
    caption: list[Strip] = []
    if table.caption:
        said = TextBlock(table.caption, setting.type.caption, setting.role(table.caption_key))
        caption = kept(set_text(said, place.x, place.text_width, setting, setting.spacing.block))
    heads = replace(heads, gap=setting.spacing.paragraph)
    top_row, *others = [_row(tiles, setting) for tiles in rows]
    # What comes before the table in reading order is painted first, though the heads are above it.
    before = stacked([strip for _, part in parts[: 1 if first else 0] for strip in part]).items
    top = heads.height + top_row.gap
    items = (
        *top_row.items[: len(before)],
        *(item.at(0.0, -top) for item in heads.items),
        *top_row.items[len(before) :],
    )
    joined = tuple(item.at(0.0, top) for item in items)
    anchors = tuple(Anchor(anchor.slug, anchor.y + top, anchor.node) for anchor in top_row.anchors)
    return [*caption, Strip(top + top_row.height, joined, heads.gap, anchors=anchors), *others]


def _row(tiles: list[list[Strip]], setting: Setting) -> Strip:
    height = max(stacked(tile).height for tile in tiles)
    joined = [stacked(tile, height) for tile in tiles]
    items = tuple(item for tile in joined for item in tile.items)
    anchors = tuple(anchor for tile in joined for anchor in tile.anchors)
    return Strip(height, items, setting.spacing.gutter, anchors=anchors)


def _figure(row: TableRow) -> Figure | None:
    return next((block for block in row.cells[0].blocks if isinstance(block, Figure)), None)


def _tile(row: TableRow, place: Place, setting: Setting, inner: Inner) -> list[Strip]:
    """The picture as wide as the tile, and below it the name of the row and the words of its other cells."""
    box, words = setting.theme.card, place.inset(PADDING, PADDING)
    figure = _figure(row)
    assert figure
    picture = picture_item(figure, place.x + box.edge_width, 0.0, place.width - 2 * box.edge_width, setting)
    strips = [Strip(picture.box.height, (picture,))]
    for number, cell in enumerate(row.cells):
        for block in cell.blocks:
            if isinstance(block, Paragraph):
                style = setting.type.heading_4 if number == 0 else setting.type.body
                text = TextBlock(block.inlines, style, setting.role(block.key))
                strips += set_text(text, words.x, words.width, setting, PADDING / 2)
            elif not isinstance(block, Figure):
                strips += inner((block,), words, setting)
    strips.append(Strip(PADDING))
    return in_frame(strips, setting.frame(box, place.x, place.width), box.edge_width, 0.0)
