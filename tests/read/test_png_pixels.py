"""The decoder of PNG gives the pixels that Pillow gives, for every kind of file."""

from __future__ import annotations

import io
import itertools
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from guide.base.problems import Problems
from guide.read.png import PNG
from guide.read.png_pixels import BANDS, DEPTHS, PALETTE, png_head, png_pixels
from guide.read.raster import read_raster
from guide.rules import visible_logo
from tests.long import examples

KINDS = [(kind, depth) for kind, depths in DEPTHS.items() for depth in depths]


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def exif(turned: int) -> bytes:
    return struct.pack(">4sIHHHIHHI", b"MM\0*", 8, 1, 0x0112, 3, 1, turned, 0, 0)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A file with random samples and filters; clear colours are often there."""
    kind, depth = draw(st.sampled_from(KINDS))
    width, height = draw(st.integers(8, 21)), draw(st.integers(8, 21))
    interlaced = draw(st.booleans())
    bits = BANDS[kind] * depth
    steps = (
        ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
        if interlaced
        else ((0, 0, 1, 1),)
    )
    lines = []
    random = draw(st.randoms(use_true_random=False))
    for x, y, across, down in steps:
        count = len(range(x, width, across))
        for _ in range(y, height, down):
            if count:
                size = -(-count * bits // 8)
                few = random.random() < 0.5
                body = bytes(random.choice((0, 1, 255, 254)) if few else random.randrange(256) for _ in range(size))
                lines.append(bytes((random.randrange(5),)) + body)
    chunks = [chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, interlaced))]
    if kind == PALETTE:
        colours = draw(st.integers(1, 2**depth))
        chunks.append(chunk(b"PLTE", random.randbytes(3 * colours)))
    if draw(st.booleans()):
        clear = {
            0: st.integers(0, 2**depth - 1).map(lambda value: struct.pack(">H", value)),
            2: st.lists(st.integers(0, 2**depth - 1), min_size=3, max_size=3).map(
                lambda three: struct.pack(">HHH", *three)
            ),
            3: st.binary(min_size=1, max_size=2**depth),
        }
        if kind in clear:
            chunks.append(chunk(b"tRNS", draw(clear[kind])))
    if draw(st.booleans()):
        chunks.append(chunk(b"eXIf", exif(draw(st.integers(1, 8)))))
    packed = zlib.compress(b"".join(lines))
    half = len(packed) // 2
    return PNG + b"".join((*chunks, chunk(b"IDAT", packed[:half]), chunk(b"IDAT", packed[half:]), chunk(b"IEND", b"")))


@given(files())
@settings(max_examples=examples(75))
def test_the_pixels_are_those_of_pillow(data: bytes) -> None:
    problems = Problems()
    raster = read_raster("logo", "logo.png", data, problems)
    assert raster is not None, list(map(str, problems))
    pixels = png_pixels(data, png_head(data))
    assert (pixels.width, pixels.height, pixels.gray) == (raster.width, raster.height, raster.gray)
    assert pixels.data == raster.data


def test_every_kind_is_tried() -> None:
    assert sorted(KINDS) == sorted(
        itertools.chain(
            ((0, depth) for depth in (1, 2, 4, 8, 16)), ((2, 8), (2, 16)), ((3, depth) for depth in (1, 2, 4, 8)),
            ((4, 8), (4, 16), (6, 8), (6, 16)),
        )
    )  # fmt: skip


@pytest.fixture
def without_pillow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guide.read.bitmaps.has_pillow", lambda: False)
    monkeypatch.setattr("guide.read.raster.has_pillow", lambda: False)


def said(data: bytes) -> list[str]:
    problems = Problems()
    read_raster("logo", "logo.png", data, problems)
    return [problem.message for problem in problems]


def made(width: int, height: int, kind: str, mode: str = "RGB", **options: object) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "navy").convert(mode).save(stream, kind, **options)
    return stream.getvalue()


FAULTY = {
    "cut": made(20, 20, "PNG")[:-20],
    "changed": made(20, 20, "PNG").replace(b"IDAT", b"IDAX"),
    "large": made(2001, 20, "PNG"),
    "small": made(7, 20, "PNG"),
    "narrow": made(400, 10, "PNG"),
    "bomb": PNG + chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(bytes(9))) + chunk(b"IEND", b""),
    "short": PNG + chunk(b"IHDR", struct.pack(">IIBBBBB", 20, 20, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(bytes(99))) + chunk(b"IEND", b""),
    "no kind": PNG + chunk(b"IHDR", struct.pack(">IIBBBBB", 20, 20, 3, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(bytes(9999))) + chunk(b"IEND", b""),
    "moving": made(20, 20, "PNG", save_all=True, append_images=[Image.new("RGB", (20, 20), "red")]),
    "large jpeg": made(2001, 20, "JPEG"),
    "print shop": made(20, 20, "JPEG", mode="CMYK"),
    "cut jpeg": made(20, 20, "JPEG")[:300],
    "no jpeg": b"\xff\xd8\xff\xd9",
}  # fmt: skip


@pytest.mark.usefixtures("without_pillow")
def test_the_messages_are_those_with_pillow(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = {name: said(data) for name, data in FAULTY.items()}
    monkeypatch.undo()
    assert plain == {name: said(data) for name, data in FAULTY.items()}
    assert all(plain.values())


@pytest.mark.usefixtures("without_pillow")
def test_a_jpeg_is_kept_as_it_is() -> None:
    for mode, progressive in (("RGB", False), ("L", False), ("RGB", True)):
        data = made(20, 30, "JPEG", mode, progressive=progressive)
        read = read_raster("logo", "logo.jpg", data, Problems())
        assert read is not None
        assert (read.width, read.height, read.gray, read.jpeg) == (20.0, 30.0, mode == "L", True)


def test_what_is_visible_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = [made(20, 20, "PNG"), made(20, 20, "PNG", mode="L")]
    for colour in ("white", "#f5f5f5", "#fefefe", "black"):
        image = Image.new("RGB", (90, 90), colour)
        for dots in (0, 1, 3, 4, 5, 400):
            image.putdata([(0, 0, 0)] * dots + [image.getpixel((89, 89))] * (8100 - dots))
            stream = io.BytesIO()
            image.save(stream, "PNG")
            pictures.append(stream.getvalue())
    rasters = [raster for data in pictures if (raster := read_raster("logo", "logo.png", data, Problems()))]
    visible_logo._fault.cache_clear()
    faults = list(map(visible_logo._fault, rasters))
    monkeypatch.setattr("guide.read.bitmaps.has_pillow", lambda: False)
    visible_logo._fault.cache_clear()
    assert list(map(visible_logo._fault, rasters)) == faults
    visible_logo._fault.cache_clear()
    assert {visible_logo.WHITE_ON_WHITE, visible_logo.ONE_COLOUR, ""} == set(faults)
