"""Capitals for emphasis."""

from __future__ import annotations

import pytest

from guide.rules.capitals import check
from tests.rules.factory import HANDOUT, on_words


@pytest.mark.parametrize(
    ("body", "column", "word"),
    [
        ("This is DANGEROUS.", 9, "DANGEROUS"),
        ("CALL NOW if so.", 1, "CALL NOW"),
        ("Do it AT ONCE.", 7, "AT ONCE"),
        ("Never EVER EVER do it.", 7, "EVER EVER"),
    ],
)
def test_words_in_capitals(body: str, column: int, word: str) -> None:
    hint = "write it in small letters; use bold to stress it"
    assert on_words(check, body) == [f"{HANDOUT}:1:{column}: capitals: `{word}` is in capitals\n    hint: {hint}"]


@pytest.mark.parametrize(
    "body", ["The CDC says so.", "A NICHD page.", "A I B.", "The US has it. See WHO.", "I am A OK."]
)
def test_short_names_are_no_emphasis(body: str) -> None:
    assert on_words(check, body) == []


def test_a_title_in_capitals_is_found() -> None:
    assert len(on_words(check, "Text.", title="WHEN TO CALL")) == 1
