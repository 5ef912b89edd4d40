"""Office printers leave the outer edge white, so nothing may be there (criteria, row 15). A print shop prints more and trims
it: grounds may go as far as the bleed."""

from __future__ import annotations

import math

from guide.base.problems import Problems
from guide.base.units import Rect
from guide.layout.galley import BACKGROUND
from guide.model.page import Item, Page, Shape
from guide.rules.context import PageContext


def check(context: PageContext, problems: Problems) -> None:
    least = context.criteria.margin_least
    for page in context.pages:
        inner = Rect(0, 0, page.width, page.height).inset(least)
        for item in page.items:
            if _bleeds(item, page, inner, context.layout.page.bleed):
                continue
            half = item.stroke_width / 2 if isinstance(item, Shape) and item.stroke else 0.0
            if not inner.inset(half).contains(item.box, 0.01):
                problems.error(
                    context.at(item.role), "print-margin", f"something is printed in the outer {least:g} pt of page {page.number}",
                    _mended(item.box, inner.inset(half), context),
                )  # fmt: skip
                break


def _bleeds(item: Item, page: Page, inner: Rect, bleed: float) -> bool:
    """Whether something is a ground that goes as far as the bleed where it goes into the margin, so that no cut leaves white."""
    if not bleed or item.role != BACKGROUND:
        return False
    box, outer = item.box, Rect(0, 0, page.width, page.height).inset(-bleed)
    sides = (
        (box.x - outer.x, inner.x - outer.x), (box.y - outer.y, inner.y - outer.y),
        (outer.right - box.right, outer.right - inner.right), (outer.bottom - box.bottom, outer.bottom - inner.bottom),
    )  # fmt: skip
    return all(abs(short) < 0.01 or short >= margin - 0.01 for short, margin in sides)


def _mended(box: Rect, inner: Rect, context: PageContext) -> str:
    """Which margin is too small."""
    past = {
        "top": inner.y - box.y,
        "right": box.right - inner.right,
        "bottom": box.bottom - inner.bottom,
        "left": inner.x - box.x,
    }
    side, over = max(past.items(), key=lambda pair: pair[1])
    now: float = getattr(context.layout.page.margins, side)
    return f"set {context.layout.where('page', 'margins', side)} to at least {math.ceil(now + over):d}pt"
