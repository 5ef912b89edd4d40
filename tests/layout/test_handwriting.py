"""Room for handwriting and holes in every edition on paper."""

from __future__ import annotations

from itertools import pairwise

import pytest

from guide.model.files.front_matter import PageRange
from guide.model.page import FormField, Shape
from tests.layout.factory import Laid, lay, layout

NINE = 9 * 72 / 25.4
LOOKS = ("", "sheet", "leaf", "steps", "guide")
ON_PAPER = [
    *((edition, look) for edition in ("letter", "a4", "letter-gray", "a4-gray") for look in LOOKS),
    *((edition, "") for edition in ("letter-large", "a4-large", "letter-booklet", "a4-booklet")),
]
FORM = (
    "type: checklist\nchild:\n  - {id: name, label: Name}\n  - {id: story, label: Tell, long: true, lines: 3}\n"
    "questions:\n  - {id: ask, text: What is it?}\nnotes: {id: notes, label: Notes, lines: 2}\n"
)
LOG = "type: log\nrow-title: Day\ncolumns:\n  - {id: seen, title: Seen}\nrows:\n  - {id: one, title: One}\n"


def filled_in(edition: str, look: str) -> Laid:
    return lay(
        ":::{checklist} c\n:::\n\n:::{log} l\n:::\n", layout(edition, look), data={"c": FORM, "l": LOG}, look=look
    )


def lines_in(laid: Laid, field: FormField) -> list[float]:
    """The tops of the lines to write on in a field."""
    return sorted(
        shape.y for shape in laid.items(Shape, "Layout") if field.box.contains(shape.box) and shape.box.height < 1
    )


def test_fields_and_lines_for_notes_are_9_mm_high() -> None:
    low = {}
    for edition, look in ON_PAPER:
        laid = filled_in(edition, look)
        for field in laid.items(FormField):
            tops = [field.box.y, *lines_in(laid, field), field.box.bottom]
            # A cell of a log is a little smaller than its row.
            least = min(below - above for above, below in pairwise(tops))
            if least < NINE - 0.01:
                low[edition, look, field.name] = least
    assert low == {}


def test_a_field_of_three_lines_has_two_lines_to_write_on() -> None:
    laid = filled_in("letter", "")
    story = next(field for field in laid.items(FormField) if field.name == "story")
    assert len(lines_in(laid, story)) == 2


def test_a_phone_has_no_lines_to_write_on() -> None:
    laid = filled_in("phone", "")
    assert [lines_in(laid, field) for field in laid.items(FormField)] == [[]] * len(laid.items(FormField))


def test_the_left_margin_has_room_for_three_holes_and_the_top_is_10_mm() -> None:
    pages = {one: layout(*one).page for one in ON_PAPER if "booklet" not in one[0]}
    narrow = {one: page.margins for one, page in pages.items() if page.margins.left < 19 * 72 / 25.4 - 0.01}
    high = {one: page.margins for one, page in pages.items() if page.margins.top < 10 * 72 / 25.4 - 0.01}
    assert (narrow, high) == ({}, {})


def test_labels_are_beside_short_fields_and_above_long_ones() -> None:
    laid = lay(
        ":::{checklist} c\n:::\n", layout("letter", "sheet"), look="sheet", pages=PageRange(1, 1), data={"c": (
            "type: checklist\nchild:\n  - {id: name, label: Name, width: 2}\n  - {id: born, label: Born}\n"
            "questions:\n  - {id: one, text: What is your baby doing?}\n  - {id: two, text: What is your baby not doing?}\n"
        )},
    )  # fmt: skip
    fields = {field.name: field.box for field in laid.items(FormField)}
    labels = {line.text: line for line in laid.lines()}
    assert fields["name"].x == pytest.approx(labels["Name"].right + 6.0)
    assert fields["name"].y < labels["Name"].y < fields["name"].bottom
    assert fields["born"].x > labels["Born"].right
    assert fields["one"].x == pytest.approx(labels["What is your baby doing?"].x)
    assert fields["one"].y > labels["What is your baby doing?"].y
