"""The rows of a table as rows of tiles."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from guide.layout.figures import picture_item
from guide.layout.galley import Strip, height_of, in_frame, stacked
from guide.layout.paragraph import TextBlock, set_text
from guide.layout.setting import Inner, Place, Setting
from guide.model.blocks import Cell, Figure, Paragraph, Table, TableRow, figure_of_row
from guide.model.page import Item, PlacedPicture

# Between the edge of a tile and its words; between its picture or its name and what is below.
PADDING, CLOSE = 5.0, 1.5
# What is left of a page goes between the texts of a tile, up to so much above each, and below them: in at least so many
# shares.
AIR, SHARES = 9.0, 4


def lay_out_rows(table: Table, place: Place, setting: Setting, inner: Inner) -> list[Strip]:
    """Rows of tiles, which share what is left of the page. If one tile is left over, the one with the most words is as wide
    as a row, so that all need the least height."""
    gutter, least = setting.spacing.gutter, setting.spacing.tile_width
    across = max(1, int((place.width + gutter) / (least + gutter)))
    width = (place.width - (across - 1) * gutter) / across
    places = [replace(place, x=place.x + number * (width + gutter), width=width) for number in range(across)]

    def tiles(rows: range, gap: float) -> list[list[Strip]]:
        if len(rows) == 1 and across > 1:
            return [_wide_tile(table, rows[0], place, width, gap, setting, inner)]
        return [_tile(table, row, where, gap, setting, inner) for row, where in zip(rows, places, strict=False)]

    def height(rows: range) -> float:
        return max(map(height_of, tiles(rows, CLOSE)))

    ways = _ways(len(table.rows), across)
    best = min(ways, key=lambda way: sum(map(height, way))) if len(ways) > 1 else ways[0]
    extra = setting.extra / len(best)
    gap = CLOSE + min(AIR, extra / max(SHARES, *map(_texts, table.rows)))
    return [_row(tiles(rows, gap), height(rows) + extra, setting) for rows in best]


def _texts(row: TableRow) -> int:
    """The number of texts in the tile of a row."""
    return sum(isinstance(block, Paragraph) for cell in row.cells for block in cell.blocks)


def _ways(many: int, across: int) -> list[list[range]]:
    """The ways to put so many tiles into rows: where one is left over, each that begins a row may be alone in it."""
    alone = range(0, many, across) if across > 1 and many % across == 1 else range(many, many + 1)
    return [
        [
            *(range(start, min(start + across, many)) for start in range(0, one, across)),
            *([range(one, one + 1)] if one < many else []),
            *(range(start, start + across) for start in range(one + 1, many, across)),
        ]
        for one in reversed(alone)
    ]


def _row(tiles: Sequence[Sequence[Strip]], height: float, setting: Setting) -> Strip:
    """Tiles side by side, of one height."""
    joined = [stacked(tile, height) for tile in tiles]
    items = tuple(item for tile in joined for item in tile.items)
    anchors = tuple(anchor for tile in joined for anchor in tile.anchors)
    return Strip(height, items, setting.spacing.gutter, anchors=anchors)


def _tile(table: Table, row: int, place: Place, gap: float, setting: Setting, inner: Inner) -> list[Strip]:
    """The picture as wide as the tile, and below it the words."""
    picture = _picture(table.rows[row], place, setting)
    words = _words(table, row, place.inset(PADDING, PADDING), gap, setting, inner)
    return _framed([Strip(picture.box.height, (picture,)), *words, Strip(PADDING - CLOSE)], place, setting)


def _wide_tile(
    table: Table, row: int, place: Place, width: float, gap: float, setting: Setting, inner: Inner
) -> list[Strip]:
    """The picture as wide as that of other tiles, and the words beside it."""
    picture = _picture(table.rows[row], replace(place, width=width), setting)
    words = stacked(_words(table, row, place.inset(width + 2 * PADDING, PADDING), gap, setting, inner))
    height = max(picture.box.height, words.height)
    items: list[Item] = [picture, *(item.at(0.0, (height - words.height) / 2) for item in words.items)]
    return _framed([Strip(height, tuple(items), anchors=words.anchors)], place, setting)


def _framed(strips: Sequence[Strip], place: Place, setting: Setting) -> list[Strip]:
    box = setting.theme.card
    return in_frame(strips, setting.frame(box, place.x, place.width), box.edge_width, 0.0)


def _picture(row: TableRow, place: Place, setting: Setting) -> PlacedPicture:
    figure, edge = figure_of_row(row), setting.theme.card.edge_width
    assert figure
    return picture_item(figure, place.x + edge, 0.0, place.width - 2 * edge, setting)


def _words(table: Table, row: int, place: Place, gap: float, setting: Setting, inner: Inner) -> list[Strip]:
    """The name of the row and the words of its other cells."""
    cells = table.rows[row].cells
    strips = _cell(cells[0], replace(place, body=setting.type.heading_4), gap, setting, inner)
    place = replace(place, body=setting.type.body)
    return [*strips, *(strip for cell in cells[1:] for strip in _cell(cell, place, gap, setting, inner))]


def _cell(cell: Cell, place: Place, gap: float, setting: Setting, inner: Inner) -> list[Strip]:
    strips: list[Strip] = []
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            text = TextBlock(block.inlines, place.body, setting.role(block.key))
            strips += set_text(text, place.x, place.width, setting, gap)
        elif not isinstance(block, Figure):
            strips += inner((block,), place, setting)
    return strips
