"""PNG and JPEG pictures, bounded before anything is unpacked.

Only logos are rasters. A JPEG is unpacked only to see whether it is whole, and kept as it is (`jpeg.py`), so that its
pixels do not depend on a decoder; a PNG is unpacked, laid on white, turned upright and kept as samples.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from typing import TYPE_CHECKING

from guide.base.problems import Position, Problems
from guide.model.picture import FIRST_ON_ITS_SIDE, Raster
from guide.read.colour_profile import other_colours
from guide.read.jpeg import UPRIGHT, RareJpegError, bare_jpeg, jpeg_orientation, jpeg_profile, orientation

if TYPE_CHECKING:
    from PIL.Image import Image as Opened

LARGEST_SIDE = 2_000
SMALLEST_SIDE = 8
LONGEST_SHAPE = 20
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
# Where the header of a PNG says how many bits a sample has, and of what kind they are (PNG, 11.2.2).
DEPTH_AT, KIND_AT = 24, 25
GRAY, COLOUR = 0, 2


class _RasterError(Exception):
    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def is_raster(data: bytes) -> bool:
    """Whether the bytes start as a PNG or JPEG file does."""
    return data.startswith((PNG, JPEG))


def read_raster(name: str, path: str, data: bytes, problems: Problems) -> Raster | None:
    """The picture in a PNG or JPEG file; None after a problem."""
    try:
        raster, profile = _read(name, data)
    except _RasterError as refused:
        problems.error(Position(path), "picture", str(refused), refused.hint)
        return None
    if profile:
        problems.warning(
            Position(path), "picture", f"the colours of this picture are those of `{profile}`, and print a little otherwise",
            "convert it to sRGB",
        )  # fmt: skip
    return raster


def _read(name: str, data: bytes) -> tuple[Raster, str]:
    """The picture, and what the colours are called that it has instead of sRGB."""
    from PIL import Image  # only a practice with such a logo pays for it

    try:
        with warnings.catch_warnings():
            # What Pillow only warns about, such as a picture too large to unpack, is refused here.
            warnings.simplefilter("error")
            return _jpeg(name, data) if data.startswith(JPEG) else _png(name, data)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _RasterError(
            "this picture has far too many pixels", f"make it at most {LARGEST_SIDE:,} pixels on each side"
        ) from None
    except RareJpegError as rare:
        raise _RasterError(
            f"this picture is a JPEG of a rare kind ({rare})", "open it and save it as a plain JPEG, or as PNG"
        ) from None
    except (OSError, SyntaxError, ValueError, struct.error, Warning):
        raise _RasterError("this picture is broken or cut short", "save it again from its program") from None


def _opened(data: bytes, kind: str) -> Opened:
    """The picture, unpacked if it is small enough."""
    from PIL import Image

    image = Image.open(io.BytesIO(data), formats=(kind,))
    _check(image)
    image.load()
    return image


def _check(image: Opened) -> None:
    width, height = image.size
    if max(width, height) > LARGEST_SIDE:
        raise _RasterError(
            f"this picture has {width:,} by {height:,} pixels", f"make it at most {LARGEST_SIDE:,} pixels on each side"
        )
    if min(width, height) < SMALLEST_SIDE:
        raise _RasterError(f"this picture has {width} by {height} pixels", "there is nothing to see; use a larger one")
    if max(width, height) > LONGEST_SHAPE * min(width, height):
        raise _RasterError(f"this picture is {width} by {height} pixels", "it is too narrow to see; crop it")
    if getattr(image, "n_frames", 1) > 1:
        raise _RasterError("this picture is animated", "save it as one still picture")
    if image.mode == "CMYK":
        raise _RasterError("this picture uses print-shop colours (CMYK)", "save it as RGB")


def _jpeg(name: str, data: bytes) -> tuple[Raster, str]:
    # Phones put a second picture behind the first; without what names it, a file has one.
    bare, turned = bare_jpeg(data), jpeg_orientation(data)
    image = _opened(bare, "JPEG")
    width, height = image.size[::-1] if turned >= FIRST_ON_ITS_SIDE else image.size
    raster = Raster(name, float(width), float(height), bare, jpeg=True, gray=image.mode == "L", turned=turned)
    return raster, _profile(image, jpeg_profile(data))


def _png(name: str, data: bytes) -> tuple[Raster, str]:
    from PIL import Image

    image = _opened(data, "PNG")
    _check_sums(data)
    turned, profile = orientation(image.info.get("exif", b"")), image.info.get("icc_profile", b"")
    clear = _clear_colour(image, data[DEPTH_AT], data[KIND_AT])
    if image.mode.startswith("I"):
        # 16 bits a sample: the upper 8 are more than a printer shows.
        image = image.convert("I").point(lambda sample: sample / 256).convert("L")
    if clear is not None:
        image.info["transparency"] = clear
    gray = image.mode in ("1", "L") and clear is None
    if not gray:
        seen = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen)
    image = image.convert("L" if gray else "RGB")
    if turned != UPRIGHT:
        image = image.transpose(Image.Transpose(_TURNS[turned]))
    width, height = map(float, image.size)
    raster = Raster(name, width, height, image.tobytes(), jpeg=False, gray=gray)
    return raster, _profile(image, profile)


def _profile(image: Opened, profile: bytes) -> str:
    return other_colours(image, profile) if profile and image.mode == "RGB" else ""


# What turns a picture upright, by orientation: the number of a transposition of Pillow.
_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}


def _clear_colour(image: Opened, depth: int, kind: int) -> int | tuple[int, ...] | bytes | None:
    """The colour that a PNG says is clear (PNG, 11.3.2.1), for samples of 8 bits: it says it for its own."""
    clear: int | tuple[int, ...] | bytes | None = image.info.pop("transparency", None)
    if kind == GRAY and isinstance(clear, int) and image.mode != "1":
        return clear >> 8 if depth > 8 else clear * 255 // (2**depth - 1)
    if kind == COLOUR and depth > 8 and isinstance(clear, tuple):
        return tuple(part >> 8 for part in clear)
    return clear


def _check_sums(data: bytes) -> None:
    """Raise ValueError if a part of a PNG is not what was written, by its checksum (PNG, 5.3), or the last is not there."""
    at, kind = len(PNG), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", data, at)
        (said,) = struct.unpack_from(">I", data, at + 8 + length)
        if zlib.crc32(memoryview(data)[at + 4 : at + 8 + length]) != said:
            raise ValueError("a checksum is wrong")
        at += 12 + length
