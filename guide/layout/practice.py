"""The block of a practice, or the empty box for its stamp, beside the callout that says when to call.

Its height is the theme's and the same for every practice: a practice's details fit, or are a problem of its file, and
never move the rest of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from guide.base.problems import Position
from guide.base.units import WHITE, Rect
from guide.layout.figures import picture_item, qr_shape
from guide.layout.galley import Strip, height_of, in_frame, stacked
from guide.layout.paragraph import TextBlock, set_text, widths_of
from guide.layout.setting import Inner, Place, Setting
from guide.layout.shapes import rounded
from guide.layout.words import Owned
from guide.model.blocks import Callout, PracticeBox
from guide.model.inlines import Break, Link, Words, plain
from guide.model.page import LAYOUT, Anchor, Artifact, FormField, Item, LinkArea, PlacedPicture, Tagged

# The height of the empty box, unless the layout gives one: room for a one-inch label.
STAMP_HEIGHT = 96.0
STAMP_EDGE = 0.9
LINE_GAP = 0.0
LOGO_GAP = 4.0
# The box is narrow: a little less above and below than at its sides.
PAD = 0.7
TOO_HIGH = "the block of the practice is higher than its box"
_SPACES = re.compile("[ \\t\\n]+")
# Smaller differences in height are ignored.
CLOSE = 0.01


def lay_out_beside(callout: Callout, box: PracticeBox, place: Place, setting: Setting, inner: Inner) -> list[Strip]:
    """The callout and the box side by side, of one height, never cut."""
    left, right = _halves(place, setting)
    height = height_beside(callout, place, setting, inner)
    said = stacked(inner((callout,), left, setting), height)
    block = _box(box, right, height, setting)
    return [Strip(height, (*said.items, *block.items), setting.spacing.block, anchors=(*said.anchors, *block.anchors))]


def height_beside(callout: Callout, place: Place, setting: Setting, inner: Inner) -> float:
    """The height of a callout and the box beside it."""
    left, _ = _halves(place, setting)
    return max(stacked(inner((callout,), left, setting)).height, setting.spacing.practice_height)


def place_beside(place: Place, setting: Setting) -> Place:
    """The place of the box beside a callout."""
    return _halves(place, setting)[1]


def _halves(place: Place, setting: Setting) -> tuple[Place, Place]:
    width = setting.spacing.practice_width
    left = replace(place, width=place.width - width - setting.spacing.gutter)
    return left, replace(place, x=place.x + place.width - width, width=width)


def lay_out_practice(block: PracticeBox, place: Place, setting: Setting) -> list[Strip]:
    """The box on its own, across the page."""
    return [replace(_box(block, place, 0.0, setting), gap=setting.spacing.block)]


def lay_out_as_high(block: PracticeBox, place: Place, setting: Setting) -> Strip:
    """The box in a column, as high as the theme says."""
    return replace(_box(block, place, setting.spacing.practice_height, setting), gap=setting.spacing.gutter)


def own_content(block: PracticeBox, place: Place, height: float, setting: Setting) -> tuple[list[Item], float]:
    """A practice's details in a box at this place with its top at 0, and the height that the box needs. More than
    `height` is a problem, unless that is 0."""
    padding = setting.spacing.box_padding * PAD
    content = _own(block, _room(place, setting), setting)
    if height and content.height + 2 * padding > height + CLOSE:
        _report(block, setting)
    return [item.at(0.0, padding) for item in content.items], content.height + 2 * padding


def _room(place: Place, setting: Setting) -> Place:
    padding = setting.spacing.box_padding
    return replace(place.inset(padding, padding), body=setting.type.practice)


def _box(block: PracticeBox, place: Place, height: float, setting: Setting) -> Strip:
    """The box, so high, or as high as it needs for height 0."""
    padding, style = setting.spacing.box_padding * PAD, setting.theme.practice
    room = _room(place, setting)
    content = _stamp(block, room, height - 2 * padding, setting) if block.stamp else _own(block, room, setting)
    if height and content.height + 2 * padding > height + CLOSE:
        _report(block, setting)
        # Only its name, so that one fault does not show up many times on the page.
        content = _owned(stacked(_heading(block, room, room.width, setting)[:1]))
    frame = setting.frame(style, place.x, place.width)
    filled = stacked(in_frame([content], frame, padding, 0.0), height)
    anchor = Anchor(block.heading.slug, 0.0, setting.tree[block.heading.key, ""])
    return replace(filled, anchors=(anchor,))


def _name(block: PracticeBox, setting: Setting) -> TextBlock:
    return TextBlock(block.heading.inlines, setting.type.practice_name, setting.role(block.heading.key))


def _heading(block: PracticeBox, place: Place, width: float, setting: Setting) -> list[Strip]:
    return set_text(_name(block, setting), place.x, width, setting)


def _stamp(block: PracticeBox, place: Place, height: float, setting: Setting) -> Strip:
    """A heading, and below it a field that fills the box."""
    assert block.stamp
    head = stacked(_heading(block, place, place.width, setting))
    room = max(height - head.height, setting.spacing.field_height) if height > 0 else STAMP_HEIGHT
    area = Rect(place.x, head.height + 2.0, place.width, room - 2.0)
    role, ink = setting.role(block.stamp.key, "Form"), setting.colour("ink")
    field = FormField(role, area, "text", block.stamp.name, block.stamp.tooltip, place.body.size, True, ink)
    edge = rounded(LAYOUT, area.inset(STAMP_EDGE / 2), 2.0, WHITE, setting.colour("field"), STAMP_EDGE)
    return Strip(head.height + room, (*head.items, edge, field))


def _own(block: PracticeBox, place: Place, setting: Setting) -> Strip:
    said = _said(block, place, setting)
    return _owned(said) if block.named else said


def _owned(strip: Strip) -> Strip:
    """The strip with its underlines, too, known as the practice's."""
    return replace(strip, items=tuple(_owned_item(item) for item in strip.items))


def _owned_item(item: Item) -> Item:
    if isinstance(item, LinkArea | FormField) or isinstance(item.role, Tagged):
        return item
    return replace(item, role=Artifact(item.role.kind, own=True))


def _said(block: PracticeBox, place: Place, setting: Setting) -> Strip:
    """Name and lines at the left; logo and code below each other at the right."""
    right = _pictures(block, place, setting)
    words = stacked([strip for line in _lines(block, place, right, setting) for strip in line.strips])
    bottom = max((item.box.bottom for item in right), default=0.0)
    return Strip(max(words.height, bottom), (*words.items, *right))


class Line(Struct, frozen=True):
    """A line of the block as it is set, on one row or several."""

    at: Position
    strips: tuple[Strip, ...]


def lines_of(block: PracticeBox, place: Place, setting: Setting) -> list[Line]:
    """The lines of a practice's details in a box at this place."""
    room = _room(place, setting)
    return _lines(block, room, _pictures(block, room, setting), setting)


def _lines(block: PracticeBox, place: Place, right: list[Item], setting: Setting) -> list[Line]:
    """Name and lines, beside the pictures as far down as these reach. What has a word that is too wide for that goes
    below them."""
    bottom = max((item.box.bottom for item in right), default=0.0)
    beside = place.width - max((item.box.width for item in right), default=0.0) - setting.spacing.box_padding
    lines: list[Line] = []
    y = 0.0
    for at, text in _texts(block, place, setting):
        width = beside if y < bottom else place.width
        pushed = bottom - y if width < place.width and _is_wide(text, width, setting) else 0.0
        strips = set_text(text, place.x, place.width if pushed else width, setting, LINE_GAP)
        strips = _hanging(strips, text, place.x + (place.width if pushed else width), setting)
        strips = [Strip(pushed), *strips] if pushed else strips
        lines.append(Line(at, tuple(strips)))
        y += height_of(strips)
    return lines


def _texts(block: PracticeBox, place: Place, setting: Setting) -> Iterator[tuple[Position, TextBlock]]:
    yield block.heading.at, _name(block, setting)
    for line in block.lines:
        yield line.at, TextBlock(line.inlines, place.body, setting.role(line.key))
    if block.code:
        link = Link(block.code.link_key, block.code.address, (Words(block.code.shown, block.code.at),), block.code.at)
        yield block.code.at, TextBlock((link,), place.body, setting.role(block.code.link_key, "P"))


def _hanging(strips: list[Strip], text: TextBlock, right: float, setting: Setting) -> list[Strip]:
    """The rows of a text with lines of its own, such as opening hours: below what follows the label, if there is room."""
    label = text.inlines[0]
    if not (isinstance(label, Words) and any(isinstance(part, Break) for part in text.inlines)):
        return strips
    indent = setting.face(text.style).width(label.text, text.style.size, setting.language)
    if any(item.box.right + indent > right for strip in strips[1:] for item in strip.items):
        return strips
    below = (replace(strip, items=tuple(item.at(indent, 0.0) for item in strip.items)) for strip in strips[1:])
    return [strips[0], *below]


def _is_wide(text: TextBlock, width: float, setting: Setting) -> bool:
    """Whether the text has a word that is wider than this."""
    # Most texts have no word that could be, so their words are not measured.
    longest = max(map(len, _SPACES.split(plain(part for part in text.inlines if not isinstance(part, Owned)))))
    return longest * text.style.size > width and widths_of(text, setting)[0] > width


def _pictures(block: PracticeBox, place: Place, setting: Setting) -> list[Item]:
    spacing = setting.spacing
    items: list[Item] = []
    y = 0.0
    edge = place.x + place.width
    if block.logo:
        picture = block.logo.picture
        scale = min(spacing.practice_logo / picture.height, spacing.practice_code / picture.width)
        if not block.code:
            # Without a code, the logo takes the place of both.
            scale = min(spacing.practice_code / picture.height, 1.4 * spacing.practice_code / picture.width)
        width = picture.width * scale
        item: PlacedPicture = picture_item(block.logo, edge - width, 0.0, width, setting)
        items.append(item)
        y = item.box.bottom + LOGO_GAP
    if block.code:
        size = spacing.practice_code
        items.append(qr_shape(block.code.address, setting.role(block.code.figure_key), edge - size, y, size, setting))
    return items


def _report(block: PracticeBox, setting: Setting) -> None:
    """The block is too high for a sheet that was laid out without asking `guide/rules/practice_block.py` first."""
    setting.problems.error(block.heading.at, "practice", TOO_HIGH, "shorten its lines, or leave some out")
