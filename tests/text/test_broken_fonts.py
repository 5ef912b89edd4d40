"""Font files that cannot be used are named, with what to do."""

from __future__ import annotations

import struct

import pytest

from guide.base.problems import Problems
from guide.model.source import FaceFile, FontSource
from guide.text.faces import load_faces
from tests.layout.factory import PROJECT

REGULAR = (PROJECT.root / "fonts" / "AtkinsonHyperlegibleNext-Regular.ttf").read_bytes()


def loaded(data: bytes) -> tuple[list[str], list[str]]:
    problems = Problems()
    faces = load_faces(FontSource("Face", (FaceFile("regular", "fonts/a.ttf", data),), "fonts/fonts.yaml"), problems)
    return list(faces), [str(problem) for problem in problems]


def without_table(name: bytes) -> bytes:
    """The font with one table renamed, so that nothing finds it."""
    count = struct.unpack_from(">H", REGULAR, 4)[0]
    for number in range(count):
        at = 12 + 16 * number
        if REGULAR[at : at + 4] == name:
            return REGULAR[:at] + b"zzzz" + REGULAR[at + 4 :]
    raise KeyError(name)


def test_a_whole_font_is_loaded() -> None:
    assert loaded(REGULAR) == (["regular"], [])


@pytest.mark.parametrize("data", [b"", b"OTTO" + REGULAR[4:], b"wOF2", b"\x89PNG\r\n", b"#!/bin/sh"])
def test_what_is_no_truetype_font(data: bytes) -> None:
    message = "fonts/a.ttf:1:1: fonts: this is not a TrueType font\n    hint: put back the file that came with the project: `git checkout fonts`"
    assert loaded(data) == ([], [message])


@pytest.mark.parametrize("table", ["cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"])
def test_a_font_without_a_table_that_it_needs(table: str) -> None:
    message = f"fonts/a.ttf:1:1: fonts: this font is broken: table `{table}` is missing\n    hint: put back the file that came with the project: `git checkout fonts`"
    assert loaded(without_table(table.encode())) == ([], [message])


def test_a_header_without_tables() -> None:
    message = "fonts/a.ttf:1:1: fonts: this font is broken: it is cut short\n    hint: put back the file that came with the project: `git checkout fonts`"
    assert loaded(REGULAR[:12]) == ([], [message])


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_font_cut_short_is_reported(part: float) -> None:
    names, messages = loaded(REGULAR[: int(part * len(REGULAR))])
    assert names == []
    assert len(messages) == 1 and messages[0].startswith("fonts/a.ttf:1:1: fonts: this font ")


def test_one_broken_face_does_not_hide_the_others() -> None:
    problems = Problems()
    files = (FaceFile("regular", "fonts/a.ttf", b"no"), FaceFile("bold", "fonts/b.ttf", REGULAR))
    assert list(load_faces(FontSource("Face", files, "fonts/fonts.yaml"), problems)) == ["bold"]
    assert [problem.at.path for problem in problems] == ["fonts/a.ttf"]
