"""The head of page 1: title, subtitle and picture on a tinted band, then the sheet's standing."""

from __future__ import annotations

from dataclasses import replace

from guide.layout.figures import picture_item
from guide.layout.paragraph import TextBlock, set_text, words_of
from guide.layout.setting import Place, Setting
from guide.layout.strips import Strip, height_of, in_frame, stacked
from guide.model.handout import Handout
from guide.model.page import Anchor, Item


def lay_out_band(handout: Handout, place: Place, setting: Setting) -> list[Strip]:
    """One whole strip for the band, and the lines of the standing."""
    spacing, kind, box = setting.spacing, setting.type, setting.theme.band
    padding = spacing.band_padding
    picture_width = 0.0
    if handout.figure:
        picture = handout.figure.picture
        picture_width = spacing.band_picture * picture.width / picture.height
    left = place.x + box.bar + padding
    width = place.width - box.bar - 2 * padding - (picture_width + padding if picture_width else 0.0)
    title = TextBlock(handout.heading.inlines, kind.title, setting.role(handout.heading.key))
    strips = set_text(title, left, width, setting)
    if handout.subtitle:
        subtitle = TextBlock(handout.subtitle, kind.subtitle, setting.role(handout.subtitle_key))
        strips += set_text(
            subtitle, left, min(width, place.measure * kind.subtitle.size / place.body.size), setting, 3.0
        )
    status = TextBlock(words_of(handout.status), kind.note, setting.role(handout.status_key))
    standing = set_text(status, place.x, place.text_width, setting, spacing.after_heading)
    text = stacked(strips)
    height = max(text.height, spacing.band_picture if handout.figure else 0.0)
    items: list[Item] = [item.at(0.0, (height - text.height) / 2) for item in text.items]
    if handout.figure:
        x = place.x + place.width - padding - picture_width
        y = (height - spacing.band_picture) / 2
        items.append(picture_item(handout.figure, x, y, picture_width, setting))
    anchor = Anchor(handout.heading.slug, 0.0, setting.tree[handout.heading.key, ""])
    body = Strip(height_of(strips) if height == text.height else height, tuple(items), anchors=(anchor,), keep=True)
    band = in_frame([body], setting.frame(box, place.x, place.width), padding * 0.7, 0.0)
    return [stacked(band), *(replace(line, keep=True) for line in standing[:-1]), standing[-1]]
