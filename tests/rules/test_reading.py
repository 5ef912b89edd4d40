"""How hard a sheet is to read, against sums done by hand."""

from __future__ import annotations

import pytest

from guide.base.problems import Position
from guide.rules.reading import Readability, Sentence, check, flesch_kincaid, measure, reading_of, sentences, smog
from tests.layout.factory import composed
from tests.rules.factory import HANDOUT, on_words

EASY = "We go in. "


def sentence(*syllables: int) -> Sentence:
    return Sentence(("word",) * len(syllables), syllables, Position("a.md"))


def split(body: str) -> list[tuple[str, ...]]:
    return [found.words for found in sentences(composed(body).handout)]


def test_flesch_kincaid_by_hand() -> None:
    # "The cat sat on the mat." 6 words, 6 syllables, 1 sentence:
    # 0.39 * 6/1 + 11.8 * 6/6 - 15.59 = 2.34 + 11.8 - 15.59 = -1.45
    assert flesch_kincaid([sentence(1, 1, 1, 1, 1, 1)]) == pytest.approx(-1.45)


def test_flesch_kincaid_over_two_sentences() -> None:
    # 8 + 4 = 12 words, 14 + 4 = 18 syllables, 2 sentences:
    # 0.39 * 12/2 + 11.8 * 18/12 - 15.59 = 2.34 + 17.7 - 15.59 = 4.45
    assert flesch_kincaid([sentence(2, 2, 2, 2, 2, 2, 1, 1), sentence(1, 1, 1, 1)]) == pytest.approx(4.45)


def test_smog_by_hand() -> None:
    # 3 words of three syllables or more in 10 sentences: as many as 9 in 30.
    # 1.0430 * sqrt(9) + 3.1291 = 3.129 + 3.1291 = 6.2581
    found = [sentence(1, 3), sentence(4), sentence(3, 1)] + [sentence(1, 2)] * 7
    assert smog(found) == pytest.approx(6.2581)


def test_smog_without_long_words() -> None:
    assert smog([sentence(1, 2)] * 3) == pytest.approx(3.1291)


def test_measures_of_a_real_text() -> None:
    # "Most babies crawl forward." most ba-bies crawl for-ward: 4 words, 6 syllables.
    # "Some never do." some nev-er do: 3 words, 4 syllables. Together 7 words, 10 syllables, 2 sentences:
    # 0.39 * 3.5 + 11.8 * 10/7 - 15.59 = 1.365 + 16.857 - 15.59 = 2.632
    reading = measure(sentences(composed("Most babies crawl forward. Some never do.").handout))
    assert reading.grade == pytest.approx(2.632, abs=0.001)
    assert (reading.words, reading.longest, reading.mean) == (7, 4, 3.5)


def test_nothing_to_read() -> None:
    assert measure([]) == Readability(0.0, 0.0, 0.0, 0, 0)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One. Two! Three?", [("One",), ("Two",), ("Three",)]),
        ("He said “one.” Then two.", [("He", "said", "one"), ("Then", "two")]),
        ("For example: Do this. Not: that.", [("For", "example"), ("Do", "this"), ("Not", "that")]),
        ("It’s a hands-on, half-open day.", [("It’s", "a", "hands-on", "half-open", "day")]),
        ("- one thing\n- two things", [("one", "thing"), ("two", "things")]),
        ("**Call now** if so. [Read on](https://example.org/).", [("Call", "now", "if", "so"), ("Read", "on")]),
        ("## A heading\n\nText.", [("Text",)]),
        ("Two\nlines.", [("Two", "lines")]),
    ],
)
def test_sentences(body: str, expected: list[tuple[str, ...]]) -> None:
    found = split(body)
    # The note that the program sets at the end does not count.
    assert found == expected


def test_a_line_that_the_writer_breaks_parts_words() -> None:
    assert split("one  \ntwo") == [("one", "two")]


def test_a_sentence_is_told_where_it_starts() -> None:
    first, second = sentences(composed("One thing.\n\nAnother thing.").handout)
    assert (str(first.at), str(second.at)) == (f"{HANDOUT}:1:1", f"{HANDOUT}:3:1")


def test_an_easy_sheet_is_silent() -> None:
    assert on_words(check, EASY * 3) == []


def test_a_sheet_over_the_grade_names_its_hardest_sentences() -> None:
    hard = "Developmental pediatricians evaluate neurological abnormalities."
    (message,) = on_words(check, f"{EASY}\n\n{hard}\n\n{EASY}\n\n{hard}\n\n{EASY}\n\n{hard}")
    assert message.startswith(f"{HANDOUT}:1:1: reading: reading grade ")
    assert (
        " is over 6\n    hint: shorten the hardest sentences: they start in sheet.md line 3, sheet.md line 7, sheet.md line 11"
        in message
    )


def words(count: int) -> str:
    return " ".join(["go"] * count) + "."


def test_25_words_are_silent_and_26_are_not() -> None:
    assert on_words(check, f"{EASY}{EASY}\n\n{words(25)}") == []
    assert on_words(check, f"{EASY}{EASY}\n\n{words(26)}") == [
        f"{HANDOUT}:3:1: reading: this sentence has 26 words; at most 25 are easy to read\n    hint: cut it in two"
    ]


def test_sentences_of_15_words_on_average_are_too_long() -> None:
    assert on_words(check, f"{words(15)} {words(14)}") == []
    assert on_words(check, f"{words(15)} {words(15)}") == [
        f"{HANDOUT}:1:1: reading: sentences have 15.0 words on average; less than 15 is easy to read\n"
        "    hint: cut long sentences in two"
    ]


HARD = "Developmental pediatricians evaluate neurological abnormalities."


@pytest.mark.parametrize("language", ["en", "en-GB"])
def test_english_is_measured_in_every_region(language: str) -> None:
    assert len(on_words(check, HARD, language=language)) == 1
    assert reading_of(composed(HARD, language=language).handout) is not None


@pytest.mark.parametrize("language", ["es", "enq", "de-GB"])
def test_a_language_without_a_formula_is_not_measured(language: str) -> None:
    assert on_words(check, f"{HARD}\n\n{words(40)}", language=language) == []
    assert reading_of(composed(HARD, language=language).handout) is None
