"""A vector picture: filled and stroked paths in its own coordinates, y downward."""

from __future__ import annotations

import math
from typing import Literal

from msgspec import Struct

from guide.base.units import Colour

Cap = Literal["butt", "round", "square"]
Join = Literal["miter", "round", "bevel"]

# One segment of a path: the operator and its coordinates.
# "M" move (2), "L" line (2), "C" cubic Bezier (6), "Z" close (0).
Segment = tuple[str, tuple[float, ...]]
# How far the control points of a quarter circle are from its ends, as a fraction of the radius.
KAPPA = 4 / 3 * (math.sqrt(2) - 1)


class PicturePath(Struct, frozen=True):
    """One path with its paint; None paints nothing."""

    segments: tuple[Segment, ...]
    fill: Colour | None = None
    stroke: Colour | None = None
    stroke_width: float = 1.0
    cap: Cap = "butt"
    join: Join = "miter"
    even_odd: bool = False


class Raster(Struct, frozen=True):
    """A picture of pixels: a practice's logo. `data` is a JPEG file, or rows of 8-bit samples when `jpeg` is not
    set; one sample a pixel if `gray`, else red, green and blue."""

    name: str
    width: float
    height: float
    data: bytes
    jpeg: bool
    gray: bool


class Picture(Struct, frozen=True):
    """A drawing of the given width and height (its own units). `digest` is that of its file's text, so it stays the
    same however files are read later; "" without a file."""

    name: str
    width: float
    height: float
    paths: tuple[PicturePath, ...]
    digest: str = ""

    def __hash__(self) -> int:
        """Quick, for caches keyed by picture; paths are compared only if hashes match."""
        return hash((self.name, self.width, self.height))
