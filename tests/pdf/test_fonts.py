"""Fonts: embedded, subset, readable, with the widths that the font programs have."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
import uharfbuzz as hb

from tests.pdf.cmap import parse_cmap
from tests.pdf.conftest import Printed

# Bytes: a font with Western letters only takes 10,500, and its sheet may grow by 25,000.
LIGHT = 35_500


def test_every_font_is_a_subset_with_six_letters_and_an_embedded_program(printed: Printed) -> None:
    for font in _fonts(printed):
        base = str(font.BaseFont)
        assert re.fullmatch(r"/[A-Z]{6}\+FiraSans-(Regular|Bold)", base)
        descriptor = _descriptor(font)
        assert (str(descriptor.FontName), "/FontFile2" in descriptor) == (base, True)


def test_subsets_have_different_names(printed: Printed) -> None:
    names = [str(font.BaseFont) for font in _fonts(printed)]
    assert len(set(names)) == len(names)


def test_no_font_of_the_standard_14_is_named(printed: Printed) -> None:
    assert not re.search(rb"Helvetica|ZapfDingbats|Times|Courier|Symbol", b"".join(_all_text(printed)))


def test_every_font_resource_is_one_of_these(printed: Printed) -> None:
    named = [item for item in printed.reader.pdf.objects if isinstance(item, pikepdf.Dictionary)]
    dictionaries = {item.objgen for item in named if item.get("/Type") == "/Font" and "/CIDSystemInfo" not in item}
    assert dictionaries == {font.objgen for font in _fonts(printed)}


def test_every_code_that_is_shown_has_its_text(printed: Printed) -> None:
    for page in printed.reader.pages:
        assert {name: font.unread for name, font in page.fonts.items() if font.unread} == {}


def test_no_code_stands_for_a_character_that_nobody_can_read(printed: Printed) -> None:
    for font in _printed(printed):
        texts = parse_cmap(font.ToUnicode.read_bytes()).texts.values()
        assert [text for text in texts if not text or re.search(r"[\0\ufeff\ufffe\ufffd\ue000-\uf8ff]", text)] == []


def test_a_subset_holds_no_glyph_that_is_not_used(printed: Printed) -> None:
    used: dict[str, set[int]] = {}
    for page in printed.reader.pages:
        for font in page.fonts.values():
            used.setdefault(font.name, set()).update(font.used)
    for font in _printed(printed):
        assert (
            set(_widths(font)) - {0} == used[str(font.BaseFont)] == set(parse_cmap(font.ToUnicode.read_bytes()).texts)
        )


def test_widths_are_those_of_the_embedded_program(printed: Printed) -> None:
    for font in _printed(printed):
        program = _program(font)
        scale = 1000 / program.face.upem
        for glyph, width in _widths(font).items():
            assert width == pytest.approx(program.get_glyph_h_advance(glyph) * scale, abs=0.51)


def test_used_glyphs_draw_something(printed: Printed) -> None:
    for font in _printed(printed):
        program, texts = _program(font), parse_cmap(font.ToUnicode.read_bytes()).texts
        for glyph, text in texts.items():
            extents = program.get_glyph_extents(glyph)
            assert extents is not None
            assert text.isspace() == (extents.width == 0), (glyph, text)


def test_printed_fonts_are_addressed_by_glyph(printed: Printed) -> None:
    for font in _printed(printed):
        (descendant,) = font.DescendantFonts
        assert (str(font.Subtype), str(font.Encoding)) == ("/Type0", "/Identity-H")
        assert (str(descendant.Subtype), str(descendant.CIDToGIDMap)) == ("/CIDFontType2", "/Identity")


def test_the_font_of_fields_maps_every_letter_with_its_width(printed: Printed) -> None:
    for font in _field_fonts(printed):
        (descendant,) = font.DescendantFonts
        assert (str(font.Subtype), str(font.Encoding)) == ("/Type0", "/Identity-H")
        assert str(descendant.Subtype) == "/CIDFontType2"
        program, texts, widths = _program(font), parse_cmap(font.ToUnicode.read_bytes()).texts, _widths(font)
        mapped = descendant.CIDToGIDMap
        whole = b"" if mapped == "/Identity" else mapped.read_bytes()
        glyphs = {code: int.from_bytes(whole[2 * code : 2 * code + 2], "big") if whole else code for code in texts}
        assert set(widths) - {0} == set(texts)
        # Viewers look a letter up from either side: in ToUnicode, or in the table `cmap` of the program.
        assert len(set(texts.values())) == len(texts)
        assert {code: program.get_nominal_glyph(ord(text)) for code, text in texts.items()} == glyphs
        for code, glyph in glyphs.items():
            assert widths[code] == pytest.approx(
                program.get_glyph_h_advance(glyph) * 1000 / program.face.upem, abs=0.51
            )
        assert {*"AZaz09 .,?!'()-éñüßÅ€’łŐžđ"} <= set(texts.values())


def test_all_fields_of_all_sheets_have_one_font(printed_files: dict[str, Printed]) -> None:
    fonts = [(font.BaseFont, _descriptor(font).FontFile2.read_bytes(), font.ToUnicode.read_bytes())
             for printed in printed_files.values() for font in _field_fonts(printed)]  # fmt: skip
    assert len({(str(name), program, texts) for name, program, texts in fonts}) == 1


def test_the_font_of_fields_is_light(printed: Printed) -> None:
    for font in _field_fonts(printed):
        streams = (_descriptor(font).FontFile2, font.ToUnicode)
        widths = font.DescendantFonts[0].W.unparse()
        assert sum(len(stream.read_raw_bytes()) for stream in streams) + len(zlib.compress(widths)) < LIGHT


def _printed(printed: Printed) -> list[Any]:
    """The fonts of pages."""
    found = {}
    for page in printed.reader.page_objects:
        found.update({font.objgen: font for font in page.Resources.Font.values()})
    return list(found.values())


def _field_fonts(printed: Printed) -> list[Any]:
    """The fonts of the form and of its appearances."""
    if "/AcroForm" not in printed.reader.catalog:
        return []
    found = {font.objgen: font for font in printed.reader.catalog.AcroForm.DR.Font.values()}
    for _, annotation in printed.reader.annotations:
        if annotation.object.get("/FT") == "/Tx":
            found.update({font.objgen: font for font in annotation.object.AP.N.Resources.Font.values()})
    return list(found.values())


def _fonts(printed: Printed) -> list[Any]:
    return _printed(printed) + _field_fonts(printed)


def _descriptor(font: Any) -> Any:
    return font.DescendantFonts[0].FontDescriptor if "/DescendantFonts" in font else font.FontDescriptor


def _program(font: Any) -> Any:
    return hb.Font(hb.Face(hb.Blob(_descriptor(font).FontFile2.read_bytes())))


def _widths(font: Any) -> dict[int, float]:
    """The W array (ISO 32000-1, 9.7.4.3): `first [widths]` or `first last width`."""
    entries = list(font.DescendantFonts[0].W)
    widths: dict[int, float] = {}
    while entries:
        first = int(entries.pop(0))
        second = entries.pop(0)
        if isinstance(second, pikepdf.Array):
            widths.update(enumerate(map(float, second), first))
        else:
            widths.update(dict.fromkeys(range(first, int(second) + 1), float(entries.pop(0))))
    return widths


def _all_text(printed: Printed) -> Iterator[bytes]:
    """Every object that is not a stream, as text, and every content stream."""
    for item in printed.reader.pdf.objects:
        if isinstance(item, pikepdf.Stream):
            yield item.stream_dict.unparse() if "/Length1" in item or "/N" in item else item.read_bytes()
        elif item is not None:
            yield pikepdf.Object.unparse(item)
