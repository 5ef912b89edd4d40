"""A sheet has as many pages as its front matter promises (criteria, row 15)."""

from __future__ import annotations

import math

from guide.base.problems import Problems
from guide.base.units import sum_of
from guide.model.page import Page
from guide.rules.context import PageContext


def check(context: PageContext, problems: Problems) -> None:
    if not context.layout.page.limited:
        return
    bounds, count = context.handout.pages, len(context.pages)
    said = "1 page" if count == 1 else f"{count} pages"
    if count > bounds.most > 1:
        over = sum_of(_height_on(page) for page in context.pages[bounds.most :])
        lines = max(1, math.ceil(over / context.layout.theme.type.body.leading))
        counted = "1 line" if lines == 1 else f"{lines} lines"
        problems.error(
            context.handout.position_of("pages"),
            "page-count",
            f"{said} on {context.layout.page.name}, but `pages` allows at most {bounds.most}; cut up to {over:.0f} pt ({counted})",
            f"shorten the text, or set `most` to {count}: `pages: {{least: {bounds.least}, most: {count}}}`. "
            "`make watch` shows its pages",
        )
    if 0 < count < bounds.least:
        problems.error(
            context.handout.position_of("pages"),
            "page-count",
            f"{said}, but `pages` asks for at least {bounds.least}",
            f"set `least` to {count}: `pages: {{least: {count}, most: {bounds.most}}}`, or write more",
        )


def _height_on(page: Page) -> float:
    """How much of a page its content takes, without head and foot."""
    frame = page.frame
    ends = (item.box.bottom for item in page.items if frame.y <= item.box.y and item.box.bottom <= frame.bottom + 0.01)
    return max(ends, default=frame.y) - frame.y
