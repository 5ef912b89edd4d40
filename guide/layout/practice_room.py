"""How high a practice's block is in a sheet, and how high it may be there."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from guide.base.problems import Problem, Problems
from guide.layout.blocks import lay_out_blocks
from guide.layout.half_sheet import half_layout
from guide.layout.pages import page_room
from guide.layout.practice import Line, lines_of, own_content, place_beside
from guide.layout.setting import Place, Setting
from guide.layout.tiles import box_beside
from guide.model.blocks import Callout, PracticeBox
from guide.model.handout import Handout
from guide.model.theme import Layout
from guide.structure.build import build_own_structure, build_structure
from guide.text.faces import Faces

# Every page has so much of its height for its content; for more, we look at the sheet.
SURELY_FREE = 0.5


class Need(Struct, frozen=True):
    """What a block needs: its height, its lines, and the problems of words that are too wide."""

    height: float
    lines: tuple[Line, ...]
    wide: tuple[Problem, ...]


def layout_of(handout: Handout, layout: Layout) -> Layout:
    """The layout that the handout is set in. The functions below take this one."""
    return half_layout(layout) if handout.up == 2 else layout


def form_of(handout: Handout, layout: Layout) -> object:
    """In sheets of one form a practice's block needs the same height."""
    labels, kind, page = handout.labels, layout.theme.type, layout.page
    words = labels.phone, labels.hours, labels.after_hours, labels.early_intervention, labels.fax
    kinds = kind.practice, kind.practice_name, layout.theme.spacing
    size = page.width, page.margins.left, page.margins.right, page.characters, layout.theme.flow.tone
    return handout.language, handout.up, is_beside(handout, layout), words, kinds, size


def is_beside(handout: Handout, layout: Layout) -> bool:
    """Whether the block is beside a callout, in a box whose height no practice changes."""
    return layout.theme.spacing.practice_height > 0 and any(isinstance(block, Callout) for block in handout.blocks)


def need_of(handout: Handout, box: PracticeBox, layout: Layout, faces: Faces) -> Need:
    """What a block needs in a handout."""
    problems = Problems()
    setting = Setting(
        layout, faces, build_own_structure(box), handout.language, handout.labels, {}, problems, handout.at
    )
    page = layout.page
    place = Place(
        page.margins.left, page.width - page.margins.left - page.margins.right, setting.type.body, page.measure
    )
    if is_beside(handout, layout):
        place = place_beside(place, setting)
    _, height = own_content(box, place, 0.0, setting)
    return Need(height, tuple(lines_of(box, place, setting)), tuple(problems))


def least_room(handout: Handout, layout: Layout) -> float:
    """The height that the block may have at least, in whatever sheet."""
    return layout.theme.spacing.practice_height if is_beside(handout, layout) else SURELY_FREE * layout.page.height


def room_in(handout: Handout, layout: Layout, faces: Faces) -> float:
    """The height that the block of this handout may have: that of the callout beside it, or a page."""
    number = next(number for number, block in enumerate(handout.blocks) if isinstance(block, PracticeBox))
    before = handout.blocks[number - 1] if number else None
    beside = before if isinstance(before, Callout) and is_beside(handout, layout) else None
    part = replace(handout, blocks=(beside,) if beside else ())
    setting = Setting(
        layout, faces, build_structure(part), handout.language, handout.labels, {}, Problems(), handout.at
    )
    if not beside:
        return page_room(part, setting)
    _, height = box_beside(handout.blocks[number - 1 :], _whole_width(setting), setting, lay_out_blocks)
    return height


def _whole_width(setting: Setting) -> Place:
    page = setting.layout.page
    width = page.width - page.margins.left - page.margins.right
    return Place(page.margins.left, width, setting.type.body, page.measure)
