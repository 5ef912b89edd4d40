"""Headings that the program makes: of boxes, cards, steps and charts; and what no heading may have."""

from __future__ import annotations

from collections.abc import Iterable

from guide.base.problems import Position
from guide.compose.context import Context
from guide.compose.inlines import prose
from guide.model.blocks import Block, Heading
from guide.model.inlines import PageNumber, plain
from guide.model.prose import Prose
from guide.model.walk import walk


def heading(text: Prose | str, level: int, at: Position, context: Context) -> Heading:
    """A heading with the next key and its own slug; a `str` is one of the program's labels."""
    key = context.key()
    inlines = prose(text if isinstance(text, Prose) else Prose(text, at), context)
    return Heading(key, level, inlines, context.slug(plain(inlines)), at)


def check_headings(blocks: Iterable[Block], context: Context) -> None:
    """Report page numbers in headings: bookmarks, contents and the site have their words without pages."""
    for block in walk(blocks):
        for inline in block.inlines if isinstance(block, Heading) else ():
            if isinstance(inline, PageNumber):
                context.problems.error(
                    inline.at, "headings", "a heading cannot have the number of a page",
                    "write it in the text below: bookmarks and the site have headings without page numbers",
                )  # fmt: skip
