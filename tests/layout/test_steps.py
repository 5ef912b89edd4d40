"""Steps: a number, a heading, text, and the picture at the right."""

from __future__ import annotations

import pytest

from guide.model.blocks import Steps
from guide.model.page import LAYOUT, PlacedPicture, Shape
from tests.layout.factory import Laid, lay, layout

SENTENCE = "Many babies push back on straight arms before they learn how to pull themselves ahead. "
FILLER = "Some text.\n\n"
PICTURE = ":picture: ball\n:alt: A ball.\n"


def steps(count: int = 2, text: str = SENTENCE * 2, option: str = PICTURE, before: str = "") -> Laid:
    inner = "".join(f":::{{step}} Do thing {number}\n{option}\n{text}\n:::\n" for number in range(1, count + 1))
    return lay(f"{before}::::{{steps}}\n{inner}::::\n")


def test_steps_are_numbered_from_1_in_a_disc_beside_their_heading() -> None:
    laid = steps(3)
    discs = [item for item in laid.items(Shape) if item.role == LAYOUT and item.box.width == item.box.height]
    for number, (step, disc) in enumerate(zip(laid.blocks(Steps)[0].steps, discs, strict=True), 1):
        (label,) = laid.lines(step.key, part="Lbl")
        (heading,) = laid.lines(step.heading.key)
        assert label.text == str(number)
        assert (label.x + label.right) / 2 == pytest.approx(disc.box.x + disc.box.width / 2)
        assert disc.box.y < label.y < disc.box.bottom
        assert disc.box.y < heading.y < disc.box.bottom
        assert disc.box.right < heading.x


def test_the_picture_stands_at_the_right_edge_beside_the_text() -> None:
    laid = steps(1, SENTENCE * 6)
    (picture,) = laid.items(PlacedPicture, "Figure")
    assert picture.box.right == pytest.approx(laid.pages[0].frame.right)
    assert picture.box.width == laid.layout.theme.spacing.step_picture
    assert picture.box.width / picture.box.height == pytest.approx(2.0)
    block = laid.blocks(Steps)[0].steps[0]
    for line in laid.lines(block.heading.key, block.blocks[0].key):
        assert line.right <= picture.box.x


def test_a_step_is_as_high_as_its_picture_where_the_text_is_short() -> None:
    laid = steps(2, "Short.")
    upper, lower = laid.items(PlacedPicture, "Figure")
    assert lower.box.y >= upper.box.bottom + laid.layout.theme.spacing.step
    (heading,) = laid.lines(laid.blocks(Steps)[0].steps[1].heading.key)
    assert heading.y > upper.box.bottom


def test_heading_text_and_later_lines_stand_below_each_other() -> None:
    laid = steps(1)
    block = laid.blocks(Steps)[0].steps[0]
    lines = laid.lines(block.heading.key, block.blocks[0].key)
    assert len({line.x for line in lines}) == 1
    assert [line.y for line in lines] == sorted(line.y for line in lines)
    assert lines[0].x == laid.pages[0].frame.x + laid.layout.theme.spacing.step_indent


@pytest.mark.parametrize("option", [PICTURE, ""])
def test_a_step_is_never_cut(option: str) -> None:
    for filler in range(15, 36, 3):
        laid = steps(4, SENTENCE * 4, option, "Some text.\n\n" * filler)
        for step in laid.blocks(Steps)[0].steps:
            assert len({line.page for line in laid.lines(step.heading.key, step.blocks[0].key)}) == 1


def test_a_step_that_is_higher_than_a_page_is_reported() -> None:
    laid = steps(1, SENTENCE * 90)
    assert laid.pages == ()
    (message,) = laid.messages
    assert message.startswith("sources/topic/en/sheet.md:2:1: overflow: a part that cannot be split is ")
    assert message.endswith("it starts here: shorten the box, row or step")


def test_steps_are_read_heading_then_picture_then_text() -> None:
    laid = steps(1)
    step = laid.blocks(Steps)[0].steps[0]
    nodes = [laid.tree[step.key, "Lbl"], laid.tree[step.heading.key, ""], laid.tree[step.figure.key, ""]]
    order = list(dict.fromkeys(getattr(item.role, "node", -1) for item in laid.pages[0].items))
    places = [order.index(node) for node in (*nodes, laid.tree[step.blocks[0].key, ""])]
    assert places == sorted(places)


def test_a_list_in_a_step_stands_in_its_column() -> None:
    laid = steps(1, f"{SENTENCE}\n\n- {SENTENCE}\n- Short.\n")
    (picture,) = laid.items(PlacedPicture, "Figure")
    assert all(
        line.right <= picture.box.x for line in laid.lines() if line.y > picture.box.y and line.y < picture.box.bottom
    )


def test_in_large_print_the_picture_stands_beside_the_heading_and_the_text_below_both() -> None:
    body = f"::::{{steps}}\n:::{{step}} Do this\n{PICTURE}\n{SENTENCE}\n:::\n::::\n"
    laid = lay(body, layout("letter-large"))
    (picture,) = laid.items(PlacedPicture, "Figure")
    step = laid.blocks(Steps)[0].steps[0]
    (heading,) = laid.lines(step.heading.key)
    text = laid.lines(step.blocks[0].key)
    assert picture.box.right == pytest.approx(laid.pages[0].frame.right)
    assert picture.box.y < heading.y < picture.box.bottom and heading.right < picture.box.x
    assert all(line.y > picture.box.bottom for line in text)
    assert max(line.right for line in text) > picture.box.x


def test_in_flush_steps_the_text_begins_below_the_number_and_meets_neither_number_nor_picture() -> None:
    laid = lay(f"::::{{steps}}\n:::{{step}} Do this\n{PICTURE}\n{SENTENCE * 4}\n:::\n::::\n", layout(look="steps"))
    step = laid.blocks(Steps)[0].steps[0]
    (disc,) = [item for item in laid.items(Shape) if item.role == LAYOUT and item.box.width == item.box.height]
    (heading,) = laid.lines(step.heading.key)
    (picture,) = laid.items(PlacedPicture, "Figure")
    for line in laid.lines(step.blocks[0].key):
        assert line.x == pytest.approx(disc.box.x) and line.x < heading.x
        assert line.y - 9 > disc.box.bottom - 1 and line.right < picture.box.x


@pytest.mark.parametrize("edition", ["letter", "a4", "letter-gray", "a4-gray", "letter-large", "a4-large"])
def test_pictures_of_steps_are_at_least_55_mm_wide(edition: str) -> None:
    large = edition.endswith("large")
    assert layout(edition, "" if large else "steps").theme.spacing.step_picture >= 55 / 25.4 * 72


def test_in_large_print_what_to_watch_for_stays_with_the_rest_of_its_step() -> None:
    """A step may be cut between the things to do, even if there are only two of them."""
    text = f"1. {SENTENCE}\n2. {SENTENCE}\n\n- **How long:** {SENTENCE}\n- **Watch:** {SENTENCE}\n"
    body = f"::::{{steps}}\n:::{{step}} Do this\n{PICTURE}\n{text}\n:::\n::::\n\n"
    cuts = set()
    for filler in range(1, 18):
        laid = lay("Some text.\n\n" * filler + body + "More text.\n\n" * 8, layout("letter-large"))
        (step,) = laid.blocks(Steps)[0].steps
        done, watched = ([laid.lines(item.key, part="Lbl")[0].page for item in block.items] for block in step.blocks)
        assert done[-1] == watched[0] == watched[-1], filler
        cuts.add(done[-1] - done[0])
    assert cuts == {0, 1}


def test_in_large_print_a_step_may_have_no_words_and_a_list_stays_with_what_introduces_it() -> None:
    on = layout("letter-large")
    assert lay(f"::::{{steps}}\n:::{{step}} Do this\n{PICTURE}\n:::\n::::\n", on).messages == []
    text = f"{SENTENCE * 2}\n\n{SENTENCE} It takes:\n\n- {SENTENCE * 10}\n"
    for filler in range(1, 18):
        laid = lay(f"{FILLER * filler}::::{{steps}}\n:::{{step}} Do this\n{PICTURE}\n{text}\n:::\n::::\n\n", on)
        (step,) = laid.blocks(Steps)[0].steps
        _, said, listed = step.blocks
        assert laid.lines(said.key)[-1].page == laid.lines(listed.items[0].key, part="Lbl")[0].page, filler
