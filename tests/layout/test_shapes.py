"""Small outlines: a bar is as wide as asked, whatever the corner of its box."""

from __future__ import annotations

import pytest

from guide.base.units import Colour, Rect
from guide.layout.shapes import bar_left
from guide.model.page import Artifact

BOX = Rect(10.0, 20.0, 200.0, 60.0)


@pytest.mark.parametrize(("width", "radius"), [(4.0, 6.0), (6.0, 6.0), (9.0, 6.0), (0.5, 30.0), (4.0, 0.0)])
def test_a_bar_is_as_wide_as_asked(width: float, radius: float) -> None:
    bar = bar_left(Artifact("Background"), BOX, radius, width, Colour(0, 0, 0))
    ends = [coordinates[-2] for _, coordinates in bar.segments if coordinates]
    assert max(ends) == pytest.approx(width, abs=1e-6)
    assert bar.box.width == width


@pytest.mark.parametrize("width", [0.5, 2.0, 4.0, 5.9])
def test_a_narrow_bar_stays_inside_the_round_corner(width: float) -> None:
    radius = 6.0
    bar = bar_left(Artifact("Background"), BOX, radius, width, Colour(0, 0, 0))
    (_, (x, y)) = bar.segments[0]
    assert x == pytest.approx(width, abs=1e-6)
    # On the quarter circle around (radius, radius), as near as a Bezier curve is to it.
    assert ((x - radius) ** 2 + (y - radius) ** 2) ** 0.5 == pytest.approx(radius, rel=1e-3)
