"""Lengths as editors write them."""

from __future__ import annotations

import re

import pytest

from guide.base.units import POINTS_PER_UNIT, parse_length


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("12pt", 12.0),
        ("1in", 72.0),
        ("25.4mm", 72.0),
        ("2.54cm", 72.0),
        (" 0.75 in ", 54.0),
        ("0pt", 0.0),
        ("200in", 14400.0),
    ],
)
def test_a_length_in_points(text: str, points: float) -> None:
    assert parse_length(text) == pytest.approx(points)


def test_units_agree_with_each_other() -> None:
    assert POINTS_PER_UNIT["cm"] == pytest.approx(10 * POINTS_PER_UNIT["mm"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("12", "a length without a unit in `12`: use pt, in, mm or cm"),
        ("12px", "unknown unit `px` in `12px`: use pt, in, mm or cm"),
        ("50%", "unknown unit `%` in `50%`: use pt, in, mm or cm"),
        ("12 PT", "unknown unit `PT` in `12 PT`: use pt, in, mm or cm"),
        ("-3pt", "`-3pt` is not between 0 and 200 in"),
        ("201in", "`201in` is not between 0 and 200 in"),
        ("wide", "expected a length such as `12pt` or `0.75in`, got `wide`"),
        ("", "expected a length such as `12pt` or `0.75in`, got ``"),
        ("1.pt", "expected a length such as `12pt` or `0.75in`, got `1.pt`"),
        ("1e3pt", "expected a length such as `12pt` or `0.75in`, got `1e3pt`"),
        ("12pt 3pt", "expected a length such as `12pt` or `0.75in`, got `12pt 3pt`"),
    ],
)
def test_what_is_no_length(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        parse_length(text)
