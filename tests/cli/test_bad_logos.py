"""Logos that are not there, lead elsewhere, are too large, run, load or are no pictures."""

from __future__ import annotations

import io
import socket
import struct
import time
import tracemalloc
import zlib
from typing import Any, NoReturn

import pytest
from PIL import Image

from tests.support import SmallProject, assert_refused

FILE = "practices/a.yaml"
BARE = "name: A Clinic\nphone: 555-0100\n"
OUTSIDE = "put the logo beside this file, and write its name without `..` or a leading `/`"
MISSING = "check the name, or add the file"
BROKEN = "this picture is broken or cut short\n    hint: save it again from its program"
TURNED = "this picture is saved sideways or upside down\n    hint: open it, turn it upright and save it again"
ORIENTATION = 0x0112
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


def turned(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    return exif


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def claimed(width: int, height: int, *more: bytes) -> bytes:
    """A PNG of little data that claims a size, with chunks before its pixels."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(bytes(10_000)))
    return b"".join((b"\x89PNG\r\n\x1a\n", header, *more, pixels, chunk(b"IEND", b"")))


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


NAMES = {
    "missing": ("none.png", "there is no logo `none.png` beside this file", MISSING),
    "a folder": ("below", "there is no logo `below` beside this file", MISSING),
    "this folder": (".", "there is no logo `.` beside this file", MISSING),
    "long": ("a" * 300, f"there is no logo `{'a' * 89}…{'a' * 30}` beside this file", MISSING),
    "home": ("~/logo.png", "there is no logo `~/logo.png` beside this file", MISSING),
    "above": ("../logo.png", "`../logo.png` is not a file in this folder", OUTSIDE),
    "above and back": ("../practices/logo.png", "`../practices/logo.png` is not a file in this folder", OUTSIDE),
    "above from below": ("below/../logo.png", "`below/../logo.png` is not a file in this folder", OUTSIDE),
    "above as on Windows": ("..\\logo.png", "`..\\logo.png` is not a file in this folder", OUTSIDE),
    "drive": ("C:\\logo.png", "`C:\\logo.png` is not a file in this folder", OUTSIDE),
    "address": ("http://example.org/a.png", "`http://example.org/a.png` is not a file in this folder", OUTSIDE),
    "local address": ("file:///etc/passwd", "`file:///etc/passwd` is not a file in this folder", OUTSIDE),
    "from the root": ("/etc/passwd", "`/etc/passwd` is not a file in this folder", OUTSIDE),
}


@pytest.mark.parametrize("case", NAMES)
def test_a_name_that_is_no_file_of_the_folder_is_refused(case: str, built: SmallProject) -> None:
    name, message, hint = NAMES[case]
    built.path("practices/below").mkdir(parents=True)
    built.write("practices/logo.png", picture("PNG"))
    built.write("logo.png", picture("PNG"))
    refused(built, name, None, f"{{}}/a.yaml:4:9: practice: {message}\n    hint: {hint}")


def test_the_whole_path_of_a_logo_in_the_folder_is_refused(built: SmallProject) -> None:
    built.write("practices/logo.png", picture("PNG"))
    name = str(built.path("practices/logo.png"))
    refused(built, name, None, f"{{}}/a.yaml:4:9: practice: `{name}` is not a file in this folder\n    hint: {OUTSIDE}")


@pytest.mark.parametrize("name", ["logo.png", "below/logo.png"])
def test_a_link_that_leads_out_is_not_followed(name: str, built: SmallProject) -> None:
    before = built.built()
    built.write("outside/logo.png", picture("PNG"))
    built.path("practices").mkdir()
    link = built.path("practices") / name.split("/")[0]
    link.symlink_to(built.path("outside") / ("logo.png" if link.suffix else ""))
    built.write(FILE, f"{BARE}logo: {{file: {name}, alt: A logo.}}\n")
    ran = built.guide("build", "--practice", str(built.path(FILE)))
    assert ran.code == 1
    place = f"{built.path('practices')}/{name}:1:1"
    assert ran.errors[0].startswith(f"{place}: file: this path leads out of {built.path('practices')}/")
    assert ran.errors[1:] == (
        "    hint: links to other places are not followed; copy the file into this folder", "1 error; nothing was written",
    )  # fmt: skip
    assert built.built() == before


def test_a_logo_in_a_folder_below_is_found(built: SmallProject) -> None:
    built.write("practices/below/logo.png", picture("PNG"))
    built.write(FILE, f"{BARE}logo: {{file: below/logo.png, alt: A logo.}}\n")
    assert built.guide("build", "--practice", str(built.path(FILE))).code == 0


# The bytes, and what is said of them.
PIXELS = {
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
        claimed(*SIZE, chunk(b"zTXt", b"Comment\0\0" + packed(100_000_000))), f"picture: {BROKEN}",
    ),
    "text in other letters that does": (
        claimed(*SIZE, chunk(b"iTXt", b"Comment\0\1\0\0\0" + packed(100_000_000))), f"picture: {BROKEN}",
    ),
    "a profile that does": (
        claimed(*SIZE, chunk(b"iCCP", b"Profile\0\0" + packed(100_000_000))), f"picture: {BROKEN}",
    ),
    "many texts": (
        claimed(*SIZE, *(chunk(b"zTXt", b"C%d\0\0" % number + packed(1_000_000)) for number in range(100))),
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
    "JPEG on its side": (picture("JPEG", exif=turned(6)), f"picture: {TURNED}"),
    "JPEG on its head": (picture("JPEG", exif=turned(3)), f"picture: {TURNED}"),
    "JPEG in a mirror": (picture("JPEG", exif=turned(2)), f"picture: {TURNED}"),
    "PNG on its side": (picture("PNG", exif=turned(8)), f"picture: {TURNED}"),
}  # fmt: skip


@pytest.mark.parametrize("case", PIXELS)
def test_pixels_that_cannot_be_printed_are_refused(case: str, built: SmallProject) -> None:
    data, message = PIXELS[case]
    refused(built, "logo.png", data, f"{{}}/logo.png:1:1: {message}")


@pytest.mark.parametrize("case", ["many texts", "text that unpacks without end", "claims 50,000 pixels"])
def test_a_bomb_is_not_unpacked(case: str, built: SmallProject) -> None:
    data = PIXELS[case][0] if case in PIXELS else claimed(50_000, 50_000)
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


OTHERS = {
    "GIF": picture("GIF"),
    "GIF that moves": moving("GIF"),
    "WebP": picture("WEBP"),
    "WebP that moves": moving("WEBP"),
    "TIFF": picture("TIFF"),
    "BMP": picture("BMP"),
    "text": b"A house with a heart in it.",
    "nothing": b"",
    "PDF": b"%PDF-1.7\n",
}


@pytest.mark.parametrize("case", OTHERS)
def test_another_kind_of_file_is_refused_whatever_its_name(case: str, built: SmallProject) -> None:
    message = "practice: `logo.png` is not an SVG, PNG or JPEG picture\n    hint: save it as PNG"
    refused(built, "logo.png", OTHERS[case], f"{{}}/a.yaml:4:9: {message}")


AROUND = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80">\n  {}\n  <path d="M0 0L9 9"/>\n</svg>\n'
SHAPES = "\n    hint: use paths and basic shapes only"
DOCTYPE = "a DOCTYPE is not allowed in a picture\n    hint: delete the <!DOCTYPE …> line"
LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
DRAWINGS = {
    "script": (AROUND.format("<script>alert()</script>"), f"2:3: picture: `<script>` is not allowed in a picture{SHAPES}"),
    "picture from elsewhere": (
        AROUND.format('<image href="http://example.org/a.png"/>'),
        f"2:3: picture: `<image>` is not allowed in a picture{SHAPES}",
    ),
    "shape from elsewhere": (
        AROUND.format('<use href="http://example.org/a.svg#a"/>'), f"2:3: picture: `<use>` is not allowed in a picture{SHAPES}",
    ),
    "style sheet": (
        AROUND.format("<style>@import url(http://example.org/a.css)</style>"),
        f"2:3: picture: `<style>` is not allowed in a picture{SHAPES}",
    ),
    "style sheet before it": (
        f'<?xml-stylesheet href="http://example.org/a.css"?>\n{AROUND.format("")}',
        "1:1: picture: `<?xml-stylesheet …?>` is not allowed in a picture\n    hint: delete it",
    ),
    "style": (
        AROUND.format('<path style="fill:red" d="M0 0L1 1"/>'),
        "2:3: picture: attribute `style` is not allowed on `<path>`\n    hint: use one of: `d`, `fill`, `fill-rule`, `stroke`, "
        "`stroke-linecap`, `stroke-linejoin`, `stroke-width`, `transform`",
    ),
    "laughs": (f'<!DOCTYPE svg [<!ENTITY a0 "ha">{LAUGHS}]><svg>&a9;</svg>', f"1:15: picture: {DOCTYPE}"),
    "file from elsewhere": (
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>', f"1:15: picture: {DOCTYPE}",
    ),
    "nothing": ("", "1:1: picture: this is not XML: no element found\n    hint: save it again as plain SVG"),
    "text": ("A house.", "1:1: picture: this is not XML: syntax error\n    hint: save it again as plain SVG"),
}  # fmt: skip


@pytest.mark.parametrize("case", DRAWINGS)
def test_a_drawing_that_runs_loads_or_is_none_is_refused(case: str, built: SmallProject) -> None:
    content, message = DRAWINGS[case]
    refused(built, "logo.svg", content, f"{{}}/logo.svg:{message}")


@pytest.mark.parametrize("case", ["picture from elsewhere", "style sheet before it", "file from elsewhere"])
def test_no_network_is_touched(case: str, built: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    def blocked(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the network was touched")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, blocked)
    content, message = DRAWINGS[case]
    refused(built, "logo.svg", content, f"{{}}/logo.svg:{message}")


ALTS = {
    "empty": ('""', "5:9: practice: `alt` is empty\n    hint: fill it in"),
    "long": ("A logo. " * 32, "5:8: practice: `alt` has 255 characters; at most 250 fit\n    hint: use a shorter form"),
}


@pytest.mark.parametrize("case", ALTS)
def test_a_text_in_its_place_has_to_be_one(case: str, built: SmallProject) -> None:
    alt, message = ALTS[case]
    built.write("practices/logo.png", picture("PNG"))
    built.write(FILE, f"{BARE}logo:\n  file: logo.png\n  alt: {alt}\n")
    path = str(built.path(FILE))
    assert_refused(built, f"{path}:{message}", arguments=("--practice", path))


def test_a_logo_without_a_text_in_its_place_is_refused(built: SmallProject) -> None:
    built.write("practices/logo.png", picture("PNG"))
    built.write(FILE, f"{BARE}logo:\n  file: logo.png\n")
    path = str(built.path(FILE))
    message = f"{path}:4:3: practice: missing key `alt`\n    hint: add `alt: …` here"
    assert_refused(built, message, arguments=("--practice", path))
