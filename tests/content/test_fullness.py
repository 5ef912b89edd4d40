"""No page of any edition is half empty, unless it ends a part; in these numbers of pages."""

from __future__ import annotations

import pytest

from bench.fullness import fullness_of
from tests.each import each
from tests.subject import ready

FULL = 0.6
MOST_PAGES = {"letter": 8, "a4": 8, "letter-gray": 8, "a4-gray": 8, "letter-large": 28, "a4-large": 26}


@each("name", sorted(ready()))
def test_a_page_that_ends_no_part_is_full(name: str) -> None:
    pages = fullness_of(ready()[name].context)
    # Before the back of a booklet there may be blank pages.
    empty = [number for number, page in enumerate(pages, 1) if 0 < page.share < FULL and not page.ends_part]
    assert empty == [], [round(page.share, 2) for page in pages]


@pytest.mark.parametrize("edition", MOST_PAGES)
def test_the_guide_is_no_longer_than_promised(edition: str) -> None:
    name = next(name for name in ready() if name.endswith(f"parent-guide.{edition}"))
    assert len(ready()[name].context.pages) <= MOST_PAGES[edition]
