"""What a page break must not separate: the title and the box below it, short lists, a picture and what it shows, the
closing note and what it closes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from guide.layout.galley import Strip, height_of
from guide.model.blocks import Block, Callout, Columns, Figure, Heading, Paragraph, PracticeBox
from guide.model.handout import Handout
from guide.model.inlines import plain
from guide.model.kinds import kind_of
from guide.model.walk import part_slugs

# What a page break before an item of a list costs.
BREAK_BETWEEN_ITEMS = 0.02
# What gaps are multiplied with, as little as is enough.
GAPS = (1.0, 0.9, 0.8, 0.7, 0.6)
# A list of at most so many items, a table of so many rows, and an introduction of so many lines stay whole.
SHORT_LIST = 4
SHORT_TEXT = 8
# The list only if it is at most this part of the page high; a contents list may be higher.
SHORT_PART, CONTENTS_PART = 0.3, 0.6
# A callout or short table lower than this part of the page is never cut; the closing note stays with a part this low.
WHOLE_PART = 0.45


def whole(strips: Sequence[Strip]) -> list[Strip]:
    """The strips held together; what follows them may be on another page."""
    return [*(replace(strip, keep=True) for strip in strips[:-1]), *strips[-1:]]


def parted(strips: Sequence[Strip], highest: float) -> list[Strip] | None:
    """The strips held together, but where a paragraph or an item begins; none if what is together is higher than the
    given height."""
    following = (*(strip.gap for strip in strips[1:]), 1.0)
    parts = [replace(strip, keep=strip.keep or not gap) for strip, gap in zip(strips, following, strict=True)]
    height = 0.0
    for strip in parts:
        height += strip.gap + strip.height
        if height > highest:
            return None
        height = height if strip.keep else 0.0
    return parts


def loosened(strips: Sequence[Strip]) -> list[Strip]:
    """The strips, where a page may begin with any item of a list, however short the list is."""
    following = (*(strip.cost for strip in strips[1:]), 0.0)
    return [
        replace(strip, keep=strip.keep and cost != BREAK_BETWEEN_ITEMS)
        for strip, cost in zip(strips, following, strict=True)
    ]


def below_title(band: list[Strip], first: Sequence[Block], blocks: list[Strip], room: float) -> list[Strip]:
    """The band and the blocks. What comes `first`, if it is a box, is on page 1 with the title if it fits there, its gaps
    a little smaller if need be; and so is the block of a practice right after it."""
    ends = [number for number, strip in enumerate(blocks, 1) if not strip.keep]
    for end in reversed(ends[: _boxes(first)]):
        for gap in GAPS:
            top = [replace(strip, gap=strip.gap * gap) for strip in (*band, *blocks[:end])]
            if height_of(top) <= room:
                return [*whole(top), *blocks[end:]]
    return band + blocks


def _boxes(first: Sequence[Block]) -> int:
    """How many of the first blocks are a box, a practice's block, or both; when to call may be two boxes."""
    kinds = [block.kind for block in first[:2] if isinstance(block, Callout)]
    boxes = 2 if kinds == ["emergency", "call-now"] else 1 if first and isinstance(first[0], Callout) else 0
    return boxes + (1 if any(isinstance(block, PracticeBox) for block in first[boxes : boxes + 1]) else 0)


def on_own_pages(strips: list[Strip], handout: Handout, room: float) -> list[Strip]:
    """The strips, in which each part that the handout wants on a page of its own begins a page, and so does what follows
    it. A part that needs more than a page has none of its own."""
    if not handout.own_page:
        return strips
    slugs = set(part_slugs(handout.blocks))
    begin = {anchor.slug: at for at, strip in enumerate(strips) for anchor in strip.anchors if anchor.slug in slugs}
    starts = set()
    for (slug, at), stop in zip(begin.items(), [*list(begin.values())[1:], len(strips)], strict=True):
        if slug in handout.own_page and height_of(strips[at:stop]) <= room:
            starts |= {at, stop}
    return [replace(strip, starts=True) if at in starts else strip for at, strip in enumerate(strips)]


def held_list(items: Sequence[list[Strip]], highest: float, most: int = SHORT_LIST) -> list[Strip]:
    """The items of a list below each other. A list of at most so many items and of at most the given height stays
    whole; in a longer one, the first or last item is never alone on a page."""
    strips = [strip for item in items for strip in item]
    if len(items) <= most and height_of(strips) <= highest:
        return whole(strips)
    if len(items) < 2:
        return strips
    first, before_last = len(items[0]), len(strips) - len(items[-1])
    for at in (0, first - 1, before_last - 1):
        strips[at] = replace(strips[at], keep=True)
    return strips


def held(
    before: Block | None, block: Block, following: Sequence[Block], strips: list[Strip], highest: float
) -> list[Strip]:
    """The strips of a block, held to the next block if the two belong together. A note is held to a part of at most the
    given height, since it may not fit below a higher one."""
    if not strips:
        return strips
    after = following[0] if following else None
    leads = introduces(before, block, after)
    if _is_note(block) or (leads and len(strips) <= SHORT_TEXT):
        strips = whole(strips)
    closed = following and all(map(_is_note, following)) and height_of(_last_part(strips)) <= highest
    if leads or closed or _shows(before, block, after):
        return [*strips[:-1], replace(strips[-1], keep=True)]
    return strips


def _last_part(strips: list[Strip]) -> list[Strip]:
    """What stays together at the end of the strips."""
    start = len(strips) - 1
    while start and strips[start - 1].keep:
        start -= 1
    return strips[start:]


def introduces(before: Block | None, block: Block, after: Block | None) -> bool:
    """Whether a paragraph introduces the block after it: it ends with a colon, or is between a heading and something
    that is not text."""
    if not isinstance(block, Paragraph) or after is None:
        return False
    if plain(block.inlines).rstrip().endswith(":"):
        return True
    return isinstance(before, Heading) and kind_of(after).read not in ("heading", "paragraph")


def _shows(before: Block | None, block: Block, after: Block | None) -> bool:
    """Whether a picture shows what comes after it: it comes first, so it cannot belong to what is before."""
    return isinstance(block, Figure) and isinstance(before, Heading | None) and not isinstance(after, Heading | None)


def _is_note(block: Block) -> bool:
    if isinstance(block, Columns):
        return all(_is_note(inner) for column in block.columns for inner in column.blocks)
    return isinstance(block, Paragraph) and block.role == "note"
