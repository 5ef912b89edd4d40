"""Figures that do not come from the facts file."""

from __future__ import annotations

import pytest

from guide.rules.figures import check
from tests.layout.factory import fact
from tests.rules.factory import HANDOUT, on_words

HINT = "    hint: add it there with its source, and write {fact}`its-name` here"


def message(column: int, figure: str, line: int = 1) -> str:
    return f"{HANDOUT}:{line}:{column}: facts: figure `{figure}` does not come from facts.yaml\n{HINT}"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("At 7 months.", [message(4, "7")]),
        ("From 7 to 10.", [message(6, "7"), message(11, "10.")]),
        ("About 1,200 babies.", [message(7, "1,200")]),
        ("In 4.3 of them.", [message(4, "4.3")]),
        ("## At 7 months", [message(7, "7")]),
        ("**At 7** months", [message(6, "7")]),
        ("[At 7](https://example.org/)", [message(5, "7")]),
        ("Words\n\n- At 7 months", [message(6, "7", 3)]),
    ],
)
def test_a_typed_figure(body: str, expected: list[str]) -> None:
    assert on_words(check, body) == expected


def test_a_figure_of_a_fact_and_figures_in_words() -> None:
    facts = {"age": fact((7, 10), "{low} to {high} months")}
    assert on_words(check, "At {fact}`age`, with one hand.", facts=facts) == []


def test_numbers_that_the_program_prints() -> None:
    assert on_words(check, "1. one\n2. two\n\nSee page {page}`a-head`.\n\n## A head\n\n:::{sources}\n:::\n") == []


def test_the_digits_of_an_address_that_is_a_link_are_no_figures() -> None:
    body = "See https://example.org/2024/7, <https://example.org/8>. Mail room7@example.org. At 9 months."
    assert on_words(check, body) == [message(85, "9")]


def test_cells_and_captions_are_read() -> None:
    table = "type: table\nrow-header: a\ncaption: In 3 ways\ncolumns:\n  a: {title: At 4}\nrows:\n  - {a: At 5}\n"
    assert len(on_words(check, ":::{table} t\n:::\n", data={"t": table})) == 3


@pytest.mark.parametrize("front", [{"title": "At 7 months"}, {"subtitle": "At 7 months"}])
def test_titles_print_no_figures_either(front: dict[str, str]) -> None:
    assert len(on_words(check, "Text.", **front)) == 1
