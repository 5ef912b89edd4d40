"""Ink: the share of black of a page, and the table of it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bench.ink import Ink, ink_on, lines
from guide.base.units import BLACK, Rect
from guide.model.page import Placement, Side
from guide.pdf.write.pdf import write_pdf
from tests.layout.factory import faces, lay
from tests.rules.factory import box


def test_half_a_black_page_is_half_the_ink() -> None:
    laid = lay("Text.")
    (page,) = laid.pages
    half = replace(page, items=(box(Rect(0, 0, page.width, page.height / 2), BLACK),))
    white = replace(page, items=())
    sides = tuple(Side(page.width, page.height, (Placement(each),)) for each in (half, white))
    assert ink_on(write_pdf(laid.handout, laid.tree, sides, faces())) == pytest.approx((0.5, 0.0), abs=0.005)


def test_the_table_has_the_mean_and_the_page_with_most_ink() -> None:
    found = [
        Ink("topic/one", "letter", (0.08,)),
        Ink("topic/one", "a4", (0.06, 0.1)),
        Ink("topic/two", "phone", (0.3,)),
    ]
    head, _, one, two = lines(found)
    assert head == "| handout | letter | letter-gray | letter-large | a4 | a4-gray | a4-large |"
    assert one == "| topic/one | 8.0% | – | – | 8.0% (10.0%) | – | – |"
    assert two == "| topic/two | – | – | – | – | – | – |"
