"""What the table of scores says about a sheet."""

from __future__ import annotations

import pytest

from guide.base.units import Colour, contrast
from guide.publish.score_table import score_table
from guide.rules.measures import measures_of
from tests.rules.factory import WHITE, page_context, text


def test_measures_of_two_pages() -> None:
    gray = Colour.parse("#767676")
    pages = [[text("A line of words", size=13.0)], [text("i" * 60, colour=gray)]]
    measured = measures_of(page_context(pages))
    assert (measured.pages, measured.type_smallest, measured.line_longest) == (2, 12.0, 60)
    assert measured.contrast_lowest == pytest.approx(contrast(gray, WHITE))
    # The sheet behind these pages says one word.
    assert measured.reading is not None
    assert (measured.reading.words, measured.list_longest) == (1, 0)


def test_a_language_without_a_formula_is_not_measured() -> None:
    measured = measures_of(page_context([[text("Una palabra")]], language="es"))
    assert (measured.reading, measured.pages, measured.line_longest) == (None, 1, 11)
    table = score_table([("es/sheet", measured)], [])
    assert (
        "| es/sheet | 1 | not measured | not measured | not measured | not measured | not measured | none | none "
        "| 0 | 12 |" in table
    )


def test_a_sheet_without_pages() -> None:
    measured = measures_of(page_context([]))
    assert (measured.pages, measured.type_smallest, measured.line_longest, measured.contrast_lowest) == (0, 0.0, 0, 0.0)
