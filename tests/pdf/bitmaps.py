"""PNG and JPEG files of every kind that people have, with a colour in each corner."""

from __future__ import annotations

import io
import itertools
import struct
import zlib
from typing import Any

from PIL import Image, ImageOps

SIZE = WIDTH, HEIGHT = 48, 32
# JPEG changes colours a little, and so does a printed size that is no multiple of the pixels.
NEAR = 12
RED, GREEN, BLUE, DARK, WHITE = (200, 10, 20), (10, 160, 60), (20, 40, 180), (40, 40, 40), (255, 255, 255)
Four = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...]]
FOUR: Four = (RED, GREEN, BLUE, DARK)
GRAYS = (0, 85, 170, 255)
GRAY_FOUR: Four = tuple((tone,) * 3 for tone in GRAYS)  # type: ignore[assignment]  # there are four


def four(colours: Any = FOUR, mode: str = "RGB") -> Image.Image:
    """A picture with a colour in each corner."""
    image = Image.new(mode, SIZE)
    for number, colour in enumerate(colours):
        x, y = number % 2 * WIDTH // 2, number // 2 * HEIGHT // 2
        image.paste(colour, (x, y, x + WIDTH // 2, y + HEIGHT // 2))
    return image


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def photo(orientation: int) -> Image.Exif:
    """What a phone says of a photo: how it is turned, and where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Phone of somebody"
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (52.0, 31.0, 12.0)
    return exif


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(depth: int, kind: int, samples: list[list[int]], *chunks: bytes) -> bytes:
    """A PNG with these samples (as many for a pixel as its kind has), one list for each corner."""
    per_pixel = len(samples[0])
    rows = []
    for y in range(HEIGHT):
        row = [part for x in range(WIDTH) for part in samples[_corner(x, y)]]
        bits = "".join(f"{part:0{depth}b}" for part in row)
        rows.append(b"\0" + int(bits, 2).to_bytes(WIDTH * per_pixel * depth // 8, "big"))
    return png_of(depth, kind, rows, *chunks)


def interlaced() -> bytes:
    """A PNG in seven passes (PNG, 8.2)."""
    passes = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    rows = [
        b"\0" + b"".join(bytes(FOUR[_corner(x, y)]) for x in range(left, WIDTH, right))
        for left, top, right, down in passes
        for y in range(top, HEIGHT, down)
    ]
    return png_of(8, 2, rows, passes=1)


def _corner(x: int, y: int) -> int:
    return y // (HEIGHT // 2) * 2 + x // (WIDTH // 2)


def png_of(depth: int, kind: int, rows: list[bytes], *chunks: bytes, passes: int = 0) -> bytes:
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, depth, kind, 0, 0, passes)
    parts = chunk(b"IHDR", header), *chunks, chunk(b"IDAT", zlib.compress(b"".join(rows))), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


JPEG = saved(four(), "JPEG", quality=95, subsampling=0)
START, REST = JPEG[:2], JPEG[2:]
PALETTE = chunk(b"PLTE", bytes((*RED, *GREEN)))
TWO: Four = (RED, GREEN, RED, GREEN)
TURNED = {
    f"JPEG, orientation {number}": saved(four(), "JPEG", quality=95, subsampling=0, exif=photo(number))
    for number in range(10)
} | {f"PNG, orientation {number}": saved(four(), "PNG", exif=photo(number)) for number in range(10)}


def upright(data: bytes) -> Four:
    """The colours as Pillow turns them; it takes what is not known for upright, as all programs do."""
    image = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    return corners(image)


def corners(image: Image.Image) -> Four:
    """The colour in the middle of each quarter."""
    seen = image.convert("RGB")
    places = [(x, y) for y in (1, 3) for x in (1, 3)]
    found = [seen.getpixel((seen.width * x // 4, seen.height * y // 4)) for x, y in places]
    return tuple(found)  # type: ignore[return-value]  # there are four, of three parts


def apart(one: Four, other: Four) -> int:
    """How far colours are from each other at most."""
    pairs = zip(itertools.chain(*one), itertools.chain(*other), strict=True)
    return max(abs(a - b) for a, b in pairs)


# The file, and the colour of each quarter.
BITMAPS: dict[str, tuple[bytes, Four]] = {name: (data, upright(data)) for name, data in TURNED.items()} | {
    "JPEG, orientation in words": (START + segment(0xE1, b"Exif\0\0MM\0*" + struct.pack(
        ">IHHHI4s", 8, 1, 0x0112, 2, 2, b"6\0\0\0")) + REST, FOUR),
    "JPEG, photo data that is none": (START + segment(0xE1, b"Exif\0\0nothing of the kind") + REST, FOUR),
    "JPEG, photo data cut short": (START + segment(0xE1, b"Exif\0\0II*\0\x08\0\0\0\xff\xff") + REST, FOUR),
    "JPEG with a second picture behind it": (
        saved(four(), "MPO", save_all=True, append_images=[four((WHITE,) * 4)], quality=95, subsampling=0), FOUR),
    "JPEG with a broken word of a second picture": (START + segment(0xE2, b"MPF\0II*\0\x08\0") + REST, FOUR),
    "JPEG with stray bytes between its parts": (
        START + segment(0xFE, b"by nobody") + b"stray" + REST, FOUR),
    "JPEG with a small picture in its head": (
        START + segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\2\2" + bytes(12)) + JPEG[20:], FOUR),
    "JPEG, gray": (saved(four(GRAYS, "L"), "JPEG", quality=95), GRAY_FOUR),
    "JPEG, progressive": (saved(four(), "JPEG", progressive=True, quality=95, subsampling=0), FOUR),
    "JPEG, coarse colours": (saved(four(), "JPEG", quality=95, subsampling=2), FOUR),
    "JPEG, restarts": (saved(four(), "JPEG", restart_marker_blocks=1, quality=95, subsampling=0), FOUR),
    "JPEG of red, green and blue": (saved(four(), "JPEG", keep_rgb=True, quality=95), FOUR),
    "JPEG of red, green and blue that does not say so": (
        saved(four(), "JPEG", keep_rgb=True, quality=95).replace(segment(0xEE, b"Adobe\0\x64\0\0\0\0\0"), b""), FOUR),
    "JPEG, a profile that is none": (START + segment(0xE2, b"ICC_PROFILE\0\1\1nothing") + REST, FOUR),
    "PNG, black and white": (png(1, 0, [[0], [1], [1], [0]]), GRAY_FOUR[::3] + GRAY_FOUR[::-3]),
    "PNG, gray of 2 bits": (png(2, 0, [[0], [1], [2], [3]]), GRAY_FOUR),
    "PNG, gray of 4 bits": (png(4, 0, [[0], [5], [10], [15]]), GRAY_FOUR),
    "PNG, gray of 8 bits": (png(8, 0, [[tone] for tone in GRAYS]), GRAY_FOUR),
    "PNG, gray of 16 bits": (png(16, 0, [[tone * 257] for tone in GRAYS]), GRAY_FOUR),
    "PNG, gray of 1 bit, black is clear": (
        png(1, 0, [[0], [1], [0], [1]], chunk(b"tRNS", b"\0\1")), ((0, 0, 0), WHITE) * 2),
    "PNG, gray of 2 bits, one is clear": (
        png(2, 0, [[0], [1], [2], [3]], chunk(b"tRNS", b"\0\1")), (GRAY_FOUR[0], WHITE, *GRAY_FOUR[2:])),
    "PNG, gray of 4 bits, one is clear": (
        png(4, 0, [[0], [5], [10], [15]], chunk(b"tRNS", b"\0\5")), (GRAY_FOUR[0], WHITE, *GRAY_FOUR[2:])),
    "PNG, gray of 8 bits, one is clear": (
        png(8, 0, [[tone] for tone in GRAYS], chunk(b"tRNS", b"\0\x55")), (GRAY_FOUR[0], WHITE, *GRAY_FOUR[2:])),
    "PNG, gray of 16 bits, one is clear": (
        png(16, 0, [[tone * 257] for tone in GRAYS], chunk(b"tRNS", b"\x55\x55")),
        (GRAY_FOUR[0], WHITE, *GRAY_FOUR[2:])),
    "PNG, gray of 8 bits and alpha": (
        png(8, 4, [[0, 255], [0, 0], [85, 255], [0, 128]]), ((0, 0, 0), WHITE, (85, 85, 85), (127, 127, 127))),
    "PNG, gray of 16 bits and alpha": (
        png(16, 4, [[0, 65535], [0, 0], [85 * 257, 65535], [0, 128 * 257]]),
        ((0, 0, 0), WHITE, (85, 85, 85), (127, 127, 127))),
    "PNG, colours of 8 bits": (png(8, 2, [list(colour) for colour in FOUR]), FOUR),
    "PNG, colours of 8 bits, one is clear": (
        png(8, 2, [list(colour) for colour in FOUR], chunk(b"tRNS", struct.pack(">3H", *RED))), (WHITE, *FOUR[1:])),
    "PNG, colours of 16 bits": (png(16, 2, [[part * 256 + 3 for part in colour] for colour in FOUR]), FOUR),
    "PNG, colours of 16 bits, one is clear": (
        png(16, 2, [[part * 256 + 3 for part in colour] for colour in FOUR],
            chunk(b"tRNS", struct.pack(">3H", *(part * 256 + 3 for part in RED)))), (WHITE, *FOUR[1:])),
    "PNG, colours and alpha of 8 bits": (
        png(8, 6, [[*RED, 255], [*RED, 0], [0, 0, 0, 128], [*BLUE, 255]]), (RED, WHITE, (127, 127, 127), BLUE)),
    "PNG, colours and alpha of 16 bits": (
        png(16, 6, [[*(part * 257 for part in RED), 65535], [0, 0, 0, 0], [0, 0, 0, 128 * 257], [65535, 0, 0, 65535]]),
        (RED, WHITE, (127, 127, 127), (255, 0, 0))),
    "PNG, interlaced": (interlaced(), FOUR),
    "PNG, a profile that is none": (saved(four(), "PNG", icc_profile=b"nothing of the kind"), FOUR),
} | {
    f"PNG, palette of {depth} bits": (png(depth, 3, [[0], [1], [0], [1]], PALETTE), TWO) for depth in (1, 2, 4, 8)
} | {
    f"PNG, palette of {depth} bits, one is clear": (
        png(depth, 3, [[0], [1], [0], [1]], PALETTE, chunk(b"tRNS", b"\xff\0")), (RED, WHITE, RED, WHITE))
    for depth in (1, 2, 4, 8)
}  # fmt: skip
