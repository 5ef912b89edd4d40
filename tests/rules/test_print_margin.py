"""The edge that printers leave white."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from guide.base.problems import Problems
from guide.base.units import Rect
from guide.model.page import Artifact
from guide.rules.print_margin import check
from tests.layout.factory import layout, with_page
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


@pytest.mark.parametrize(
    ("rect", "allowed"),
    [
        (Rect(-9, -9, WIDTH + 18, 99), True), (Rect(-9, 50, 100, 20), True), (Rect(-8, -9, WIDTH + 17, 99), False),
        (Rect(0, 0, WIDTH, 99), False), (Rect(5, 50, 100, 20), False),
    ],
)  # fmt: skip
def test_for_a_print_shop_a_ground_may_go_as_far_as_the_bleed_and_no_less(rect: Rect, allowed: bool) -> None:
    ground = replace(box(rect, INK), role=Artifact("Background"))
    problems = Problems()
    check(page_context([[ground]], with_page(layout(), bleed=9.0)), problems)
    assert (len(list(problems)) == 0) == allowed
    assert on_page(check, ground) != []


def test_for_a_print_shop_words_and_pictures_stay_inside_the_margins() -> None:
    problems = Problems()
    check(page_context([[box(Rect(-9, -9, WIDTH + 18, 99), INK)]], with_page(layout(), bleed=9.0)), problems)
    assert len(list(problems)) == 1


def test_each_page_is_told_once() -> None:
    bad = box(Rect(0, 0, 20, 20), INK)
    problems = Problems()
    check(page_context([[bad, bad], [], [bad]]), problems)
    assert [problem.message[-6:] for problem in problems] == ["page 1", "page 3"]
