"""The edge that printers leave white."""

from __future__ import annotations

import pytest

from guide.base.problems import Problems
from guide.base.units import Rect
from guide.rules.print_margin import check
from tests.rules.factory import HANDOUT, HEIGHT, INK, WIDTH, box, on_page, page_context


def test_up_to_the_edge_is_silent() -> None:
    assert on_page(check, box(Rect(18, 18, WIDTH - 36, HEIGHT - 36), INK)) == []


@pytest.mark.parametrize(
    ("rect", "side", "least"),
    [
        (Rect(17.9, 50, 20, 20), "left", 54), (Rect(50, 17.9, 20, 20), "top", 34),
        (Rect(WIDTH - 38, 50, 20.1, 20), "right", 40), (Rect(50, HEIGHT - 38, 20, 20.1), "bottom", 27),
    ],
)  # fmt: skip
def test_each_side_is_watched(rect: Rect, side: str, least: int) -> None:
    message = (
        f"{HANDOUT}:1:1: print-margin: something is printed in the outer 18 pt of page 1\n"
        f"    hint: set `{side}` under `page: margins` in layouts/base.yaml to at least {least}pt"
    )
    assert on_page(check, box(rect, INK)) == [message]


def test_each_page_is_told_once() -> None:
    bad = box(Rect(0, 0, 20, 20), INK)
    problems = Problems()
    check(page_context([[bad, bad], [], [bad]]), problems)
    assert [problem.message[-6:] for problem in problems] == ["page 1", "page 3"]
