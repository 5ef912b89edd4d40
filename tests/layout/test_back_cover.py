"""The back of a booklet: when to call, and the clinic, on the last page of the last sheet of paper."""

from __future__ import annotations

import pytest

from guide.compose.practice import with_practice
from guide.layout.back_cover import PAGES_A_SHEET, held_together, made_up, on_the_back
from guide.layout.flow import Overflow
from guide.layout.galley import Strip, height_of
from guide.model.blocks import Callout, PracticeBox
from guide.model.page import FormField
from guide.model.walk import walk
from tests.layout.factory import Laid, composed, lay_handout, layout

CALL = ":::{callout} call-now\nTrouble breathing.\n:::\n\n"
WORDS = "Some words that fill a line or two of a small page, and then there are more of them.\n\n"
BOOKLETS = ("letter-booklet", "a4-booklet")


def booklet(body: str, edition: str = "letter-booklet") -> Laid:
    on = layout(edition)
    return lay_handout(with_practice(composed(body).handout, None, on.practice_place), on)


def said_on(laid: Laid, page: int) -> list[str]:
    return [line.text for line in laid.lines() if line.page == page]


@pytest.mark.parametrize("edition", BOOKLETS)
@pytest.mark.parametrize("many", [1, 8, 30, 50, 70, 90, 120])
def test_the_last_page_says_when_to_call_and_has_the_box_of_the_clinic(edition: str, many: int) -> None:
    laid = booklet(CALL + WORDS * many, edition)
    last = len(laid.pages)
    assert laid.messages == []
    assert last % PAGES_A_SHEET == 0
    assert said_on(laid, last)[-3:] == ["Call now", "Trouble breathing.", "your_clinic"]
    assert "Trouble breathing." in said_on(laid, 1)
    assert [item.name for item in laid.pages[-1].items if isinstance(item, FormField)] == ["clinic_stamp"]


def test_the_box_is_at_the_foot_if_something_is_above() -> None:
    laid = next(
        laid
        for laid in map(booklet, (CALL + WORDS * many for many in range(90, 130)))
        if len(said_on(laid, len(laid.pages))) > 6
    )
    frame = laid.pages[-1].frame
    (stamp,) = (item for item in laid.pages[-1].items if isinstance(item, FormField))
    assert frame.bottom - stamp.box.bottom < 15.0


def test_what_is_said_again_has_keys_and_slugs_of_its_own() -> None:
    on = layout("letter-booklet")
    handout = with_practice(composed(CALL + WORDS).handout, None, on.practice_place)
    first, again = (block for block in handout.blocks if isinstance(block, Callout))
    keys = [block.key for block in walk(handout.blocks)]
    assert len(keys) == len(set(keys))
    assert (first.heading.slug, again.heading.slug) == ("call-now", "call-now-2")
    assert isinstance(handout.blocks[-1], PracticeBox)


def test_a_booklet_without_a_callout_has_the_clinic_alone() -> None:
    laid = booklet(WORDS)
    assert said_on(laid, len(laid.pages))[-1] == "your_clinic"


def test_smaller_gaps_save_a_sheet_of_paper_and_no_more_than_needed() -> None:
    strips = [Strip(80.0, gap=10.0) for _ in range(26)]
    pages = made_up(strips, 500.0, 500.0)
    assert not isinstance(pages, Overflow)
    # Five of them and their gaps are 440 points high, six with whole gaps 530, with gaps of 0.7 times 515.
    assert [len(page) for page in pages][:1] != []
    assert len(pages) == len(made_up(strips[:20], 500.0, 500.0)) + 2  # type: ignore[arg-type]


def test_a_cover_higher_than_a_page_is_cut() -> None:
    cover = [Strip(300.0), Strip(300.0)]
    assert held_together(cover, 500.0) == cover
    assert on_the_back([[cover[0]], [cover[1]]], 2, 500.0) == [[cover[0]], [cover[1]]]


def test_blank_pages_come_before_the_cover() -> None:
    inside, cover = Strip(100.0), Strip(200.0, gap=10.0)
    assert on_the_back([[inside, cover]], 1, 500.0) == [[inside], [], [], [cover]]
    full = [[inside]] * 3
    pages = on_the_back([*full, [inside, cover]], 1, 500.0)
    assert pages[:3] == full
    assert height_of(pages[3]) == 500.0
