"""Booklets: pages of half the paper, two to a side, in the order that folded and stapled sheets need."""

from __future__ import annotations

import functools
import math
import re
from itertools import pairwise

import pytest

from guide.model.blocks import Contents, Paragraph
from guide.model.inlines import Link, PageNumber
from guide.model.page import Artifact, Page, Side, Tagged, Text
from guide.model.walk import walk
from tests.each import each
from tests.subject import names_of, ready

INCH, MM = 72.0, 72.0 / 25.4
# Width and height of the paper as it goes through the printer.
PAPER = {"letter-booklet": (11 * INCH, 8.5 * INCH), "a4-booklet": (297 * MM, 210 * MM)}
TYPE_LEAST = 12.0
# Stapled in the middle, so much paper at least is free at the fold; two folded leaves to a sheet.
FOLD_LEAST = 0.4 * INCH
PAGES_A_SHEET = 4
# The box of a face reaches a little over the line of a heading, its letters do not.
ROUGHLY = 0.75

NAMES = names_of(*PAPER)


@functools.cache
def sides(name: str) -> tuple[Side, ...]:
    return ready()[name].imposed()


def pages(name: str) -> tuple[Page, ...]:
    return ready()[name].context.pages


def stands_on(name: str) -> dict[str, int]:
    """The page of each heading, by its slug."""
    return {anchor.slug: page.number for page in pages(name) for anchor in page.anchors}


def words_of(name: str, node: int) -> str:
    """What an element says, with what stands inside it."""
    nodes = ready()[name].context.tree.nodes
    own = {node, *nodes[node].children}
    items = [item for page in pages(name) for item in page.items if isinstance(item, Text)]
    return "".join(item.string for item in items if isinstance(item.role, Tagged) and item.role.node in own)


def places(side: Side) -> dict[str, int]:
    """The page numbers at the left and right of a side; what is blank is not there."""
    found = {"left" if placed.x < side.width / 4 else "right": placed.page.number for placed in side.placements}
    assert len(found) == len(side.placements)
    return found


def folded(name: str) -> list[int]:
    """The page numbers as one turns the leaves of the folded sheets, 0 for a blank page."""
    outer, inner = sides(name)[::2], sides(name)[1::2]
    front = [places(side).get(at, 0) for pair in zip(outer, inner, strict=True) for side, at in
             zip(pair, ("right", "left"), strict=True)]  # fmt: skip
    back = [places(side).get(at, 0) for pair in zip(outer, inner, strict=True) for side, at in
            zip(pair, ("left", "right"), strict=True)]  # fmt: skip
    return front + back[::-1]


def test_there_are_booklets() -> None:
    assert len(NAMES) >= 2
    assert set(NAMES) <= set(ready())


@each("name", NAMES)
def test_a_page_is_half_the_paper(name: str) -> None:
    width, height = PAPER[name.partition(".")[2]]
    for page in pages(name):
        assert (page.width, page.height) == pytest.approx((width / 2, height))
    for side in sides(name):
        assert (side.width, side.height) == pytest.approx((width, height))


@each("name", NAMES)
def test_all_type_is_12_points_and_more(name: str) -> None:
    assert min(item.size for page in pages(name) for item in page.items if isinstance(item, Text)) >= TYPE_LEAST


@each("name", NAMES)
def test_the_sheets_are_printed_on_both_sides(name: str) -> None:
    handouts = math.ceil(len(pages(name)) / PAGES_A_SHEET)
    assert len(sides(name)) % 2 == 0
    assert len(sides(name)) == 2 * handouts


@each("name", NAMES)
def test_folded_it_reads_from_the_first_page_to_the_last(name: str) -> None:
    count = len(pages(name))
    read = folded(name)
    assert read == [*range(1, count + 1), *[0] * (len(read) - count)]


@each("name", NAMES)
def test_pages_stand_side_by_side_and_meet_at_the_fold(name: str) -> None:
    for side in sides(name):
        for placed in side.placements:
            assert placed.y == 0
            assert placed.x in (0, side.width / 2)
            assert not placed.copy


@each("name", NAMES)
def test_the_fold_is_marked_on_the_cover_alone(name: str) -> None:
    cover, *others = sides(name)
    assert cover.marks
    assert {mark.box.x for mark in cover.marks} == {cover.width / 2}
    assert not any(side.marks for side in others)


@each("name", NAMES)
def test_every_page_says_its_number(name: str) -> None:
    labels, count = ready()[name].handout.labels, len(pages(name))
    for number, page in enumerate(pages(name), 1):
        foot = [item.string for item in page.items if item.role == Artifact("Footer") and isinstance(item, Text)]
        assert foot.count(labels.page.format(page=number, pages=count)) == 1


def test_the_contents_list_names_the_pages_where_sections_stand() -> None:
    # Booklets have one, or large print where they do without.
    listed = {
        name: [block for block in walk(ready()[name].handout.blocks) if isinstance(block, Contents)]
        for name in names_of(*PAPER, "letter-large", "a4-large")
    }
    assert any(listed.values())
    for name, lists in listed.items():
        for contents in lists:
            for entry in contents.entries:
                said = words_of(name, ready()[name].context.tree[entry.key, ""])
                assert said.rsplit(maxsplit=1) == [entry.text, str(stands_on(name)[entry.slug])]
            found = [stands_on(name)[entry.slug] for entry in contents.entries]
            assert len(found) > 5
            assert all(one <= other for one, other in pairwise(found))


@each("name", NAMES)
def test_a_text_that_names_a_page_names_the_right_one(name: str) -> None:
    item = ready()[name]
    numbered = {
        block.key: [
            part.slug
            for inline in block.inlines
            for part in (inline.inlines if isinstance(inline, Link) else (inline,))
            if isinstance(part, PageNumber)
        ]
        for block in walk(item.handout.blocks)
        if isinstance(block, Paragraph)
    }
    named = {key: slugs for key, slugs in numbered.items() if slugs}
    assert named
    for key, slugs in named.items():
        digits = re.findall(r"[Pp]age (\d+)", words_of(name, item.context.tree[key, ""]))
        assert digits == [str(stands_on(name)[slug]) for slug in slugs]


@each("name", NAMES)
def test_the_text_of_every_page_stands_inside_its_frame(name: str) -> None:
    for page in pages(name):
        texts = [item for item in page.items if isinstance(item, Text) and isinstance(item.role, Tagged)]
        assert texts
        assert all(page.frame.contains(item.box, ROUGHLY) for item in texts)


@each("name", NAMES)
def test_no_text_runs_into_the_fold_or_off_the_paper(name: str) -> None:
    for page in pages(name):
        assert page.frame.x >= FOLD_LEAST
        assert page.width - page.frame.right >= FOLD_LEAST
        for item in page.items:
            if isinstance(item, Text):
                assert item.box.x >= page.frame.x - ROUGHLY
                assert item.box.right <= page.frame.right + ROUGHLY
