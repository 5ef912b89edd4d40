"""Numbers, colours and paths as PDF operators."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.base.units import Colour
from guide.pdf.draw.syntax import fill_colour, line_style, num, painting, path, stroke_colour
from tests.long import examples

PROPERTY = settings(deadline=None, max_examples=examples(50), derandomize=True)
LENGTHS = st.floats(-20_000, 20_000)
CHANNELS = st.integers(0, 255)


@PROPERTY
@given(LENGTHS)
def test_a_number_is_read_back_within_half_a_hundredth(value: float) -> None:
    assert float(num(value)) == pytest.approx(value, abs=0.005_000_1)


@PROPERTY
@given(LENGTHS)
def test_a_number_has_no_exponent_no_idle_nought_and_no_negative_nought(value: float) -> None:
    assert re.fullmatch(r"-?(0|[1-9]\d*)(\.\d?[1-9])?", num(value))
    assert num(value) != "-0"


@PROPERTY
@given(LENGTHS)
def test_no_shorter_number_says_the_same(value: float) -> None:
    # Two decimals at most; fewer where the rounded value has fewer.
    said = num(value)
    rounded = round(float(said), 2)
    assert len(said.partition(".")[2]) == next(n for n in range(3) if round(rounded, n) == rounded)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"), (-0.0, "0"), (-0.001, "0"), (0.004, "0"), (0.1, "0.1"), (1.10, "1.1"), (12.0, "12"), (100, "100"),
        (-3.456, "-3.46"), (1e-9, "0"), (1e6, "1000000"),
    ],
)  # fmt: skip
def test_a_number_is_as_short_as_it_can_be(value: float, said: str) -> None:
    assert num(value) == said


@PROPERTY
@given(CHANNELS, CHANNELS, CHANNELS)
def test_a_colour_is_read_back_exactly(red: int, green: int, blue: int) -> None:
    *channels, operator = fill_colour(Colour(red, green, blue)).split()
    gray = red == green == blue
    assert operator == ("g" if gray else "rg")
    assert [round(float(channel) * 255) for channel in channels] == ([red] if gray else [red, green, blue])


@pytest.mark.parametrize(
    ("colour", "said"),
    [("#ffffff", "1 G"), ("#000000", "0 G"), ("#ff8000", "1 .502 0 RG"), ("#010203", ".004 .008 .012 RG")],
)
def test_a_colour_has_no_idle_digits(colour: str, said: str) -> None:
    assert stroke_colour(Colour.parse(colour)) == said


def test_a_path_is_turned_upward_and_moved_into_place() -> None:
    segments = (("M", (0.0, 0.0)), ("L", (10.0, 5.0)), ("C", (1.0, 2.0, 3.0, 4.0, 5.0, 6.0)), ("Z", ()))
    assert path(segments, 100.0, 50.0) == "100 50 m 110 45 l 101 48 103 46 105 44 c h"


@pytest.mark.parametrize(
    ("fill", "stroke", "even_odd", "operator"),
    [
        (True, True, False, "B"), (True, True, True, "B*"), (True, False, False, "f"), (True, False, True, "f*"),
        (False, True, False, "S"), (False, True, True, "S"), (False, False, False, "n"),
    ],
)  # fmt: skip
def test_a_path_is_painted_as_asked(fill: bool, stroke: bool, even_odd: bool, operator: str) -> None:
    assert painting(fill, stroke, even_odd) == operator


def test_a_line_has_width_ends_corners_and_dashes() -> None:
    assert line_style(1.25, "round", "bevel", (0.0, 3.5)) == "1.25 w 1 J 2 j [0 3.5] 0 d"
    assert line_style(1.0, "butt", "miter") == "1 w 0 J 0 j [] 0 d"
