"""PNG and JPEG pictures of a practice, bounded before anything is unpacked.

A JPEG is unpacked only to see whether it is whole, and kept as it is (`jpeg.py`), so that its
pixels do not depend on a decoder; a PNG is unpacked, laid on white, turned upright and kept as samples.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.base.problems import Position, Problems
from guide.model.picture import FIRST_ON_ITS_SIDE, Raster
from guide.read.bitmaps import BitmapError, Limits, has_pillow, opened, refusing
from guide.read.colour_profile import other_colours
from guide.read.jpeg import JPEG, bare_jpeg, jpeg_orientation, jpeg_profile
from guide.read.plain_raster import plain_raster
from guide.read.png import check_sums, on_white, png_samples

if TYPE_CHECKING:
    from PIL.Image import Image as Opened

LARGEST_SIDE = 2_000
LIMITS = Limits(LARGEST_SIDE, LARGEST_SIDE**2, f"make it at most {LARGEST_SIDE:,} pixels on each side")


def read_raster(name: str, path: str, data: bytes, problems: Problems) -> Raster | None:
    """The picture in a PNG or JPEG file; None after a problem."""
    try:
        with refusing(LIMITS):
            raster, profile = _read(name, data)
    except BitmapError as refused:
        problems.error(Position(path), "picture", str(refused), refused.hint)
        return None
    if profile:
        problems.warning(
            Position(path), "picture", f"the colours of this picture are those of `{profile}`, and print a little otherwise",
            "convert it to sRGB",
        )  # fmt: skip
    return raster


def _read(name: str, data: bytes) -> tuple[Raster, str]:
    if not has_pillow():
        return plain_raster(name, data, LIMITS), ""
    return _jpeg(name, data) if data.startswith(JPEG) else _png(name, data)


def _opened(data: bytes, kind: str) -> Opened:
    """The picture, unpacked if it is small enough."""
    image = opened(data, kind, LIMITS)
    if image.mode == "CMYK":
        raise BitmapError("this picture uses print-shop colours (CMYK)", "save it as RGB")
    image.load()
    return image


def _jpeg(name: str, data: bytes) -> tuple[Raster, str]:
    # Phones put a second picture behind the first; without what names it, a file has one.
    bare, turned = bare_jpeg(data), jpeg_orientation(data)
    image = _opened(bare, "JPEG")
    width, height = image.size[::-1] if turned >= FIRST_ON_ITS_SIDE else image.size
    raster = Raster(name, float(width), float(height), bare, jpeg=True, gray=image.mode == "L", turned=turned)
    return raster, _profile(image, jpeg_profile(data))


def _png(name: str, data: bytes) -> tuple[Raster, str]:
    check_sums(data)
    image = _opened(data, "PNG")
    profile = image.info.get("icc_profile", b"")
    image = on_white(png_samples(image, data))
    width, height = map(float, image.size)
    raster = Raster(name, width, height, image.tobytes(), jpeg=False, gray=image.mode == "L")
    return raster, _profile(image, profile)


def _profile(image: Opened, profile: bytes) -> str:
    return other_colours(image, profile) if profile and image.mode == "RGB" else ""
