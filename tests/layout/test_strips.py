"""Strips below each other, stacked, and in frames."""

from __future__ import annotations

import pytest

from guide.base.units import Colour, Rect
from guide.layout.galley import BACKGROUND, Frame, Strip, costly, height_of, in_frame, place, stacked
from guide.model.page import LAYOUT, Anchor, Shape

INK, PAPER = Colour(0, 0, 0), Colour(240, 240, 240)
FRAME = Frame(1, 50.0, 200.0, PAPER, INK, 2.0, 0.0, 6.0)


def dot(x: float = 0.0, y: float = 0.0) -> Shape:
    return Shape(LAYOUT, x, y, (("M", (0, 0)),), (1.0, 1.0), INK)


def tops(items: tuple[object, ...]) -> list[float]:
    return [item.y for item in items if isinstance(item, Shape) and item.role == LAYOUT]


def test_items_move_down_with_their_strip() -> None:
    placed = place([Strip(10, (dot(),)), Strip(20, (dot(y=4.0),), gap=5)], 100.0)
    assert tops(placed.items) == [100.0, 119.0]
    assert placed.bottom == 135.0


def test_the_first_gap_is_dropped() -> None:
    assert tops(place([Strip(10, (dot(),), gap=30)], 7.0).items) == [7.0]


def test_anchors_move_too() -> None:
    placed = place([Strip(10), Strip(10, gap=2, anchors=(Anchor("here", 1.0, 3),))], 100.0)
    assert placed.anchors == (Anchor("here", 113.0, 3),)


def test_height_counts_gaps_between_and_not_above() -> None:
    strips = [Strip(10, gap=99), Strip(20, gap=5)]
    assert height_of(strips) == 35 == place(strips, 0.0).bottom
    assert height_of([]) == 0


def test_stacked_is_one_strip_with_the_gap_of_the_first() -> None:
    one = stacked([Strip(10, (dot(),), gap=8), Strip(20, (dot(),), gap=5)])
    assert (one.height, one.gap, tops(one.items)) == (35, 8, [0.0, 15.0])


def test_stacked_nothing_is_nothing() -> None:
    assert stacked([]) == Strip(0.0)


def test_stacked_grows_to_the_least_height() -> None:
    assert stacked([Strip(10)], 25).height == 25
    assert stacked([Strip(30)], 25).height == 30


def backgrounds(items: tuple[object, ...]) -> list[Rect]:
    return [item.box for item in items if isinstance(item, Shape) and item.role == BACKGROUND]


def test_an_open_frame_grows_with_its_stack() -> None:
    framed = in_frame([Strip(10, (dot(),))], FRAME, 4.0, 0.0)
    (box,) = backgrounds(stacked(framed, 60.0).items)
    # Half of the edge lies inside the box.
    assert (box.y, box.bottom) == (1.0, 59.0)


def test_a_frame_stands_behind_all_its_strips() -> None:
    strips = in_frame([Strip(10, (dot(),)), Strip(20, (dot(),), gap=5)], FRAME, 4.0, 9.0)
    placed = place([Strip(10), *strips], 0.0)
    assert placed.items[0].role == BACKGROUND
    (box,) = backgrounds(placed.items)
    assert box == Rect(51.0, 20.0, 198.0, 41.0)
    assert tops(placed.items) == [23.0, 38.0]


def test_a_frame_that_is_cut_is_painted_on_both_pages() -> None:
    strips = in_frame([Strip(10), Strip(10), Strip(10)], FRAME, 4.0, 0.0)
    before, after = place(strips[:3], 0.0), place(strips[3:], 0.0)
    assert [box.bottom for box in backgrounds(before.items)] == [23.0]
    assert [box.bottom for box in backgrounds(after.items)] == [13.0]


def test_a_frame_that_is_cut_has_its_padding_below_and_an_outer_frame_its_own() -> None:
    inner, outer = (Frame(number, 50.0, 200.0, PAPER, INK, 0.0, 0.0, 0.0) for number in (2, 3))
    strips = in_frame(in_frame([Strip(10), Strip(10)], inner, 4.0, 0.0), outer, 5.0, 0.0)
    first = next(strip for strip in strips if strip.height == 10)
    placed = place([*strips[: strips.index(first) + 1], *first.footer], 0.0)
    assert [box.bottom for box in backgrounds(placed.items)] == [28.0, 23.0]
    assert [strip.footer for strip in in_frame([Strip(10)], inner, 4.0, 0.0)] == [(), (), ()]


def test_padding_is_never_parted_from_the_text_in_a_frame() -> None:
    top, first, last, bottom = in_frame([Strip(10), Strip(10)], FRAME, 4.0, 9.0)
    assert top.keep and last.keep
    assert not first.keep and not bottom.keep
    assert (top.gap, first.gap) == (9.0, 0.0)


def test_an_empty_frame_is_nothing() -> None:
    assert in_frame([], FRAME, 4.0, 9.0) == []


def test_a_bar_runs_down_the_left_edge() -> None:
    barred = Frame(1, 50.0, 200.0, PAPER, INK, 0.0, 6.0, 4.0)
    placed = place(in_frame([Strip(20)], barred, 5.0, 0.0), 10.0)
    ground, bar = placed.items
    assert isinstance(ground, Shape) and isinstance(bar, Shape)
    assert (ground.stroke, ground.fill, bar.fill) == (None, PAPER, INK)
    assert bar.box == Rect(50.0, 10.0, 6.0, 30.0)


def test_an_outer_frame_lies_behind_an_inner_one() -> None:
    inner = Frame(2, 60.0, 100.0, INK, INK, 0.0, 0.0, 0.0)
    outer = Frame(3, 50.0, 200.0, PAPER, INK, 0.0, 0.0, 0.0)
    placed = place(in_frame(in_frame([Strip(20)], inner, 5.0, 0.0), outer, 5.0, 0.0), 0.0)
    assert [item.fill for item in placed.items if isinstance(item, Shape)] == [PAPER, INK]


def test_breaks_inside_are_made_dearer_but_not_the_one_before() -> None:
    assert [strip.cost for strip in costly([Strip(1, cost=0.1)] * 3, 0.5)] == pytest.approx([0.1, 0.6, 0.6])
