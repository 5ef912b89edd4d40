"""Figures in words: separators, ranges, spaces that do not break."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.compose.amounts import number
from guide.model.blocks import Paragraph
from guide.model.files.labels import NumberStyle
from guide.model.inlines import Words, plain
from tests.compose.conftest import Composer
from tests.long import examples
from tests.support import FACTS, LABELS, SmallProject

NO_BREAK = "\u00a0"


def said(composed: Composer, fact: str) -> str:
    block = composed(f"At {{fact}}`{fact}` now.").blocks[0]
    assert isinstance(block, Paragraph)
    return plain(block.inlines)


def test_a_range_stays_on_one_line(composed: Composer) -> None:
    assert said(composed, "crawl-age") == f"At 7{NO_BREAK}to{NO_BREAK}10{NO_BREAK}months now."


def test_thousands_are_set_apart(composed: Composer) -> None:
    assert said(composed, "steps-a-day") == f"At 2,400{NO_BREAK}steps a day now."


def test_the_language_says_how_numbers_are_written(project: SmallProject, composed: Composer) -> None:
    project.append(LABELS, 'numbers: {decimal: ",", thousands: "."}\n')
    project.replace(FACTS, "value: 2400", "value: 12400.5")
    assert said(composed, "steps-a-day") == f"At 12.400,5{NO_BREAK}steps a day now."


@pytest.mark.parametrize(
    ("value", "printed"),
    [("7", "7"), ("0.5", "0.5"), ("-3", "-3"), ("1234567", "1,234,567"), ("0", "0")],
)
def test_a_figure_is_printed_as_its_value(value: str, printed: str, project: SmallProject, composed: Composer) -> None:
    project.replace(FACTS, "value: 2400", f"value: {value}")
    assert said(composed, "steps-a-day") == f"At {printed}{NO_BREAK}steps a day now."


def test_a_fact_is_marked_as_one_and_counts_as_used(composed: Composer) -> None:
    handout = composed("At **{fact}`crawl-age`** now.\n\nAt {fact}`crawl-age` or {fact}`steps-a-day`.")
    first = handout.blocks[0]
    assert isinstance(first, Paragraph)
    assert [(words.fact, words.strong) for words in first.inlines if isinstance(words, Words)] == [
        ("", False), ("crawl-age", True), ("", False),
    ]  # fmt: skip
    assert handout.facts == ("crawl-age", "steps-a-day")


# As facts.yaml may write them.
WRITTEN = st.tuples(st.integers(0, 999_999_999), st.integers(0, 999_999)).map(
    lambda parts: f"{parts[0]}.{parts[1]:06d}".rstrip("0").rstrip(".")
)
STYLES = [NumberStyle(), NumberStyle(",", "."), NumberStyle(",", " "), NumberStyle(".", "\u202f"), NumberStyle(",", "")]


@settings(deadline=None, max_examples=examples(38), derandomize=True)
@given(WRITTEN, st.sampled_from(STYLES))
def test_a_number_reads_back_as_it_was_written(written: str, style: NumberStyle) -> None:
    printed = number(float(written), style)
    plain_number = printed
    if style.thousands:
        plain_number = plain_number.replace(style.thousands, "")
    assert plain_number.replace(style.decimal, ".") == written


@settings(deadline=None, max_examples=examples(15), derandomize=True)
@given(st.integers(0, 999_999_999_999))
def test_thousands_stand_in_threes(value: int) -> None:
    first, *others = number(value, NumberStyle()).split(",")
    assert 1 <= len(first) <= 3
    assert all(len(part) == 3 for part in others)
