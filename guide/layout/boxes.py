"""Boxes: callouts, cards side by side, steps."""

from __future__ import annotations

from msgspec.structs import replace

from guide.base.units import WHITE, Rect
from guide.layout.figures import picture_item
from guide.layout.galley import BREAK_IN_FRAME, REPEATED, Strip, as_artifact, costly, height_of, in_frame, stacked
from guide.layout.grounds import without_ground
from guide.layout.page_breaks import WHOLE_PART, introduces, loosened, parted, whole
from guide.layout.paragraph import TextBlock, kept, set_text, words_of
from guide.layout.setting import Inner, Place, Setting
from guide.layout.shapes import disc, rounded
from guide.model.blocks import BulletList, Callout, Column, Columns, Figure, Panel, Step, Steps
from guide.model.page import LAYOUT, Anchor, Item, PlacedPicture
from guide.model.theme import BoxStyle
from guide.model.walk import children

# The cost of a page break inside a step: it may separate a safety line from its subject.
BREAK_IN_STEP = 0.2
BREAK_BEFORE_WATCH = 0.8
# A list of at most so many items at the end of a step stays whole.
FEW_ITEMS = 2
# How much smaller a picture is between the heading and the text of a callout, which must stay whole.
PICTURE_BELOW = 0.8
# The room above and below what is in a box, in paddings; how far the ground of a heading reaches below its last line.
FRAME_PADDING, FLAG_BELOW = 0.8, 1.5
# Half the width of the ring around the number of a step, if it is not a disc.
RING = 0.8
# Boxes that may stay on one page even if they are as high as this part of it.
WHEN_TO_CALL, NEARLY_A_PAGE = ("emergency", "call-now", "call-soon"), 0.65
# The narrowest of three columns, in sizes of their type: a box to tick and three words or four.
NARROWEST = 12


def lay_out_callout(block: Callout, place: Place, setting: Setting, inner: Inner) -> list[Strip]:
    """A tinted box with an icon beside its heading; its text keeps to the measure."""
    spacing, box = setting.spacing, setting.box("callouts", block.kind, block.at)
    padding = spacing.box_padding
    left = box.bar + padding
    pictures = setting.theme.flow.pictures
    picture_width = spacing.box_picture or spacing.step_picture
    taken = picture_width + spacing.gutter if block.figure and pictures != "below" else 0.0
    text_place = replace(place.inset(left, padding), body=setting.type.callout)
    head_place = text_place.inset(0.0, taken)
    if pictures == "beside":
        text_place = head_place
    icon_width = spacing.callout_icon + padding * 0.6 if box.icon else 0.0
    style = replace(setting.type.callout_heading, colour=box.heading)
    text = TextBlock(block.heading.inlines, style, setting.role(block.heading.key))
    head = kept(set_text(text, head_place.x + icon_width, head_place.width - icon_width, setting))
    items: tuple[Item, ...] = head[0].items
    if box.icon:
        size = spacing.callout_icon
        area = Rect(text_place.x, (style.leading - size) / 2, size, size)
        items = (PlacedPicture(LAYOUT, area, setting.layout.icons["callouts", block.kind]), *items)
    if box.flag:
        right = max(item.box.right for strip in head for item in strip.items) + padding
        above = padding * FRAME_PADDING
        area = Rect(place.x, -above, min(right, place.x + place.width) - place.x, above + height_of(head) + FLAG_BELOW)
        items = (rounded(LAYOUT, area, spacing.box_radius, setting.colour(box.flag)), *items)
    anchor = Anchor(block.heading.slug, 0.0, setting.tree[block.heading.key, ""])
    head[0] = replace(head[0], items=items, anchors=(anchor,))
    body = inner(block.blocks, text_place, setting)
    if body:
        body[0] = replace(body[0], gap=spacing.after_heading)
        # If the box continues on the next page, its heading is repeated above it: seen, not read twice.
        again = (Strip(padding * FRAME_PADDING), *(replace(line, items=_seen(line), anchors=()) for line in head))
        body = [replace(strip, header=(*again, *strip.header)) for strip in body]
    content = [*head, *body]
    if block.figure:
        x = text_place.x if pictures == "below" else place.x + place.width - padding - picture_width
        wide = picture_width * (PICTURE_BELOW if pictures == "below" else 1.0)
        is_bare = box.fill != "white" and setting.theme.flow.grounds == "none"
        figure = replace(block.figure, picture=without_ground(block.figure.picture)) if is_bare else block.figure
        picture = picture_item(figure, x, 0.0, wide, setting)
        if pictures == "heading":
            content = [_heading_beside(head, picture), *body]
        else:
            content = [_with_picture(head, body, picture, pictures == "beside")]
    says_when = block.kind in WHEN_TO_CALL and setting.theme.flow.call_boxes == "whole"
    return _framed(content, box, place, setting, NEARLY_A_PAGE if says_when else WHOLE_PART)


def lay_out_panel(block: Panel, place: Place, setting: Setting, inner: Inner) -> list[Strip]:
    """A frame with words in it, in the style of the theme; its text keeps to the measure."""
    box, padding = setting.box("panels", block.style, block.at), setting.spacing.box_padding
    text_place = replace(place.inset(box.bar + padding, padding), body=setting.type.callout)
    content = inner(children(block), text_place, setting)
    return _framed(content, box, place, setting)


def _framed(
    content: list[Strip], box: BoxStyle, place: Place, setting: Setting, part: float = WHOLE_PART
) -> list[Strip]:
    """Content in its box, which stays on one page unless it is higher than this part of it; then it is cut only where a
    paragraph or an item begins."""
    frame, height = setting.frame(box, place.x, place.width), setting.layout.page.height
    padding = setting.spacing.box_padding * FRAME_PADDING

    def inside(content: list[Strip]) -> list[Strip]:
        return in_frame(costly(content, BREAK_IN_FRAME), frame, padding, setting.spacing.block)

    strips, highest = inside(content), WHOLE_PART * height
    if height_of(strips) < part * height:
        return whole(strips)
    return parted(strips, highest) or parted(inside(loosened(content)), highest) or strips


def _seen(strip: Strip) -> tuple[Item, ...]:
    return tuple(as_artifact(item, REPEATED) for item in strip.items)


def lay_out_columns(block: Columns, place: Place, setting: Setting, inner: Inner) -> list[Strip]:
    """Columns of one height, as many side by side as the theme allows; cards when boxed. All columns to tick are side by
    side where they are wide enough, and so are pictures."""
    across = _across(block, place, setting)
    if across == 1 and not block.boxed:
        return [strip for column in block.columns for strip in inner(column.blocks, place, setting)]
    rows = [block.columns[index : index + across] for index in range(0, len(block.columns), across)]
    strips = [_column_row(row, across, block, place, setting, inner) for row in rows]
    gap = setting.spacing.gutter if block.boxed else setting.spacing.block
    return [strips[0], *(replace(strip, gap=gap) for strip in strips[1:])]


def _across(block: Columns, place: Place, setting: Setting) -> int:
    """How many columns are side by side."""
    most, count = setting.theme.flow.columns, len(block.columns)
    each = (place.width - setting.spacing.gutter * (count - 1)) / count
    if block.boxed or count <= most:
        return most
    if block.fill and most > 1:
        return count if each >= NARROWEST * place.body.size else most
    return count if all(_is_picture(column, each, setting) for column in block.columns) else most


def _is_picture(column: Column, width: float, setting: Setting) -> bool:
    """Whether a column is only a picture that needs no more than this width."""
    match column.blocks:
        case (Figure(picture=picture),):
            return setting.spacing.figure_height * picture.width / picture.height <= width
        case _:
            return False


def _column_row(
    row: tuple[Column, ...], across: int, block: Columns, place: Place, setting: Setting, inner: Inner
) -> Strip:
    spacing = setting.spacing
    across = 1 if block.fill and len(row) == 1 else across
    width = (place.width - spacing.gutter * (across - 1)) / across
    stacks: list[list[Strip]] = []
    for number, column in enumerate(row):
        x = place.x + number * (width + spacing.gutter)
        if block.boxed:
            padding = spacing.box_padding
            text_place = Place(
                x + padding, width - 2 * padding, setting.type.callout, place.measure, setting.type.card_heading
            )
            strips = inner(column.blocks, text_place, setting)
            stacks.append(in_frame(strips, setting.frame(setting.theme.card, x, width), padding * FRAME_PADDING, 0.0))
        else:
            stacks.append(
                inner(column.blocks, Place(x, width, place.body, place.measure, setting.type.card_heading), setting)
            )
    least = max(height_of(strips) for strips in stacks)
    joined = [stacked(strips, least) for strips in stacks]
    items = tuple(item for strip in joined for item in strip.items)
    anchors = tuple(anchor for strip in joined for anchor in strip.anchors)
    return Strip(least, items, spacing.block, anchors=anchors)


def lay_out_steps(block: Steps, place: Place, setting: Setting, inner: Inner) -> list[Strip]:
    """Numbered steps: number in a disc, heading and text beside it, the picture at the right. Cut only in large type."""
    return [strip for step in block.steps for strip in _step(step, place, setting, inner)]


def _step(step: Step, place: Place, setting: Setting, inner: Inner) -> list[Strip]:
    spacing, kind = setting.spacing, setting.type
    pictures = setting.theme.flow.pictures
    picture_width = spacing.step_picture if step.figure else 0.0
    right = picture_width + spacing.gutter if step.figure and pictures != "below" else 0.0
    head_place = place.inset(spacing.step_indent, right)
    flush = setting.theme.flow.steps == "flush"
    indent = 0.0 if flush else spacing.step_indent
    text_place = place.inset(indent, right if pictures == "beside" else 0.0)
    style = kind.heading_3
    text = TextBlock(step.heading.inlines, style, setting.role(step.heading.key))
    head = kept(set_text(text, head_place.x, head_place.width, setting))
    body = _text_of(step, text_place, setting, inner)
    if body:
        body[0] = replace(body[0], gap=spacing.after_heading)
    number: list[Item] = []
    radius = kind.step_number.leading / 2
    centre = style.leading / 2
    if setting.is_gray:
        ring = Rect(place.x + RING, centre - radius + RING, 2 * (radius - RING), 2 * (radius - RING))
        number.append(rounded(LAYOUT, ring, radius, WHITE, setting.colour("accent"), 2 * RING))
    else:
        number.append(disc(LAYOUT, place.x + radius, centre, radius, setting.colour("accent")))
    label = TextBlock(words_of(str(step.number)), kind.step_number, setting.role(step.key, "Lbl"), centred=True)
    (digits,) = set_text(label, place.x, 2 * radius, setting, room=("type", "step-number", "leading"))
    number += [item.at(0.0, centre - radius) for item in digits.items]
    anchor = Anchor(step.heading.slug, 0.0, setting.tree[step.heading.key, ""])
    picture = None
    if step.figure:
        x = text_place.x if pictures == "below" else place.x + place.width - picture_width
        picture = picture_item(
            step.figure, x, 2.0 if pictures == "beside" and not flush else 0.0, picture_width, setting
        )
    if pictures != "beside":
        # Large type makes tall steps: the heading stays with the picture, the text may continue on the next page.
        head[0] = replace(head[0], items=(*number, *head[0].items))
        if picture and pictures == "heading":
            head = [_heading_beside(head, picture)]
        elif picture:
            head.append(Strip(picture.box.height, (picture,), spacing.after_heading, keep=True))
        head[0] = replace(head[0], gap=spacing.step, anchors=(anchor,))
        return [*head, *costly(body, BREAK_IN_STEP)]
    column = _with_picture(head, body, picture, True)
    return [Strip(column.height, (*number, *column.items), spacing.step, anchors=(anchor, *column.anchors))]


def _text_of(step: Step, place: Place, setting: Setting, inner: Inner) -> list[Strip]:
    """The text of a step that may be cut, but better not before a list at its end, which says what to watch for. Of this
    list, a short one stays whole; lists before it need not."""
    above, last = step.blocks[:-1], step.blocks[-1] if step.blocks else None
    if not above or not isinstance(last, BulletList):
        return inner(step.blocks, place, setting)
    said, listed = loosened(inner(above, place, setting)), inner((last,), place, setting)
    if introduces(above[-2] if len(above) > 1 else None, above[-1], last):
        said = [*said[:-1], *kept(said[-1:])]
    listed[0] = replace(listed[0], cost=listed[0].cost + BREAK_BEFORE_WATCH)
    return said + (whole(listed) if len(last.items) <= FEW_ITEMS else listed)


def _heading_beside(head: list[Strip], picture: PlacedPicture) -> Strip:
    """A heading and its picture side by side, each in the middle of their height; read in that order."""
    heading = stacked(head)
    height = max(heading.height, picture.box.height)
    down = (height - heading.height) / 2
    items = [item.at(0.0, down) for item in heading.items]
    return Strip(
        height, (*items, picture.at(0.0, (height - picture.box.height) / 2)), keep=True, anchors=heading.anchors
    )


def _with_picture(head: list[Strip], body: list[Strip], picture: PlacedPicture | None, beside: bool) -> Strip:
    """Heading and text below each other, the picture beside them or between them; read in that order. Never cut."""
    heading, text = stacked(head), stacked(body)
    top = heading.height + text.gap
    if picture and not beside:
        picture = picture.at(0.0, top)
        top = picture.box.bottom + text.gap
    items = [*heading.items, *((picture,) if picture else ()), *(item.at(0.0, top) for item in text.items)]
    anchors = (*heading.anchors, *(Anchor(anchor.slug, anchor.y + top, anchor.node) for anchor in text.anchors))
    return Strip(max(top + text.height, picture.box.bottom if picture else 0.0), tuple(items), anchors=anchors)
