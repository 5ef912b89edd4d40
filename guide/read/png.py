"""PNG files unpacked: whatever their samples are, 8 bits of gray or of red, green and blue, with alpha if any are clear."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from guide.read.jpeg import UPRIGHT, orientation

if TYPE_CHECKING:
    from PIL.Image import Image as Opened

PNG = b"\x89PNG\r\n\x1a\n"
# Where the header of a PNG says how many bits a sample has, and of what kind they are (PNG, 11.2.2).
DEPTH_AT, KIND_AT = 24, 25
GRAY, COLOUR = 0, 2
# Large photos have some thousands.
MOST_CHUNKS = 20_000

# What turns a picture upright, by orientation: the number of a transposition of Pillow.
TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}


def png_samples(image: Opened, data: bytes) -> Opened:
    """An opened PNG upright, as `L`, `RGB` or `RGBA`."""
    turned = orientation(image.info.get("exif", b""))
    clear = _clear_colour(image, data[DEPTH_AT], data[KIND_AT])
    if image.mode.startswith("I"):
        # 16 bits a sample: the upper 8 are more than a printer shows.
        image = image.convert("I").point(lambda sample: sample / 256).convert("L")
    if clear is not None:
        image.info["transparency"] = clear
    if image.mode == "1" and clear is None:
        image = image.convert("L")
    elif image.mode not in ("L", "RGB") or clear is not None:
        image = image.convert("RGBA")
    image.load()
    return upright(image, turned)


def upright(image: Opened, turned: int) -> Opened:
    """A picture as it is seen that is stored in this way (Exif 2.32, 4.6.4)."""
    from PIL import Image

    return image if turned == UPRIGHT else image.transpose(Image.Transpose(TURNS[turned]))


def on_white(image: Opened) -> Opened:
    """A picture with alpha as it looks on white paper."""
    from PIL import Image

    if image.mode != "RGBA":
        return image
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")


def _clear_colour(image: Opened, depth: int, kind: int) -> int | tuple[int, ...] | bytes | None:
    """The colour that a PNG says is clear (PNG, 11.3.2.1), for samples of 8 bits: it says it for its own."""
    clear: int | tuple[int, ...] | bytes | None = image.info.pop("transparency", None)
    if kind == GRAY and isinstance(clear, int) and image.mode != "1":
        return clear >> 8 if depth > 8 else clear * 255 // (2**depth - 1)
    if kind == COLOUR and depth > 8 and isinstance(clear, tuple):
        return tuple(part >> 8 for part in clear)
    return clear


def check_sums(data: bytes) -> None:
    """Raise ValueError if a part of a PNG is not what was written, by its checksum (PNG, 5.3), if the last is not there, or
    if there are so many that a decoder is busy with them alone."""
    at, kind = len(PNG), b""
    for _ in range(MOST_CHUNKS):
        if kind == b"IEND":
            return
        length, kind = struct.unpack_from(">I4s", data, at)
        (said,) = struct.unpack_from(">I", data, at + 8 + length)
        if zlib.crc32(memoryview(data)[at + 4 : at + 8 + length]) != said:
            raise ValueError("a checksum is wrong")
        at += 12 + length
    raise ValueError("there are too many parts")
