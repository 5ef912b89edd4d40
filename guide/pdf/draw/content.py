"""A side of paper into content streams.

A practice's content goes into separate streams, so that the others are the same for every practice: its block between
what is painted before and after it, its foot lines after everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from guide.base.units import Rect
from guide.model.page import LAYOUT, Artifact, FormField, Item, LinkArea, Placement, Side, Tagged, Text
from guide.model.picture import Picture, Raster
from guide.pdf.draw.painter import Painter, Used, paint_item
from guide.text.faces import Faces


class PaintedAnnotation(Struct, frozen=True):
    """A link or field at its place on the side, the number of its page, and where it comes in painting order. Those of
    copies of the page are fields, since every copy is filled in by itself; `copy` counts these from 1."""

    item: LinkArea | FormField
    page: int
    order: int
    copy: int = 0


class SideContent(Struct, frozen=True):
    """A painted side, or a practice's block on it. `sequences[n]` is the structure node of the marked-content sequence
    `first + n`, and `numbers[n]` the number of its page: pages are read in that order, wherever they are. A practice's
    block splits the content into two streams.

    Sequence m has place 2m in painting order, and anything between two sequences an odd place between theirs.
    """

    side: Side
    streams: tuple[bytes, ...]
    first: int
    sequences: tuple[int, ...]
    numbers: tuple[int, ...]
    annotations: tuple[PaintedAnnotation, ...]
    boxes: dict[int, Rect]
    pictures: tuple[Picture | Raster, ...]
    faces: frozenset[str]


def paint_side(side: Side, tags: tuple[str, ...], faces: Faces, used: Used, own: range = range(0)) -> SideContent:
    """A side without a practice's content. `tags` are the structure types by node, `own` the nodes of its block;
    `used` collects glyphs."""
    painter = Painter(side.height, tags, faces, used)
    annotations: list[PaintedAnnotation] = []
    # On top of what is behind it, on copies of the page too.
    blocks = (number for number, placement in enumerate(side.placements) if own and _has_block(placement, own))
    last = max(blocks, default=-1)
    for number, placement in enumerate(side.placements):
        painter.begin_page(placement.page.number)
        for item in placement.page.items:
            if not is_own(item, own):
                _place(painter, item, placement, annotations, number)
            elif number == last and not painter.streams and not _in_foot(item):
                painter.end_stream()
    for mark in side.marks:
        paint_item(painter, mark, mark.role)
    return _content(painter, side, annotations)


def paint_own(side: Side, tags: tuple[str, ...], faces: Faces, used: Used, own: range, first: int) -> SideContent:
    """A practice's block on a side; its marked-content sequences are numbered from `first` on."""
    painter = Painter(side.height, tags, faces, used, first)
    annotations: list[PaintedAnnotation] = []
    for placement in side.placements:
        painter.begin_page(placement.page.number)
        for item in placement.page.items:
            if is_own(item, own) and not _in_foot(item):
                _place(painter, item, placement, annotations)
    return _content(painter, side, annotations)


def paint_own_feet(side: Side, faces: Faces, used: Used) -> bytes:
    """The lines of a practice in the feet of a side."""
    painter = Painter(side.height, (), faces, used)
    for placement in side.placements:
        for item in placement.page.items:
            if _in_foot(item):
                _place(painter, item, placement, [])
    painter.end_stream()
    return painter.streams[0]


def own_items(sides: Iterable[Side], own: range) -> Iterator[Item]:
    """The practice's content."""
    items = (item for side in sides for placement in side.placements for item in placement.page.items)
    return (item for item in items if is_own(item, own))


def glyphs_of(items: Iterable[Item], settled: Mapping[str, frozenset[int]]) -> set[tuple[str, int, str]]:
    """The glyphs of items, with their face and text; none for words whose glyphs are all settled."""
    return {
        (item.face, glyph, text)
        for item in items
        if isinstance(item, Text)
        for word in item.words
        if not settled.get(item.face, frozenset()).issuperset(word.glyphs)
        for glyph, text in zip(word.glyphs, word.clusters, strict=True)
    }


def _has_block(placement: Placement, own: range) -> bool:
    return any(is_own(item, own) and not _in_foot(item) for item in placement.page.items)


def is_own(item: Item, own: range) -> bool:
    """Whether an item is a practice's; `own` are the nodes of its block."""
    return item.role.own if isinstance(item.role, Artifact) else item.role.node in own


def _in_foot(item: Item) -> bool:
    """Whether an item is a practice's line in a foot."""
    return isinstance(item.role, Artifact) and item.role.own and item.role.kind == "Footer"


def _content(painter: Painter, side: Side, annotations: list[PaintedAnnotation]) -> SideContent:
    painter.end_stream()
    return SideContent(
        side, tuple(painter.streams), painter.first, tuple(painter.sequences), tuple(painter.numbers),
        tuple(annotations), painter.boxes, tuple(painter.pictures.values()), frozenset(painter.used_faces),
    )  # fmt: skip


def _place(
    painter: Painter, item: Item, placement: Placement, annotations: list[PaintedAnnotation], copy: int = 0
) -> None:
    if placement.x or placement.y:
        item = item.at(placement.x, placement.y)
    if isinstance(item, LinkArea | FormField):
        if not placement.copy or isinstance(item, FormField):
            place = 2 * (painter.first + len(painter.sequences)) - 1
            annotations.append(PaintedAnnotation(item, painter.number, place, copy if placement.copy else 0))
        return
    paint_item(painter, item, LAYOUT if placement.copy and isinstance(item.role, Tagged) else item.role)
