"""Fonts that are missing, broken, or do not hold what is printed."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest

from tests.support import FONTS, HANDOUT, LABELS, SmallProject, assert_refused

REGULAR = "fonts/AtkinsonHyperlegibleNext-Regular.ttf"
BOLD = "AtkinsonHyperlegibleNext-Bold.ttf"
MISSING = "file: this file does not exist\n    hint: check the name, or add the file"
NOT_TRUETYPE = (
    "fonts: this is not a TrueType font\n    hint: put back the file that came with the project: `git checkout fonts`"
)
USE_WORDS = "    hint: use another character, or words; the program draws check marks and arrows itself"


def test_a_missing_font_is_refused(built: SmallProject) -> None:
    built.path(REGULAR).unlink()
    assert_refused(built, f"{REGULAR}:1:1: {MISSING}")


def test_a_missing_licence_is_refused(built: SmallProject) -> None:
    built.path("fonts/OFL.txt").unlink()
    assert_refused(built, f"fonts/OFL.txt:1:1: {MISSING}")


def test_a_missing_list_of_fonts_is_refused(built: SmallProject) -> None:
    built.path(FONTS).unlink()
    assert_refused(built, f"{FONTS}:1:1: {MISSING}")


@pytest.mark.parametrize(
    "content", [b"", b"not a font", b"OTTO" + bytes(200), b"wOF2" + bytes(200)], ids=["empty", "text", "otf", "woff"]
)
def test_a_file_that_is_no_truetype_font_is_refused(content: bytes, built: SmallProject) -> None:
    built.write(REGULAR, content)
    assert_refused(built, f"{REGULAR}:1:1: {NOT_TRUETYPE}")


@pytest.mark.parametrize("part", [0.001, 0.02, 0.05, 0.1, 0.3, 0.6, 0.9])
def test_a_font_that_is_cut_short_is_refused(part: float, built: SmallProject) -> None:
    data = built.path(REGULAR).read_bytes()
    built.write(REGULAR, data[: int(len(data) * part)])
    assert_refused(
        built,
        f"{REGULAR}:1:1: fonts: this font is broken: it is cut short\n    hint: put back the file that came with the project: `git checkout fonts`",
    )


def table_of(data: bytes, tag: bytes) -> int:
    """Where a table of a font starts."""
    count = struct.unpack_from(">H", data, 4)[0]
    entries = {data[12 + 16 * n : 16 + 16 * n]: struct.unpack_from(">L", data, 20 + 16 * n)[0] for n in range(count)}
    return int(entries[tag])


@pytest.mark.parametrize("tag", [b"head", b"maxp", b"loca", b"cmap", b"hhea"], ids=bytes.decode)
def test_a_font_with_a_spoilt_table_is_refused(tag: bytes, built: SmallProject) -> None:
    data = bytearray(built.path(REGULAR).read_bytes())
    start = table_of(bytes(data), tag)
    data[start : start + 6] = b"\xb8\xff\xb8\xff\xb8\xff"
    built.write(REGULAR, bytes(data))
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0].startswith(f"{REGULAR}:1:1: fonts: this font ")


def test_a_font_outside_the_folder_is_refused(built: SmallProject) -> None:
    outside = built.root.parent / "outside.ttf"
    outside.write_bytes(built.path(f"fonts/{BOLD}").read_bytes())
    built.replace(FONTS, BOLD, "../../outside.ttf")
    assert_refused(
        built,
        "fonts/../../outside.ttf:1:1: file: this path leads out of fonts/\n"
        "    hint: links to other places are not followed; copy the file into this folder",
    )


def test_an_unknown_face_is_refused(built: SmallProject) -> None:
    built.replace(FONTS, "regular:", "reglar:")
    assert_refused(built, f"{FONTS}:6:3: fonts: unknown key `reglar`\n    hint: did you mean `regular`?")


def test_a_face_that_is_left_out_is_refused(built: SmallProject) -> None:
    built.replace(FONTS, f"  bold: {BOLD}\n", "")
    assert_refused(built, f"{FONTS}:6:3: fonts: `faces`: missing `bold`\n    hint: add `bold: …` below `faces:`")


PLACES: dict[str, tuple[str, Callable[[SmallProject], None]]] = {
    "text": (f"{HANDOUT}:23:8", lambda p: p.replace(HANDOUT, "Babies roll", "Babies →roll")),
    "title": (f"{HANDOUT}:3:10", lambda p: p.replace(HANDOUT, "title: A small", "title: A →small")),
    "subtitle": (f"{HANDOUT}:2:10", lambda p: p.replace(HANDOUT, "number: T-1", "number: T-1\nsubtitle: →")),
    "number": (f"{HANDOUT}:2:17", lambda p: p.replace(HANDOUT, "number: T-1", "number: T-1→")),
}


@pytest.mark.parametrize("case", PLACES)
def test_a_character_that_no_face_has_is_refused(case: str, built: SmallProject) -> None:
    place, spoil = PLACES[case]
    spoil(built)
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0].partition(": ")[2] == "characters: no font has U+2192 (rightwards arrow)"
    assert ran.errors[1] == USE_WORDS
    if case in ("text", "title"):
        assert ran.errors[0].startswith(f"{place}: ")


@pytest.mark.parametrize(
    ("directive", "old", "new"),
    [
        (":::{table} ways", 'page: "Page', 'page: "→'),
        (":::{table} ways", "draft-short: ", "draft-short: →"),
        (":::{chart} chart", "urgency:\n  call-soon: ", "urgency:\n  call-soon: →"),
        (":::{table} ways", "callouts:\n  main: ", "callouts:\n  main: →"),
    ],
    ids=["page", "draft", "urgency", "callout"],
)
def test_a_label_with_a_character_that_no_face_has_is_refused(
    directive: str, old: str, new: str, built: SmallProject
) -> None:
    built.replace(HANDOUT, ":::{table} ways", directive)
    built.replace(LABELS, old, new)
    ran = built.guide("build")
    assert ran.code == 1
    assert ": characters: no font has U+2192 (rightwards arrow)" in ran.errors[0]
