"""Logos of which nothing is seen on white paper, or whose colours print otherwise than they look."""

from __future__ import annotations

import io
import struct

import pytest
from PIL import Image, ImageCms

from tests.cli.test_bad_logos import BARE, FILE, SIZE, picture, refused
from tests.support import SmallProject


def drawn(*colours: str) -> str:
    """A drawing of squares."""
    shapes = "".join(f'<path d="M{at} 0h9v9h-9z" {colour}/>' for at, colour in enumerate(colours))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">{shapes}</svg>'


def clear(colour: tuple[int, ...], kind: str = "PNG") -> bytes:
    """A square on a clear ground; JPEG has none, so the ground is black there, as programs leave it."""
    image = Image.new("RGBA", SIZE, (*colour[:3], 0))
    image.paste(colour, (8, 8, 40, 40))
    file = io.BytesIO()
    (image if kind == "PNG" else Image.alpha_composite(Image.new("RGBA", SIZE), image).convert("RGB")).save(file, kind)
    return file.getvalue()


def white() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", SIZE, "white").save(file, "JPEG")
    return file.getvalue()


WHITE, NEARLY, BLACK = (255, 255, 255, 255), (240, 245, 250, 255), (0, 0, 0, 255)


UNSEEN = (
    "nothing of this logo can be seen on white paper\n"
    "    hint: use the logo that is made for white paper, or save it on a dark ground"
)


ONE_COLOUR = (
    "this logo is one area of one colour\n"
    "    hint: save it on white: a logo without a ground may have got one of its own colour"
)


# What is said of logos of which nothing is seen, and "" for others.
SEEN: dict[str, tuple[str, bytes | str, str]] = {
    "white on nothing": ("logo.png", clear(WHITE), UNSEEN),
    "nearly white on nothing": ("logo.png", clear(NEARLY), UNSEEN),
    "faint on nothing": ("logo.png", clear((0, 0, 0, 20)), UNSEEN),
    "nothing at all": ("logo.png", clear((0, 0, 0, 0)), UNSEEN),
    "white on white": ("logo.jpg", white(), UNSEEN),
    "black on black": ("logo.jpg", clear(BLACK, "JPEG"), ONE_COLOUR),
    "white on black": ("logo.jpg", clear(WHITE, "JPEG"), ""),
    "black on nothing": ("logo.png", clear(BLACK), ""),
    "yellow on nothing": ("logo.png", clear((255, 240, 0, 255)), ""),
    "light gray on nothing": ("logo.png", clear((220, 220, 220, 255)), ""),
    "white drawing": ("logo.svg", drawn('fill="#ffffff"', 'fill="none" stroke="#f4f4f4"'), UNSEEN),
    "white drawing on a ground": ("logo.svg", drawn('fill="#1b3a5c"', 'fill="#ffffff"'), ""),
    "yellow drawing": ("logo.svg", drawn('fill="#fff000"'), ""),
    "lines": ("logo.svg", drawn('fill="none" stroke="#1b3a5c"'), ""),
}


def test_a_logo_of_which_nothing_is_seen_is_refused(built: SmallProject) -> None:
    wrong = []
    for case, (name, data, message) in SEEN.items():
        try:
            if message:
                refused(built, name, data, f"{{}}/a.yaml:4:9: practice: `file`: {message}")
            else:
                built.write(f"practices/{name}", data)
                built.write(FILE, f"{BARE}logo: {{file: {name}, alt: A logo.}}\n")
                assert built.guide("check", "--practice", str(built.path(FILE))).code == 0
        except AssertionError as error:
            wrong.append(f"{case}: {error}")
    assert wrong == []


def wide_colours() -> bytes:
    """A profile of more colours than sRGB has, as cameras and photo programs write it (ICC.1:2001-04)."""
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", 5) + b"Wide\0" + bytes(78),
        b"cprt": b"text" + bytes(4) + b"none\0",
        b"wtpt": (0.9642, 1.0, 0.8249), b"rXYZ": (0.60974, 0.31111, 0.01947), b"gXYZ": (0.20528, 0.62567, 0.06087),
        b"bXYZ": (0.14919, 0.06322, 0.74457),
    } | dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), b"curv" + bytes(4) + struct.pack(">IHH", 1, 563, 0))  # fmt: skip
    table, body = struct.pack(">I", len(tags)), b""
    for name, value in tags.items():
        data = value if isinstance(value, bytes) else b"XYZ " + bytes(4) + struct.pack(
            ">3i", *(round(part * 65536) for part in value))  # fmt: skip
        table += struct.pack(">4sII", name, 132 + 12 * len(tags) + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    head = struct.pack(
        ">I4sI4s4s4s12s4s28x3i48x", 128 + len(table) + len(body), bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ", bytes(12),
        b"acsp", 63190, 65536, 54061,
    )  # fmt: skip
    return head + table + body


@pytest.mark.parametrize(("kind", "size"), [("PNG", SIZE), ("JPEG", SIZE), ("JPEG", (400, 300))])
def test_colours_that_print_otherwise_are_told(kind: str, size: tuple[int, int], built: SmallProject) -> None:
    profile = wide_colours() + bytes(70_000 if size != SIZE else 0)  # a long one comes in parts
    profile = struct.pack(">I", len(profile)) + profile[4:]
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    built.write(FILE, f"{BARE}logo: {{file: logo.png, alt: A logo.}}\n")
    for name, data, told in (
        ("wide", picture(kind, size=size, icc_profile=profile), 1),
        ("wide and gray", picture(kind, "L", size, icc_profile=profile), 0),
        ("sRGB", picture(kind, size=size, icc_profile=srgb), 0),
        ("none", picture(kind, size=size, icc_profile=b"nothing of the kind"), 0),
    ):
        built.write("practices/logo.png", data)
        ran = built.guide("check", "--edition", "letter", "--practice", str(built.path(FILE)))
        message = (
            f"{built.path('practices/logo.png')}:1:1: picture: warning: the colours of this picture are those of `Wide`, and "
            "print a little otherwise",
            "    hint: convert it to sRGB",
        )
        assert (ran.code, ran.errors) == (0, message * told), name
