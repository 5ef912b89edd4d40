"""Office printers leave the outer edge white, so nothing may be there (criteria, row 15)."""

from __future__ import annotations

import math

from guide.base.problems import Problems
from guide.base.units import Rect
from guide.model.page import Shape
from guide.rules.context import PageContext


def check(context: PageContext, problems: Problems) -> None:
    least = context.criteria.margin_least
    for page in context.pages:
        inner = Rect(0, 0, page.width, page.height).inset(least)
        for item in page.items:
            half = item.stroke_width / 2 if isinstance(item, Shape) and item.stroke else 0.0
            if not inner.inset(half).contains(item.box, 0.01):
                problems.error(
                    context.at(item.role), "print-margin", f"something is printed in the outer {least:g} pt of page {page.number}",
                    _mended(item.box, inner.inset(half), context),
                )  # fmt: skip
                break


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
