"""SVG into pictures: never an exception, whatever the bytes."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.base.problems import Problems
from guide.base.units import Colour
from guide.model.picture import Picture
from guide.read.svg import parse_svg
from tests.long import examples
from tests.support import CASES, ROOT

BALL = (CASES / "topic" / "pictures" / "ball.svg").read_bytes()
ICONS = sorted((ROOT / "layouts" / "icons").glob("*.svg"))
SEEDS = [BALL, *(path.read_bytes() for path in ICONS)]
# What drawing programs and attackers put into attributes.
VALUES = st.sampled_from(
    [b"1e999", b"-1", b"0", b"1e-320", b"1e200", b"nan", b"inf", b"#12345", b"none", b"url(#a)", b"M0 0A1 1 0 0 1 5 5",
     b"M0 0A1e200 1 0 0 1 5 5", b"M0 0z", b"1e", b"--1", b"rotate(1e999)", b"scale(0)", b"0 0 0 0", b"\xff", b"&lt;", b"", b"1 2 3"]
)  # fmt: skip


def parsed(data: bytes) -> tuple[Picture | None, Problems]:
    problems = Problems()
    return parse_svg("a", "a.svg", data, problems), problems


def assert_drawable(picture: Picture | None, problems: Problems) -> None:
    """Either a problem with a place, or numbers that a page can hold."""
    assert (picture is None) == bool(problems.errors)
    for problem in problems:
        assert problem.at.path == "a.svg"
        assert problem.at.line >= 1
        assert problem.at.column >= 1
    if picture is not None:
        assert picture.width > 0
        assert picture.height > 0
        for path in picture.paths:
            assert path.stroke_width >= 0
            assert all(math.isfinite(value) for _, points in path.segments for value in (*points, path.stroke_width))


@settings(deadline=None, max_examples=examples(75), derandomize=True)
@given(st.binary(max_size=120))
def test_any_bytes_give_a_picture_or_a_problem(data: bytes) -> None:
    assert_drawable(*parsed(data))


@settings(deadline=None, max_examples=examples(100), derandomize=True)
@given(st.sampled_from(SEEDS), st.integers(0, 10_000), st.integers(0, 12), st.binary(max_size=6))
def test_a_drawing_with_some_bytes_changed_gives_a_picture_or_a_problem(
    seed: bytes, place: int, length: int, put: bytes
) -> None:
    start = place % len(seed)
    assert_drawable(*parsed(seed[:start] + put + seed[start + length :]))


@settings(deadline=None, max_examples=examples(150), derandomize=True)
@given(st.sampled_from(SEEDS), st.lists(st.tuples(st.integers(0, 500), VALUES), min_size=1, max_size=3))
def test_a_drawing_with_values_changed_gives_a_picture_or_a_problem(
    seed: bytes, changes: list[tuple[int, bytes]]
) -> None:
    parts = seed.split(b'"')
    for number, value in changes:
        # Every second part stands between quotes.
        parts[(2 * number + 1) % (len(parts) - len(parts) % 2)] = value
    assert_drawable(*parsed(b'"'.join(parts)))


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_the_icons_are_pictures(path: object) -> None:
    picture, problems = parsed(ROOT.joinpath(str(path)).read_bytes())
    assert list(problems) == []
    assert picture is not None


def test_paint_is_inherited_and_overridden() -> None:
    picture, _ = parsed(BALL)
    assert picture is not None
    assert (picture.width, picture.height) == (120, 80)
    ball, arc = picture.paths
    assert (ball.fill, ball.stroke, ball.stroke_width) == (Colour(0xF4, 0xC9, 0x5D), Colour(0x17, 0x30, 0x3B), 3)
    assert (arc.fill, arc.stroke) == (None, Colour(0x17, 0x30, 0x3B))


def test_a_shape_without_paint_is_black() -> None:
    picture, _ = parsed(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="3" height="2"/></svg>')
    assert picture is not None
    assert (picture.paths[0].fill, picture.paths[0].stroke) == (Colour(0, 0, 0), None)
    assert picture.paths[0].segments == (
        ("M", (0, 0)), ("L", (3, 0)), ("L", (3, 2)), ("L", (0, 2)), ("Z", ()),
    )  # fmt: skip


def test_the_view_box_and_transforms_move_and_scale() -> None:
    picture, _ = parsed(
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="10 20 90 90"><g transform="translate(5) scale(2)">'
        b'<line x1="10" y1="20" x2="11" y2="21" stroke="#000000" stroke-width="3"/></g></svg>'
    )
    assert picture is not None
    assert picture.paths[0].segments == (("M", (15, 20)), ("L", (17, 22)))
    assert picture.paths[0].stroke_width == 6


def test_a_byte_order_mark_takes_no_column() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>a</text></svg>'
    found = [[problem.at for problem in parsed(mark + svg)[1]] for mark in (b"", b"\xef\xbb\xbf")]
    assert found[0] == found[1]
    assert found[0][0].column == 59
