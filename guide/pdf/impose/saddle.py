"""Saddle stitch: sheets laid one in another, folded once and stapled through the fold.

Of a booklet of n pages (n a multiple of 4), sheet i, counted from 0 at the outside, carries on its outer side
page n - 2i at the left and 2i + 1 at the right, on its inner side 2i + 2 at the left and n - 2i - 1 at the right.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from guide.model.page import Page, Placement, Side
from guide.pdf.impose.marks import fold_marks

PAGES_A_SHEET = 4


def page_order(count: int) -> tuple[tuple[int, int], ...]:
    """The page numbers at the left and right of each side, outer and inner side of each sheet in turn.

    Numbers over `count` are blank pages: they come last, so that the text starts on the cover.
    """
    total = -(-count // PAGES_A_SHEET) * PAGES_A_SHEET
    return tuple(
        side
        for sheet in range(total // PAGES_A_SHEET)
        for side in (
            (total - 2 * sheet, 2 * sheet + 1),
            (2 * sheet + 2, total - 2 * sheet - 1),
        )
    )


def saddle_stitched(pages: Sequence[Page], creep: float = 0.0) -> tuple[Side, ...]:
    """The pages two to a side, on sheets of twice their width.

    Inner sheets stick out at the trimmed edge; `creep` is how many points the pages of each sheet move toward the fold,
    relative to the sheet around it.
    """
    width, height = pages[0].width, pages[0].height
    sides = []
    for number, (left, right) in enumerate(page_order(len(pages))):
        sheet = number // 2
        shift = creep * sheet if sheet else 0.0
        # The page that is read first is painted first.
        places = sorted(((left, shift), (right, width - shift)))
        placements = [Placement(pages[page - 1], x, 0.0) for page, x in places if page <= len(pages)]
        # The fold is marked on the outside of the outermost sheet, with the cover.
        marks = fold_marks(2 * width, height) if number == 0 else ()
        sides.append(Side(2 * width, height, tuple(placements), marks, exact=True, turned=True))
    return tuple(sides)


def largest_creep(pages: Sequence[Page]) -> float:
    """The creep at which the text of the innermost sheet would reach the fold; a single sheet never does."""
    sheets = len(page_order(len(pages))) // 2
    if sheets == 1:
        return math.inf
    inner = min(min(page.frame.x, page.width - page.frame.right) for page in pages)
    return inner / (sheets - 1)
