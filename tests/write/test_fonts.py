"""Fonts as they are embedded: glyphs, widths and what they stand for."""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf
import pytest
import uharfbuzz as hb
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.base.problems import Problems
from guide.pdf.write.fonts import embed_face, to_unicode
from guide.pdf.write.objects import PdfFile, array, dictionary
from guide.read.files import Project
from guide.read.fonts import read_fonts
from guide.text.faces import Face, load_faces
from tests.long import examples
from tests.pdf.cmap import parse_cmap
from tests.structure.conftest import ROOT

PROPERTY = settings(deadline=None, max_examples=examples(10), derandomize=True)
# An object of pikepdf lives as long as its file.
OPENED: list[pikepdf.Pdf] = []
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=4)


@pytest.fixture(scope="module")
def face() -> Face:
    problems = Problems()
    source = read_fonts(Project(ROOT), problems)
    assert source is not None
    return load_faces(source, problems)["regular"]


@PROPERTY
@given(st.dictionaries(st.integers(0, 0xFFFF), TEXTS, max_size=250))
def test_what_glyphs_stand_for_is_read_back(glyphs: dict[int, str]) -> None:
    assert parse_cmap(to_unicode(glyphs)).texts == glyphs


def test_codes_of_printed_fonts_have_two_bytes() -> None:
    assert list(parse_cmap(to_unicode({0x141: "x"})).codes(b"\x01\x41\x00\x02")) == [0x141, 2]


def test_a_subset_holds_the_glyphs_that_are_used_and_no_others(face: Face) -> None:
    used = _glyphs(face, "Hello")
    program = _program(_embedded(face, used))
    drawn = {glyph for glyph in range(program.face.glyph_count) if _drawn(program, glyph)}
    assert drawn - {0} == set(used)


def test_a_subset_draws_glyphs_as_the_face_does(face: Face) -> None:
    used = _glyphs(face, "Ågé?")
    whole = hb.Font(hb.Face(hb.Blob(face.data)))
    program = _program(_embedded(face, used))
    for glyph in used:
        assert program.get_glyph_extents(glyph) == whole.get_glyph_extents(glyph)


def test_widths_are_advances_in_thousandths(face: Face) -> None:
    used = _glyphs(face, "Wide i")
    first, widths = list(_embedded(face, used).DescendantFonts[0].W)[:2]
    assert (int(first), int(widths[0])) == (0, round(face.advance(0) * 1000 / face.units_per_em))
    assert _widths(_embedded(face, used)) == {
        glyph: round(face.advance(glyph) * 1000 / face.units_per_em) for glyph in (0, *used)
    }


def test_the_name_of_a_subset_follows_its_glyphs(face: Face) -> None:
    one, again, other = (str(_embedded(face, _glyphs(face, text)).BaseFont) for text in ("abc", "cba", "abd"))
    assert one == again != other
    assert re.fullmatch(rf"/[A-Z]{{6}}\+{face.postscript_name}", one)


def test_embedding_twice_gives_the_same_program(face: Face) -> None:
    used = _glyphs(face, "same")
    one, other = (_embedded(face, used).DescendantFonts[0].FontDescriptor.FontFile2 for _ in range(2))
    assert one.read_bytes() == other.read_bytes()
    assert int(one.Length1) == len(one.read_bytes())


def test_the_descriptor_has_the_measures_of_the_face(face: Face) -> None:
    said = _embedded(face, _glyphs(face, "x")).DescendantFonts[0].FontDescriptor
    assert int(said.Ascent) == round(face.ascent * 1000)
    assert int(said.Descent) == -round(face.descent * 1000) < 0
    assert 0 < int(said.XHeight) < int(said.CapHeight) < int(said.Ascent)
    left, bottom, right, top = (int(edge) for edge in said.FontBBox)
    assert left < 0 < right
    assert bottom < 0 < int(said.CapHeight) < top


def _glyphs(face: Face, text: str) -> dict[int, str]:
    return dict(zip(face.shape(text, "en").glyphs, text, strict=True))


def _embedded(face: Face, glyphs: dict[int, str]) -> Any:
    pdf = PdfFile()
    return _open(pdf, embed_face(pdf, face, glyphs))


def _open(pdf: PdfFile, font: object) -> Any:
    tree = pdf.add(dictionary({"Type": "/Pages", "Kids": array([]), "Count": 0}))
    root = pdf.add(dictionary({"Type": "/Catalog", "Pages": tree, "Font": font}))
    OPENED.append(pikepdf.open(io.BytesIO(pdf.assembled(root, pdf.add("<<>>")))))
    return OPENED[-1].Root.Font


def _program(font: Any) -> Any:
    return hb.Font(hb.Face(hb.Blob(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes())))


def _drawn(program: Any, glyph: int) -> bool:
    extents = program.get_glyph_extents(glyph)
    return bool(extents and (extents.width or extents.height))


def _widths(font: Any) -> dict[int, int]:
    entries = list(font.DescendantFonts[0].W)
    return {
        int(first) + offset: int(width)
        for first, widths in zip(entries[::2], entries[1::2], strict=True)
        for offset, width in enumerate(widths)
    }
