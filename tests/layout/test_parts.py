"""Pages for a phone: as long as their parts, when to call on the first screen, two lines at the foot."""

from __future__ import annotations

import pytest

from guide.compose.editions import for_edition
from guide.compose.practice import with_practice
from guide.layout.flow import Overflow
from guide.layout.galley import Strip
from guide.layout.parts import LONGEST, parts_of
from guide.model.blocks import Callout
from guide.model.page import FormField, Item, LinkArea, PlacedPicture, Tagged, Text
from guide.model.practice import Practice
from tests.each import each
from tests.every_kind import EXAMPLES, PRACTICE, dressed, every_kind
from tests.layout.factory import Laid, composed, lay, lay_handout, layout

PHONE = layout("phone")
# What a phone shows at once, below the bars of a viewer: 360 by 640 points.
SCREEN = 640.0
# A box ends so far below its words at most.
FRAME_BELOW = 24.0
PARTS = "\n\n".join(f"## Part {part}\n\n" + "Some words about it.\n\n" * part for part in range(1, 6))


def lowest(items: tuple[Item, ...]) -> float:
    return max(item.box.bottom for item in items if isinstance(item, Text | PlacedPicture | FormField))


def phone(body: str) -> Laid:
    handout = composed(body).handout
    return lay_handout(for_edition(with_practice(handout, None, PHONE.practice_place), PHONE.theme.flow), PHONE)


def test_each_part_is_a_page_that_ends_where_its_words_do() -> None:
    laid = lay("Before the parts.\n\n" + PARTS, PHONE)
    assert [next(line.text for line in laid.lines() if line.page == page.number) for page in laid.pages] == [
        "A short title", "Part 1", "Part 2", "Part 3", "Part 4", "Part 5",
    ]  # fmt: skip
    heights = [page.height for page in laid.pages]
    assert heights[1:] == sorted(heights[1:])
    margin = PHONE.page.margins.bottom
    assert [round(page.height - lowest(page.items) - margin, 1) for page in laid.pages] == pytest.approx(
        [0.0] * len(laid.pages), abs=6.0
    )


def test_a_handout_without_parts_is_one_page_however_long() -> None:
    laid = lay("Some words about it.\n\n" * 200, PHONE)
    assert len(laid.pages) == 1
    assert laid.pages[0].height > 3000


def test_a_part_too_long_for_a_pdf_has_several_pages() -> None:
    handout = composed("Words.").handout
    pages = parts_of([Strip(100.0) for _ in range(300)], handout)
    assert not isinstance(pages, Overflow)
    assert [strip for page in pages for strip in page] == [Strip(100.0)] * 300
    assert max(len(page) for page in pages) * 100.0 <= LONGEST
    assert isinstance(parts_of([Strip(LONGEST + 1)], handout), Overflow)


def test_when_to_call_is_on_the_first_screen_and_the_rest_below_it() -> None:
    laid = phone(
        ":::{callout} main\n" + "A long message that matters.\n\n" * 9 + ":::\n\n"
        ":::{callout} call-now\nTrouble breathing.\n:::\n\n" + PARTS
    )
    first = [line for line in laid.lines() if line.page == 1]
    call = next(line for line in first if line.text == "Trouble breathing.")
    assert call.y < SCREEN
    assert next(line for line in first if line.text.startswith("A long message")).y > call.y


def test_the_number_of_a_practice_calls_at_a_tap() -> None:
    made = composed(":::{callout} call-now\nTrouble breathing.\n:::\n\n" + PARTS)
    handout = with_practice(made.handout, PRACTICE, PHONE.practice_place)
    laid = lay_handout(for_edition(handout, PHONE.theme.flow), PHONE)
    called = {area.target: area for area in laid.items(LinkArea) if area.target.startswith("tel:")}
    assert set(called) == {f"tel:{PRACTICE.phone.replace(' ', '')}"}
    assert min(min(area.box.width, area.box.height) for area in called.values()) >= 24


@each("practice", (None, PRACTICE))
def test_when_to_call_is_whole_on_the_first_screen(practice: Practice | None) -> None:
    main, call = ":::{callout} main\nBabies crawl.\n:::\n\n", f"{EXAMPLES[Callout]}\n\n"
    handout = dressed(composed(main + call + PARTS).handout, practice, PHONE.practice_place)
    laid = lay_handout(for_edition(handout, PHONE.theme.flow), PHONE)
    first, following, *_ = laid.handout.blocks
    assert isinstance(first, Callout)
    assert first.kind == "call-now"
    inside = range(laid.tree[first.key, ""], laid.tree[following.key, ""])
    said = [item for item in laid.pages[0].items if isinstance(item.role, Tagged) and item.role.node in inside]
    assert 0 < max(item.box.bottom for item in said) < SCREEN


@each("practice", (None, PRACTICE))
def test_a_phone_with_every_kind_of_block_has_no_empty_place(practice: Practice | None) -> None:
    """Every page ends where its words do, with a foot of two lines."""
    handout = dressed(every_kind(long=True).handout, practice, PHONE.practice_place)
    laid = lay_handout(for_edition(handout, PHONE.theme.flow), PHONE)
    for page in laid.pages:
        content = [item for item in page.items if isinstance(item.role, Tagged) and item.box.y < page.frame.bottom]
        foot = {round(item.y) for item in page.items if isinstance(item, Text) and item.box.y >= page.frame.bottom}
        assert page.frame.bottom - max(item.box.bottom for item in content) < FRAME_BELOW
        assert len(foot) <= 2
        assert page.width == 360


def test_the_foot_has_two_lines_and_no_number_of_a_page() -> None:
    laid = lay("Before the parts.\n\n" + PARTS, PHONE)
    for page in laid.pages:
        foot = [item for item in page.items if isinstance(item, Text) and laid.tag(item) == "Footer"]
        assert len({round(item.y, 1) for item in foot}) <= 2
        assert not any("Page" in item.string for item in foot)


def test_the_contents_lead_to_their_parts() -> None:
    laid = lay(":::{contents}\n:::\n\n" + PARTS, PHONE)
    starts = {anchor.slug for page in laid.pages for anchor in page.anchors}
    targets = [area.target.removeprefix("#") for area in laid.items(LinkArea)]
    assert len(targets) == 5
    assert set(targets) <= starts
