"""PNG files unpacked without Pillow, where there is none, as in a browser: the same samples as `raster.py` gets with it.

Every colour type, depth, interlacing and clear colour (PNG, 3rd edition). Tests compare each with Pillow.
"""

from __future__ import annotations

import itertools
import re
import struct
import zlib
from collections.abc import Iterator

from msgspec import Struct

from guide.read.jpeg import UPRIGHT, orientation
from guide.read.png import COLOUR, GRAY, MOST_CHUNKS, PNG
from guide.read.png_filters import unfiltered

PALETTE, GRAY_ALPHA, COLOUR_ALPHA = 3, 4, 6
# Samples for a pixel, and the depths that they may have (PNG, 11.2.1).
BANDS = {GRAY: 1, COLOUR: 3, PALETTE: 1, GRAY_ALPHA: 2, COLOUR_ALPHA: 4}
DEPTHS = {GRAY: (1, 2, 4, 8, 16), COLOUR: (8, 16), PALETTE: (1, 2, 4, 8), GRAY_ALPHA: (8, 16), COLOUR_ALPHA: (8, 16)}
# The passes of an interlaced picture: first column, first row, and the steps to the next ones (PNG, 8.1).
ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
ALL = ((0, 0, 1, 1),)
WHITE = 255


class Head(Struct, frozen=True):
    """What a PNG says first. `frames` are those of a moving picture."""

    width: int
    height: int
    depth: int
    kind: int
    interlaced: bool
    frames: int


class Pixels(Struct, frozen=True):
    """Samples of 8 bits, row by row: one for each pixel if `gray`, else red, green and blue."""

    width: int
    height: int
    gray: bool
    data: bytes


def png_head(data: bytes) -> Head:
    """The size and kind of a picture. Raises ValueError or struct.error if it is no PNG."""
    width, height, depth, kind, _, filters, interlaced = struct.unpack_from(">IIBBBBB", data, len(PNG) + 8)
    if data[len(PNG) + 4 : len(PNG) + 8] != b"IHDR" or depth not in DEPTHS.get(kind, ()) or filters:
        raise ValueError("no kind of PNG")
    frames = 1
    for name, body in _chunks(data):
        if name == b"IDAT":
            break
        if name == b"acTL":
            (frames,) = struct.unpack_from(">I", body)
            if not 0 < frames <= 0x80000000:
                raise ValueError("a moving picture without frames")
    return Head(width, height, depth, kind, interlaced != 0, frames)


def png_pixels(data: bytes, head: Head) -> Pixels:
    """The picture upright, on white. Raises ValueError, struct.error or zlib.error if it is broken."""
    chunks: dict[bytes, bytes] = {}
    packed: list[bytes] = []
    for name, body in _chunks(data):
        if name == b"IDAT":
            packed.append(body)
        else:
            chunks[name] = body
    rows = _rows(b"".join(packed), head)
    gray, rows = _on_white(rows, head, chunks.get(b"PLTE", b""), chunks.get(b"tRNS"))
    bands = 1 if gray else 3
    width, height, rows = _upright(rows, head.width, head.height, bands, orientation(chunks.get(b"eXIf", b"")))
    return Pixels(width, height, gray, b"".join(rows))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(PNG)
    for _ in range(MOST_CHUNKS):
        length, name = struct.unpack_from(">I4s", data, at)
        yield name, data[at + 8 : at + 8 + length]
        if name == b"IEND":
            return
        at += 12 + length
    raise ValueError("there are too many parts")


def _rows(packed: bytes, head: Head) -> list[bytes]:
    """Every row of samples, each of 8 bits; of 16 bits, the upper 8 are more than a printer shows."""
    bands = BANDS[head.kind]
    bits = bands * head.depth
    passes = [
        (x, y, across, down, -(-(head.width - x) // across), -(-(head.height - y) // down))
        for x, y, across, down in (ADAM7 if head.interlaced else ALL)
        if x < head.width and y < head.height
    ]
    size = sum((1 + -(-width * bits // 8)) * height for *_, width, height in passes)
    raw = zlib.decompressobj().decompress(packed, size)
    if len(raw) < size:
        raise ValueError("the picture is cut short")
    rows = [bytearray(head.width * bands) for _ in range(head.height)]
    at = 0
    for x, y, across, down, width, height in passes:
        length = -(-width * bits // 8)
        before = bytes(length)
        for number in range(height):
            before = unfiltered(raw[at], raw[at + 1 : at + 1 + length], before, max(1, bits // 8))
            at += 1 + length
            row, samples = rows[y + number * down], _samples(before, head, width * bands)
            for band in range(bands):
                row[x * bands + band :: across * bands] = samples[band::bands]
    return [bytes(row) for row in rows]


def _samples(line: bytes, head: Head, count: int) -> bytes:
    """A row of a pass as samples of 8 bits; those of a palette stay numbers."""
    if head.depth == 8:
        return line
    if head.depth == 16:
        return line[::2]
    most = 2**head.depth - 1
    scale = 1 if head.kind == PALETTE else 255 // most
    table = [
        bytes((byte >> shift & most) * scale for shift in range(8 - head.depth, -1, -head.depth)) for byte in range(256)
    ]
    return b"".join(map(table.__getitem__, line))[:count]


def _on_white(rows: list[bytes], head: Head, palette: bytes, clear: bytes | None) -> tuple[bool, list[bytes]]:
    """The rows as they look on white paper, and whether they are gray."""
    if head.kind == GRAY:
        if clear is None:
            return True, rows
        (said,) = struct.unpack_from(">H", clear)
        # Of black and white, Pillow takes the number itself; on white, only black shows it.
        value = said >> 8 if head.depth > 8 else said if head.depth == 1 else said * 255 // (2**head.depth - 1)
        gone = bytes(WHITE if sample == value & 0xFF else sample for sample in range(256))
        return False, [_tripled(row.translate(gone)) for row in rows]
    if head.kind == COLOUR:
        if clear is None:
            return False, rows
        parts = struct.unpack_from(">HHH", clear)
        colour = bytes((part >> 8 if head.depth > 8 else part & 0xFF) for part in parts)
        return False, [_without(row, colour) for row in rows]
    if head.kind == PALETTE:
        tables = _palette(palette, clear or b"")
        return False, [_interleaved(*(row.translate(table) for table in tables)) for row in rows]
    if head.kind == GRAY_ALPHA:
        return False, [_blended(_tripled(row[::2]), row[1::2]) for row in rows]
    return False, [_blended(_interleaved(row[::4], row[1::4], row[2::4]), row[3::4]) for row in rows]


def _tripled(row: bytes) -> bytes:
    return _interleaved(row, row, row)


def _interleaved(red: bytes, green: bytes, blue: bytes) -> bytes:
    out = bytearray(3 * len(red))
    out[::3], out[1::3], out[2::3] = red, green, blue
    return bytes(out)


def _without(row: bytes, colour: bytes) -> bytes:
    """A row in which all pixels of a colour are white."""
    if colour not in row:
        return row
    return re.sub(b"(?s)...", lambda pixel: b"\xff\xff\xff" if pixel[0] == colour else pixel[0], row)


def _palette(palette: bytes, alpha: bytes) -> list[bytes]:
    """For each of red, green and blue, the sample on white by number. Numbers that the palette lacks are black."""
    colours = palette[:768].ljust(768, b"\0")
    clear = alpha[:256].ljust(256, b"\xff")
    return [bytes(map(on_white, colours[band::3], clear)) for band in range(3)]


def on_white(sample: int, alpha: int) -> int:
    """A sample as it looks on white, reckoned as Pillow does."""
    if not alpha:
        return WHITE
    sum_ = (sample * alpha + WHITE * (255 - alpha)) * 128 + 0x4000
    return (sum_ + (sum_ >> 8)) >> 15


def _blended(row: bytes, alpha: bytes) -> bytes:
    """A row of red, green and blue on white."""
    count = len(alpha)
    if alpha.count(255) == count:
        return row
    if not any(alpha):
        return b"\xff" * len(row)
    return bytes(map(on_white, row, itertools.chain.from_iterable(zip(alpha, alpha, alpha, strict=True))))


def _upright(rows: list[bytes], width: int, height: int, bands: int, turned: int) -> tuple[int, int, list[bytes]]:
    """The rows of a picture as it is seen that is stored in this way (Exif 2.32, 4.6.4)."""
    if turned == UPRIGHT:
        return width, height, rows
    if turned in (2, 3):
        rows = [_mirrored(row, bands) for row in rows]
    if turned in (3, 4):
        return width, height, rows[::-1]
    if turned == 2:
        return width, height, rows
    if turned in (6, 7):
        rows = rows[::-1]
    data = b"".join(rows)
    step = width * bands
    columns = []
    for column in range(width):
        line = bytearray(height * bands)
        for band in range(bands):
            line[band::bands] = data[column * bands + band :: step]
        columns.append(bytes(line))
    return height, width, columns[::-1] if turned in (7, 8) else columns


def _mirrored(row: bytes, bands: int) -> bytes:
    out = bytearray(len(row))
    for band in range(bands):
        out[band::bands] = row[band::bands][::-1]
    return bytes(out)
