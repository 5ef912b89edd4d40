"""A sheet has the pages that its front matter promises (criteria, row 15)."""

from __future__ import annotations

from guide.base.problems import Problems
from guide.rules.context import PageContext


def check(context: PageContext, problems: Problems) -> None:
    if not context.layout.page.limited:
        return
    bounds, count = context.handout.pages, len(context.pages)
    if count > bounds.most > 1:
        problems.error(
            context.handout.at,
            "page-count",
            f"{count} pages, at most {bounds.most} are asked for",
            "shorten the text, or raise `pages: most`",
        )
    if 0 < count < bounds.least:
        problems.error(
            context.handout.at,
            "page-count",
            f"{count} pages, at least {bounds.least} are asked for",
            "lower `pages: least`",
        )
