"""Logos that are too large, run, load or are no pictures."""

from __future__ import annotations

import functools
import gzip
import io
import itertools
import struct
import time
import tracemalloc
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from tests.support import SmallProject, assert_refused

FILE = "practices/a.yaml"
BARE = "name: A Clinic\nphone: 555-0100\n"
BROKEN = "this picture is broken or cut short\n    hint: save it again from its program"
PLAIN = "\n    hint: open it and save it as a plain JPEG, or as PNG"
EXPORT = "\n    hint: open it and export it as PNG or JPEG; another name does not change what it is"
SIZE = (64, 48)
# Noise does not shrink: a cut anywhere takes pixels away.
NOISE = bytes((x * x * 31 + y * 17 + x * y) % 251 for y in range(SIZE[1]) for x in range(SIZE[0] * 3))


def picture(kind: str, mode: str = "RGB", size: tuple[int, int] = SIZE, **options: Any) -> bytes:
    file = io.BytesIO()
    image = Image.frombytes("RGB", SIZE, NOISE).resize(size).convert(mode)
    image.save(file, kind, **options)
    return file.getvalue()


def moving(kind: str) -> bytes:
    """Two pictures in one file, one after the other."""
    return picture(kind, save_all=True, append_images=[Image.new("RGB", SIZE, "red")])


def changed(data: bytes, start: bytes, offset: int, value: int) -> bytes:
    """The same with another byte, so far behind where something starts."""
    at = data.index(start) + offset
    return data[:at] + bytes((value,)) + data[at + 1 :]


def in_scans(count: int) -> bytes:
    """A JPEG whose last scan comes again and again: each takes as long as the whole picture."""
    data = picture("JPEG", progressive=True)
    return data[:-2] + data[data.rindex(b"\xff\xda") : -2] * count + data[-2:]


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def claimed(width: int, height: int, *more: bytes) -> bytes:
    """A PNG of little data that claims a size, with chunks before its pixels."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(bytes(10_000)))
    return b"".join((b"\x89PNG\r\n\x1a\n", header, *more, pixels, chunk(b"IEND", b"")))


@functools.cache
def packed(size: int) -> bytes:
    """So many zeros, packed small."""
    packer = zlib.compressobj(9)
    return b"".join((*(packer.compress(bytes(1_000_000)) for _ in range(size // 1_000_000)), packer.flush()))


def refused(project: SmallProject, name: str, data: bytes | str | None, message: str) -> None:
    """A build with this logo says this and nothing else; `{}` in it is the folder of the practice."""
    if data is not None:
        project.write(f"practices/{name}", data)
    project.write(FILE, f"{BARE}logo:\n  file: {name}\n  alt: A logo.\n")
    folder = project.path("practices")
    assert_refused(project, message.replace("{}", str(folder)), arguments=("--practice", str(project.path(FILE))))


# The bytes, and what is said of them.
# Each file, or what packs it: that takes long, and every process reads this list.
PIXELS: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "many bytes": (
        picture("PNG") + bytes(500_000), "file: this file is larger than 500,000 bytes\n    hint: make it smaller",
    ),
    "wide": (
        picture("PNG", size=(2001, 8)),
        "picture: this picture has 2,001 by 8 pixels\n    hint: make it at most 2,000 pixels on each side",
    ),
    "high": (
        picture("JPEG", size=(8, 2001)),
        "picture: this picture has 8 by 2,001 pixels\n    hint: make it at most 2,000 pixels on each side",
    ),
    "narrow": (
        picture("PNG", size=(7, 64)),
        "picture: this picture has 7 by 64 pixels\n    hint: there is nothing to see; use a larger one",
    ),
    "claims 8,000 pixels": (
        claimed(8_000, 8_000),
        "picture: this picture has 8,000 by 8,000 pixels\n    hint: make it at most 2,000 pixels on each side",
    ),
    "claims more than it has": (claimed(2_000, 2_000), f"picture: {BROKEN}"),
    "text that unpacks without end": (
        lambda: claimed(*SIZE, chunk(b"zTXt", b"Comment\0\0" + packed(100_000_000))), f"picture: {BROKEN}",
    ),
    "text in other letters that does": (
        lambda: claimed(*SIZE, chunk(b"iTXt", b"Comment\0\1\0\0\0" + packed(100_000_000))), f"picture: {BROKEN}",
    ),
    "a profile that does": (
        lambda: claimed(*SIZE, chunk(b"iCCP", b"Profile\0\0" + packed(100_000_000))), f"picture: {BROKEN}",
    ),
    "many texts": (
        lambda: claimed(*SIZE, *(chunk(b"zTXt", b"C%d\0\0" % number + packed(1_000_000)) for number in range(100))),
        f"picture: {BROKEN}",
    ),
    "PNG, only its first bytes": (picture("PNG")[:8], f"picture: {BROKEN}"),
    "PNG without pixels": (picture("PNG")[:33], f"picture: {BROKEN}"),
    "PNG cut short": (picture("PNG")[:1_000], f"picture: {BROKEN}"),
    "JPEG, only its first bytes": (picture("JPEG")[:3], f"picture: {BROKEN}"),
    "JPEG without pixels": (picture("JPEG")[:300], f"picture: {BROKEN}"),
    "JPEG cut short": (picture("JPEG")[:-100], f"picture: {BROKEN}"),
    "PNG that moves": (moving("PNG"), "picture: this picture is animated\n    hint: save it as one still picture"),
    "JPEG for a print shop": (
        picture("JPEG", "CMYK"), "picture: this picture uses print-shop colours (CMYK)\n    hint: save it as RGB",
    ),
    "JPEG for a print shop that does not say so": (
        picture("JPEG", "CMYK").replace(b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\0", b""),
        "picture: this picture uses print-shop colours (CMYK)\n    hint: save it as RGB",
    ),
    "JPEG in arithmetic coding": (
        changed(picture("JPEG"), b"\xff\xc0", 1, 0xC9),
        f"picture: this picture is a JPEG of a rare kind (arithmetic coding){PLAIN}",
    ),
    "lossless JPEG": (
        changed(picture("JPEG"), b"\xff\xc0", 1, 0xC3),
        f"picture: this picture is a JPEG of a rare kind (lossless or hierarchical){PLAIN}",
    ),
    "JPEG of 12 bits": (
        changed(picture("JPEG"), b"\xff\xc0", 4, 12),
        f"picture: this picture is a JPEG of a rare kind (12 bits a colour){PLAIN}",
    ),
    "JPEG in thousands of scans": (
        in_scans(200), f"picture: this picture is a JPEG of a rare kind (210 scans){PLAIN}",
    ),
    "JPEG without an end": (picture("JPEG")[:-2], f"picture: {BROKEN}"),
    "JPEG that claims 50 megapixels": (
        changed(changed(picture("JPEG"), b"\xff\xc0", 5, 0x20), b"\xff\xc0", 7, 0x18),
        "picture: this picture has 6,208 by 8,240 pixels\n    hint: make it at most 2,000 pixels on each side",
    ),
    "PNG with a wrong checksum of its pixels": (
        changed(picture("PNG"), b"IEND", -5, 0x55), f"picture: {BROKEN}",
    ),
    "PNG with a wrong checksum of its head": (changed(picture("PNG"), b"IHDR", 20, 0x55), f"picture: {BROKEN}"),
    "PNG without an end": (picture("PNG")[:-12], f"picture: {BROKEN}"),
}  # fmt: skip


def file_of(case: str) -> bytes:
    data, _ = PIXELS[case]
    return data() if callable(data) else data


@pytest.mark.parametrize("case", PIXELS)
def test_pixels_that_cannot_be_printed_are_refused(case: str, built: SmallProject) -> None:
    refused(built, "logo.png", file_of(case), f"{{}}/logo.png:1:1: {PIXELS[case][1]}")


@pytest.mark.parametrize("case", ["many texts", "text that unpacks without end", "claims 50,000 pixels"])
def test_a_bomb_is_not_unpacked(case: str, built: SmallProject) -> None:
    data = file_of(case) if case in PIXELS else claimed(50_000, 50_000)
    before = built.built()
    built.write("practices/logo.png", data)
    built.write(FILE, f"{BARE}logo: {{file: logo.png, alt: A logo.}}\n")
    tracemalloc.start()
    started = time.monotonic()
    ran = built.guide("build", "--practice", str(built.path(FILE)))
    took, (_, most) = time.monotonic() - started, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert ran.code == 1
    assert ran.errors[0].startswith(f"{built.path('practices/logo.png')}:1:1: picture: ")
    assert took < 10
    assert most < 200_000_000
    assert built.built() == before


def boxed(*brands: bytes) -> bytes:
    """The first box of a file of boxes, as phones write their pictures."""
    said = b"".join((brands[0], bytes(4), *brands[1:]))
    return struct.pack(">I", len(said) + 8) + b"ftyp" + said + struct.pack(">I", 8) + b"mdat"


# What people take for a PNG or a JPEG, and what it is.
OTHERS = {
    "a GIF picture": [picture("GIF"), moving("GIF")],
    "a WebP picture": [picture("WEBP"), moving("WEBP")],
    "an AVIF picture": [picture("AVIF"), boxed(b"avif", b"mif1"), boxed(b"mif1", b"avif")],
    "a HEIC picture": [boxed(b"heic", b"mif1", b"heic"), boxed(b"mif1", b"heic"), boxed(b"msf1", b"hevc")],
    "a video": [boxed(b"mp42", b"isom"), boxed(b"qt  ")],
    "a TIFF picture": [picture("TIFF"), b"MM\0*\0\0\0\x08"],
    "a BMP picture": [picture("BMP")],
    "a Windows icon": [picture("ICO")],
    "a JPEG 2000 picture": [picture("JPEG2000"), picture("JPEG2000", no_jp2=True)],
    "a JPEG XL picture": [b"\0\0\0\x0cJXL \r\n\x87\n", b"\xff\x0a\x10"],
    "a Photoshop file": [b"8BPS\0\1"],
    "a PDF": [b"%PDF-1.7\n"],
    "a PostScript file": [picture("EPS"), b"\xc5\xd0\xd3\xc6"],
    "a packed file, perhaps an SVGZ": [gzip.compress(b"<svg/>")],
    "a zip or an Office file": [b"PK\3\4"],
    "an Office file": [b"\xd0\xcf\x11\xe0"],
    "a web page": [b"<!DOCTYPE html>\n<title>Logo</title>", b"\n<HTML>\n"],
}


def test_another_kind_of_file_is_refused_by_its_true_name(built: SmallProject) -> None:
    wrong = []
    for kind, files in OTHERS.items():
        for name, data in itertools.product(("logo.png", "logo.jpg", "logo.svg"), files):
            message = f"practice: `{name}` is {kind}, not an SVG, PNG or JPEG picture{EXPORT}"
            try:
                refused(built, name, data, f"{{}}/a.yaml:4:9: {message}")
            except AssertionError as error:
                wrong.append(f"{kind}, {name}: {error}")
    assert wrong == []


@pytest.mark.parametrize("data", [b"A house with a heart in it.", b"", b"BM is no BMP by itself"])
def test_a_file_of_no_known_kind_is_refused(data: bytes, built: SmallProject) -> None:
    message = "practice: `logo.png` is not an SVG, PNG or JPEG picture\n    hint: save it as PNG"
    refused(built, "logo.png", data, f"{{}}/a.yaml:4:9: {message}")
