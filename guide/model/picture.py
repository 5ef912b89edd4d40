"""A vector picture: filled and stroked paths in its own coordinates, y downward."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from guide.base.units import WHITE, Colour

Cap = Literal["butt", "round", "square"]
Join = Literal["miter", "round", "bevel"]

# x' = a x + c y + e, y' = b x + d y + f, as (a, b, c, d, e, f).
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

# One segment of a path: the operator and its coordinates.
# "M" move (2), "L" line (2), "C" cubic Bezier (6), "Z" close (0).
Segment = tuple[str, tuple[float, ...]]
# How far the control points of a quarter circle are from its ends, as a fraction of the radius.
KAPPA = 4 / 3 * (math.sqrt(2) - 1)
# The blend mode in which a colour hides what is below.
NORMAL = "normal"
# A corner is cut off where its point would reach further than so many half widths of the line (SVG 1.1, 11.4).
MITRE = 4.0


class Stop(Struct, frozen=True):
    """A colour of a gradient at its place, 0 to 1."""

    offset: float
    colour: Colour
    opacity: float = 1.0


class Gradient(Struct, frozen=True):
    """Colours from one point to another (x1, y1, x2, y2) or from one circle to another (x1, y1, r1, x2, y2, r2); before
    and behind them the outer colours go on. `matrix` takes these numbers into the picture's coordinates."""

    coordinates: tuple[float, ...]
    stops: tuple[Stop, ...]
    matrix: Matrix = IDENTITY

    @property
    def opaque(self) -> bool:
        return all(stop.opacity == 1 for stop in self.stops)


Paint = Colour | Gradient

# The first way to store a picture in which its width is its height (`Raster.turned`).
FIRST_ON_ITS_SIDE = 5


class PicturePath(Struct, frozen=True):
    """One path with its paint; None paints nothing. With a `matrix` the path, its line and its dashes are in coordinates of
    their own: a line that is broader across than along."""

    segments: tuple[Segment, ...]
    fill: Paint | None = None
    stroke: Paint | None = None
    stroke_width: float = 1.0
    cap: Cap = "butt"
    join: Join = "miter"
    even_odd: bool = False
    mitre: float = MITRE
    dash: tuple[float, ...] = ()
    dash_start: float = 0.0
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    matrix: Matrix | None = None


class PictureGroup(Struct, frozen=True):
    """Parts that are seen through as one, or only inside an outline.

    `mask` has grays: the parts are seen where it is white, and fade towards black and towards nothing. `blend` is how the
    group's colours meet those below, by the names of CSS. In an `isolated` group, parts meet only each other."""

    parts: tuple[PicturePath | PictureGroup, ...]
    opacity: float = 1.0
    clip: tuple[Segment, ...] = ()
    clip_even_odd: bool = False
    mask: tuple[PicturePath | PictureGroup, ...] = ()
    blend: str = NORMAL
    isolated: bool = False

    @property
    def as_one(self) -> bool:
        """Whether the parts are painted together first, and then put on what is below."""
        return self.opacity < 1 or bool(self.mask) or self.blend != NORMAL or self.isolated


Part = PicturePath | PictureGroup


class Raster(Struct, frozen=True):
    """A picture of pixels: a practice's logo, or a photo at its printed size. `data` is a JPEG file, or rows of 8-bit
    samples when `jpeg` is not set; one sample a pixel if `gray`, else red, green and blue. Width and height are those of
    the picture as it is seen; `turned` says how it is stored (Exif 2.32, 4.6.4): 1 is upright, from 5 on it lies on its
    side.

    Samples may be `filtered` and deflated as in a PNG (clause 9). `mask` has an opacity for each pixel, packed in the same
    way; empty if all are opaque. `toned` pixels have colours and are shown in grays.
    """

    name: str
    width: float
    height: float
    data: bytes
    jpeg: bool
    gray: bool
    turned: int = 1
    filtered: bool = False
    mask: bytes = b""
    toned: bool = False

    @property
    def stored_size(self) -> tuple[int, int]:
        """Width and height of what `data` holds."""
        size = round(self.width), round(self.height)
        return size[::-1] if self.turned >= FIRST_ON_ITS_SIDE else size


class Photo(Struct, frozen=True):
    """A picture of pixels in a topic, by the digest of its file; its size in pixels as it is seen. Its pixels are
    made when the size in print is known (`guide/read/photos/`)."""

    name: str
    width: float
    height: float
    digest: str
    path: str
    gray: bool = False


class Picture(Struct, frozen=True):
    """A drawing of the given width and height (its own units). `digest` is that of its file's text, so it stays the
    same however files are read later; "" without a file."""

    name: str
    width: float
    height: float
    paths: tuple[Part, ...]
    digest: str = ""

    def __hash__(self) -> int:
        """Quick, for caches keyed by picture; paths are compared only if hashes match."""
        return hash((self.name, self.width, self.height))


# Colours whose channels are all closer than this (0 to 255) look alike on paper.
SEEN = 32

# What a handout may show.
AnyPicture = Picture | Raster | Photo

# What becomes of a colour that is seen through this much, 0 to 1.
Repaint = Callable[[Colour, float], Colour]


def repainted(parts: tuple[Part, ...], repaint: Repaint, opacity: float = 1.0) -> tuple[Part, ...]:
    """The same parts in other colours."""
    return tuple(_repainted(part, repaint, opacity) for part in parts)


def seen_on_white(parts: tuple[Part, ...]) -> list[Colour]:
    """The colours of all parts, as they look on white paper."""
    seen: list[Colour] = []

    def look(colour: Colour, opacity: float) -> Colour:
        seen.append(WHITE.mixed(colour, opacity))
        return colour

    repainted(parts, look)
    return seen


def _repainted(part: Part, repaint: Repaint, opacity: float) -> Part:
    if isinstance(part, PictureGroup):
        return replace(part, parts=repainted(part.parts, repaint, opacity * part.opacity))
    return replace(
        part,
        fill=_other(part.fill, repaint, opacity * part.fill_opacity),
        stroke=_other(part.stroke, repaint, opacity * part.stroke_opacity),
    )


def _other(paint: Paint | None, repaint: Repaint, opacity: float) -> Paint | None:
    if isinstance(paint, Gradient):
        stops = (replace(stop, colour=repaint(stop.colour, opacity * stop.opacity)) for stop in paint.stops)
        return replace(paint, stops=tuple(stops))
    return None if paint is None else repaint(paint, opacity)
