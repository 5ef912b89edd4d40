"""Bookmarks: nested by the levels of their headings, whatever these are."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.pdf.write.objects import PdfFile, array, dictionary
from guide.pdf.write.outline import Bookmark, Target, _parents, write_outline
from tests.long import examples

PROPERTY = settings(deadline=None, max_examples=examples(38), derandomize=True)
# An object of pikepdf lives as long as its file.
OPENED: list[pikepdf.Pdf] = []
LEVELS = st.lists(st.integers(1, 6), max_size=25)


@PROPERTY
@given(LEVELS)
def test_a_parent_is_the_last_heading_before_of_a_lower_level(levels: list[int]) -> None:
    expected = [
        max((before for before in range(number) if levels[before] < level), default=-1)
        for number, level in enumerate(levels)
    ]
    assert _parents(levels) == expected


@PROPERTY
@given(LEVELS)
def test_a_parent_stands_before_its_child_and_nothing_between_them_is_outside_it(levels: list[int]) -> None:
    parents = _parents(levels)
    for number, parent in enumerate(parents):
        assert parent < number
        for between in range(parent + 1, number):
            assert parents[between] >= parent


@PROPERTY
@given(st.lists(st.integers(2, 6), max_size=12))
def test_the_outline_is_read_back_in_order_with_its_nesting(below: list[int]) -> None:
    levels = [1, *below]
    read = _read(levels)
    assert [title for title, _ in read] == [f"heading {number}" for number in range(len(levels))]
    parents = _parents(levels)
    depths: list[int] = []
    for parent in parents:
        depths.append(0 if parent < 0 else depths[parent] + 1)
    assert [depth for _, depth in read] == depths


def test_the_title_is_open_and_the_rest_is_closed() -> None:
    outline = _outline([1, 2, 3, 3, 2])
    assert int(outline.Count) == 3
    assert int(outline.First.Count) == 2
    assert int(outline.First.First.Count) == -2
    assert "/Count" not in outline.First.Last


def test_a_bookmark_leads_to_its_place() -> None:
    place = list(_outline([1]).First.Dest)
    assert [str(place[1]), float(place[2]), float(place[3]), int(place[4])] == ["/XYZ", 0, 712.35, 0]


def _outline(levels: list[int]) -> Any:
    pdf = PdfFile()
    page = pdf.reserve()
    marks = [Bookmark(f"heading {number}", level, Target(0, 0.0, 712.345)) for number, level in enumerate(levels)]
    outline = write_outline(pdf, marks, [page])
    tree = pdf.add(dictionary({"Type": "/Pages", "Kids": array([page]), "Count": 1}))
    pdf.fill(page, dictionary({"Type": "/Page", "Parent": tree, "MediaBox": "[0 0 612 792]"}))
    root = pdf.add(dictionary({"Type": "/Catalog", "Pages": tree, "Outlines": outline.ref}))
    OPENED.append(pikepdf.open(io.BytesIO(pdf.assembled(root, pdf.add("<<>>")))))
    return OPENED[-1].Root.Outlines


def _read(levels: list[int]) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []

    def collect(parent: Any, depth: int) -> None:
        item = parent.get("/First")
        while item is not None:
            found.append((str(item.Title), depth))
            collect(item, depth + 1)
            item = item.get("/Next")

    collect(_outline(levels), 0)
    return found
