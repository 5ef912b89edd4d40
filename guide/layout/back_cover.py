"""The back of a booklet: when to call, and the practice's block or the box for its stamp, at the foot of the last page."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from msgspec.structs import replace

from guide.layout.flow import Overflow, set_pages
from guide.layout.galley import Strip, height_of
from guide.layout.page_breaks import GAPS, whole
from guide.layout.setting import Setting
from guide.model.blocks import Block
from guide.model.handout import Handout

PAGES_A_SHEET = 4


def apart(handout: Handout, setting: Setting) -> tuple[Sequence[Block], Sequence[Block]]:
    """The blocks inside a booklet, and those on its back: what comes after the closing block. Others have no back."""
    blocks = handout.blocks
    if setting.layout.practice_place != "back":
        return blocks, ()
    end = next((number for number, block in enumerate(blocks, 1) if block.key == handout.closing_key), len(blocks))
    return blocks[:end], blocks[end:]


def held_together(cover: list[Strip], room: float) -> list[Strip]:
    """What is on the back stays on one page, unless it is higher."""
    return whole(cover) if height_of(cover) <= room else cover


def made_up(strips: Sequence[Strip], first_room: float, room: float) -> list[list[Strip]] | Overflow:
    """The strips of each page, on as few sheets of paper as somewhat smaller gaps allow."""
    tries = (set_pages([replace(strip, gap=strip.gap * gap) for strip in strips], first_room, room) for gap in GAPS)
    made = [pages for pages in tries if not isinstance(pages, Overflow)]
    return min(made, key=_sheets) if made else set_pages(strips, first_room, room)


def _sheets(pages: list[list[Strip]]) -> int:
    return ceil(len(pages) / PAGES_A_SHEET)


def on_the_back(pages: list[list[Strip]], many: int, room: float) -> list[list[Strip]]:
    """The pages with the cover, which is so many strips, at the foot of the last one: the back of the last sheet."""
    *others, last = pages
    before = len(last) - many
    if before < 0:
        return pages  # cut, because it is higher than a page
    inside, cover = last[:before], last[before:]
    blank = -len(pages) % PAGES_A_SHEET
    if blank:
        empty: list[list[Strip]] = [[] for _ in range(blank - 1 if inside else blank)]
        return [*others, *([inside] if inside else []), *empty, cover]
    if inside:
        cover[0] = replace(cover[0], gap=cover[0].gap + room - height_of(last))
    return [*others, [*inside, *cover]]
