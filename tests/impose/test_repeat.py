"""Step and repeat: pages that tile a side, lines between them, and one that is read."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.base.units import BLACK, Rect
from guide.model.page import LAYOUT, Artifact, FormField, Item, LinkArea, Page, Role, Shape, Side, Tagged
from guide.pdf.draw.content import PaintedAnnotation, SideContent, paint_side
from guide.pdf.draw.painter import Used
from guide.pdf.impose.repeat import repeated
from guide.pdf.impose.sides import Imposition, impose
from guide.text.faces import Faces
from tests.impose import box, imposed, preferences
from tests.long import examples
from tests.support import HANDOUT, SmallProject

WIDTH, HEIGHT = 612.0, 396.0
# Office printers leave this edge white.
EDGE = 18.0
TAGS = ("Document", "P", "Link", "Form")
SQUARE = (("M", (0.0, 0.0)), ("L", (10.0, 0.0)), ("L", (10.0, 10.0)), ("Z", ()))
LINK = LinkArea(Tagged(2), Rect(20.0, 30.0, 9.0, 9.0), "#x", "x")
FIELD = FormField(Tagged(3), Rect(40.0, 30.0, 9.0, 9.0), "check", "x", "x", 12.0, False, BLACK)
SOME = settings(max_examples=examples(15), deadline=None, derandomize=True)
TIMES = st.integers(1, 5)
HALF_SHEET = """---
handout: small
title: A small sheet
number: T-1
edition: 2026-11-20
review-by: 2028-11-20
language: en
summary: A sheet that says little.
up: 2
pages: {least: 1, most: 1}
sources: [growth-study]
---

:::{callout} main
Most babies crawl at {fact}`crawl-age`.
:::

:::{callout} call-now
Your baby loses a skill.
:::

Babies roll and walk. See [our page](https://example.org/).
"""


def page(*items: Item, number: int = 1) -> Page:
    return Page(number, WIDTH, HEIGHT, Rect(36.0, 36.0, WIDTH - 72.0, HEIGHT - 72.0), items, ())


def square(role: Role) -> Shape:
    return Shape(role, 5.0, 7.0, SQUARE, (10.0, 10.0), BLACK)


def painted(side: Side) -> SideContent:
    return paint_side(side, TAGS, Faces(()), Used())


def opened(content: SideContent) -> list[str]:
    """What is opened as marked content, in painting order."""
    return [line for line in content.streams[0].decode().split("\n") if line.endswith("BDC")]


def tiles(side: Side) -> list[Rect]:
    return [Rect(placed.x, placed.y, placed.page.width, placed.page.height) for placed in side.placements]


def crosses(cut: Rect, tile: Rect) -> bool:
    """Whether a line goes through the inside of a page."""
    beside = cut.right <= tile.x or cut.x >= tile.right
    return not (beside or cut.bottom <= tile.y or cut.y >= tile.bottom)


@given(TIMES, TIMES)
@SOME
def test_the_pages_cover_the_side_and_not_each_other(across: int, down: int) -> None:
    side = repeated(page(), across, down)
    whole = Rect(0.0, 0.0, side.width, side.height)
    assert (side.width, side.height) == (across * WIDTH, down * HEIGHT)
    assert len(side.placements) == across * down
    assert all(whole.contains(tile) for tile in tiles(side))
    assert not any(one.overlaps(other) for one, other in combinations(tiles(side), 2))


@given(TIMES, TIMES)
@SOME
def test_the_page_at_the_top_left_is_read_and_the_others_are_copies(across: int, down: int) -> None:
    first, *others = repeated(page(), across, down).placements
    assert (first.x, first.y, first.copy) == (0.0, 0.0, False)
    assert all(placed.copy for placed in others)


@given(TIMES, TIMES)
@SOME
def test_there_is_a_line_between_neighbours_and_none_through_a_page(across: int, down: int) -> None:
    side = repeated(page(), across, down)
    cuts = [mark.box for mark in side.marks]
    assert sorted(cut.y for cut in cuts if cut.height == 0) == [row * HEIGHT for row in range(1, down)]
    assert sorted(cut.x for cut in cuts if cut.width == 0) == [column * WIDTH for column in range(1, across)]
    assert len(cuts) == across + down - 2
    assert not any(crosses(cut, tile) for cut in cuts for tile in tiles(side))


@given(TIMES, TIMES)
@SOME
def test_lines_to_cut_along_reach_as_far_as_a_printer_prints(across: int, down: int) -> None:
    side = repeated(page(), across, down)
    for cut in (mark.box for mark in side.marks):
        if cut.height == 0:
            assert (cut.x, cut.right) == pytest.approx((EDGE, side.width - EDGE))
        else:
            assert (cut.y, cut.bottom) == pytest.approx((EDGE, side.height - EDGE))


def test_lines_to_cut_along_are_dashed_and_not_read_aloud() -> None:
    side = repeated(page(), 2, 2)
    assert [(mark.role, mark.stroke, mark.fill) for mark in side.marks] == [(LAYOUT, BLACK, None)] * 2
    assert all(mark.dash for mark in side.marks)


def test_a_page_once_has_nothing_to_cut() -> None:
    side = repeated(page(), 1, 1)
    assert (side.width, side.height, side.marks, len(side.placements)) == (WIDTH, HEIGHT, (), 1)


def test_the_first_is_read_and_the_copies_are_only_seen() -> None:
    content = painted(repeated(page(square(Tagged(1))), 2, 2))
    assert (content.sequences, content.numbers) == ((1,), (1,))
    assert opened(content)[0] == "/P <</MCID 0>> BDC"
    assert set(opened(content)[1:]) == {"/Artifact <</Type /Layout>> BDC"}
    assert content.boxes == {1: Rect(5.0, 7.0, 10.0, 10.0)}


def test_every_copy_is_painted_at_its_place() -> None:
    content = painted(repeated(page(square(Tagged(1))), 2, 2))
    # Counted from below, on a side of 792 pt.
    starts = [line.split(" m ")[0] for line in content.streams[0].decode().split("\n") if line.endswith(" h f")]
    assert starts == ["5 785", "617 785", "5 389", "617 389"]


def test_copies_have_fields_and_no_links() -> None:
    content = painted(repeated(page(LINK, square(Tagged(1)), FIELD), 2, 4))
    assert content.annotations[:2] == (PaintedAnnotation(LINK, 1, -1), PaintedAnnotation(FIELD, 1, 1))
    places = [(WIDTH * column, HEIGHT * row) for row in range(4) for column in range(2)]
    assert content.annotations[2:] == tuple(
        PaintedAnnotation(FIELD.at(*place), 1, 1, copy) for copy, place in enumerate(places[1:], 1)
    )


def test_head_and_foot_of_a_copy_stay_what_they_are() -> None:
    content = painted(repeated(page(square(Artifact("Header")), square(Tagged(1)), square(Artifact("Footer"))), 1, 2))
    assert opened(content) == [
        "/Artifact <</Type /Pagination /Subtype /Header>> BDC",
        "/P <</MCID 0>> BDC",
        "/Artifact <</Type /Pagination /Subtype /Footer>> BDC",
        "/Artifact <</Type /Pagination /Subtype /Header>> BDC",
        "/Artifact <</Type /Layout>> BDC",
        "/Artifact <</Type /Pagination /Subtype /Footer>> BDC",
        "/Artifact <</Type /Layout>> BDC",
    ]


def test_each_page_of_a_handout_has_a_side_of_its_own() -> None:
    pages = [page(number=number) for number in (1, 2, 3)]
    sides = impose(pages, Imposition("repeat", 2, 3))
    assert [{placed.page.number for placed in side.placements} for side in sides] == [{1}, {2}, {3}]
    assert [len(side.placements) for side in sides] == [6, 6, 6]
    assert [[placed.copy for placed in side.placements].count(False) for side in sides] == [1, 1, 1]


@pytest.fixture
def half_sheet(project: SmallProject) -> SmallProject:
    project.write(HANDOUT, HALF_SHEET)
    return project


@pytest.mark.parametrize(
    ("up", "paper", "times"),
    [
        ((), (612, 792), 2),
        (("--up", "1"), (612, 396), 1),
        (("--up", "2"), (612, 792), 2),
        (("--up", "4"), (1224, 792), 4),
        (("--up", "6"), (1224, 1188), 6),
        (("--up", "8"), (1224, 1584), 8),
    ],
)
def test_a_half_sheet_stands_on_the_paper_as_often_as_asked(
    up: tuple[str, ...], paper: tuple[int, int], times: int, half_sheet: SmallProject, tmp_path: Path
) -> None:
    reader = imposed(half_sheet, tmp_path, "small", *up)
    (page,) = reader.page_objects
    assert box(page, "/MediaBox") == [0, 0, *paper]
    (content,) = reader.pages
    shown = "".join(item.text for item in content.artifacts if item.kind == "Layout")
    assert shown.count("Babies roll and walk.") == times - 1
    assert preferences(reader).get("/PrintScaling") == ("/None" if times > 1 else None)


def test_only_one_of_four_half_sheets_is_read_and_has_links(half_sheet: SmallProject, tmp_path: Path) -> None:
    once = imposed(half_sheet, tmp_path / "once", "small", "--up", "1")
    four = imposed(half_sheet, tmp_path / "four", "small", "--up", "4")
    said, fields = once.lines("text", "alt", "field"), once.lines("field")
    # Each card has fields of its own; those of copies come behind all that is read.
    numbered = [f"{field} ({copy})" for copy in (2, 3, 4) for field in fields]
    assert four.lines("text", "alt", "field") == said + numbered
    links = [annotation.object for _, annotation in once.annotations if annotation.kind == "Link"]
    assert len(links) > 0 < len(fields)
    assert len(four.annotations) == len(four.annotations_of(0)) == len(links) + 4 * len(fields)
    (content,) = four.pages
    assert (content.untagged, content.faults) == ([], [])
