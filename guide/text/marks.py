"""Whether a face can draw a letter with separate marks on it, such as an x with a dot below and a hat."""

from __future__ import annotations

from itertools import combinations

import uharfbuzz as hb

from guide.base.units import Rect

# A mark hides another if it covers so much of the smaller of the two.
HIDDEN = 0.5
# A letter and its marks: no writing puts more on one.
MOST_TOGETHER = 8


def places_marks(font: hb.Font, letter: str) -> bool:
    """Whether the font has the letter with all its marks, says where each of them belongs (GPOS), and none of them hides
    another."""
    if "GPOS" not in font.face.table_tags:
        return False
    wider = hb.Font(font.face)
    wider.synthetic_bold = (0.5, 0.0, False)
    if len(letter) > MOST_TOGETHER:
        return False
    (first, *marks), (_, *moved) = _placed(font, letter), _placed(wider, letter)
    # A mark that the font puts in its place moves when letters get wider. Any other stays where it is.
    if not first[0] or any(not mark[0] or mark[1] == other[1] for mark, other in zip(marks, moved, strict=True)):
        return False
    boxes = [_ink(font, *mark) for mark in marks]
    return not any(_hides(one, other) for one, other in combinations(boxes, 2))


def _placed(font: hb.Font, letter: str) -> list[tuple[int, int, int]]:
    """The glyphs of a letter with their offsets."""
    buffer = hb.Buffer()
    buffer.add_str(letter)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    pairs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return [(info.codepoint, position.x_offset, position.y_offset) for info, position in pairs]


def _ink(font: hb.Font, glyph: int, x: int, y: int) -> Rect:
    extents = font.get_glyph_extents(glyph)
    if extents is None:
        return Rect(x, y, 0.0, 0.0)
    # Its height is counted downward from its top.
    return Rect(x + extents.x_bearing, y + extents.y_bearing + extents.height, extents.width, -extents.height)


def _hides(one: Rect, other: Rect) -> bool:
    wide = min(one.right, other.right) - max(one.x, other.x)
    high = min(one.bottom, other.bottom) - max(one.y, other.y)
    smaller = min(one.width * one.height, other.width * other.height)
    return wide > 0 and high > 0 and wide * high > HIDDEN * smaller
