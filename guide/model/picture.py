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
# How far the control points of a quarter circle stand out, as a part of the radius.
KAPPA = 4 / 3 * (math.sqrt(2) - 1)

# The first way to store a picture in which its width is its height (`Raster.turned`).
FIRST_ON_ITS_SIDE = 5


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
    set; one sample a pixel if `gray`, else red, green and blue. Width and height are those of the picture as it is seen;
    `turned` says how it is stored (Exif 2.32, 4.6.4): 1 is upright, from 5 on it lies on its side."""

    name: str
    width: float
    height: float
    data: bytes
    jpeg: bool
    gray: bool
    turned: int = 1

    @property
    def stored_size(self) -> tuple[int, int]:
        """Width and height of what `data` holds."""
        size = round(self.width), round(self.height)
        return size[::-1] if self.turned >= FIRST_ON_ITS_SIDE else size


class Picture(Struct, frozen=True):
    """A drawing of the given width and height (its own units). `digest` is that of the text of its file, so it stays the
    same however files are read later; "" for what comes from no file."""

    name: str
    width: float
    height: float
    paths: tuple[PicturePath, ...]
    digest: str = ""

    def __hash__(self) -> int:
        """Quick, for what is kept by picture; paths are compared only where these are the same."""
        return hash((self.name, self.width, self.height))
