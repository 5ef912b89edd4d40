"""A practice's part of finished pages: its block in the box, its lines in the feet.

Everything else on the pages stays, if the box keeps its height and the feet their number of lines.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from guide.base.problems import Problems
from guide.base.units import Rect
from guide.layout.blocks import lay_out_blocks
from guide.layout.half_sheet import half_layout
from guide.layout.practice import own_content
from guide.layout.running import own_foot, own_lines
from guide.layout.setting import Place, Setting
from guide.layout.tiles import box_beside
from guide.model.blocks import Callout, PracticeBox
from guide.model.handout import Handout
from guide.model.page import Item, Page
from guide.model.theme import Layout
from guide.structure.tree import StructureTree
from guide.text.faces import Faces


class BoxSpace(Struct, frozen=True):
    """The limits of every practice's part: the place and height of its box (0: as high as needed)."""

    place: Place
    height: float


class BoxPosition(Struct, frozen=True):
    """The place of a practice's box: its page number, and its top there."""

    page: int
    top: float


class Imprint(Struct, frozen=True):
    """What a practice adds: the items of its block, in a box that has its top at 0, and those of every foot.

    If `height` (of a box as high as needed) and `foot_lines` are the same, so is everything else on the pages.
    """

    box: Rect
    block: tuple[Item, ...]
    foot: tuple[Item, ...]
    height: float
    foot_lines: int

    def at(self, position: BoxPosition) -> tuple[Item, ...]:
        """The block in its place."""
        return tuple(item.at(0.0, position.top) for item in self.block)


def box_space(handout: Handout, tree: StructureTree, layout: Layout, faces: Faces, frame: Rect) -> BoxSpace:
    """What this handout leaves for a practice, on pages with this frame."""
    setting = _setting(handout, tree, layout, faces, Problems())
    number = next(number for number, block in enumerate(handout.blocks) if isinstance(block, PracticeBox))
    before = handout.blocks[number - 1] if number else None
    place = Place(frame.x, frame.width, setting.type.body, setting.layout.page.measure)
    height = 0.0
    if isinstance(before, Callout) and setting.spacing.practice_height:
        place, height = box_beside(handout.blocks[number - 1 :], place, setting, lay_out_blocks)
    return BoxSpace(place, height)


def box_position(slug: str, pages: Sequence[Page]) -> BoxPosition:
    """The place of the box whose heading has this slug."""
    return next(BoxPosition(page.number, anchor.y) for page in pages for anchor in page.anchors if anchor.slug == slug)


def lay_out_imprint(
    handout: Handout, box: PracticeBox, tree: StructureTree, layout: Layout, faces: Faces, space: BoxSpace,
    problems: Problems,
) -> Imprint:  # fmt: skip
    """The part of the practice that `handout` names, with its block `box`; `tree` may be that of the block alone."""
    setting = _setting(handout, tree, layout, faces, problems)
    items, height = own_content(box, space.place, space.height, setting)
    foot = own_foot(handout, setting)
    area = Rect(space.place.x, 0.0, space.place.width, space.height or height)
    return Imprint(area, tuple(items), tuple(foot), 0.0 if space.height else height, own_lines(handout, setting))


def _setting(handout: Handout, tree: StructureTree, layout: Layout, faces: Faces, problems: Problems) -> Setting:
    if handout.up == 2:
        layout = half_layout(layout)
    return Setting(layout, faces, tree, handout.language, handout.labels, {}, problems, handout.at)
