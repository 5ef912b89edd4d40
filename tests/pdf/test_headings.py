"""Headings: one title, no level skipped, and bookmarks that lead to each of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tests.pdf.conftest import Printed
from tests.pdf.reader import Reader

# How far below its place a heading's first line may stand, in points: padding of the box it heads.
BELOW = 110


@dataclass(frozen=True, slots=True)
class Bookmark:
    title: str
    depth: int
    page: int
    top: float
    left: float


def test_there_is_one_heading_of_level_1_and_it_comes_first(printed: Printed) -> None:
    levels = [heading.level for heading in printed.reader.headings]
    assert (levels[0], levels.count(1)) == (1, 1)


def test_no_level_is_skipped(printed: Printed) -> None:
    levels = [heading.level for heading in printed.reader.headings]
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_the_title_is_the_heading_of_level_1(printed: Printed) -> None:
    assert printed.reader.headings[0].text == printed.entry["title"]


def test_a_heading_stands_on_one_page(printed: Printed) -> None:
    assert [heading.text for heading in printed.reader.headings if len(heading.pages()) != 1] == []


def test_bookmarks_are_the_headings_in_order(printed: Printed) -> None:
    assert [mark.title for mark in bookmarks(printed.reader)] == [heading.text for heading in printed.reader.headings]


def test_bookmarks_are_nested_as_the_headings_are(printed: Printed) -> None:
    assert [mark.depth for mark in bookmarks(printed.reader)] == [
        heading.level - 1 for heading in printed.reader.headings
    ]


def test_a_bookmark_leads_to_the_page_of_its_heading(printed: Printed) -> None:
    places = [heading.pages()[0] for heading in printed.reader.headings]
    assert [mark.page for mark in bookmarks(printed.reader)] == places


def test_a_bookmark_leads_right_above_its_heading(printed: Printed) -> None:
    rendered, texts = printed.rendered(), printed.texts()
    for mark in bookmarks(printed.reader):
        width, height = rendered[mark.page].get_size()
        assert 0 <= mark.top <= height
        below = texts[mark.page].get_text_bounded(0, mark.top - BELOW, width, mark.top + 1)
        assert mark.title.split()[0] in below, mark.title


def test_the_outline_counts_what_it_shows(printed: Printed) -> None:
    # Open: the title and the level below it; closed: what is below those (ISO 32000-1, table 153).
    marks = bookmarks(printed.reader)
    assert int(printed.reader.catalog.Outlines.Count) == sum(mark.depth <= 1 for mark in marks)


def test_previous_and_parent_agree_with_next_and_first(printed: Printed) -> None:
    def check(parent: Any) -> None:
        item, before = parent.get("/First"), None
        while item is not None:
            assert item.Parent.objgen == parent.objgen
            assert (item.Prev.objgen if "/Prev" in item else None) == before
            check(item)
            before, last = item.objgen, item
            item = item.get("/Next")
        if before is not None:
            assert parent.Last.objgen == last.objgen

    check(printed.reader.catalog.Outlines)


def test_a_guide_opens_with_its_bookmarks_and_a_sheet_does_not(printed: Printed) -> None:
    assert ("/PageMode" in printed.reader.catalog) == (len(printed.reader.pages) > 1)


def bookmarks(reader: Reader) -> list[Bookmark]:
    found: list[Bookmark] = []

    def collect(parent: Any, depth: int) -> None:
        item = parent.get("/First")
        while item is not None:
            page, kind, left, top, _ = item.Dest
            assert kind == "/XYZ"
            found.append(Bookmark(str(item.Title), depth, reader.page_of(page), float(top), float(left)))
            collect(item, depth + 1)
            item = item.get("/Next")

    collect(reader.catalog.Outlines, 0)
    return found
