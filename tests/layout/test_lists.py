"""Lists: labels, indents, items in columns."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.model.blocks import BulletList, Paragraph
from guide.model.files.references import Reference
from tests.layout.factory import Laid, Line, lay, layout, with_spacing
from tests.long import examples

FEW = settings(max_examples=examples(10), deadline=None, derandomize=True)
INDENT = layout().theme.spacing.list_indent
LONG = "Many babies push back on straight arms before they learn how to pull themselves ahead."


def labels(laid: Laid, number: int = 0) -> list[Line]:
    block: BulletList = laid.blocks(BulletList)[number]
    return [line for item in block.items for line in laid.lines(item.key, part="Lbl")]


def texts(laid: Laid, role: str = "body") -> list[Line]:
    return [line for block in laid.blocks(Paragraph) if block.role == role for line in laid.lines(block.key)]


def test_a_label_stands_on_the_line_of_its_item_and_the_text_one_indent_in() -> None:
    laid = lay("- one\n- two\n")
    for label, text in zip(labels(laid), texts(laid), strict=True):
        assert label.text == "•"
        assert label.y == text.y
        assert label.x == laid.pages[0].frame.x
        assert text.x == label.x + INDENT


def test_later_lines_of_an_item_stand_below_its_text() -> None:
    laid = lay(f"- {LONG} {LONG}\n")
    assert len(texts(laid)) > 2
    assert {line.x for line in texts(laid)} == {laid.pages[0].frame.x + INDENT}
    assert len(labels(laid)) == 1


def test_an_inner_list_is_indented_once_more() -> None:
    laid = lay("- one\n  - inner\n- two\n")
    xs = [(line.text, round(line.x - laid.pages[0].frame.x, 2)) for line in texts(laid)]
    assert xs == [("one", INDENT), ("inner", 2 * INDENT), ("two", INDENT)]
    (label,) = labels(laid, 1)
    assert label.x == laid.pages[0].frame.x + INDENT


def test_an_inner_list_loses_an_indent_of_its_measure() -> None:
    laid = lay(f"- {LONG} {LONG}\n  - {LONG} {LONG}\n")
    measure = laid.layout.page.measure
    outer, inner = (laid.lines(block.key) for block in laid.blocks(Paragraph)[:2])
    assert max(line.right for line in outer) <= laid.pages[0].frame.x + measure + 0.01
    assert max(line.right for line in inner) <= laid.pages[0].frame.x + measure + 0.01


@given(st.integers(1, 12), st.integers(0, 90))
@FEW
def test_numbers_count_up_from_the_first(count: int, start: int) -> None:
    laid = lay("\n".join(f"{start + number}. item" for number in range(count)))
    assert [label.text for label in labels(laid)] == [f"{start + number}." for number in range(count)]


def test_an_inner_numbered_list_counts_by_itself() -> None:
    laid = lay("1. one\n2. two\n   1. inner\n   2. inner\n3. three\n")
    assert [label.text for label in labels(laid)] == ["1.", "2.", "3."]
    assert [label.text for label in labels(laid, 1)] == ["1.", "2."]


def test_the_first_line_of_a_list_stays_with_the_next() -> None:
    # Also where parting them would save a page.
    for filler, after in product(range(22, 28), range(22, 34)):
        laid = lay("Some text.\n\n" * filler + "- one\n- two\n- three\n- four\n\n" + "More text.\n\n" * after)
        pages = [line.page for line in texts(laid)[filler : filler + 4]]
        assert pages[0] == pages[1]


def sources(count: int) -> Laid:
    names = {f"r{number}": Reference(f"Title of number {number}", f"House {number}", "read") for number in range(count)}
    return lay("Text.\n\n:::{sources}\n:::\n", references=names, sources=tuple(names))


def test_the_list_of_sources_stands_in_two_columns_of_even_height() -> None:
    laid = sources(6)
    lines = [line for line in texts(laid, "note") if line.text.startswith("House")]
    left = [line for line in lines if line.x == min(other.x for other in lines)]
    right = [line for line in lines if line.x == max(other.x for other in lines)]
    assert [line.text[:7] for line in (*left, *right)] == [f"House {number}" for number in range(6)]
    assert [line.y for line in left] == [line.y for line in right]
    width = laid.pages[0].frame.width
    gutter = laid.layout.theme.spacing.gutter
    assert right[0].x - left[0].x == pytest.approx((width - gutter) / 2 + gutter)


def test_one_source_stands_at_the_left() -> None:
    (line,) = [line for line in texts(sources(1), "note") if line.text.startswith("House")]
    assert line.x == sources(1).pages[0].frame.x + INDENT


def test_a_number_that_does_not_fit_the_indent_names_the_key_of_the_layout() -> None:
    laid = lay("99. Roll", with_spacing(layout(), list_indent=9.0))
    assert laid.messages == [
        "sources/topic/en/sheet.md:1:1: overflow: `99.` is 16 pt wide, but its column is 9 pt\n"
        "    hint: set `list-indent` under `spacing` in layouts/base.yaml to at least 17pt"
    ]
