"""A handout onto its pages."""

from __future__ import annotations

import dataclasses

from guide.base.problems import Problems
from guide.base.units import Rect
from guide.layout.back_cover import apart, held_together, made_up, on_the_back
from guide.layout.band import lay_out_band
from guide.layout.blocks import StripCache, lay_out_blocks, prints_numbers
from guide.layout.flow import Overflow, make_up, set_pages
from guide.layout.galley import Placed, Strip, height_of, place
from guide.layout.half_sheet import half_layout
from guide.layout.mirror import mirror_shift, moved
from guide.layout.one_page import first_place, report_length
from guide.layout.page_breaks import below_title, on_own_pages
from guide.layout.parts import as_long_as, parts_of
from guide.layout.running import foot_height, running_items
from guide.layout.setting import Place, Setting
from guide.model.blocks import Block, FieldRows, PracticeBox, Table
from guide.model.handout import Handout
from guide.model.page import Artifact, Item, Page, Tagged
from guide.model.theme import Layout
from guide.model.walk import walk
from guide.structure.tree import StructureTree
from guide.text.faces import Faces

# Page numbers depend on the layout and the layout on page numbers; this many rounds always settle.
MOST_ROUNDS = 4


def lay_out(
    handout: Handout,
    tree: StructureTree,
    layout: Layout,
    faces: Faces,
    problems: Problems,
    known: StripCache | None = None,
) -> tuple[Page, ...]:
    """The pages of a handout. Anything that does not fit is a problem, and the result has no pages. `known` is left
    from the same handout of another practice, with the same layout and nodes."""
    if handout.up == 2:
        layout = half_layout(layout)
    pages: tuple[Page, ...] = ()
    numbers: dict[str, int] = {}
    extra = 0.0
    filling = sum(_fills(block) for block in walk(handout.blocks))
    found_problems, settled, in_print = Problems(), False, prints_numbers(handout.blocks)
    first = Setting(layout, faces, tree, handout.language, handout.labels, numbers, found_problems, handout.at)
    known = known or StripCache()
    first.frames = known.frames
    for turn in range(MOST_ROUNDS):
        # Only the findings of the last round are true of the pages.
        found_problems = Problems()
        setting = dataclasses.replace(first, pages=numbers, problems=found_problems, extra=extra)
        pages, left = _one_round(handout, setting, known)
        found = {anchor.slug: page.number for page in pages for anchor in page.anchors}
        more = extra + left / filling if len(pages) == 1 and filling else 0.0
        settled = found == numbers or not in_print
        # The first round has not yet distributed the remaining space.
        if settled and abs(more - extra) < (0.5 if turn else 1e-9):
            break
        numbers, extra = found, more
    if not settled:
        found_problems.error(
            handout.at, "page-count", "the page numbers in the text shift the pages that they name",
            "delete one, or shorten the text a little",
        )  # fmt: skip
    problems.extend(found_problems)
    return pages


def _one_round(handout: Handout, setting: Setting, known: StripCache) -> tuple[tuple[Page, ...], float]:
    """The pages, and the height left on the last one."""
    page = setting.layout.page
    foot = foot_height(handout, setting)
    frames = [_frame(setting, first, foot) for first in (True, False)]
    whole = Place(page.margins.left, frames[0].width, setting.type.body, page.measure)
    band = lay_out_band(handout, whole, setting)
    inside, back = apart(handout, setting)
    blocks = lay_out_blocks(inside, whole, setting, known)
    # A poster takes as few sheets as its text needs: no part begins one of its own.
    blocks = blocks if page.poster else on_own_pages(blocks, handout, frames[1].height)
    cover = held_together(lay_out_blocks(back, whole, setting, known), frames[1].height)
    # A practice's block beside a box is in its strip.
    beside = bool(setting.spacing.practice_height)
    first = [block for block in inside[:3] if not (beside and isinstance(block, PracticeBox))]
    strips = below_title(band, first, blocks, frames[0].height) + cover
    # If pages are counted, the editor should hear that there is too much.
    make = made_up if cover else make_up if page.limited else set_pages
    made = parts_of(strips, handout) if page.parts else make(strips, frames[0].height, frames[1].height)
    if isinstance(made, Overflow):
        at = first_place(handout, made.strips, setting) or handout.at
        setting.problems.error(
            at, "overflow", f"a part that cannot be split is {made.height:.0f} pt high, but the page has {made.room:.0f} pt",
            "it starts here: shorten the box, row or step",
        )  # fmt: skip
        return (), 0.0
    if cover:
        made = on_the_back(made, len(cover), frames[1].height)
    if page.limited and handout.pages.most == 1 and len(made) > 1:
        report_length(handout, strips, height_of(strips) - frames[0].height, setting)
    pages = tuple(_page(handout, number, made, foot, setting) for number in range(1, len(made) + 1))
    left = frames[0].height - height_of(made[0]) if len(made) == 1 and not page.parts else 0.0
    return pages, left


def page_room(handout: Handout, setting: Setting) -> float:
    """The height that every page has for its content."""
    return _frame(setting, False, foot_height(handout, setting)).height


def _frame(setting: Setting, first: bool, foot: float) -> Rect:
    page = setting.layout.page
    top = page.margins.top + (0.0 if first else page.head)
    bottom = page.height - page.margins.bottom - foot
    return Rect(page.margins.left, top, page.width - page.margins.left - page.margins.right, bottom - top)


def _page(handout: Handout, number: int, made: list[list[Strip]], foot: float, setting: Setting) -> Page:
    content = made[number - 1]
    if setting.layout.page.parts:
        setting = dataclasses.replace(setting, layout=as_long_as(content, foot, setting.layout))
    frame, page = _frame(setting, number == 1, foot), setting.layout.page
    placed: Placed = place(content, frame.y)
    running = running_items(handout, number, len(made), setting)
    items = _in_reading_order(placed.items, running)
    whole = Page(number, page.width, page.height, frame, items, placed.anchors)
    return moved(whole, mirror_shift(page, number))


def _in_reading_order(items: tuple[Item, ...], running: list[Item]) -> tuple[Item, ...]:
    """The running head and foot behind the content; parts to read aloud come in their turn."""
    read = [(item, item.role.node) for item in running if isinstance(item.role, Tagged)]
    if not read:
        return (*items, *running)
    turn = (n for n, item in enumerate(items) if isinstance(item.role, Tagged) and item.role.node > read[0][1])
    at = next(turn, len(items))
    seen = (item for item in running if isinstance(item.role, Artifact))
    return (*items[:at], *(item for item, _ in read), *items[at:], *seen)


def _fills(block: Block) -> bool:
    """Whether a block can take the rest of a one-page sheet."""
    return isinstance(block, Table) or (isinstance(block, FieldRows) and block.fill)
