"""Logos of every kind that a clinic may have, made here: always the same bytes."""

from __future__ import annotations

import functools
import io
import random
import struct
import zlib
from pathlib import Path

from PIL import Image

from guide.read.png import PNG
from guide.read.png_pixels import BANDS, DEPTHS, PALETTE
from tests.support import ROOT

ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
WIDTH, HEIGHT = 45, 31
# Nobody has these; every practice that is tried has one of the others.
BROKEN = {
    "zip.png": b"PK\3\4 a zip",
    "zip.svg": b"PK\3\4 a zip",
    "words.png": b"This is no picture.",
    "empty.png": b"",
    "pdf.jpg": b"%PDF-1.7\n",
    "gif.png": b"GIF89a" + bytes(20),
    "webp.png": b"RIFF\x24\0\0\0WEBPVP8 " + bytes(20),
    "none.svg": b"<svg",
    "away.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="https://example.org/a.png" width="9" height="9"/></svg>',
    "script.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>1</script></svg>',
    "blank.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>',
    "white.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#ffffff" d="M0 0H9V9H0Z"/></svg>',
    "large.png": PNG + bytes(600_000),
}  # fmt: skip


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(
    kind: int, depth: int, *, interlaced: bool = False, clear: bool = False, turned: int = 1,
    size: tuple[int, int] = (WIDTH, HEIGHT),
) -> bytes:  # fmt: skip
    """A PNG of noise in that colour type and depth."""
    noise = random.Random(kind * 100 + depth)  # noqa: S311  # always the same
    width, height = size
    lines = []
    for x, y, across, down in ADAM7 if interlaced else ((0, 0, 1, 1),):
        line = -(-len(range(x, width, across)) * BANDS[kind] * depth // 8)
        for _ in range(y, height, down) if line else ():
            lines.append(bytes((noise.randrange(5),)) + noise.randbytes(line))
    parts = [chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, interlaced))]
    if kind == PALETTE:
        parts.append(chunk(b"PLTE", noise.randbytes(3 * 2**depth)))
    if clear:
        parts.append(chunk(b"tRNS", {0: b"\0\1", 2: b"\0\1\0\2\0\3", 3: noise.randbytes(2**depth)}[kind]))
    if turned > 1:
        parts.append(chunk(b"eXIf", struct.pack(">4sIHHHIHHI", b"MM\0*", 8, 1, 0x0112, 3, 1, turned, 0, 0)))
    return PNG + b"".join((*parts, chunk(b"IDAT", zlib.compress(b"".join(lines))), chunk(b"IEND", b"")))


def jpeg(mode: str = "RGB", *, turned: int = 1, **options: object) -> bytes:
    image = Image.new(mode, (WIDTH, HEIGHT), "white" if mode != "CMYK" else 0)
    image.paste(Image.linear_gradient("L").resize((20, 20)).convert(mode), (5, 5))
    exif = Image.Exif()
    if turned > 1:
        exif[0x0112] = turned
    stream = io.BytesIO()
    image.save(stream, "JPEG", exif=exif, **options)
    return stream.getvalue()


def filled(colour: str, kind: str = "PNG", size: tuple[int, int] = (40, 30), mode: str = "RGB") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, colour).convert(mode).save(stream, kind)
    return stream.getvalue()


@functools.cache
def logos() -> dict[str, bytes]:
    """Those that can be used, by their names: an SVG, a PNG of each colour type and depth, JPEGs."""
    found = {"logo.svg": (ROOT / "practices" / "example-logo.svg").read_bytes()}
    for kind, depths in DEPTHS.items():
        found |= {f"png-{kind}-{depth}.png": png(kind, depth) for depth in depths}
    found |= {
        "interlaced.png": png(6, 8, interlaced=True), "interlaced-small.png": png(0, 1, interlaced=True),
        "clear-gray.png": png(0, 8, clear=True), "clear-colour.png": png(2, 8, clear=True),
        "clear-palette.png": png(3, 4, clear=True), "turned.png": png(2, 8, turned=6),
        "gray.jpg": jpeg("L"), "colour.jpg": jpeg(), "progressive.jpg": jpeg(progressive=True), "turned.jpg": jpeg(turned=6),
        "mirrored.jpg": jpeg(turned=4),
    }  # fmt: skip
    return found


@functools.cache
def faulty_logos() -> dict[str, bytes]:
    """Those that cannot."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    packed = chunk(b"IDAT", zlib.compress(bytes(20_000_000)))
    return BROKEN | {
        "bomb.png": PNG + chunk(b"IHDR", head) + packed + chunk(b"IEND", b""),
        "burst.png": PNG + chunk(b"IHDR", struct.pack(">IIBBBBB", 90, 90, 8, 2, 0, 0, 0)) + packed + chunk(b"IEND", b""),
        "wide.png": filled("navy", size=(2001, 20)), "small.png": filled("navy", size=(7, 7)),
        "sliver.png": filled("navy", size=(400, 10)), "white.png": filled("white"), "cut.png": png(2, 8)[:-40],
        "changed.png": png(2, 8).replace(b"IDAT", b"IDAX"), "print-shop.jpg": jpeg("CMYK"), "cut.jpg": jpeg()[:300],
        "wide.jpg": filled("navy", "JPEG", (2001, 20)),
    }  # fmt: skip


def put(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).write_bytes(data)
