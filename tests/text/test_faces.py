"""Shaping with the faces of the project."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.text.faces import NO_BREAK_SPACE, Face
from tests.layout.factory import faces
from tests.long import examples

FEW = settings(max_examples=examples(25), deadline=None, derandomize=True)
LATIN = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=20)


@pytest.fixture(params=["regular", "bold"])
def face(request: pytest.FixtureRequest) -> Face:
    return faces()[request.param]


@pytest.mark.parametrize("pair", ["AV", "To", "Ty", "LT"])
def test_pairs_are_kerned(face: Face, pair: str) -> None:
    apart = sum(face.shape(letter, "en").width for letter in pair)
    assert face.shape(pair, "en").width < apart


@given(LATIN)
@FEW
def test_clusters_join_to_the_text(text: str) -> None:
    for face in faces().values():
        shaped = face.shape(text, "en")
        assert "".join(shaped.clusters) == shaped.text == text
        assert len(shaped.glyphs) == len(shaped.advances) == len(shaped.clusters)
        assert shaped.width == sum(shaped.advances)


def test_a_letter_and_its_mark_are_the_same_as_one_character(face: Face) -> None:
    assert face.shape("cafe\u0301", "en") == face.shape("café", "en")


def test_a_mark_without_a_character_of_its_own_is_a_glyph_off_its_place(face: Face) -> None:
    shaped = face.shape("ag\u0303a", "en")
    assert shaped.clusters == ("a", "g", "\u0303", "a")
    assert shaped.advances[2] == 0
    assert [offset == (0, 0) for offset in shaped.offsets] == [True, True, False, True]


def test_words_without_such_marks_have_no_offsets(face: Face) -> None:
    assert {face.shape(word, "en").offsets for word in ["AV", "To", "naïve", "(10)", "office"]} == {()}


def test_a_space_that_does_not_break_looks_like_others(face: Face) -> None:
    assert face.shape(f"7{NO_BREAK_SPACE}months", "en") == face.shape("7 months", "en")


def test_words_are_as_wide_alone_as_between_spaces(face: Face) -> None:
    said = "Most babies crawl forward"
    space = face.width(" ", 12, "en")
    apart = sum(face.width(word, 12, "en") for word in said.split()) + 3 * space
    assert face.width(said, 12, "en") == pytest.approx(apart)


def test_width_grows_with_the_size(face: Face) -> None:
    assert face.width("baby", 24, "en") == pytest.approx(2 * face.width("baby", 12, "en"))
    assert face.width("", 12, "en") == 0.0


def test_bold_is_wider() -> None:
    assert faces()["bold"].width("baby", 12, "en") > faces()["regular"].width("baby", 12, "en")


def test_missing_names_each_character_once(face: Face) -> None:
    assert face.missing("✓ done ⇒ then ✓ again ☐") == ("✓", "⇒", "☐")


def test_nothing_is_missing_from_plain_words(face: Face) -> None:
    assert face.missing(f"Café, naïve – “quoted” isn’t 7{NO_BREAK_SPACE}months • ½") == ()


def test_a_mark_is_missing_with_its_letter(face: Face) -> None:
    assert face.missing("ag\u0303 A\u030a") == ()
    assert face.missing("a g\u20dd a") == ("g\u20dd",), "no such mark"
    assert face.missing("\u0303a") == ("\u0303",), "no letter below it"
    assert face.missing("中\u0303") == ("中\u0303",), "no such letter"


def test_what_only_says_how_others_are_set_is_missing_whatever_the_font_has(face: Face) -> None:
    own = replace(face, characters=face.characters | {0xAD, 0x200B}, _drawn=set())
    assert own.missing("a\u00adb\u200b") == ("\u00ad", "\u200b")


def test_letters_that_are_written_from_right_to_left_are_missing_whatever_the_font_has(face: Face) -> None:
    own = replace(face, characters=face.characters | {0x5D0, 0x645}, _drawn=set())
    assert own.missing("aא م") == ("א", "م")


def test_a_word_is_shaped_once(face: Face) -> None:
    assert face.shape("again", "en") is face.shape("again", "en")


def test_metrics_are_parts_of_the_type_size(face: Face) -> None:
    assert 0.4 < face.x_height < face.cap_height < face.ascent < 1.2
    assert 0.1 < face.descent < 0.5
    left, bottom, right, top = face.bounds
    assert left <= 0 <= right and bottom < 0 < top


def test_advance_is_what_the_font_says_without_kerning(face: Face) -> None:
    shaped = face.shape("AV", "en")
    assert [face.advance(glyph) for glyph in shaped.glyphs] == [face.shape(letter, "en").width for letter in "AV"]
