"""Photos that are broken, too large, of another kind, or that nobody would see."""

from __future__ import annotations

import io
import struct
import time
import zlib
from typing import Any

from PIL import Image

from tests.cli.test_bad_logos import BROKEN, PIXELS, boxed, changed, claimed, moving, picture
from tests.support import HANDOUT, SmallProject, assert_refused

PHOTO = "sources/topic/pictures/yard.jpg"
SMALLER = "\n    hint: save it smaller: 3,000 pixels on its longer side are more than any page can print"
EXPORT = "\n    hint: open it and export it as JPEG, or as PNG if it is a drawing or a picture of a screen"
UNSEEN = "picture: nothing of this picture can be seen on white paper\n    hint: save it on a ground of another colour"
SIZE = (300, 200)


def field(mode: str, colour: Any, kind: str = "PNG", size: tuple[int, int] = SIZE) -> bytes:
    written = io.BytesIO()
    Image.new(mode, size, colour).save(written, kind)
    return written.getvalue()


def many_parts() -> bytes:
    data = field("RGB", "red")
    part = struct.pack(">I4sI", 0, b"teSt", zlib.crc32(b"teSt"))
    return data[:33] + part * 2_000_000 + data[33:]


# What holds for logos, and does for photos.
SAME = (
    "claims more than it has", "text that unpacks without end", "text in other letters that does", "a profile that does",
    "many texts", "PNG, only its first bytes", "PNG without pixels", "PNG cut short", "JPEG, only its first bytes",
    "JPEG without pixels", "JPEG cut short", "PNG that moves", "JPEG in arithmetic coding", "lossless JPEG",
    "JPEG of 12 bits", "JPEG in thousands of scans", "JPEG without an end", "PNG with a wrong checksum of its pixels",
    "PNG with a wrong checksum of its head", "PNG without an end",
)  # fmt: skip
PHOTOS = {name: PIXELS[name] for name in SAME} | {
    "50 megapixels of nothing": (claimed(10_000, 5_000), f"picture: this picture has 10,000 by 5,000 pixels{SMALLER}"),
    "50,000 pixels a side": (claimed(50_000, 50_000), f"picture: this picture has far too many pixels{SMALLER}"),
    "JPEG of 65,500 pixels a side": (
        changed(changed(picture("JPEG"), b"\xff\xc0", 5, 0xFF), b"\xff\xc0", 7, 0xFF),
        f"picture: this picture has far too many pixels{SMALLER}",
    ),
    "long": (field("L", 0, size=(16_001, 1_600)), f"picture: this picture has 16,001 by 1,600 pixels{SMALLER}"),
    "millions of parts": (many_parts(), f"picture: {BROKEN}"),
    "millions of parts of a JPEG": (picture("JPEG")[:2] + b"\xff\xe5\0\2" * 5_000_000 + picture("JPEG")[2:], f"picture: {BROKEN}"),
    "many bytes": (picture("JPEG") + bytes(30_000_000), "file: this file is larger than 30,000,000 bytes\n    hint: make it smaller"),
    "white": (field("RGB", "white"), UNSEEN),
    "nearly white": (field("L", 250, "JPEG"), UNSEEN),
    "clear": (field("RGBA", (0, 0, 0, 0)), UNSEEN),
    "hardly there": (field("RGBA", (0, 0, 0, 5)), UNSEEN),
    "one clear pixel": (
        field("RGBA", (0, 0, 0, 0), size=(1, 1)),
        "picture: this picture has 1 by 1 pixels\n    hint: there is nothing to see; use a larger one",
    ),
    "GIF": (picture("GIF"), f"picture: `yard.jpg` is a GIF picture{EXPORT}"),
    "WebP": (picture("WEBP"), f"picture: `yard.jpg` is a WebP picture{EXPORT}"),
    "AVIF": (picture("AVIF"), f"picture: `yard.jpg` is an AVIF picture{EXPORT}"),
    "TIFF": (picture("TIFF"), f"picture: `yard.jpg` is a TIFF picture{EXPORT}"),
    "BMP": (picture("BMP"), f"picture: `yard.jpg` is a BMP picture{EXPORT}"),
    "HEIC": (boxed(b"heic", b"mif1", b"heic"), f"picture: `yard.jpg` is a HEIC picture{EXPORT}"),
    "nothing": (b"", f"picture: `yard.jpg` is no picture that this program knows{EXPORT}"),
}  # fmt: skip
# The seconds that one of them takes at most, on a machine with other work to do.
MOST_SECONDS = 5


def with_photo(project: SmallProject) -> None:
    project.replace(HANDOUT, "![A ball on the floor.](ball)", "![A yard.](yard)")


def test_a_photo_that_cannot_be_printed_is_refused_at_once(built: SmallProject) -> None:
    with_photo(built)
    wrong = []
    for name, (given, message) in PHOTOS.items():
        built.write(PHOTO, given() if callable(given) else given)
        began = time.monotonic()
        try:
            assert_refused(built, f"{PHOTO}:1:1: {message}")
            assert time.monotonic() - began < MOST_SECONDS
        except AssertionError as error:
            wrong.append(f"{name}: {error}")
    assert wrong == []


def test_what_is_behind_a_picture_is_not_in_the_file(built: SmallProject) -> None:
    with_photo(built)
    for data in (picture("JPEG"), picture("PNG"), moving("MPO"), picture("JPEG") + b"PK\3\4" + b"more" * 100):
        built.write(PHOTO, data)
        assert built.guide("build").code == 0
        assert all(b"more" not in content for content in built.built().values())


def test_the_kind_of_a_file_is_told_before_its_name_is_misspelt(built: SmallProject) -> None:
    with_photo(built)
    built.write("sources/topic/pictures/yard.heic", boxed(b"heic", b"mif1", b"heic"))
    assert_refused(built, f"sources/topic/pictures/yard.heic:1:1: picture: `yard.heic` is a HEIC picture{EXPORT}")


def test_originals_may_lie_beside_the_pictures(built: SmallProject) -> None:
    for name in ("ball.ai", "ball.psd", "Ball Original.HEIC", "ball.tif"):
        built.write(f"sources/topic/pictures/{name}", b"whatever")
    assert built.guide("build").code == 0


def test_two_pictures_of_one_name_are_refused(built: SmallProject) -> None:
    built.write("sources/topic/pictures/ball.png", picture("PNG"))
    assert_refused(
        built,
        "sources/topic/pictures/ball.svg:1:1: picture: `ball.png` has the same name as this picture\n"
        "    hint: rename or delete one of them",
    )


def test_a_name_that_text_cannot_use_is_refused(built: SmallProject) -> None:
    built.write("sources/topic/pictures/IMG_1234.JPG", picture("JPEG"))
    assert_refused(
        built,
        "sources/topic/pictures/IMG_1234.JPG:1:1: picture: `IMG_1234` is not a name for a picture\n"
        "    hint: use lower-case letters, digits and hyphens",
    )


def test_endings_may_be_in_capitals(built: SmallProject) -> None:
    with_photo(built)
    built.write("sources/topic/pictures/yard.JPG", picture("JPEG"))
    assert built.guide("build").code == 0


def test_a_photo_by_another_name_is_named(built: SmallProject) -> None:
    built.replace(HANDOUT, "![A ball on the floor.](ball)", "![A yard.](yard.jpg)")
    built.write(PHOTO, picture("JPEG"))
    line = built.read(HANDOUT)[: built.read(HANDOUT).index("(yard.jpg)")].count("\n") + 1
    assert_refused(
        built,
        f"{HANDOUT}:{line}:1: picture: unknown picture `yard.jpg`\n"
        "    hint: a picture is a file of pictures/, by its name without `.svg` or `.jpg`, as in ![What it shows.](ball)",
    )
