"""A practice's part of pages that are laid out already: its block in the box, its lines in the feet.

All else on the pages stands as it is, if the box keeps its height and the feet their number of lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from guide.layout.blocks import Known, lay_out_blocks
from guide.layout.half_sheet import half_layout
from guide.layout.practice import height_beside, own_content, place_beside
from guide.layout.running import common_lines, own_foot
from guide.layout.setting import Place, Setting
from guide.model.blocks import Callout, PracticeBox
from guide.model.handout import Handout
from guide.model.page import Item, Page
from guide.model.theme import Layout
from guide.problems import Problems
from guide.structure.tree import StructureTree
from guide.text.faces import Faces
from guide.units import Rect


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a practice's block stands: the number of its page, the top of its box, where that is set and how high it is
    (0: as high as it needs to be); and how many lines of the feet are below the practice's."""

    page: int
    top: float
    place: Place
    height: float
    lines_below: int


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a practice adds: the items of its block and the box that holds them, and the items of every foot.

    Where `height` (of a box that is as high as it needs to be) and `foot_lines` are the same, so is all else.
    """

    box: Rect
    block: tuple[Item, ...]
    foot: tuple[Item, ...]
    height: float
    foot_lines: int


def stand_of(
    handout: Handout, tree: StructureTree, layout: Layout, faces: Faces, pages: Sequence[Page], known: Known
) -> Stand:
    """Where the block of any practice stands on these pages."""
    setting = _setting(handout, tree, layout, faces, Problems())
    number, box = next((number, block) for number, block in enumerate(handout.blocks) if isinstance(block, PracticeBox))
    found = ((page, anchor) for page in pages for anchor in page.anchors if anchor.slug == box.heading.slug)
    page, anchor = next(found)
    place = Place(page.frame.x, page.frame.width, setting.type.body, setting.layout.page.measure)
    height = 0.0
    before = handout.blocks[number - 1] if number else None
    if isinstance(before, Callout) and setting.spacing.practice_height:
        height = height_beside(before, place, setting, partial(lay_out_blocks, known=known))
        place = place_beside(place, setting)
    return Stand(page.number, anchor.y, place, height, common_lines(handout, setting))


def lay_out_imprint(
    handout: Handout, box: PracticeBox, tree: StructureTree, layout: Layout, faces: Faces, stand: Stand,
    problems: Problems,
) -> Imprint:  # fmt: skip
    """The part of the practice that `handout` names, with its block `box`; `tree` may be that of the block alone."""
    setting = _setting(handout, tree, layout, faces, problems)
    items, height = own_content(box, stand.place, setting)
    foot = own_foot(handout, stand.lines_below, setting)
    area = Rect(stand.place.x, stand.top, stand.place.width, stand.height or height)
    block = tuple(item.at(0.0, stand.top) for item in items)
    return Imprint(area, block, tuple(foot), 0.0 if stand.height else height, len({item.box.y for item in foot}))


def _setting(handout: Handout, tree: StructureTree, layout: Layout, faces: Faces, problems: Problems) -> Setting:
    if handout.up == 2:
        layout = half_layout(layout)
    return Setting(layout, faces, tree, handout.language, handout.labels, {}, problems, handout.at)
