"""Lengths are added alike by every Python."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guide.base.units import sum_of


@given(st.lists(st.floats(-1e6, 1e6)))
def test_one_after_the_other(lengths: list[float]) -> None:
    added = 0.0
    for length in lengths:
        added += length
    assert sum_of(lengths) == added


def test_not_as_newer_pythons_do() -> None:
    assert sum_of([0.1] * 10) == 0.9999999999999999
