"""The head of page 1: title, subtitle and picture on a tinted band, then the sheet's standing."""

from __future__ import annotations

from msgspec.structs import replace

from guide.base.units import WHITE, Rect
from guide.layout.figures import picture_item
from guide.layout.galley import BACKGROUND, Strip, in_frame, stacked
from guide.layout.page_breaks import whole
from guide.layout.paragraph import TextBlock, set_text, widths_of, words_of
from guide.layout.setting import Place, Setting
from guide.layout.shapes import rounded
from guide.model.handout import Handout
from guide.model.page import LAYOUT, Anchor, Item

# The title goes beside the picture of the band if it has at least so many ems there.
TITLE_LEAST = 5.0
# The box for a label goes beside the band if the title has at least so many ems there.
TITLE_BESIDE_LABEL = 8.0
LABEL_EDGE, LABEL_RADIUS, LABEL_INSET = 0.9, 2.0, 6.0


def lay_out_band(handout: Handout, place: Place, setting: Setting) -> list[Strip]:
    """The band and the box for a label, if the handout has one, and the lines of the standing; never cut."""
    spacing, kind = setting.spacing, setting.type
    standing: list[Strip] = []
    if not handout.standing_in_foot:
        status = TextBlock(words_of(handout.status), kind.note, setting.role(handout.status_key))
        standing = set_text(status, place.x, place.text_width, setting, spacing.after_heading)
    if not handout.patient_label or setting.theme.flow.label == "none":
        return whole([_band(handout, place, 0.0, setting), *standing])
    taken = spacing.label_width + spacing.gutter
    x = place.x + place.width - spacing.label_width
    if place.width - taken < TITLE_BESIDE_LABEL * kind.title.size:
        return whole([_band(handout, place, 0.0, setting), _label(x, spacing.block, setting), *standing])
    band = _band(handout, place.inset(0.0, taken), spacing.label_height, setting)
    both = Strip(band.height, (*band.items, *_label(x, 0.0, setting).items), anchors=band.anchors)
    return whole([both, *standing])


def _label(x: float, gap: float, setting: Setting) -> Strip:
    """An empty box of the size of a label, with a hint that the label covers. It is for the clinic's staff alone, so it is
    not read aloud."""
    spacing = setting.spacing
    area = Rect(x, 0.0, spacing.label_width, spacing.label_height)
    edge = rounded(LAYOUT, area.inset(LABEL_EDGE / 2), LABEL_RADIUS, WHITE, setting.colour("field"), LABEL_EDGE)
    hint = TextBlock(words_of(setting.labels.patient_label), setting.type.field_label, LAYOUT)
    lines = stacked(
        set_text(hint, x + LABEL_INSET, area.width - 2 * LABEL_INSET, setting, room=("spacing", "label-width"))
    )
    return Strip(area.height, (edge, *(item.at(0.0, LABEL_INSET / 2) for item in lines.items)), gap)


def _band(handout: Handout, place: Place, least: float, setting: Setting) -> Strip:
    """Title, subtitle and picture, at least so high. The picture is beside the title if there is room, otherwise below it."""
    spacing, kind, box = setting.spacing, setting.type, setting.theme.band
    padding = spacing.band_padding
    picture_width = 0.0
    if handout.figure:
        picture = handout.figure.picture
        picture_width = spacing.band_picture * picture.width / picture.height
    left = place.x + box.bar + padding
    free = place.width - box.bar - 2 * padding
    narrow = free - picture_width - padding < TITLE_LEAST * kind.title.size
    beside = not narrow and setting.theme.flow.cover == "beside"
    width = free - (picture_width + padding if picture_width and beside else 0.0)
    title = TextBlock(handout.heading.inlines, kind.title, setting.role(handout.heading.key))
    wide = widths_of(title, setting)[1] if setting.theme.flow.title == "shrink" else 0.0
    if wide > width:
        # Rounded down, so that it surely fits.
        share = int(width / wide * 100) / 100
        style = replace(kind.title, size=kind.title.size * share, leading=kind.title.leading * share)
        title = replace(title, style=style)
    strips = set_text(title, left, width, setting)
    if handout.subtitle:
        subtitle = TextBlock(handout.subtitle, kind.subtitle, setting.role(handout.subtitle_key))
        strips += set_text(
            subtitle, left, min(width, place.measure * kind.subtitle.size / place.body.size), setting, 3.0
        )
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
    above = max(padding * 0.7, (least - height) / 2)
    if setting.layout.page.bleed:
        return _bled(body, above, setting)
    return stacked(in_frame([body], setting.frame(box, place.x, place.width), above, 0.0))


def _bled(body: Strip, above: float, setting: Setting) -> Strip:
    """The band with its ground up to the edges of the page and over them. It is the first on page 1."""
    page = setting.layout.page
    top = -page.margins.top - page.bleed
    height = above + body.height + above
    area = Rect(-page.bleed, top, page.width + 2 * page.bleed, height - top)
    ground = rounded(BACKGROUND, area, 0.0, setting.colour(setting.theme.band.fill), None, 0.0)
    anchors = tuple(Anchor(anchor.slug, anchor.y + above, anchor.node) for anchor in body.anchors)
    return Strip(height, (ground, *(item.at(0.0, above) for item in body.items)), anchors=anchors)
