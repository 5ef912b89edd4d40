"""Lengths, rectangles and colours. Lengths are points (1/72 in) unless said otherwise.

Layout coordinates start at the top left corner of the page and grow to the right and downward; only the
draw and write stages know that PDF counts upward.
"""

from __future__ import annotations

import functools
import operator
import re
import sys
from collections.abc import Callable, Iterable
from typing import Annotated

from msgspec import Struct

POINTS_PER_UNIT = {"pt": 1.0, "in": 72.0, "mm": 72.0 / 25.4, "cm": 72.0 / 2.54}

# No page is larger (ISO 32000-1, annex C.2).
LARGEST_LENGTH = 14_400.0

# Marks a float field that YAML writes as a length with its unit.
Length = Annotated[float, "length"]

_LENGTH = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)\s*([a-zA-Z%]*)")
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def parse_length(text: str) -> float:
    """`0.75in`, `20mm`, `12pt` or `2cm` as points. Raises ValueError with a message for an editor."""
    match = _LENGTH.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"expected a length such as `12pt` or `0.75in`, got `{text}`")
    number, unit = match.groups()
    if unit not in POINTS_PER_UNIT:
        named = f"unknown unit `{unit}`" if unit else "a length without a unit"
        raise ValueError(f"{named} in `{text}`: use pt, in, mm or cm")
    length = float(number) * POINTS_PER_UNIT[unit]
    if not 0 <= length <= LARGEST_LENGTH:
        raise ValueError(f"`{text}` is not between 0 and 200 in")
    return length


class Rect(Struct, frozen=True):
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def inset(self, by: float) -> Rect:
        return Rect(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def overlaps(self, other: Rect, tolerance: float = 0.0) -> bool:
        """True if both share an area deeper than the tolerance on each axis."""
        return (
            min(self.right, other.right) - max(self.x, other.x) > tolerance
            and min(self.bottom, other.bottom) - max(self.y, other.y) > tolerance
        )

    def contains(self, other: Rect, tolerance: float = 0.0) -> bool:
        return (
            other.x >= self.x - tolerance
            and other.y >= self.y - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )

    def union(self, other: Rect) -> Rect:
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


class Colour(Struct, frozen=True):
    """An sRGB colour, 0 to 255 a channel."""

    red: int
    green: int
    blue: int

    @classmethod
    def parse(cls, text: str) -> Colour:
        """`#0b5d70` as a colour. Raises ValueError with a message for an editor."""
        if not _HEX.fullmatch(text):
            raise ValueError(f"expected a colour such as `#0b5d70`, got `{text}`")
        return cls(int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16))

    @property
    def hex(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """Relative luminance, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
        red, green, blue = (to_linear(channel / 255) for channel in (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def gray(self) -> Colour:
        """The gray of an office printer: the luma of ITU-R BT.601 on the encoded channels."""
        luma = round(0.299 * self.red + 0.587 * self.green + 0.114 * self.blue)
        return Colour(luma, luma, luma)

    def mixed(self, other: Colour, share: float) -> Colour:
        """This colour mixed with a share of another, 0 to 1, channel by channel."""
        pairs = zip((self.red, self.green, self.blue), (other.red, other.green, other.blue), strict=True)
        return Colour(*(round(own + (their - own) * share) for own, their in pairs))


WHITE = Colour(255, 255, 255)
BLACK = Colour(0, 0, 0)


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    light, dark = sorted((one.luminance, other.luminance), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def to_linear(channel: float) -> float:
    """The amount of light for a channel of sRGB, both 0 to 1."""
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _one_by_one(lengths: Iterable[float]) -> float:
    return functools.reduce(operator.add, lengths, 0)


# Lengths added one after the other. From Python 3.12 on, `sum` rounds otherwise, and what is printed would depend on it.
sum_of: Callable[[Iterable[float]], float] = sum if sys.version_info < (3, 12) else _one_by_one
