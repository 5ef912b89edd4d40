"""PNG and JPEG pictures, bounded before anything is unpacked.

Only logos are rasters. A JPEG is not unpacked, so its pixels do not depend on a decoder, but its other data (place and
time of a photo, comments) is dropped; a PNG is unpacked, laid on white and kept as samples.
"""

from __future__ import annotations

import io
import struct
import warnings
from typing import TYPE_CHECKING

from guide.base.problems import Position, Problems
from guide.model.picture import Raster

if TYPE_CHECKING:
    from PIL.Image import Image as Opened

LARGEST_SIDE = 2_000
SMALLEST_SIDE = 8
LONGEST_SHAPE = 20
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
# Markers of JPEG: any, end of image, start of scan, comment; the application data that say how colours are coded.
MARKER, END, SCAN, COMMENT = 0xFF, 0xD9, 0xDA, 0xFE
KEPT_APPLICATIONS = (0xE0, 0xEE)
ORIENTATION = 0x0112
UPRIGHT = 1


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
        return _read(name, data)
    except _RasterError as refused:
        problems.error(Position(path), "picture", str(refused), refused.hint)
    return None


def _read(name: str, data: bytes) -> Raster:
    from PIL import Image  # slow to import, and only such logos need it

    try:
        with warnings.catch_warnings():
            # What Pillow only warns about, such as a picture too large to unpack, is refused here.
            warnings.simplefilter("error")
            image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
            _check(image)
            image.load()
            return _kept(name, image, data)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _RasterError(
            "this picture has far too many pixels", f"make it at most {LARGEST_SIDE:,} pixels on each side"
        ) from None
    except (OSError, SyntaxError, ValueError, struct.error, Warning):
        raise _RasterError("this picture is broken or cut short", "save it again from its program") from None


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
    if image.getexif().get(ORIENTATION, UPRIGHT) != UPRIGHT:
        raise _RasterError(
            "this picture is saved sideways or upside down", "open it, turn it upright and save it again"
        )


def _kept(name: str, image: Opened, data: bytes) -> Raster:
    width, height = map(float, image.size)
    if image.format == "JPEG":
        return Raster(name, width, height, _bare_jpeg(data), jpeg=True, gray=image.mode == "L")
    if image.mode.startswith(("I", "F")):
        # 16 bits a sample: the upper 8 are more than a printer shows.
        image = image.convert("I").point(lambda sample: sample / 257).convert("L")
    gray = image.mode in ("1", "L") and "transparency" not in image.info
    if not gray:
        from PIL import Image

        seen = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen)
    image = image.convert("L" if gray else "RGB")
    return Raster(name, width, height, image.tobytes(), jpeg=False, gray=gray)


def _bare_jpeg(data: bytes) -> bytes:
    """The file without application data, comments and anything after its end (ITU-T T.81, annex B)."""
    kept, at = bytearray(data[:2]), 2
    while at + 4 <= len(data):
        marker = data[at + 1]
        if data[at] != MARKER:
            break
        if marker == MARKER:
            at += 1  # fill bytes may come before a marker
            continue
        if marker == END:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == SCAN:
            end = _after_scan(data, end)
        if marker in KEPT_APPLICATIONS or not (marker in range(0xE0, 0xF0) or marker == COMMENT):
            kept += data[at:end]
        at = end
    return bytes(kept + bytes((MARKER, END)))


def _after_scan(data: bytes, at: int) -> int:
    """Where the next marker is after coded pixels, in which 0xFF is followed by 0 or a restart marker."""
    while True:
        at = data.find(MARKER, at)
        if at < 0 or at + 1 >= len(data):
            return len(data)
        if data[at + 1] not in (0x00, MARKER, *range(0xD0, 0xD8)):
            return at
        at += 1 if data[at + 1] == MARKER else 2
