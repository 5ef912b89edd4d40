"""Saddle stitch, held against paper: sheets are printed, stacked, folded and read leaf by leaf."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from guide.base.units import BLACK, Rect
from guide.model.page import LAYOUT, Page, Shape, Side, Tagged
from guide.pdf.draw.content import paint_side
from guide.pdf.draw.painter import Used
from guide.pdf.impose.marks import FOLD_LENGTH
from guide.pdf.impose.saddle import largest_creep, page_order, saddle_stitched
from guide.text.faces import Faces
from tests.each import each
from tests.long import examples

WIDTH, HEIGHT = 396.0, 612.0
# Office printers leave this edge white.
EDGE = 18.0
SQUARE = (("M", (0.0, 0.0)), ("L", (10.0, 0.0)), ("L", (10.0, 10.0)), ("Z", ()))
BLANK = 0
COUNTS = range(1, 41)
SOME = settings(max_examples=examples(38), deadline=None, derandomize=True)

# A leaf lies on the table with one face up and one down; a pile of leaves is listed from the top.
Leaf = tuple[int, int]


def page(number: int, left: float = 40.0, right: float = 30.0) -> Page:
    mark = Shape(Tagged(number), 5.0, 7.0, SQUARE, (10.0, 10.0), BLACK)
    return Page(number, WIDTH, HEIGHT, Rect(left, 40.0, WIDTH - left - right, HEIGHT - 80.0), (mark,), ())


def booklet(count: int) -> list[Page]:
    return [page(number) for number in range(1, count + 1)]


def faces_of(side: Side) -> tuple[int, int]:
    """The numbers that are seen at the left and at the right of a printed side."""
    seen = [BLANK, BLANK]
    for placed in side.placements:
        half = int(placed.x + placed.page.width / 2 > side.width / 2)
        assert seen[half] == BLANK, "two pages stand on one half"
        seen[half] = placed.page.number
    return seen[0], seen[1]


def printed(first: tuple[int, int], second: tuple[int, int]) -> tuple[Leaf, Leaf]:
    """A sheet that the printer turned over its short edge, the second side up: what it has at the left and right.

    A sheet turned like the leaf of a book has behind its left what was printed at the right.
    """
    return (second[0], first[1]), (second[1], first[0])


def folded(sides: Sequence[tuple[int, int]]) -> list[Leaf]:
    """The closed booklet as a pile of leaves, its cover on top."""
    sheets = [printed(*sides[number : number + 2]) for number in range(0, len(sides), 2)]
    # The outermost sheet is laid on the table first, so that it is the lowest.
    left, right = [sheet[0] for sheet in reversed(sheets)], [sheet[1] for sheet in reversed(sheets)]
    # The fold brings the left pile, turned over as a whole, down on the right one.
    return [(down, up) for up, down in reversed(left)] + right


def read_through(sides: Sequence[tuple[int, int]]) -> list[int]:
    """The numbers that somebody reads who turns one leaf after the other."""
    return [face for leaf in folded(sides) for face in leaf]


@each("count", COUNTS)
def test_a_folded_booklet_is_read_from_the_first_page_to_the_last_and_then_is_blank(count: int) -> None:
    read = read_through([faces_of(side) for side in saddle_stitched(booklet(count))])
    assert read[:count] == list(range(1, count + 1))
    assert read[count:] == [BLANK] * (len(read) - count)


@each("count", COUNTS)
def test_there_are_no_more_sheets_than_are_needed_and_each_has_two_sides(count: int) -> None:
    sides = saddle_stitched(booklet(count))
    assert len(sides) % 2 == 0
    assert 0 <= 2 * len(sides) - count < 4
    assert {(side.width, side.height) for side in sides} == {(2 * WIDTH, HEIGHT)}


@each("count", COUNTS)
def test_the_order_counts_through_the_blank_pages_too(count: int) -> None:
    order = page_order(count)
    assert read_through(order) == list(range(1, 2 * len(order) + 1))


def test_two_sheets_by_hand() -> None:
    # A booklet was folded of two sheets, its pages were numbered with a pencil, and it was taken apart.
    assert page_order(8) == ((8, 1), (2, 7), (6, 3), (4, 5))


def test_one_page_is_a_cover_and_nothing_else() -> None:
    sides = saddle_stitched(booklet(1))
    assert [faces_of(side) for side in sides] == [(BLANK, 1), (BLANK, BLANK)]


@each("count", COUNTS)
def test_pages_stand_at_the_left_edge_or_at_the_fold(count: int) -> None:
    for side in saddle_stitched(booklet(count)):
        assert {(placed.x, placed.y) for placed in side.placements} <= {(0.0, 0.0), (WIDTH, 0.0)}
        assert not any(placed.copy for placed in side.placements)


def test_items_are_painted_where_their_pages_stand_and_the_earlier_page_first() -> None:
    outer, inner = saddle_stitched(booklet(4))
    tags = ("P",) * 5
    painted = paint_side(outer, tags, Faces(()), Used())
    assert painted.boxes == {4: Rect(5.0, 7.0, 10.0, 10.0), 1: Rect(WIDTH + 5.0, 7.0, 10.0, 10.0)}
    assert (painted.sequences, painted.numbers) == ((1, 4), (1, 4))
    painted = paint_side(inner, tags, Faces(()), Used())
    assert painted.boxes == {2: Rect(5.0, 7.0, 10.0, 10.0), 3: Rect(WIDTH + 5.0, 7.0, 10.0, 10.0)}
    assert (painted.sequences, painted.numbers) == ((2, 3), (2, 3))


@given(st.sampled_from(COUNTS), st.floats(0.0, 5.0))
@SOME
def test_creep_moves_the_pages_of_each_sheet_to_the_fold_from_both_sides(count: int, creep: float) -> None:
    pages = booklet(count)
    still, moved = saddle_stitched(pages), saddle_stitched(pages, creep)
    for number, (before, after) in enumerate(zip(still, moved, strict=True)):
        assert [placed.page for placed in after.placements] == [placed.page for placed in before.placements]
        for old, new in zip(before.placements, after.placements, strict=True):
            towards_the_fold = 1 if old.x < WIDTH else -1
            sheet = number // 2
            assert new.x - old.x == pytest.approx(towards_the_fold * sheet * creep)
            assert new.y == old.y


@given(st.sampled_from(COUNTS), st.floats(0.0, 5.0))
@SOME
def test_creep_changes_nothing_but_places(count: int, creep: float) -> None:
    pages = booklet(count)
    still, moved = saddle_stitched(pages), saddle_stitched(pages, creep)
    assert [(side.width, side.height, side.marks) for side in moved] == [
        (side.width, side.height, side.marks) for side in still
    ]
    assert [faces_of(side) for side in moved] == [faces_of(side) for side in still]


def nearest_to_the_fold(sides: Sequence[Side]) -> float:
    """How far the text that comes nearest to the fold stands from it; less than nothing if beyond."""
    return min(
        WIDTH - (placed.x + placed.page.frame.right) if placed.x < WIDTH / 2 else placed.x + placed.page.frame.x - WIDTH
        for side in sides
        for placed in side.placements
    )


@given(st.sampled_from(COUNTS), st.floats(10.0, 90.0), st.floats(10.0, 90.0))
@SOME
def test_the_largest_creep_brings_the_innermost_text_just_to_the_fold(count: int, left: float, right: float) -> None:
    assume(count > 4)
    pages = [page(number, left, right) for number in range(1, count + 1)]
    assert nearest_to_the_fold(saddle_stitched(pages, largest_creep(pages))) == pytest.approx(0.0, abs=1e-6)


@each("count", range(1, 5))
def test_a_single_sheet_does_not_creep(count: int) -> None:
    pages = booklet(count)
    assert saddle_stitched(pages, largest_creep(pages)) == saddle_stitched(pages)


@each("count", COUNTS)
def test_the_fold_is_marked_on_the_first_side_only(count: int) -> None:
    first, *others = saddle_stitched(booklet(count))
    assert len(first.marks) == 2
    assert [side.marks for side in others] == [()] * len(others)


def test_fold_marks_stand_in_the_fold_where_a_printer_prints_and_are_not_read_aloud() -> None:
    head, foot = saddle_stitched(booklet(8))[0].marks
    assert [mark.box for mark in (head, foot)] == [
        Rect(WIDTH, EDGE, 0.0, FOLD_LENGTH), Rect(WIDTH, HEIGHT - EDGE - FOLD_LENGTH, 0.0, FOLD_LENGTH),
    ]  # fmt: skip
    for mark in (head, foot):
        assert (mark.role, mark.stroke, mark.fill) == (LAYOUT, BLACK, None)
        assert mark.dash
        assert mark.segments == (("M", (0.0, 0.0)), ("L", (0.0, FOLD_LENGTH)))
