"""Small outlines: boxes, rules, discs."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from guide.base.units import Colour, Rect
from guide.model.page import LAYOUT, Role, Shape
from guide.model.picture import KAPPA, Segment
from guide.model.theme import EdgeLine

# Dashes and the space between them, and how far apart the middles of double lines are, in widths of the line.
DASH, DASH_GAP, DOUBLE_APART = 4.0, 3.0, 2.5
# Slanting strokes: their distance down the bar, and how thick they are.
HATCH_STEP, HATCH_WEIGHT = 4.0, 0.9


def rounded(
    role: Role, box: Rect, radius: float, fill: Colour | None, edge: Colour | None = None, edge_width: float = 1.0
) -> Shape:
    """A rectangle with round corners (square ones for radius 0)."""
    w, h = box.width, box.height
    r = max(0.0, min(radius, w / 2, h / 2))
    if r == 0:
        segments: tuple[Segment, ...] = (("M", (0, 0)), ("L", (w, 0)), ("L", (w, h)), ("L", (0, h)), ("Z", ()))
    else:
        k = r * (1 - KAPPA)
        segments = (
            ("M", (r, 0)),
            ("L", (w - r, 0)), ("C", (w - k, 0, w, k, w, r)),
            ("L", (w, h - r)), ("C", (w, h - k, w - k, h, w - r, h)),
            ("L", (r, h)), ("C", (k, h, 0, h - k, 0, h - r)),
            ("L", (0, r)), ("C", (0, k, k, 0, r, 0)),
            ("Z", ()),
        )  # fmt: skip
    return Shape(role, box.x, box.y, segments, (w, h), fill, edge, edge_width)


def edged(
    role: Role, box: Rect, radius: float, fill: Colour | None, edge: Colour | None, width: float, line: EdgeLine
) -> list[Shape]:
    """The same with an edge of any form."""
    outer = rounded(role, box, radius, fill, edge, width)
    if edge is None or line == "solid":
        return [outer]
    if line == "dashed":
        return [replace(outer, dash=(DASH * width, DASH_GAP * width))]
    within = box.inset(DOUBLE_APART * width)
    return [outer, rounded(role, within, max(0.0, radius - DOUBLE_APART * width), None, edge, width)]


def bar_left(role: Role, box: Rect, radius: float, width: float, fill: Colour) -> Shape:
    """A solid bar along the left edge of a box, following its round corners."""
    h, r = box.height, min(radius, box.height / 2)
    k = r * (1 - KAPPA)
    if width < r:
        # The radius of the corner is larger than the bar's width: both arcs end where the bar does.
        (bx, by), (cx, cy), (x, y) = _arc_as_far_as(width, r, k)
        cut: tuple[Segment, ...] = (
            ("M", (x, y)), ("L", (x, h - y)), ("C", (cx, h - cy, bx, h - by, 0, h - r)),
            ("L", (0, r)), ("C", (bx, by, cx, cy, x, y)), ("Z", ()),
        )  # fmt: skip
        return Shape(role, box.x, box.y, cut, (width, h), fill)
    segments: tuple[Segment, ...] = (
        ("M", (width, 0)), ("L", (width, h)), ("L", (r, h)), ("C", (k, h, 0, h - k, 0, h - r)),
        ("L", (0, r)), ("C", (0, k, k, 0, r, 0)), ("Z", ()),
    )  # fmt: skip
    return Shape(role, box.x, box.y, segments, (width, h), fill)


def _arc_as_far_as(x: float, r: float, k: float) -> tuple[tuple[float, float], ...]:
    """The second to fourth control points of the arc from the left edge up to an x: the first part of the quarter circle,
    cut in two after de Casteljau."""
    points = ((0.0, r), (0.0, k), (k, 0.0), (r, 0.0))
    low, high = 0.0, 1.0
    for _ in range(40):
        at = (low + high) / 2
        low, high = (at, high) if _split(points, at)[-1][0] < x else (low, at)
    return _split(points, high)[1:]


def _split(points: tuple[tuple[float, float], ...], at: float) -> tuple[tuple[float, float], ...]:
    """The control points of the part of a curve before a parameter."""
    first = [points[0]]
    while len(points) > 1:
        points = tuple((a[0] + (b[0] - a[0]) * at, a[1] + (b[1] - a[1]) * at) for a, b in pairwise(points))
        first.append(points[0])
    return tuple(first)


def hatched_bar(role: Role, box: Rect, width: float, colour: Colour) -> tuple[Shape, ...]:
    """A bar along the left edge of a box in slanting strokes, closed by a line at its right."""
    strokes: list[Segment] = []
    y = HATCH_STEP
    while y < box.height - HATCH_STEP + width:
        # From the left edge up to the right, cut where the bar ends.
        left, right = min(y, box.height - HATCH_STEP), max(y - width, HATCH_STEP)
        if y - left <= width and y - right >= 0:
            strokes += [("M", (y - left, left)), ("L", (y - right, right))]
        y += HATCH_STEP
    hatch = Shape(role, box.x, box.y, tuple(strokes), (width, box.height), None, colour, HATCH_WEIGHT)
    return hatch, rounded(role, Rect(box.x + width, box.y, HATCH_WEIGHT, box.height), 0, colour)


def disc(role: Role, x: float, y: float, radius: float, fill: Colour) -> Shape:
    """A filled circle around a point."""
    return rounded(role, Rect(x - radius, y - radius, 2 * radius, 2 * radius), radius, fill)


def rule(x: float, y: float, width: float, thickness: float, colour: Colour, role: Role = LAYOUT) -> Shape:
    """A horizontal rule, its top at y."""
    return rounded(role, Rect(x, y, width, thickness), 0, colour)


def dotted(x: float, y: float, width: float, colour: Colour) -> Shape:
    """A dotted leader on a baseline."""
    return Shape(
        LAYOUT, x, y, (("M", (0, 0)), ("L", (width, 0))), (width, 0.0), None, colour, 1.0, "round", "miter", (0.01, 5.0)
    )
