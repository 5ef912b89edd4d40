"""Font files that cannot be used are named, with what to do."""

from __future__ import annotations

import struct

import pytest

from guide.base.problems import Problems
from guide.model.source import FaceFile, FamilySource, FontSource
from guide.text.faces import load_faces
from tests.layout.factory import PROJECT
from tests.text.sfnt import cut, font_of, tables_of, with_use

REGULAR = next((PROJECT.root / "fonts").glob("*Regular.ttf")).read_bytes()
ASCII = "".join(map(chr, range(0x20, 0x7F)))
TRUETYPE = "    hint: use a .ttf file with TrueType outlines, or put back the one that came with the project: `git checkout fonts`"


def loaded(*files: FaceFile) -> tuple[list[str], list[str]]:
    problems = Problems()
    faces = load_faces(FontSource((FamilySource("Face", files),), "fonts/fonts.yaml"), problems)
    return list(faces), [str(problem) for problem in problems]


def fault(data: bytes, *scripts: str) -> list[str]:
    names, messages = loaded(FaceFile("regular", "fonts/a.ttf", data, scripts))
    assert names == []
    return messages


def without_table(name: bytes) -> bytes:
    """The font with one table renamed, so that nothing finds it."""
    count = struct.unpack_from(">H", REGULAR, 4)[0]
    for number in range(count):
        at = 12 + 16 * number
        if REGULAR[at : at + 4] == name:
            return REGULAR[:at] + b"zzzz" + REGULAR[at + 4 :]
    raise KeyError(name)


def test_a_whole_font_is_loaded() -> None:
    assert loaded(FaceFile("regular", "fonts/a.ttf", REGULAR, ("Latn",))) == (["regular"], [])
    assert loaded(FaceFile("regular", "fonts/a.ttf", font_of(tables_of(REGULAR)))) == (["regular"], [])


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n", b"#!/bin/sh"])
def test_what_is_no_truetype_font(data: bytes) -> None:
    assert fault(data) == [f"fonts/a.ttf:1:1: fonts: this is not a TrueType font\n{TRUETYPE}"]


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"OTTO", "it has CFF outlines"),
        (b"ttcf", "it is a collection of fonts"),
        (b"wOFF", "it is packed for the web"),
        (b"wOF2", "it is packed for the web"),
    ],
)
def test_another_kind_of_font_is_named(start: bytes, kind: str) -> None:
    assert fault(start + REGULAR[4:]) == [f"fonts/a.ttf:1:1: fonts: this is not a TrueType font: {kind}\n{TRUETYPE}"]


def test_a_font_of_pictures() -> None:
    tables = {name: table for name, table in tables_of(REGULAR).items() if name not in ("glyf", "loca")}
    message = "fonts/a.ttf:1:1: fonts: this font has pictures of its letters and no outlines"
    assert fault(font_of({**tables, "CBDT": b"\0\3\0\0", "CBLC": b"\0\3\0\0"})) == [f"{message}\n{TRUETYPE}"]


def test_a_variable_font() -> None:
    assert fault(font_of({**tables_of(REGULAR), "fvar": bytes(16)})) == [
        "fonts/a.ttf:1:1: fonts: this is a variable font, with all its weights in one file\n"
        "    hint: use a file for each weight, often in a folder `static` beside it"
    ]


@pytest.mark.parametrize("bits", [0x0002, 0x0100, 0x0200, 0x0104])
def test_a_font_that_may_not_be_embedded(bits: int) -> None:
    assert fault(with_use(REGULAR, bits)) == [
        "fonts/a.ttf:1:1: fonts: this font may not be part of a PDF: its maker says so in the file (OS/2 `fsType`)\n"
        "    hint: use a font with an open licence, such as the SIL Open Font License"
    ]


@pytest.mark.parametrize("bits", [0x0000, 0x0004, 0x0008])
def test_a_font_that_may_be_embedded(bits: int) -> None:
    assert loaded(FaceFile("regular", "fonts/a.ttf", with_use(REGULAR, bits))) == (["regular"], [])


def test_a_font_without_a_script_that_its_family_claims() -> None:
    own = cut(REGULAR, ASCII)
    assert fault(own, "Latn", "Cyrl") == [
        "fonts/a.ttf:1:1: fonts: this font lacks letters of `Cyrl` (Cyrillic): Ё А Б В Г …\n"
        "    hint: use another file, or take `Cyrl` out of the `scripts` of its family in fonts.yaml"
    ]
    assert "lacks letters of `Grek` (Greek): Α Β Γ Δ Ε …" in fault(own, "Latn", "Grek")[0]
    assert loaded(FaceFile("regular", "fonts/a.ttf", own, ("Latn", "Zsym"))) == (["regular"], [])


def test_the_first_family_needs_the_basic_letters_and_others_a_space() -> None:
    assert fault(cut(REGULAR, ASCII.replace("q", ""))) == [
        "fonts/a.ttf:1:1: fonts: this font lacks basic letters, digits or signs\n    hint: use another file"
    ]
    problems = Problems()
    families = tuple(
        FamilySource("Face", (FaceFile("regular" + number, path, data), FaceFile("bold" + number, path, data)))
        for number, path, data in (
            ("", "fonts/a.ttf", REGULAR), ("-2", "fonts/b.ttf", cut(REGULAR, " é")), ("-3", "fonts/c.ttf", cut(REGULAR, "é")),
        )
    )  # fmt: skip
    faces = load_faces(FontSource(families, "fonts/fonts.yaml"), problems)
    assert list(problems) == []
    faces.load_rest(problems)
    assert [str(problem) for problem in problems] == [
        "fonts/c.ttf:1:1: fonts: this font lacks a space\n    hint: use another file"
    ]


@pytest.mark.parametrize("table", ["cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"])
def test_a_font_without_a_table_that_it_needs(table: str) -> None:
    message = f"fonts/a.ttf:1:1: fonts: this font is broken: table `{table}` is missing\n    hint: download it again"
    assert fault(without_table(table.encode())) == [message]


def test_a_header_without_tables() -> None:
    assert fault(REGULAR[:12]) == [
        "fonts/a.ttf:1:1: fonts: this font is broken: it is cut short\n    hint: download it again"
    ]


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_font_cut_short_is_reported(part: float) -> None:
    messages = fault(REGULAR[: int(part * len(REGULAR))])
    assert len(messages) == 1 and messages[0].startswith("fonts/a.ttf:1:1: fonts: this font ")


def test_one_broken_face_does_not_hide_the_others() -> None:
    names, messages = loaded(FaceFile("regular", "fonts/a.ttf", b"no"), FaceFile("bold", "fonts/b.ttf", REGULAR))
    assert names == ["bold"]
    assert [message.partition(":")[0] for message in messages] == ["fonts/a.ttf"]
