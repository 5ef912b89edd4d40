"""Paragraphs on their lines."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.layout.galley import Strip
from guide.layout.paragraph import TextBlock, set_text, widths_of, words_of
from guide.model.blocks import Paragraph
from guide.model.page import LAYOUT, Text
from guide.text.breaking import break_lines
from tests.layout.factory import Laid, composed, faces, lay, layout, setting_of, with_page
from tests.long import examples

FEW = settings(max_examples=examples(10), deadline=None, derandomize=True)
WORDS = st.lists(
    st.sampled_from(("a", "to", "baby", "moves", "backward", "before", "forward,", "common")), min_size=1, max_size=80
)
SETTING = setting_of(composed("").handout)
BODY = SETTING.type.body
LONG = "Many babies push back on straight arms before they learn how to pull ahead. " * 6


def strips_of(text: str, width: float = 200.0, centred: bool = False) -> list[Strip]:
    return set_text(TextBlock(words_of(text), BODY, LAYOUT, centred), 50.0, width, SETTING, 6.0)


def strings(strips: list[Strip]) -> list[str]:
    return ["".join(item.string for item in strip.items if isinstance(item, Text)) for strip in strips]


def test_lines_are_least_ragged() -> None:
    words = LONG.split()
    face = faces()["regular"]
    space = face.width(" ", BODY.size, "en")
    ends = break_lines([face.width(word, BODY.size, "en") for word in words], [space] * len(words), 200.0)
    assert strings(strips_of(LONG)) == [
        " ".join(words[start:end]) + (" " if end < len(words) else "")
        for start, end in zip([0, *ends], ends, strict=False)
    ]


@given(WORDS, st.integers(90, 500))
@FEW
def test_the_lines_joined_are_the_text(words: list[str], width: int) -> None:
    assert "".join(strings(strips_of(" ".join(words), width))) == " ".join(words)


@given(WORDS, st.integers(90, 500))
@FEW
def test_every_line_but_the_last_ends_in_one_space(words: list[str], width: int) -> None:
    *inner, last = strings(strips_of(" ".join(words), width))
    assert all(line.endswith(" ") and not line.endswith("  ") for line in inner)
    assert not last.endswith(" ")


@given(WORDS, st.integers(90, 500))
@FEW
def test_no_line_is_wider_than_its_place(words: list[str], width: int) -> None:
    for strip in strips_of(" ".join(words), width):
        assert all(item.box.right <= 50.0 + width + 0.01 for item in strip.items)


@given(WORDS, st.integers(90, 500))
@FEW
def test_the_first_two_and_the_last_two_lines_hold_together(words: list[str], width: int) -> None:
    held = [strip.keep for strip in strips_of(" ".join(words), width)]
    assert not held[-1]
    if len(held) > 1:
        assert held[0] and held[-2]
    assert not any(held[1:-2])


def test_lines_stand_one_leading_apart_and_the_gap_above_the_first() -> None:
    strips = strips_of(LONG)
    assert {strip.height for strip in strips} == {BODY.leading}
    assert [strip.gap for strip in strips] == [6.0] + [0.0] * (len(strips) - 1)


def test_the_baseline_stands_the_same_in_every_line() -> None:
    baselines = {item.y for strip in strips_of(LONG) for item in strip.items if isinstance(item, Text)}
    assert len(baselines) == 1
    assert 0.5 * BODY.leading < baselines.pop() < BODY.leading


def test_centred_lines_leave_the_same_space_on_both_sides() -> None:
    for strip in strips_of(LONG, 200.0, centred=True):
        left = min(item.box.x for item in strip.items) - 50.0
        right = 250.0 - max(item.box.right for item in strip.items)
        assert left == pytest.approx(right, abs=0.01)


def test_nothing_to_say_takes_no_line() -> None:
    assert strips_of("") == []


def test_widths_are_those_of_the_widest_word_and_of_one_line() -> None:
    widest, whole = widths_of(TextBlock(words_of("a backward crawl"), BODY, LAYOUT), SETTING)
    face = faces()["regular"]
    assert widest == pytest.approx(face.width("backward", BODY.size, "en"))
    assert whole == pytest.approx(face.width("a backward crawl", BODY.size, "en"))


def paragraph_lines(laid: Laid) -> list[str]:
    return [line.text for line in laid.lines(laid.blocks(Paragraph)[0].key)]


@pytest.mark.parametrize("most", [75, 66])
def test_no_line_has_more_letters_than_the_layout_allows(most: int) -> None:
    wide = with_page(layout(), measure=500.0, characters=most)
    lines = paragraph_lines(lay("It is all in a bit of ink. I will fill it. " * 20, wide))
    assert max(len(line.rstrip()) for line in lines) <= most
    assert max(len(line.rstrip()) for line in lines) > most - 12


def test_running_text_keeps_to_the_measure() -> None:
    narrow = with_page(layout(), measure=250.0)
    laid = lay(LONG, narrow)
    rights = [line.right - line.x for line in laid.lines(laid.blocks(Paragraph)[0].key)]
    assert max(rights) <= 250.01


def test_words_with_a_space_that_does_not_break_stay_on_one_line() -> None:
    pairs = "at 7\u00a0months " * 30
    for line in strings(strips_of(pairs.strip(), 170.0)):
        assert "7 months" in line
        assert not line.startswith("months")


def test_a_word_wider_than_its_column_is_reported() -> None:
    laid = lay("Some\n\n" + "w" * 80)
    said = (
        f"sources/topic/en/sheet.md:3:1: overflow: `{'w' * 80}` is {{}} pt wide, but its column is 432 pt\n"
        "    hint: use a shorter word, or put a space into it"
    )
    width = faces()["regular"].width("w" * 80, 12, "en")
    assert laid.messages == [said.format(round(width))]


def test_a_break_of_the_writer_ends_the_line() -> None:
    assert paragraph_lines(lay("one  \ntwo")) == ["one ", "two"]


def test_a_break_by_backslash_ends_the_line_too() -> None:
    assert paragraph_lines(lay("one \\\ntwo\\\nthree")) == ["one ", "two ", "three"]


def test_a_space_after_a_slash_is_kept() -> None:
    assert paragraph_lines(lay("sit/ stand and walk")) == ["sit/ stand and walk"]


def test_bold_words_are_as_wide_as_they_are_drawn() -> None:
    laid = lay("Some **words that stand in bold type** and some that do not.")
    for item in laid.items(Text):
        face = faces()[item.face]
        drawn = sum(word.width for word in item.words) * item.size / face.units_per_em
        blank = face.width(" ", item.size, "en") if item.string.endswith(" ") else 0.0
        assert item.width == pytest.approx(drawn) or item.width == pytest.approx(drawn - blank)


def test_texts_of_a_line_follow_each_other_without_a_gap() -> None:
    laid = lay("Some **words that stand in bold type** and [a link](https://a.org/) in them.")
    y = laid.lines(laid.blocks(Paragraph)[0].key)[0].y
    texts = sorted((item for item in laid.items(Text) if round(item.y, 2) == y), key=lambda item: item.x)
    assert len(texts) == 5
    for one, other in pairwise(texts):
        drawn = sum(word.width for word in one.words) * one.size / faces()[one.face].units_per_em
        assert other.x == pytest.approx(one.x + drawn)
