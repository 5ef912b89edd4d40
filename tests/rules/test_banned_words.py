"""Words that a topic does not print."""

from __future__ import annotations

from guide.rules.banned_words import check
from tests.rules.factory import HANDOUT, on_words

BANNED = {"crab": "say what the body does", "rule out": "say it in plain words", "box": "write case"}


def said(body: str, **given: object) -> list[str]:
    return on_words(check, body, **{"banned": BANNED, **given})


def message(column: int, word: str, hint: str, line: int = 1) -> str:
    return f"{HANDOUT}:{line}:{column}: banned-words: `{word}` is a banned word in this topic\n    hint: {hint}"


def test_a_banned_word_is_found_where_it_stands() -> None:
    assert said("Walk like a crab.") == [message(13, "crab", BANNED["crab"])]


def test_plurals_and_capitals_are_the_word() -> None:
    assert said("Crabs and boxes.") == [message(1, "Crabs", BANNED["crab"]), message(11, "boxes", BANNED["box"])]


def test_a_part_of_another_word_is_not_the_word() -> None:
    assert said("Scrabble, crabby, boxer, sandbox.") == []


def test_several_words_are_found_over_a_line_end() -> None:
    assert said("Let us rule\nout something.") == [message(8, "rule out", BANNED["rule out"])]


def test_the_place_is_right_in_the_second_line_of_a_paragraph() -> None:
    assert said("Some words here.\nWalk like a crab.") == [message(13, "crab", BANNED["crab"], line=2)]


def test_every_place_is_reported() -> None:
    assert len(said("A crab.\n\n- A crab and a crab.\n\n## A crab")) == 4


def test_boxes_cells_titles_and_captions_are_read_too() -> None:
    table = "type: table\nrow-header: a\ncaption: A crab\ncolumns:\n  a: {title: A}\nrows:\n  - {a: crab}\n"
    assert len(said(":::{table} t\n:::\n", data={"t": table})) == 2
    assert len(said(":::{callout} try\n:title: Like a crab\n\nText.\n:::\n")) == 1
    assert len(said('![A ball.](ball "A crab")')) == 1
    assert len(said("Text.", title="The crab", subtitle="A crab", summary="Just a crab")) == 3


def test_a_word_in_bold_is_found() -> None:
    assert said("A **crab** here.") == [message(5, "crab", BANNED["crab"])]


def test_words_of_which_one_is_bold_are_found() -> None:
    assert len(said("Do not **rule** out a thing.")) == 1


def test_what_a_screen_reader_says_of_a_picture_is_read_too() -> None:
    assert len(said("![A crab.](ball)")) == 1


def test_a_banned_name_may_be_written_with_a_capital() -> None:
    assert len(said("A strap of velcro.", banned={"Velcro": "write hook-and-loop"})) == 1


def test_a_topic_may_ban_nothing() -> None:
    assert said("Walk like a crab.", banned={}) == []
