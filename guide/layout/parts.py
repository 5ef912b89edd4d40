"""Pages that are as long as their parts, for a screen: nothing is empty, and a heading begins on top."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from guide.layout.flow import Overflow, make_up
from guide.layout.galley import Strip, height_of
from guide.model.handout import Handout
from guide.model.theme import Layout
from guide.model.walk import part_slugs

# No page of a PDF is higher than 14400 points (ISO 32000-1, annex C); this leaves room for margins and foot.
LONGEST = 14000.0


def parts_of(strips: Sequence[Strip], handout: Handout) -> list[list[Strip]] | Overflow:
    """The strips of each part; a part that is too long for a PDF has several pages."""
    begin = set(part_slugs(handout.blocks))
    parts: list[list[Strip]] = [[]]
    for strip in strips:
        if parts[-1] and any(anchor.slug in begin for anchor in strip.anchors):
            parts.append([])
        parts[-1].append(strip)
    pages: list[list[Strip]] = []
    for part in parts:
        made = make_up(part, LONGEST, LONGEST)
        if isinstance(made, Overflow):
            return made
        pages += made
    return pages


def as_long_as(content: Sequence[Strip], foot: float, layout: Layout) -> Layout:
    """The layout with a page as long as its content."""
    page = layout.page
    height = page.margins.top + height_of(content) + foot + page.margins.bottom
    return replace(layout, page=replace(page, height=height))
