"""Footnotes: their numbers in the indent, each a link back to the text."""

from __future__ import annotations

from msgspec.structs import replace

from guide.layout.galley import Strip
from guide.layout.page_breaks import SHORT_PART, held_list
from guide.layout.paragraph import TextBlock, set_text, widths_of
from guide.layout.setting import Inner, Place, Setting
from guide.model.blocks import Footnote, Footnotes
from guide.model.inlines import Link, Words, footnote_number

# The space between a number and its footnote, in ems.
AFTER_NUMBER = 0.4


def lay_out_footnotes(block: Footnotes, place: Place, setting: Setting, inner: Inner) -> list[Strip]:
    """The heading, and the footnotes below each other in the type of notes."""
    style = setting.type.note
    numbers = [_number(note, setting) for note in block.notes]
    indent = max(
        setting.spacing.list_indent,
        max((widths_of(number, setting)[1] for number in numbers), default=0.0) + AFTER_NUMBER * style.size,
    )
    body = replace(place.inset(indent), body=style, measure=place.measure - indent)
    items: list[list[Strip]] = []
    for note, number in zip(block.notes, numbers, strict=True):
        lines = inner(note.blocks, body, setting)
        (mark,) = set_text(number, place.x, indent, setting)
        first = lines[0] if lines else Strip(style.leading)
        gap = setting.spacing.item if items else setting.spacing.paragraph
        items.append([replace(first, items=(*mark.items, *first.items), gap=gap), *lines[1:]])
    return [*inner((block.heading,), place, setting), *held_list(items, SHORT_PART * setting.layout.page.height)]


def _number(note: Footnote, setting: Setting) -> TextBlock:
    words = (Words(footnote_number(note.number), note.at),)
    link = Link(note.link_key, f"#{note.back}", words, note.at, slug=note.slug, says=note.says)
    return TextBlock((link,), setting.type.note, setting.role(note.key, "Lbl"))
