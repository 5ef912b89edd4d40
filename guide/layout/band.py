"""The head of page 1: title, subtitle and picture on a tinted band, then the sheet's standing."""

from __future__ import annotations

from guide.layout.figures import picture_item
from guide.layout.galley import Strip, in_frame, stacked
from guide.layout.page_breaks import whole
from guide.layout.paragraph import TextBlock, set_text, words_of
from guide.layout.setting import Place, Setting
from guide.model.handout import Handout
from guide.model.page import Anchor, Item

# The title goes beside the picture of the band if it has at least so many ems there.
TITLE_LEAST = 5.0


def lay_out_band(handout: Handout, place: Place, setting: Setting) -> list[Strip]:
    """One whole strip for the band, and the lines of the standing. The picture is beside the title if there is room,
    otherwise below it."""
    spacing, kind, box = setting.spacing, setting.type, setting.theme.band
    padding = spacing.band_padding
    picture_width = 0.0
    if handout.figure:
        picture = handout.figure.picture
        picture_width = spacing.band_picture * picture.width / picture.height
    left = place.x + box.bar + padding
    free = place.width - box.bar - 2 * padding
    beside = free - picture_width - padding >= TITLE_LEAST * kind.title.size
    width = free - (picture_width + padding if picture_width and beside else 0.0)
    title = TextBlock(handout.heading.inlines, kind.title, setting.role(handout.heading.key))
    strips = set_text(title, left, width, setting)
    if handout.subtitle:
        subtitle = TextBlock(handout.subtitle, kind.subtitle, setting.role(handout.subtitle_key))
        strips += set_text(
            subtitle, left, min(width, place.measure * kind.subtitle.size / place.body.size), setting, 3.0
        )
    standing: list[Strip] = []
    if not handout.standing_in_foot:
        status = TextBlock(words_of(handout.status), kind.note, setting.role(handout.status_key))
        standing = set_text(status, place.x, place.text_width, setting, spacing.after_heading)
    text = stacked(strips)
    height = text.height
    items: list[Item] = list(text.items)
    if handout.figure and beside:
        height = max(text.height, spacing.band_picture)
        items = [item.at(0.0, (height - text.height) / 2) for item in text.items]
        x, y = place.x + place.width - padding - picture_width, (height - spacing.band_picture) / 2
        items.append(picture_item(handout.figure, x, y, picture_width, setting))
    elif handout.figure:
        item = picture_item(handout.figure, left, height + spacing.block, free, setting)
        items.append(item)
        height = item.box.bottom
    anchor = Anchor(handout.heading.slug, 0.0, setting.tree[handout.heading.key, ""])
    body = Strip(height, tuple(items), anchors=(anchor,), keep=True)
    band = in_frame([body], setting.frame(box, place.x, place.width), padding * 0.7, 0.0)
    return whole([stacked(band), *standing])
