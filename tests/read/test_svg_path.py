"""The geometry of SVG: commands, arcs, transforms."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from guide.model.matrix import transformed
from guide.read.svg.path import ellipse_path, parse_path
from guide.read.svg.transform import parse_transform
from tests.long import examples

IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
COORDINATES = st.floats(-1000, 1000).map(lambda value: round(value, 3))
RADII = st.floats(0.01, 500).map(lambda value: round(value, 3))
FLAGS = st.sampled_from([0, 1])


@settings(deadline=None, max_examples=examples(50), derandomize=True)
@given(COORDINATES, COORDINATES, RADII, RADII, st.floats(-360, 360), FLAGS, FLAGS, COORDINATES, COORDINATES)
def test_an_arc_starts_and_ends_where_it_should(
    x: float, y: float, rx: float, ry: float, turn: float, large: int, sweep: int, to_x: float, to_y: float
) -> None:
    move, *curves = parse_path(f"M{x} {y} A{rx} {ry} {turn} {large} {sweep} {to_x} {to_y}")
    assert move == ("M", (x, y))
    if (x, y) == (to_x, to_y):
        assert curves == []
    else:
        assert curves[-1][1][-2:] == (to_x, to_y)
        assert all(math.isfinite(value) for _, points in curves for value in points)


@settings(deadline=None, max_examples=examples(50), derandomize=True)
@given(COORDINATES, COORDINATES, st.floats(1, 400), FLAGS, FLAGS, st.floats(0.1, 6.2), st.floats(0.1, 6.1))
def test_every_point_of_an_arc_stands_on_its_circle(
    x: float, y: float, radius: float, large: int, sweep: int, start: float, turn: float
) -> None:
    """Both ends are put on a circle around x, y; the curve keeps to that circle, or to its mirror image."""
    one = (x + radius * math.cos(start), y + radius * math.sin(start))
    two = (x + radius * math.cos(start + turn), y + radius * math.sin(start + turn))
    assume(math.dist(one, two) > 0.01 * radius and math.dist(one, two) < 1.99 * radius)
    middle = ((one[0] + two[0]) / 2, (one[1] + two[1]) / 2)
    centres = [(x, y), (2 * middle[0] - x, 2 * middle[1] - y)]
    _, *curves = parse_path(f"M{one[0]!r} {one[1]!r} A{radius!r} {radius!r} 0 {large} {sweep} {two[0]!r} {two[1]!r}")
    points = [one]
    for _, (x1, y1, x2, y2, x3, y3) in curves:
        x0, y0 = points[-1]
        points.append(((x0 + 3 * x1 + 3 * x2 + x3) / 8, (y0 + 3 * y1 + 3 * y2 + y3) / 8))
        points.append((x3, y3))
    off = [max(abs(math.dist(point, centre) - radius) for point in points) for centre in centres]
    assert min(off) < radius * 1e-3
    length = sum(math.dist(a, b) for a, b in itertools.pairwise(points))
    assert (length > math.pi * radius * 0.97) if large else (length < math.pi * radius * 1.001)


@pytest.mark.parametrize(("sweep", "below"), [(0, True), (1, False)])
def test_the_sweep_flag_chooses_the_side(sweep: int, below: bool) -> None:
    _, *curves = parse_path(f"M0 0 A5 5 0 0 {sweep} 10 0")
    # y grows downward.
    assert (curves[0][1][-1] > 0) == below


def test_an_arc_with_too_small_radii_grows_to_reach_its_end() -> None:
    _, *curves = parse_path("M0 0 A1 1 0 0 1 10 0")
    top = curves[0][1][-2:]
    assert top == pytest.approx((5, -5))


def test_an_arc_without_a_radius_is_a_line() -> None:
    assert parse_path("M0 0 A0 5 0 0 1 10 0") == (("M", (0, 0)), ("L", (10, 0)))


@pytest.mark.parametrize(
    "data",
    ["M0 0A1 1 0 0 1 1e-200 0", "M0 0A1e200 1e200 0 0 1 5 5", "M0 0A1e-320 1 0 0 1 5 5", "M0 0A1e999 1 0 0 1 5 5",
     "M0 0L1e999 0", "M1e308 0l1e308 0"],
)  # fmt: skip
def test_numbers_beyond_all_measure_are_finite_or_refused_in_words(data: str) -> None:
    try:
        segments = parse_path(data)
    except ValueError as error:
        assert "float" not in str(error)
    else:
        assert all(math.isfinite(value) for _, points in segments for value in points)


@settings(deadline=None, max_examples=examples(38), derandomize=True)
@given(st.text("MmLlHhVvCcSsQqTtAaZz0123456789.-+eE, \n", max_size=40))
def test_any_path_data_is_read_or_refused_with_a_message(data: str) -> None:
    try:
        segments = parse_path(data)
    except ValueError as error:
        assert str(error).startswith("path ")
    else:
        assert segments[0][0] == "M"
        assert {operator for operator, _ in segments} <= set("MLCZ")


@pytest.mark.parametrize(
    ("data", "same"),
    [
        ("m1 2 3 4", "M1 2L4 6"),
        ("M1 2 3 4", "M1 2L3 4"),
        ("M1 2h3v4H0V0", "M1 2L4 2L4 6L0 6L0 0"),
        ("M1 1l2 0zl0 3", "M1 1L3 1ZL1 4"),
        ("M0 0c1 1 2 1 3 0s2-1 3 0", "M0 0C1 1 2 1 3 0C4-1 5-1 6 0"),
        ("M0 0s1 1 2 0", "M0 0C0 0 1 1 2 0"),
        ("M0 0q3 3 6 0", "M0 0C2 2 4 2 6 0"),
        ("M0 0q3 3 6 0t6 0", "M0 0C2 2 4 2 6 0C8-2 10-2 12 0"),
        ("M.5.5-1-.5e1", "M0.5 0.5L-1 -5"),
    ],
)
def test_short_forms_mean_the_same_as_long_ones(data: str, same: str) -> None:
    one, other = parse_path(data), parse_path(same)
    assert [operator for operator, _ in one] == [operator for operator, _ in other]
    for (_, points), (_, expected) in zip(one, other, strict=True):
        assert points == pytest.approx(expected)


def test_an_ellipse_touches_its_four_sides() -> None:
    segments = ellipse_path(10, 20, 3, 5)
    ends = [points[-2:] for _, points in segments if points]
    assert ends == [(13, 20), (10, 25), (7, 20), (10, 15), (13, 20)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("translate(3)", (4, 2)),
        ("translate(3, 4)", (4, 6)),
        ("scale(2)", (2, 4)),
        ("scale(2 3)", (2, 6)),
        ("rotate(90)", (-2, 1)),
        ("rotate(180 1 1)", (1, 0)),
        ("matrix(1 0 0 1 5 6)", (6, 8)),
        ("translate(3) scale(2)", (5, 4)),
        (" scale(2),translate(3) ", (8, 4)),
    ],
)
def test_transforms_move_a_point(text: str, expected: tuple[float, float]) -> None:
    ((_, point),) = transformed((("M", (1, 2)),), parse_transform(text, IDENTITY))
    assert point == pytest.approx(expected)


@settings(deadline=None, max_examples=examples(15), derandomize=True)
@given(st.floats(-360, 360), COORDINATES, COORDINATES)
def test_a_turn_and_its_opposite_leave_a_point_where_it_was(angle: float, x: float, y: float) -> None:
    matrix = parse_transform(f"rotate({angle!r}) rotate({-angle!r})", IDENTITY)
    ((_, point),) = transformed((("M", (x, y)),), matrix)
    assert point == pytest.approx((x, y), abs=1e-6)
