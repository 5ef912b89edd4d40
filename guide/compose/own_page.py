"""`own-page`: the parts of a handout that are on pages of their own."""

from __future__ import annotations

from guide.base.problems import MOST_LISTED
from guide.compose.context import Context
from guide.compose.inlines import check_slugs
from guide.model.blocks import Block
from guide.model.walk import part_slugs


def check_own_page(blocks: tuple[Block, ...], known: set[str], context: Context) -> None:
    """Report what no heading has for an address, and headings that begin no part: these could have no page."""
    parts, at = part_slugs(blocks), context.handout.at("own-page")
    for slug in context.handout.front.own_page:
        if slug not in known:
            check_slugs((slug,), at, set(parts) or known, context)
        elif slug not in parts:
            context.problems.error(
                at, "front-matter", f"`own-page` names `{slug}`, which is no heading with `##`", _named(parts)
            )


def _named(parts: list[str]) -> str:
    """The headings that may be named."""
    if not parts:
        return "only a part has a page of its own, and no heading with `##` begins one: delete `own-page`"
    names = ", ".join(f"`{slug}`" for slug in parts[:MOST_LISTED])
    return f"only a part has a page of its own; use one of: {names}"
