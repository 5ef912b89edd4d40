"""Texts are taken apart between letters, never between a letter and its marks."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.text.clusters import WORD_JOINER, clusters, composed, is_mark, is_right_to_left, texts_of_glyphs
from tests.long import examples

FEW = settings(max_examples=examples(50), deadline=None, derandomize=True)
TEXTS = st.text(st.sampled_from("aeo x.áễ中\u0301\u0323\u0302\ufe0f😀"), max_size=12)


def test_marks_stay_with_their_letter() -> None:
    assert clusters("ax\u0323\u0302 e\u0301\ufe0f") == ["a", "x\u0323\u0302", " ", "e\u0301\ufe0f"]
    assert clusters("\u0301a \u0301\u0302") == ["\u0301", "a", " ", "\u0301\u0302"]
    assert clusters("") == []


@given(TEXTS)
@FEW
def test_pieces_join_to_the_text_and_begin_with_no_mark(text: str) -> None:
    pieces = clusters(text)
    assert "".join(pieces) == text
    assert not any(is_mark(piece[0]) and not before.isspace() for before, piece in pairwise(pieces))


@given(TEXTS)
@FEW
def test_a_text_is_the_same_composed_piece_by_piece(text: str) -> None:
    assert "".join(map(composed, clusters(text))) == unicodedata.normalize("NFC", text)


def test_which_letters_are_written_from_right_to_left() -> None:
    assert [letter for letter in "aЖ7·ễא م٣\u202e" if is_right_to_left(letter)] == ["א", "م", "٣", "\u202e"]


def test_every_glyph_has_a_text() -> None:
    assert texts_of_glyphs("off", [0, 1]) == ("o", "ff"), "a ligature"
    assert texts_of_glyphs("ax\u0323", [0, 1, 2]) == ("a", "x", "\u0323")
    assert texts_of_glyphs("aḥ", [0, 1, 1]) == ("a", "h", "\u0323"), "drawn as two glyphs"
    assert texts_of_glyphs("abc", [0, 0, 2]) == ("a", "b", "c"), "two for two"
    assert texts_of_glyphs("½", [0, 0, 0]) == ("½", WORD_JOINER, WORD_JOINER)
