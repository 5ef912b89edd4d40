"""Pages into content streams: marked content for every item, and the glyphs that were used."""

from __future__ import annotations

import re

import pytest

from guide.base.problems import Problems
from guide.base.units import Colour, Rect
from guide.model.page import (
    Anchor,
    Artifact,
    FormField,
    Item,
    LinkArea,
    Page,
    PlacedPicture,
    Placement,
    Role,
    Shape,
    Side,
    Tagged,
    Text,
)
from guide.model.picture import Picture, PicturePath
from guide.model.shaped import Shaped
from guide.pdf.draw.content import PaintedAnnotation, SideContent, paint_side
from guide.pdf.draw.painter import Used, xobject_name
from guide.pdf.draw.pictures import picture_form
from guide.read.files import Project
from guide.read.fonts import read_fonts
from guide.text.faces import Faces, load_faces
from tests.structure.conftest import ROOT

INK, RED = Colour(0, 0, 0), Colour(255, 0, 0)
TAGS = ("Document", "H1", "P", "Link", "Form")
SQUARE = (("M", (0.0, 0.0)), ("L", (10.0, 0.0)), ("L", (10.0, 10.0)), ("Z", ()))
FOOT = Artifact("Footer")


@pytest.fixture(scope="module")
def faces() -> Faces:
    problems = Problems()
    source = read_fonts(Project(ROOT), problems)
    assert source is not None
    return load_faces(source, problems)


def test_neighbours_of_one_role_share_one_sequence(faces: Faces) -> None:
    content = _paint(faces, _shape(Tagged(2)), _shape(Tagged(2)), _shape(Tagged(1)), _shape(Tagged(2)))
    assert content.sequences == (2, 1, 2)
    assert [line for line in _lines(content) if "BDC" in line] == [
        "/P <</MCID 0>> BDC", "/H1 <</MCID 1>> BDC", "/P <</MCID 2>> BDC",
    ]  # fmt: skip


def test_every_sequence_is_closed(faces: Faces) -> None:
    content = _paint(faces, _shape(Tagged(1)), _shape(FOOT), _shape(Tagged(2)))
    assert [line for line in _lines(content) if line.endswith(("BDC", "EMC"))][1::2] == ["EMC"] * 3
    assert _lines(content)[-1] == "EMC"


def test_artifacts_say_their_kind_and_have_no_number(faces: Faces) -> None:
    content = _paint(faces, _shape(Artifact("Background")), _shape(FOOT))
    assert content.sequences == ()
    assert [line for line in _lines(content) if "BDC" in line] == [
        "/Artifact <</Type /Background>> BDC", "/Artifact <</Type /Pagination /Subtype /Footer>> BDC",
    ]  # fmt: skip


def test_an_empty_page_is_an_empty_stream(faces: Faces) -> None:
    assert _paint(faces).streams == (b"",)


def test_colours_and_lines_are_said_once(faces: Faces) -> None:
    content = _paint(faces, _shape(FOOT), _shape(FOOT), _shape(FOOT, fill=RED), _shape(FOOT))
    assert [line for line in _lines(content) if line.endswith((" rg", " g"))] == ["0 g", "1 0 0 rg", "0 g"]


def test_text_is_glyphs_on_a_baseline_counted_from_below(faces: Faces) -> None:
    used = Used()
    content = _paint(faces, _text(faces, "II", Tagged(2), 100.0, 150.0), used=used)
    glyph = faces["regular"].shape("I", "en").glyphs[0]
    assert f"BT /regular 12 Tf 100 50 Td [<{glyph:04x}{glyph:04x}>] TJ ET" in _lines(content)
    assert used.glyphs == {"regular": {glyph: "I"}}
    assert content.faces == {"regular"}


def test_kerning_is_the_difference_to_the_advance_of_the_font(faces: Faces) -> None:
    face = faces["regular"]
    shaped = face.shape("To", "en")
    kern = (face.advance(shaped.glyphs[0]) - shaped.advances[0]) * 1000 / face.units_per_em
    assert kern > 0
    line = _lines(_paint(faces, _text(faces, "To", Tagged(2), 0.0, 0.0)))[2]
    assert line.split("[")[1] == f"<{shaped.glyphs[0]:04x}>{kern:g}<{shaped.glyphs[1]:04x}>] TJ ET"


def test_a_glyph_that_stands_for_other_letters_the_second_time_gets_its_words_beside_it(faces: Faces) -> None:
    one = Shaped("fi", (7,), (500,), ("fi",), 500)
    other = Shaped("ﬁ", (7,), (500,), ("ﬁ",), 500)
    used = Used()
    content = _paint(faces, _words(one), _words(other), used=used)
    said = [line for line in _lines(content) if "TJ" in line]
    assert "/Span" not in said[0]
    assert " Td /Span <</ActualText <fefffb01>>> BDC [<0007>" in said[1]
    assert said[1].endswith(" TJ EMC ET")
    assert used.glyphs == {"regular": {7: "fi"}}


def test_glyphs_off_their_places_are_moved_and_have_their_text_beside_them(faces: Faces) -> None:
    face = faces["regular"]
    wide, scale = face.advance(7), 1000 / face.units_per_em
    word = Shaped("abc", (7, 7, 7), (wide, 0, wide), ("a", "a", "a"), 2 * wide, ((0, 0), (-30, 40), (0, 0)))
    (said,) = [line for line in _lines(_paint(faces, _words(word))) if "TJ" in line]
    back, rest = 30 * scale, (wide - 30) * scale
    rise = 40 * 12 / face.units_per_em
    assert said.partition(" Td ")[2] == (
        f"/Span <</ActualText <feff006100620063>>> BDC [<0007>] TJ {rise:g} Ts [{back:g}<0007>] TJ 0 Ts "
        f"[{rest:g}<0007>] TJ EMC ET"
    )


def test_a_space_that_would_stand_alone_after_a_span_is_in_it(faces: Faces) -> None:
    face = faces["regular"]
    apart, blank, plain = face.shape("g\u0303", "en"), face.shape(" ", "en"), face.shape("a", "en")
    for words, spans in (
        ((apart, blank, apart), ["g\u0303 g\u0303"]),
        ((apart, blank), ["g\u0303 "]),
        ((apart, blank, plain, blank, apart), ["g\u0303", "g\u0303"]),
    ):
        text = Text(Tagged(2), 0.0, 0.0, "regular", 12.0, INK, words, 10.0, 9.0, 3.0)
        found = re.findall(r"ActualText <feff([0-9a-f]+)>", _paint(faces, text).streams[0].decode())
        assert [bytes.fromhex(said).decode("utf-16-be") for said in found] == spans


def test_a_picture_is_scaled_into_its_place(faces: Faces) -> None:
    picture = Picture("ball", 50.0, 20.0, ())
    content = _paint(faces, PlacedPicture(Tagged(2), Rect(10.0, 20.0, 100.0, 40.0), picture))
    assert "q 2.00000 0 0 2.00000 10 140 cm /p-ball Do Q" in _lines(content)
    assert content.pictures == (picture,)
    assert xobject_name(picture) == "p-ball"


def test_a_picture_is_painted_in_its_own_units_upward() -> None:
    picture = Picture("ball", 50.0, 20.0, (PicturePath(SQUARE, INK, RED, 2.0, "round", "round", True),))
    assert picture_form(picture).content.decode().split("\n") == [
        "0 g", "1 0 0 RG", "2 w 1 J 1 j [] 0 d", "0 20 m 10 20 l 10 10 l h", "B*",
    ]  # fmt: skip


def test_boxes_of_tagged_content_cover_all_of_it(faces: Faces) -> None:
    content = _paint(faces, _shape(Tagged(1), x=5.0), _shape(Tagged(1), x=50.0), _shape(FOOT))
    assert content.boxes == {1: Rect(5.0, 0.0, 55.0, 10.0)}


def test_links_and_fields_are_kept_with_their_place_in_painting_order(faces: Faces) -> None:
    link = LinkArea(Tagged(3), Rect(0, 0, 9, 9), "#x", "x")
    field = FormField(Tagged(4), Rect(0, 0, 9, 9), "check", "x", "x", 12.0, False, INK)
    content = _paint(faces, field, _shape(Tagged(1)), link, _shape(Tagged(2)))
    # Sequence m has place 2m: the field comes before the first, the link between the two.
    assert content.annotations == (PaintedAnnotation(field, 1, -1), PaintedAnnotation(link, 1, 1))


def _paint(faces: Faces, *items: Item, used: Used | None = None) -> SideContent:
    page = Page(1, 300.0, 200.0, Rect(0, 0, 300, 200), items, (Anchor("x", 0.0, 0),))
    return paint_side(Side(300.0, 200.0, (Placement(page),)), TAGS, faces, used or Used())


def _lines(content: SideContent) -> list[str]:
    return content.streams[0].decode().split("\n")


def _shape(role: Role, x: float = 0.0, fill: Colour = INK) -> Shape:
    return Shape(role, x, 0.0, SQUARE, (10.0, 10.0), fill)


def _text(faces: Faces, text: str, role: Role, x: float, y: float) -> Text:
    shaped = faces["regular"].shape(text, "en")
    return Text(role, x, y, "regular", 12.0, INK, (shaped,), 10.0, 9.0, 3.0)


def _words(shaped: Shaped) -> Text:
    return Text(Tagged(2), 0.0, 0.0, "regular", 12.0, INK, (shaped,), 10.0, 9.0, 3.0)
