"""How full pages are, measured on pages that a test makes."""

from __future__ import annotations

import pytest

from bench.fullness import fullness_of
from guide.rules.context import PageContext
from tests.layout.factory import lay
from tests.rules.factory import CRITERIA

LINES = "Some text.\n\n"


def shares(body: str) -> list[tuple[float, bool]]:
    laid = lay(body)
    context = PageContext(laid.handout, laid.tree, laid.layout, laid.pages, CRITERIA, {})
    return [(page.share, page.ends_part) for page in fullness_of(context)]


def test_a_page_before_a_heading_ends_a_part_and_the_last_page_too() -> None:
    first, last = shares(LINES * 26 + "## A heading\n\n" + LINES * 15)
    assert first[1] and last[1]
    assert 0.5 < first[0] < 1
    assert 0.3 < last[0] < first[0] + 0.2


def test_a_page_that_goes_on_ends_no_part() -> None:
    first, last = shares(LINES * 40)
    assert not first[1] and last[1]
    assert first[0] == pytest.approx(1.0, abs=0.05)
