"""What the words of a sheet become where there are no pages."""

from __future__ import annotations

from msgspec.structs import replace

from guide.model.blocks import Block, Heading
from guide.model.handout import Handout
from guide.model.inlines import Inline, Link, PageNumber, Words, plain
from guide.model.kinds import kind_of
from guide.model.walk import walk


def heading_texts(handout: Handout) -> dict[str, str]:
    """The words of every heading by its slug."""
    return {block.slug: plain(block.inlines) for block in walk(handout.blocks) if isinstance(block, Heading)}


def without_pages(inlines: tuple[Inline, ...], headings: dict[str, str]) -> tuple[Inline, ...]:
    """The inlines with a link in place of each page number.

    `[When to call](#when-to-call) on page {page}` gives the place twice: only the link stays.
    """
    kept: list[Inline] = []
    for number, inline in enumerate(inlines):
        if isinstance(inline, PageNumber):
            words = (Words(f"“{headings.get(inline.slug, inline.slug)}”", inline.at),)
            kept.append(Link(0, f"#{inline.slug}", words, inline.at))
        elif isinstance(inline, Link):
            kept.append(replace(inline, inlines=without_pages(inline.inlines, headings)))
        elif not (isinstance(inline, Words) and _leads_to_page(inlines, number)):
            kept.append(inline)
    return tuple(inline for number, inline in enumerate(kept) if not _said_again(kept, number))


def has_fields(blocks: tuple[Block, ...]) -> bool:
    """Whether there is anything to fill in."""
    return any(kind_of(block).filled_in for block in walk(blocks))


def _leads_to_page(inlines: tuple[Inline, ...], number: int) -> bool:
    """Whether these words are between a link to a heading and its page number."""
    if not 0 < number < len(inlines) - 1:
        return False
    before, after = inlines[number - 1], inlines[number + 1]
    return isinstance(before, Link) and isinstance(after, PageNumber) and before.target == f"#{after.slug}"


def _said_again(inlines: list[Inline], number: int) -> bool:
    """Whether this link has become the second of two to one place."""
    one, other = inlines[number - 1] if number else None, inlines[number]
    return isinstance(one, Link) and isinstance(other, Link) and other.key == 0 and one.target == other.target
