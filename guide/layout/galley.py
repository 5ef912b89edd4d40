"""The galley: typeset strips, one below the other, before pages are made up.

A strip is never cut: a line of text, a row of a table, a step with its picture. Boxes that reach over several
strips are frames: each strip names its frames, and a frame is painted behind its strips wherever they land.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from guide.base.units import Colour, Rect, sum_of
from guide.layout.shapes import bar_left, edged, hatched_bar
from guide.model.page import LAYOUT, Anchor, Artifact, Item, PlacedPicture, Shape, Tagged, Text
from guide.model.theme import EdgeLine

BACKGROUND = Artifact("Background")
# What repeats at the top of a page because it continues there.
REPEATED = Artifact("Header")


class Frame(Struct, frozen=True):
    """A box behind strips. `bar` is the width of a bar at its left edge, solid or hatched."""

    number: int
    x: float
    width: float
    fill: Colour
    edge: Colour
    edge_width: float
    bar: float
    radius: float
    hatched: bool = False
    line: EdgeLine = "solid"


class Strip(Struct, frozen=True):
    """A strip of the galley; items have y from its top. `gap` is the least space above it on a page.

    `keep` holds it together with the next strip. `cost` is what a page break before it costs, on the scale where a page
    left empty costs 1. `header` repeats above it when it starts a page, `footer` comes below it when it ends one. With
    `starts`, it begins a page.
    """

    height: float
    items: tuple[Item, ...] = ()
    gap: float = 0.0
    keep: bool = False
    cost: float = 0.0
    frames: tuple[Frame, ...] = ()
    header: tuple[Strip, ...] = ()
    footer: tuple[Strip, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    starts: bool = False


class Placed(Struct, frozen=True):
    """Placed strips: what to paint, in order, and where they end."""

    items: tuple[Item, ...]
    anchors: tuple[Anchor, ...]
    bottom: float


def place(strips: Iterable[Strip], top: float) -> Placed:
    """Set strips one below the other from `top`; the gap above the first is dropped."""
    items: list[Item] = []
    anchors: list[Anchor] = []
    boxes: dict[int, tuple[Frame, float, float]] = {}
    y = top
    for number, strip in enumerate(strips):
        y += strip.gap if number else 0.0
        for frame in strip.frames:
            _, first, _ = boxes.get(frame.number, (frame, y, y))
            boxes[frame.number] = (frame, first, y + strip.height)
        items += [item.at(0.0, y) for item in strip.items]
        anchors += [Anchor(anchor.slug, anchor.y + y, anchor.node) for anchor in strip.anchors]
        y += strip.height
    behind = [shape for box in boxes.values() for shape in _painted(*box)]
    return Placed((*behind, *items), tuple(anchors), y)


def stacked(strips: Sequence[Strip], least: float = 0.0) -> Strip:
    """All strips as one uncut strip of at least this height: an open frame grows to fill it."""
    natural = place(strips, 0.0).bottom
    if strips and least > natural:
        filler = least - natural
        last = strips[-1]
        at_foot = bool(last.frames) and not last.items
        grown = replace(last, height=last.height + filler) if at_foot else Strip(filler)
        strips = [*strips[:-1], grown] if at_foot else [*strips, grown]
    placed = place(strips, 0.0)
    first = strips[0] if strips else Strip(0.0)
    return Strip(placed.bottom, placed.items, gap=first.gap, anchors=placed.anchors)


def height_of(strips: Sequence[Strip]) -> float:
    """The height of the strips on their own page."""
    return sum_of([strip.height for strip in strips]) + sum_of([strip.gap for strip in strips[1:]])


def in_frame(strips: Sequence[Strip], frame: Frame, padding: float, gap: float) -> list[Strip]:
    """The strips inside a frame, with padding above and below that stays with them; also where a page cuts it."""
    below = Strip(padding, frames=(frame,))
    inner = [
        replace(
            strip,
            frames=(frame, *strip.frames),
            footer=(*(replace(foot, frames=(frame, *foot.frames)) for foot in strip.footer), below),
        )
        for strip in strips
    ]
    if not inner:
        return []
    inner[0] = replace(inner[0], gap=0.0)
    inner[-1] = replace(inner[-1], keep=True, footer=())
    top = Strip(padding, gap=gap, keep=True, frames=(frame,), anchors=())
    bottom = replace(below, cost=BREAK_IN_FRAME)
    return [top, *inner, bottom]


BREAK_IN_FRAME = 0.6


def costly(strips: Sequence[Strip], cost: float) -> list[Strip]:
    """The strips, with a higher cost for a page break inside them."""
    return [strip if number == 0 else replace(strip, cost=strip.cost + cost) for number, strip in enumerate(strips)]


def _painted(frame: Frame, top: float, bottom: float) -> list[Shape]:
    half = frame.edge_width / 2
    box = Rect(frame.x + half, top + half, frame.width - 2 * half, bottom - top - 2 * half)
    edge = frame.edge if frame.edge_width else None
    shapes = edged(BACKGROUND, box, frame.radius, frame.fill, edge, frame.edge_width, frame.line)
    if frame.bar:
        outer = Rect(frame.x, top, frame.width, bottom - top)
        if frame.hatched:
            shapes += hatched_bar(BACKGROUND, outer, frame.bar, frame.edge)
        else:
            shapes.append(bar_left(BACKGROUND, outer, frame.radius, frame.bar, frame.edge))
    return shapes


def as_artifact(item: Item, role: Artifact = LAYOUT) -> Item:
    """Tagged content as an artifact; artifacts stay what they are."""
    return (
        replace(item, role=role)
        if isinstance(item, Text | Shape | PlacedPicture) and isinstance(item.role, Tagged)
        else item
    )
