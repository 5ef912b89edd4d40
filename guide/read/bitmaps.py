"""What holds for every picture of pixels, logo or photo: PNG or JPEG, bounded before it is unpacked, still, and whole."""

from __future__ import annotations

import contextlib
import functools
import importlib.util
import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from guide.model.picture import SEEN
from guide.read.jpeg import JPEG, RareJpegError
from guide.read.png import PNG

if TYPE_CHECKING:
    from PIL.Image import Image as Opened

SMALLEST_SIDE = 8
LONGEST_SHAPE = 20
# The least part of the pixels that is taken for something to see: a scan has specks.
LEAST = 1 / 2_000


class Limits(Struct, frozen=True):
    """The most pixels on a side and in all, and what to do with a picture that has more."""

    side: int
    pixels: int
    hint: str


class BitmapError(Exception):
    """A picture that is not printed, and what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def is_bitmap(data: bytes) -> bool:
    """Whether the bytes start as a PNG or JPEG file does."""
    return data.startswith((PNG, JPEG))


@functools.cache
def has_pillow() -> bool:
    """Whether Pillow is here; a browser has none (`plain_raster.py`)."""
    return importlib.util.find_spec("PIL") is not None


def _bombs() -> tuple[type[Exception], ...]:
    """What Pillow raises if a picture is far too large."""
    if not has_pillow():
        return ()
    from PIL import Image  # only who has such a picture pays for it

    return Image.DecompressionBombError, Image.DecompressionBombWarning


@contextlib.contextmanager
def refusing(limits: Limits) -> Iterator[None]:
    """Turns whatever a decoder says about a file into a `BitmapError`."""
    bombs = _bombs()
    try:
        with warnings.catch_warnings():
            # What Pillow only warns about, such as a picture too large to unpack, is refused here.
            warnings.simplefilter("error")
            yield
    except bombs:
        raise BitmapError("this picture has far too many pixels", limits.hint) from None
    except RareJpegError as rare:
        raise BitmapError(
            f"this picture is a JPEG of a rare kind ({rare})", "open it and save it as a plain JPEG, or as PNG"
        ) from None
    except (OSError, SyntaxError, ValueError, struct.error, zlib.error, Warning):
        raise BitmapError("this picture is broken or cut short", "save it again from its program") from None


def opened(data: bytes, kind: str, limits: Limits) -> Opened:
    """A picture of which only the head was read: neither too large nor too small, and it does not move."""
    from PIL import Image

    image = Image.open(io.BytesIO(data), formats=(kind,))
    check_shape(*image.size, getattr(image, "n_frames", 1), limits)
    return image


def check_shape(width: int, height: int, frames: int, limits: Limits) -> None:
    """Raise BitmapError if a picture is too large or too small, or moves."""
    if max(width, height) > limits.side or width * height > limits.pixels:
        raise BitmapError(f"this picture has {width:,} by {height:,} pixels", limits.hint)
    if min(width, height) < SMALLEST_SIDE:
        raise BitmapError(f"this picture has {width} by {height} pixels", "there is nothing to see; use a larger one")
    if max(width, height) > LONGEST_SHAPE * min(width, height):
        raise BitmapError(f"this picture is {width} by {height} pixels", "it is too narrow to see; crop it")
    if frames > 1:
        raise BitmapError("this picture is animated", "save it as one still picture")


def is_seen(image: Opened) -> bool:
    """Whether anything in a picture without alpha differs from white paper."""
    from PIL import ImageChops

    darkest = functools.reduce(ImageChops.darker, image.split())
    return sum(darkest.histogram()[: 256 - SEEN]) >= LEAST * image.width * image.height
