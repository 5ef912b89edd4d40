"""Unusual inputs that an editor may well write: each is built rightly, or refused with its place."""

from __future__ import annotations

import pytest

from tests.support import HANDOUT, TOPIC, SmallProject


def test_a_link_to_the_contents_list_is_refused_since_the_list_may_be_left_out(built: SmallProject) -> None:
    built.replace(
        HANDOUT, "## Ways to move", "See [the list](#in-this-guide).\n\n:::{contents}\n:::\n\n## Ways to move"
    )
    ran = built.guide("build")
    assert ran.code == 1
    assert "no heading of this handout has the address `#in-this-guide`" in ran.errors[0]


@pytest.mark.parametrize("name", ["a b", "bébé", "ball(1)", "Ball"])
def test_a_picture_that_text_cannot_name_is_refused(name: str, built: SmallProject) -> None:
    path = f"{TOPIC}/pictures/{name}.svg"
    built.write(path, built.read(f"{TOPIC}/pictures/ball.svg"))
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0] == f"{path}:1:1: picture: `{name}` is not a name for a picture"


def test_headings_deeper_than_a_pdf_knows_are_refused(built: SmallProject) -> None:
    deep = "\n\n".join(f"{'#' * level} Level {'x' * level}\n\nText." for level in range(2, 7))
    built.replace(HANDOUT, "## Ways to move", f"{deep}\n\n:::{{callout}} try\nText.\n:::\n\n## Ways to move")
    built.replace(HANDOUT, "pages: {least: 1, most: 1}", "pages: {least: 1, most: 3}")
    ran = built.guide("build")
    assert ran.code == 1
    assert "headings may go down to level 6" in ran.errors[0]


def test_an_accent_that_stands_by_itself_is_refused(built: SmallProject) -> None:
    built.replace(HANDOUT, "Babies roll", "Babies \u0301 roll")
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0].endswith(": characters: no font has U+0301 (combining acute accent)")
    assert ran.errors[1] == "    hint: type the letter that it belongs to before it, or delete it"


def test_a_letter_that_is_written_from_right_to_left_is_refused(built: SmallProject) -> None:
    built.replace(HANDOUT, "Babies roll", "Babies م roll")
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[:2] == (
        f"{HANDOUT}:23:8: characters: U+0645 (arabic letter meem) is written from right to left, which the program cannot set",
        "    hint: write it in Latin letters",
    )


def test_letters_typed_with_a_separate_accent_are_drawn_as_one(built: SmallProject) -> None:
    built.replace(HANDOUT, "Babies roll", "Be\u0301be\u0301s roll")
    assert built.guide("build").errors == ()


def test_a_file_is_included_inside_a_list_item(built: SmallProject) -> None:
    built.write(f"{TOPIC}/en/part.md", "Babies walk.\n")
    built.replace(HANDOUT, "## Ways to move", "- One\n\n  :::{include} part.md\n  :::\n\n## Ways to move")
    assert built.guide("build").errors == ()


def test_a_folder_in_the_place_of_a_file_stops_the_build_before_anything_is_replaced(built: SmallProject) -> None:
    before = built.path("build/en/topic/small.a4.pdf").read_bytes()
    built.path("build/en/topic/small.letter.pdf").unlink()
    built.path("build/en/topic/small.letter.pdf").mkdir()
    built.replace(HANDOUT, "Babies roll", "Babies sit and roll")
    ran = built.guide("build")
    assert ran.code == 2
    assert "a folder is where a file belongs" in ran.errors[0]
    assert built.path("build/en/topic/small.a4.pdf").read_bytes() == before


def test_a_link_in_the_head_of_a_column_is_refused(built: SmallProject) -> None:
    built.replace(f"{TOPIC}/en/ways.yaml", "title: Way", 'title: "[Way](https://example.org/)"')
    ran = built.guide("build")
    assert ran.code == 1
    assert "a link in a column heading cannot be seen" in ran.errors[0]


def test_a_link_in_the_head_of_a_column_to_fill_in_is_refused_too(built: SmallProject) -> None:
    built.write(
        f"{TOPIC}/en/week.yaml",
        "type: log\nrow-title: Day\n"
        'columns:\n  - {id: time, title: "[How long](https://example.org/)"}\n'
        "rows:\n  - {id: monday, title: Monday}\n",
    )
    built.replace(HANDOUT, "## Ways to move", ":::{log} week\n:::\n\n## Ways to move")
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[:2] == (
        f"{TOPIC}/en/week.yaml:4:24: table: a link in a column heading cannot be seen",
        "    hint: move it into a cell or above the table",
    )
