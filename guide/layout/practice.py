"""The block of a practice, or the empty box for its stamp, beside the callout that says when to call.

Its height is the theme's and the same for every practice: a practice's details fit, or are a problem of its file, and
never move the rest of the page.
"""

from __future__ import annotations

from msgspec.structs import replace

from guide.base.units import WHITE, Rect
from guide.layout.figures import picture_item, qr_shape
from guide.layout.galley import Strip, in_frame, stacked
from guide.layout.paragraph import TextBlock, set_text
from guide.layout.setting import Inner, Place, Setting
from guide.layout.shapes import rounded
from guide.model.blocks import Callout, PracticeBox
from guide.model.inlines import Link, Words, plain
from guide.model.page import LAYOUT, Anchor, Artifact, FormField, Item, LinkArea, PlacedPicture, Tagged

# The height of the empty box, unless the layout gives one: room for a one-inch label.
STAMP_HEIGHT = 96.0
STAMP_EDGE = 0.9
LINE_GAP = 0.0
LOGO_GAP = 4.0
# The box is narrow: a little less above and below than at its sides.
PAD = 0.7
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


def _heading(block: PracticeBox, place: Place, width: float, setting: Setting) -> list[Strip]:
    text = TextBlock(block.heading.inlines, setting.type.practice_name, setting.role(block.heading.key))
    return set_text(text, place.x, width, setting)


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
    spacing = setting.spacing
    right = _pictures(block, place, setting)
    taken = max((item.box.width for item in right), default=0.0)
    width = place.width - (taken + spacing.box_padding if taken else 0.0)
    strips = _heading(block, place, width, setting)
    for line in block.lines:
        text = TextBlock(line.inlines, place.body, setting.role(line.key))
        strips += set_text(text, place.x, width, setting, LINE_GAP)
    if block.code:
        link = Link(block.code.link_key, block.code.address, (Words(block.code.shown, block.code.at),), block.code.at)
        text = TextBlock((link,), place.body, setting.role(block.code.link_key, "P"))
        strips += set_text(text, place.x, width, setting, LINE_GAP)
    words = stacked(strips)
    bottom = max((item.box.bottom for item in right), default=0.0)
    return Strip(max(words.height, bottom), (*words.items, *right))


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
    """The block is too high: say which line to shorten, without heights, which differ between editions although the
    fault is the same."""
    texts = [(len(plain(line.inlines)), line.at) for line in block.lines]
    texts.append((len(plain(block.heading.inlines)), block.heading.at))
    setting.problems.error(
        max(texts)[1], "practice", "the block of the practice is higher than its box",
        "shorten this line, or leave out the address or the logo",
    )  # fmt: skip
