"""The pixels of a photo for its size in print: upright, in sRGB, as a JPEG or as filtered rows, and nothing besides."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING

from guide.model.picture import FIRST_ON_ITS_SIDE, Photo, Raster
from guide.read.bitmaps import opened
from guide.read.colour_profile import in_srgb
from guide.read.jpeg import JPEG, bare_jpeg, jpeg_orientation, jpeg_profile
from guide.read.photos.check import LIMITS
from guide.read.photos.kept import Kept
from guide.read.png import PNG, on_white, png_samples, upright

if TYPE_CHECKING:
    from PIL.Image import Image as Opened

QUALITY = 85
# Bytes that a pixel has in a JPEG at most: of noise, it has half as many.
MOST_OF_A_PIXEL = 4
# A JPEG is unpacked at no less than so many times its size in print, then made smaller.
SPARE = 2
# Rows may have so many times the bytes of a JPEG: of drawings and screens, a JPEG is blurred around every edge.
WORTH = 2
COMPRESSION = 9


def prepared(photo: Photo, data: bytes, width: float, kept: Kept, *, opaque: bool = False) -> Raster:
    """A photo in so many pixels across, or in all it has if they are fewer; with `opaque`, as it looks on white. `data` is
    its file."""
    size = size_of(photo, width)
    key = key_of(photo, width, opaque=opaque)
    known = kept.recall(Raster, *key)
    if known is None:
        known = _prepared(photo, data, size, opaque=opaque)
        kept.keep(known, *key)
    return known


def size_of(photo: Photo, width: float) -> tuple[int, int]:
    """The size in pixels of a photo in so many across."""
    across = max(1, min(round(width), round(photo.width)))
    return across, max(1, round(photo.height * across / photo.width))


def key_of(photo: Photo, width: float, *, opaque: bool = False) -> tuple[object, ...]:
    """Under what the pixels are kept."""
    return ("pixels", photo.digest, *size_of(photo, width), photo.gray, opaque, photo.name)


def _prepared(photo: Photo, data: bytes, size: tuple[int, int], *, opaque: bool) -> Raster:
    is_jpeg = data.startswith(JPEG)
    image = _jpeg(data, size) if is_jpeg else _png(data, size)
    if opaque:
        image = on_white(image)
    mask = b""
    if image.mode == "RGBA":
        alpha = image.getchannel("A")
        # What cannot be seen must not colour the edges of what can.
        seen = image.convert("RGB")
        seen.paste("white", mask=alpha.point([255] + [0] * 255))
        mask = _deflated(_rows(alpha)) if alpha.getextrema() != (255, 255) else b""
        image = seen
    if photo.gray:
        image = image.convert("L")
    image.info = {}
    packed, jpeg = b"", _as_jpeg(image)
    if not is_jpeg:
        rows = _rows(image)
        # Compressing well takes long; that a photo is none for this shows at once.
        if len(zlib.compress(rows, 1)) <= 2 * WORTH * len(jpeg):
            packed = _deflated(rows)
    as_jpeg = not packed or len(packed) > WORTH * len(jpeg)
    width, height = map(float, image.size)
    return Raster(
        photo.name, width, height, jpeg if as_jpeg else packed, jpeg=as_jpeg, gray=image.mode == "L",
        filtered=not as_jpeg, mask=mask,
    )  # fmt: skip


def _jpeg(data: bytes, size: tuple[int, int]) -> Opened:
    turned = jpeg_orientation(data)
    stored = size[::-1] if turned >= FIRST_ON_ITS_SIDE else size
    image = opened(bare_jpeg(data), "JPEG", LIMITS)
    image.draft(None, (SPARE * stored[0], SPARE * stored[1]))
    return in_srgb(upright(_scaled(image, stored), turned), jpeg_profile(data))


def _png(data: bytes, size: tuple[int, int]) -> Opened:
    image = opened(data, "PNG", LIMITS)
    profile = image.info.get("icc_profile", b"")
    return in_srgb(_scaled(png_samples(image, data), size), profile)


def _scaled(image: Opened, size: tuple[int, int]) -> Opened:
    from PIL import Image

    return image if image.size == size else image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _as_jpeg(image: Opened) -> bytes:
    from PIL import ImageFile

    written = io.BytesIO()
    # To optimize, Pillow sets aside a byte for each pixel; noise, such as that of a photo in the dark, needs more.
    usual = ImageFile.MAXBLOCK
    ImageFile.MAXBLOCK = max(usual, MOST_OF_A_PIXEL * image.width * image.height)
    try:
        image.save(written, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    finally:
        ImageFile.MAXBLOCK = usual
    return written.getvalue()


def _rows(image: Opened) -> bytes:
    """The samples, each row with the filter that Pillow finds best for it (PNG, clause 9)."""
    written = io.BytesIO()
    image.save(written, "PNG", compress_level=0)
    data, at, parts = written.getvalue(), len(PNG), []
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        if kind == b"IDAT":
            parts.append(data[at + 8 : at + 8 + length])
        at += 12 + length
    return zlib.decompress(b"".join(parts))


def _deflated(rows: bytes) -> bytes:
    """Compressed by the same library as everything else in a file, so that the bytes are the same everywhere."""
    return zlib.compress(rows, COMPRESSION)


def png_of(raster: Raster) -> bytes:
    """A PNG file of filtered rows without a mask."""
    kind = 0 if raster.gray else 2
    header = struct.pack(">IIBBBBB", round(raster.width), round(raster.height), 8, kind, 0, 0, 0)
    return PNG + b"".join(map(_chunk, (b"IHDR", b"IDAT", b"IEND"), (header, raster.data, b"")))


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
