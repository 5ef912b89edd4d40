"""Marks for folding, cutting and trimming. They are black: a print shop prints them on every plate."""

from __future__ import annotations

from guide.base.units import BLACK, Rect
from guide.model.page import LAYOUT, Shape

WEIGHT = 0.5
DASHES = (4.0, 4.0)
# Office printers leave this edge white.
UNPRINTED = 18.0
FOLD_LENGTH = 12.0
# The distance of crop marks from the bleed, and their length.
CROP_GAP = 3.0
CROP_LENGTH = 15.0


def fold_marks(width: float, height: float) -> tuple[Shape, ...]:
    """Dashes at the head and foot of the fold in the middle of a side."""
    return tuple(_line(width / 2, y, 0.0, FOLD_LENGTH, DASHES) for y in (UNPRINTED, height - UNPRINTED - FOLD_LENGTH))


def cut_line(x: float, y: float, width: float, height: float) -> Shape:
    """A dashed line to cut along, across (height 0) or down (width 0)."""
    return _line(x, y, width, height, DASHES)


def crop_marks(trim: Rect, bleed: float) -> tuple[Shape, ...]:
    """Two lines at every corner of the trim, outside the bleed."""
    start, end = bleed + CROP_GAP, bleed + CROP_GAP + CROP_LENGTH
    across = [_line(x, y, CROP_LENGTH, 0.0) for y in (trim.y, trim.bottom) for x in (trim.x - end, trim.right + start)]
    down = [_line(x, y, 0.0, CROP_LENGTH) for x in (trim.x, trim.right) for y in (trim.y - end, trim.bottom + start)]
    return (*across, *down)


def _line(x: float, y: float, width: float, height: float, dash: tuple[float, ...] = ()) -> Shape:
    segments = (("M", (0.0, 0.0)), ("L", (width, height)))
    return Shape(LAYOUT, x, y, segments, (width, height), None, BLACK, WEIGHT, "butt", "miter", dash)
