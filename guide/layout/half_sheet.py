"""Half sheets: laid out on half a page, set twice on a whole one, with a line to cut along."""

from __future__ import annotations

from dataclasses import replace

from guide.layout.strips import as_artifact
from guide.model.page import LAYOUT, Page, PlacedPicture, Shape, Text
from guide.model.theme import Layout
from guide.units import Colour, Rect

# The cut line: dashes as long as the gaps between them.
DASH = (4.0, 4.0)
CUT_WEIGHT = 0.8


def half_layout(layout: Layout) -> Layout:
    """The layout on a page of half the height."""
    return replace(layout, page=replace(layout.page, height=layout.page.height / 2))


def doubled(page: Page, line: Colour) -> Page:
    """The half page above, and once more below the cut line: seen twice, read aloud once."""
    height = page.height
    left, width = page.frame.x, page.frame.width
    cut = Shape(
        LAYOUT, left, height, (("M", (0.0, 0.0)), ("L", (width, 0.0))), (width, 0.0), None, line, CUT_WEIGHT,
        "butt", "miter", DASH,
    )  # fmt: skip
    copy = tuple(
        as_artifact(item).at(0.0, height) for item in page.items if isinstance(item, Text | Shape | PlacedPicture)
    )
    frame = Rect(left, page.frame.y, width, height + page.frame.height)
    return replace(page, height=2 * height, frame=frame, items=(*page.items, cut, *copy))
