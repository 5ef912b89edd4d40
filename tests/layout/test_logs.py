"""Tables to fill in."""

from __future__ import annotations

import pytest

from guide.model.blocks import Table
from guide.model.files.front_matter import PageRange
from guide.model.page import FormField
from tests.layout.factory import Laid, lay

LOG = """type: log
row-title: Day
columns:
  - {id: time, title: How long}
  - {id: how, title: What you saw, width: 2}
rows:
  - {id: monday, title: Monday}
  - {id: tuesday, title: Tuesday}
"""


def laid(pages: PageRange) -> Laid:
    return lay("Text.\n\n:::{log} l\n:::\n", data={"l": LOG}, pages=pages)


def test_every_row_has_a_field_in_every_column() -> None:
    fields = laid(PageRange(1, 1)).items(FormField)
    assert [(item.name, item.tooltip) for item in fields] == [
        ("monday-time", "Monday: How long"), ("monday-how", "Monday: What you saw"),
        ("tuesday-time", "Tuesday: How long"), ("tuesday-how", "Tuesday: What you saw"),
    ]  # fmt: skip
    assert all(item.multiline for item in fields)


def test_fields_of_a_row_stand_beside_each_other_and_apart() -> None:
    made = laid(PageRange(1, 1))
    monday_time, monday_how, tuesday_time, tuesday_how = (item.box for item in made.items(FormField))
    assert (monday_time.y, monday_time.bottom) == (monday_how.y, monday_how.bottom)
    assert monday_time.right < monday_how.x
    assert monday_time.bottom < tuesday_time.y
    assert (monday_how.x, monday_how.right) == (tuesday_how.x, tuesday_how.right)


def test_the_title_of_a_row_stands_beside_its_fields() -> None:
    made = laid(PageRange(1, 1))
    table: Table = made.blocks(Table)[0]
    fields = {item.name: item.box for item in made.items(FormField)}
    for row, name in zip(table.rows, ("monday-time", "tuesday-time"), strict=True):
        (line,) = made.lines(row.cells[0].blocks[0].key)
        assert line.right < fields[name].x
        assert fields[name].y < line.y < fields[name].bottom


def test_rows_share_what_the_page_has_left() -> None:
    made = laid(PageRange(1, 1))
    heights = {round(item.box.height, 2) for item in made.items(FormField)}
    assert len(made.pages) == 1 and made.messages == []
    assert len(heights) == 1
    assert heights.pop() > 3 * made.layout.theme.spacing.entry_height
    lowest = max(item.box.bottom for item in made.items(FormField))
    assert lowest < made.pages[0].frame.bottom == pytest.approx(made.pages[0].frame.y + made.pages[0].frame.height)
