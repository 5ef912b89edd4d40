"""As many pages as promised."""

from __future__ import annotations

import pytest

from guide.base.problems import Problems
from guide.model.files.front_matter import PageRange
from guide.model.page import Item
from guide.rules.page_count import check
from tests.rules.factory import HANDOUT, page_context, text


def said(count: int, least: int, most: int) -> list[str]:
    empty: list[list[Item]] = [[] for _ in range(count)]
    problems = Problems()
    check(page_context(empty, pages=PageRange(least, most)), problems)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize("count", [4, 6, 8])
def test_within_the_range(count: int) -> None:
    assert said(count, 4, 8) == []


def test_too_many() -> None:
    hint = "shorten the text, or set `most` to 9: `pages: {least: 4, most: 9}`. `make watch` shows its pages"
    assert said(9, 4, 8) == [
        f"{HANDOUT}:1:1: page-count: 9 pages on US Letter, but `pages` allows at most 8; cut up to 0 pt (1 line)\n    hint: {hint}"
    ]


def test_by_how_much() -> None:
    problems = Problems()
    # Pages begin at 40 pt; these lines end 78 pt below.
    pages = [[text("Roll.", y=100.0)], [text("Sit.", y=115.0)], [text("Walk.", y=115.0)]]
    check(page_context(pages, pages=PageRange(1, 2)), problems)
    ((said,),) = ([problem.message for problem in problems],)
    assert said == "3 pages on US Letter, but `pages` allows at most 2; cut up to 78 pt (5 lines)"


def test_too_few() -> None:
    hint = "set `least` to 3: `pages: {least: 3, most: 8}`, or write more"
    assert said(3, 4, 8) == [f"{HANDOUT}:1:1: page-count: 3 pages, but `pages` asks for at least 4\n    hint: {hint}"]


def test_a_sheet_of_one_page_is_the_concern_of_the_layout_and_no_page_that_of_another_rule() -> None:
    assert said(2, 1, 1) == []
    assert said(0, 4, 8) == []
