"""A bleed in a layout: the ground of the title goes over the edges, and everything else stays inside the margins."""

from __future__ import annotations

import pytest

from guide.base.units import Rect
from guide.model.page import Artifact, Shape
from guide.pdf.impose.sides import Imposition, impose
from tests.layout.factory import lay, layout, with_page

BLEED = 8.5
BACKGROUND = Artifact("Background")


def test_the_ground_of_the_title_goes_as_far_as_the_bleed() -> None:
    laid = lay("Some text.\n\n" * 60, with_page(layout(), bleed=BLEED))
    first, *others = laid.pages
    (ground,) = [item for item in first.items if isinstance(item, Shape) and item.role == BACKGROUND]
    assert (ground.box.x, ground.box.y, ground.box.right) == pytest.approx((-BLEED, -BLEED, first.width + BLEED))
    assert ground.fill == laid.layout.theme.colour(laid.layout.theme.band.fill)
    title = min(laid.lines(), key=lambda line: (line.page, line.y))
    assert title.y < ground.box.bottom < first.frame.y + 120
    paper = Rect(0, 0, first.width, first.height)
    assert all(paper.contains(item.box) for page in (first, *others) for item in page.items if item is not ground)


def test_words_and_pages_are_those_of_the_layout_without_bleed() -> None:
    plain, bled = (lay("Some text.\n\n" * 60, with_page(layout(), bleed=bleed)) for bleed in (0.0, BLEED))
    assert [(line.page, line.x, line.text) for line in plain.lines()] == [
        (line.page, line.x, line.text) for line in bled.lines()
    ]


def test_a_side_for_a_print_shop_has_a_trim_and_a_bleed_and_no_marks() -> None:
    (page,) = lay("Some text.", with_page(layout(), bleed=BLEED)).pages
    (side,) = impose([page], Imposition(bleed=BLEED, marked=False))
    assert (side.width, side.height) == (page.width + 2 * BLEED, page.height + 2 * BLEED)
    assert side.trim == Rect(BLEED, BLEED, page.width, page.height)
    assert side.bleed == Rect(0, 0, side.width, side.height)
    assert side.marks == () and side.exact
    assert (side.placements[0].x, side.placements[0].y) == (BLEED, BLEED)


def test_half_sheets_have_no_bleed() -> None:
    laid = lay("Some text.", with_page(layout(), bleed=BLEED), up=2)
    assert all(item.box.x >= 0 for page in laid.pages for item in page.items)
