"""The main message first, and when to call."""

from __future__ import annotations

import pytest

from guide.rules.main_message import check
from tests.rules.factory import HANDOUT, on_words

START = "a sheet must start with its main message in a box\n    hint: write `:::{callout} main` (or `call-now`) above its first words, and `:::` below them"
CALL = "this sheet does not say when to call\n    hint: add a box: `:::{callout} call-now` or `call-soon`, then what to call for, then `:::`"


def box(kind: str, words: str = "All is well.") -> str:
    return f":::{{callout}} {kind}\n\n{words}\n:::\n\n"


@pytest.mark.parametrize("body", [box("main") + box("call-soon"), box("main") + box("call-now"), box("call-now")])
def test_a_sheet_with_both(body: str) -> None:
    assert on_words(check, body) == []


def test_a_main_message_that_says_when_to_call_is_enough() -> None:
    assert on_words(check, box("main", "If your baby loses a skill, call your doctor.")) == []


def test_text_before_the_main_message() -> None:
    assert on_words(check, "Text.\n\n" + box("main") + box("call-soon")) == [f"{HANDOUT}:1:1: main-message: {START}"]


def test_a_box_of_another_kind_first() -> None:
    assert on_words(check, box("try") + box("call-soon")) == [f"{HANDOUT}:1:1: main-message: {START}"]


def test_a_sheet_that_does_not_say_when_to_call() -> None:
    assert on_words(check, box("main") + "More text.") == [f"{HANDOUT}:1:1: main-message: {CALL}"]


def test_a_sheet_without_boxes_lacks_both() -> None:
    assert on_words(check, "Text.") == [f"{HANDOUT}:1:1: main-message: {START}", f"{HANDOUT}:1:1: main-message: {CALL}"]
