"""Rectangles that move, meet and hold each other."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.base.units import Rect
from tests.long import examples

SIDE = st.integers(0, 100)
RECTS = st.builds(Rect, SIDE, SIDE, SIDE, SIDE)
FEW = settings(max_examples=examples(25), deadline=None, derandomize=True)


def test_edges() -> None:
    rect = Rect(10, 20, 30, 40)
    assert (rect.right, rect.bottom) == (40, 60)


def test_inset_takes_from_all_four_sides() -> None:
    assert Rect(0, 0, 100, 50).inset(10) == Rect(10, 10, 80, 30)


def test_touching_is_not_overlapping() -> None:
    assert not Rect(0, 0, 10, 10).overlaps(Rect(10, 0, 10, 10))
    assert not Rect(0, 0, 10, 10).overlaps(Rect(0, 10, 10, 10))
    assert Rect(0, 0, 10, 10).overlaps(Rect(9, 9, 10, 10))


def test_overlap_within_the_tolerance_on_one_axis_is_forgiven() -> None:
    one, other = Rect(0, 0, 10, 10), Rect(0, 9, 10, 10)
    assert one.overlaps(other, 0.9)
    assert not one.overlaps(other, 1.0)


def test_contains_forgives_the_tolerance_on_every_side() -> None:
    page = Rect(0, 0, 100, 100)
    for outside in (Rect(-1, 0, 5, 5), Rect(0, -1, 5, 5), Rect(96, 0, 5, 5), Rect(0, 96, 5, 5)):
        assert not page.contains(outside, 0.9)
        assert page.contains(outside, 1.0)


@given(RECTS, RECTS)
@FEW
def test_union_is_the_least_rectangle_that_holds_both(one: Rect, other: Rect) -> None:
    union = one.union(other)
    assert union.contains(one) and union.contains(other)
    assert {union.x, union.y} <= {one.x, one.y, other.x, other.y}
    assert {union.right, union.bottom} <= {one.right, one.bottom, other.right, other.bottom}


@given(RECTS, RECTS, st.integers(0, 5))
@FEW
def test_overlap_is_mutual(one: Rect, other: Rect, tolerance: int) -> None:
    assert one.overlaps(other, tolerance) == other.overlaps(one, tolerance)


@given(RECTS, RECTS)
@FEW
def test_overlap_is_shared_area(one: Rect, other: Rect) -> None:
    across = set(range(int(one.x), int(one.right))) & set(range(int(other.x), int(other.right)))
    down = set(range(int(one.y), int(one.bottom))) & set(range(int(other.y), int(other.bottom)))
    assert one.overlaps(other) == bool(across and down)
