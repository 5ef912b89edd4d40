"""Front matter: what opens and closes it, and what was perhaps meant to."""

from __future__ import annotations

import pytest

from guide.read.files import TextFile
from guide.read.front_matter import begins, nearly, parts_of


@pytest.mark.parametrize("before", ["", "\n", "\n\n", " \n\t\n"])
@pytest.mark.parametrize(
    "opening", ["---", "--- ", "---\t", "---\u00a0", " ---", "\u00a0---", "\u200b---", "---\u2060"]
)
@pytest.mark.parametrize("closing", ["---", "---  "])
def test_blanks_that_cannot_be_seen_do_no_harm(before: str, opening: str, closing: str) -> None:
    text = f"{before}{opening}\na: b\n{closing}\nBody.\n"
    assert begins(text)
    parts = parts_of(TextFile("a.md", text))
    assert parts is not None
    above = before.count("\n")
    assert (parts.front.text, parts.front_line) == ("a: b\n", above + 2)
    assert (parts.body.text, parts.body_line) == ("Body.\n", above + 4)


@pytest.mark.parametrize("text", ["", "Text.\n", "Text.\n---\n", "----\na: b\n----\n", "---a\n", "- a\n---\n", "# A\n"])
def test_other_texts_have_none(text: str) -> None:
    assert not begins(text)


def test_an_indented_line_of_dashes_is_a_text_of_the_front_matter() -> None:
    parts = parts_of(TextFile("a.md", "---\na: |\n  ---\n---\nBody."))
    assert parts is not None
    assert parts.front.text == "a: |\n  ---\n"


@pytest.mark.parametrize("line", ["———", "—", "–––", "--", "----", "+++", "−−−", "***"])
def test_a_first_line_that_was_meant_to_open_it_is_named(line: str) -> None:
    assert nearly(f"\n{line} \na: b\n") == line
    assert nearly("Text.\n") == ""
