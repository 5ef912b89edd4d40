"""A time line: a dot for each age, and a line through all of them."""

from __future__ import annotations

from msgspec.structs import replace

from guide.base.units import Rect
from guide.layout.boxes import BREAK_IN_STEP
from guide.layout.galley import Strip, costly
from guide.layout.paragraph import TextBlock, kept, set_text
from guide.layout.setting import Inner, Place, Setting
from guide.layout.shapes import disc, rounded
from guide.model.blocks import Timeline, TimelineEntry
from guide.model.page import LAYOUT, Item

# In ems of the ages: how far in the words are, the radius of a dot, the thickness of the line.
INDENT, DOT, LINE = 1.7, 0.42, 0.14


def lay_out_timeline(block: Timeline, place: Place, setting: Setting, inner: Inner) -> list[Strip]:
    """The ages in bold, each with its words below. The line runs from the first dot to the last."""
    strips: list[Strip] = []
    for number, entry in enumerate(block.entries):
        head, body = _entry(entry, place, setting, inner)
        strips += _on_line(
            [*head, *costly(body, BREAK_IN_STEP)], place, setting,
            is_first=number == 0, is_last=number == len(block.entries) - 1,
        )  # fmt: skip
    return strips


def _entry(entry: TimelineEntry, place: Place, setting: Setting, inner: Inner) -> tuple[list[Strip], list[Strip]]:
    style = setting.type.card_heading
    inside = place.inset(INDENT * style.size)
    age = TextBlock(entry.age, style, setting.role(entry.key, "Lbl"))
    head = kept(set_text(age, inside.x, inside.width, setting))
    body = inner(entry.blocks, inside, setting)
    if body:
        body[0] = replace(body[0], gap=setting.spacing.after_heading)
    return head, body


def _on_line(strips: list[Strip], place: Place, setting: Setting, *, is_first: bool, is_last: bool) -> list[Strip]:
    """The strips of an age with their part of the line. A page drops the gap above its first strip, so the space between
    strips is inside them: the line has no holes."""
    size, colour = setting.type.card_heading.size, setting.colour("accent")
    x = place.x + DOT * size
    placed = []
    for number, strip in enumerate(strips):
        above = 0.0 if number == 0 and is_first else setting.spacing.step if number == 0 else strip.gap
        height = above + strip.height
        centre = above + setting.type.card_heading.leading / 2
        begin = centre if number == 0 and is_first else 0.0
        end = (centre if number == 0 else 0.0) if is_last else height
        items: list[Item] = []
        if end > begin:
            items.append(rounded(LAYOUT, Rect(x - LINE * size / 2, begin, LINE * size, end - begin), 0, colour))
        if number == 0:
            items.append(disc(LAYOUT, x, centre, DOT * size, colour))
        gap = setting.spacing.block if number == 0 and is_first else 0.0
        items += (item.at(0.0, above) for item in strip.items)
        anchors = tuple(replace(anchor, y=anchor.y + above) for anchor in strip.anchors)
        placed.append(replace(strip, height=height, items=tuple(items), gap=gap, anchors=anchors))
    return placed
