"""What is on page 1 below the title: the box that comes first, and the block of a practice after it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from guide.compose.editions import for_edition
from guide.compose.practice import with_practice
from guide.model.blocks import Callout, PracticeBox
from guide.model.page import FormField
from guide.model.theme import Layout
from tests.layout.factory import Laid, composed, lay, lay_handout, layout, with_page

ITEM = "- Some text.\n"
MORE = "More text.\n\n" * 40


def boxed(count: int) -> str:
    return f":::{{callout}} call-now\n\n{ITEM * count}:::\n\n{MORE}"


def lowest(laid: Laid) -> list[tuple[int, float]]:
    """The page of each line of the box, and where it is."""
    (box,) = laid.blocks(Callout)
    (bullets,) = box.blocks
    keys = [item.blocks[0].key for item in bullets.items]
    return [(line.page, line.y) for line in laid.lines(box.heading.key, *keys)]


def on_page(height: float) -> Layout:
    # A last page that is not full would make gaps smaller, too.
    return with_page(layout("letter-large"), height=height, limited=True)


def test_a_box_a_little_too_high_is_below_the_title_with_smaller_gaps() -> None:
    """The page is cut from below, until the box is on page 2."""
    gaps = []
    for height in range(520, 440, -2):
        places = lowest(lay(boxed(6), on_page(height)))
        assert len({page for page, _ in places}) == 1
        if places[0][0] == 2:
            break
        gaps.append(round(places[-1][1] - places[-2][1], 1))
    assert gaps == sorted(gaps, reverse=True)
    assert len(set(gaps)) == 5, "gaps get smaller in four steps"
    assert gaps[0] - gaps[-1] == pytest.approx(0.4 * layout("letter-large").theme.spacing.item, abs=0.1)


def with_stamp(count: int, on: Layout) -> Laid:
    """The box for a stamp is where a practice's block would be."""
    made = composed(f":::{{callout}} main\n\nText.\n:::\n\n{boxed(count)}").handout
    return lay_handout(for_edition(with_practice(made, None, on.practice_place), on.theme.flow), on)


def test_in_large_print_when_to_call_comes_first_then_the_practice_on_page_1() -> None:
    laid = with_stamp(4, layout("letter-large"))
    first, second, third, *_ = laid.handout.blocks
    assert isinstance(first, Callout) and isinstance(second, PracticeBox) and isinstance(third, Callout)
    assert (first.kind, third.kind) == ("call-now", "main")
    assert {line.page for line in laid.lines(first.heading.key, second.heading.key)} == {1}


MAIN, EMERGENCY, CALL = (f":::{{callout}} {kind}\n\n{ITEM}:::\n\n" for kind in ("main", "emergency", "call-now"))
PARTED = "Above.\n\n## When to call\n\n"


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        (MAIN + CALL + MORE, ["call-now", "box", "main"]),
        (MAIN + EMERGENCY + CALL + MORE, ["emergency", "call-now", "box", "main"]),
        (EMERGENCY + MAIN + CALL + MORE, ["call-now", "box", "emergency", "main"]),
        (MAIN + PARTED + EMERGENCY + CALL + MORE, ["main", "emergency", "call-now", "box"]),
        (MAIN + MORE, ["main", "box"]),
    ],
)
@pytest.mark.parametrize("name", ["phone", "letter-large"])
def test_when_to_call_comes_first_unless_a_heading_is_above_it(name: str, body: str, kinds: list[str]) -> None:
    """A heading would be left without text. The emergency number comes along if it is directly before."""
    handout = with_practice(composed(body).handout, None, layout(name).practice_place)
    flow = replace(layout(name).theme.flow, stamp="box")
    found = [block for block in for_edition(handout, flow).blocks if isinstance(block, Callout | PracticeBox)]
    assert [block.kind if isinstance(block, Callout) else "box" for block in found] == kinds


def test_the_emergency_number_and_when_to_call_are_on_page_1_with_smaller_gaps() -> None:
    """The page is cut from below, until the second box is on page 2."""
    gaps = []
    for height in range(700, 380, -2):
        laid = lay(EMERGENCY + boxed(4), on_page(height))
        first, second = laid.blocks(Callout)
        (bullets,) = second.blocks
        places = [(line.page, line.y) for line in laid.lines(*(item.blocks[0].key for item in bullets.items))]
        assert laid.lines(first.heading.key)[0].page == 1
        if places[0][0] == 2:
            break
        gaps.append(round(places[-1][1] - places[-2][1], 1))
    assert {page for page, _ in places} == {2}
    assert gaps == sorted(gaps, reverse=True)
    assert len(set(gaps)) == 5, "gaps get smaller in four steps"


def test_the_practice_is_on_page_1_with_smaller_gaps_or_else_on_top_of_page_2() -> None:
    pages, gaps = [], []
    for height in range(800, 560, -5):
        laid = with_stamp(5, on_page(height))
        box = next(block for block in laid.blocks(PracticeBox))
        pages.append(laid.lines(box.heading.key)[0].page)
        (call, _) = laid.blocks(Callout)
        lines = laid.lines(*(item.blocks[0].key for item in call.blocks[0].items))
        gaps.append(round(lines[1].y - lines[0].y, 1))
        if pages[-1] == 2:
            field = next(item for item in laid.pages[1].items if isinstance(item, FormField))
            assert field.box.y < laid.pages[1].frame.y + 60
            break
    assert pages[0] == 1 and pages[-1] == 2
    # The last one on page 1 has the smallest gaps, and the box alone has its usual ones.
    assert gaps[-2] < gaps[0] == gaps[-1]
