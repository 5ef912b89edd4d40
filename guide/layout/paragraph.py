"""Inlines into lines: words shaped, lines broken, each line a strip."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from msgspec import Struct
from msgspec.structs import replace

from guide.base.problems import Position
from guide.base.units import Rect, sum_of
from guide.layout.galley import Strip
from guide.layout.setting import Setting
from guide.layout.shapes import rule
from guide.layout.words import Look, Owned, Word, shaped_words
from guide.model.inlines import Inline, Words, plain
from guide.model.page import Item, LinkArea, Role, Tagged, Text
from guide.model.scales import TextStyle
from guide.model.shaped import Shaped
from guide.text.breaking import break_lines

# A page break inside a paragraph, or right before its second line.
BREAK_IN_PARAGRAPH = 0.04
# If a line has too many letters, the text is broken again in a measure so much narrower.
NARROWER = 0.97
# The place and thickness of a link's underline, as fractions of the type size.
UNDERLINE_DROP, UNDERLINE_WEIGHT = 0.13, 0.055


@dataclass(slots=True)
class _Run:
    """Words of a line in one look, with the spaces between them."""

    look: Look
    shaped: list[Shaped]
    width: float


class TextBlock(Struct, frozen=True):
    """What to set, and how. `role` is what the words belong to, unless another owns them."""

    inlines: tuple[Inline | Owned, ...]
    style: TextStyle
    role: Role
    centred: bool = False


def set_text(
    text: TextBlock, x: float, width: float, setting: Setting, gap: float = 0.0, room: tuple[str, ...] = ()
) -> list[Strip]:
    """The lines of a text as strips, at least two of them together at either end of the paragraph. `room` are the keys of
    the layout that give the width of a text that the program itself writes."""
    words = list(shaped_words(text.inlines, text.role, text.style, setting))
    style, face = text.style, setting.face(text.style)
    size = style.size
    _report_wide(words, width, room, setting)
    lines = _lines(words, width, setting.layout.page.characters)
    ascent, descent = face.ascent * size, face.descent * size
    baseline = (style.leading - ascent - descent) / 2 + ascent
    strips = []
    for number, line in enumerate(lines):
        last = number == len(lines) - 1
        items = _line(line, x, width, baseline, ascent, descent, text, last, setting)
        keep = not last and (number == 0 or number == len(lines) - 2)
        cost = BREAK_IN_PARAGRAPH if number else 0.0
        strips.append(Strip(style.leading, tuple(items), gap if number == 0 else 0.0, keep, cost))
    return strips


def _lines(words: list[Word], width: float, most: int) -> list[list[Word]]:
    """The words of each line; narrower than the width if a line would have too many letters."""
    lines: list[list[Word]] = []
    for section in _sections(words):
        widths = [word.width for word in section]
        spaces = [word.space for word in section]
        # Each word with the space after it; the last word of a line has none.
        letters = [sum([len(fragment.shaped.text) for fragment in word.fragments]) + 1 for word in section]
        measure = width
        while True:
            ends = break_lines(widths, spaces, measure)
            starts = [0, *ends[:-1]]
            if measure < width / 2 or all(
                sum(letters[start:end]) - 1 <= most for start, end in zip(starts, ends, strict=True)
            ):
                break
            measure *= NARROWER
        lines += [section[start:end] for start, end in zip(starts, ends, strict=True)]
    return lines


def words_of(text: str) -> tuple[Inline, ...]:
    """A text of the program as inlines."""
    return (Words(text, Position("")),)


def widths_of(text: TextBlock, setting: Setting) -> tuple[float, float]:
    """The width of the widest word, and of the whole text on one line."""
    words = list(shaped_words(text.inlines, text.role, text.style, setting))
    widest = max((word.width for word in words), default=0.0)
    return widest, sum_of(word.width + word.space for word in words)


def _sections(words: list[Word]) -> Iterator[list[Word]]:
    section: list[Word] = []
    for word in words:
        section.append(word)
        if word.end:
            yield section
            section = []
    if section:
        yield section


def _line(
    words: list[Word], x: float, width: float, baseline: float, ascent: float, descent: float,
    text: TextBlock, last: bool, setting: Setting,
) -> list[Item]:  # fmt: skip
    """The texts and link areas of one line. Fragments of one look become one text.

    Every line but the last ends in a space, so that programs that read only the text keep the words apart.
    """
    if text.centred:
        spaces = sum_of(word.space for word in words[:-1])
        x += (width - sum_of(word.width for word in words) - spaces) / 2
    run = _Run(words[0].fragments[0].look, [], 0.0)
    runs = [run]
    trailing = 0.0
    for number, word in enumerate(words):
        for fragment in word.fragments:
            if not run.look.like(fragment.look):
                run = _Run(fragment.look, [], 0.0)
                runs.append(run)
            run.shaped.append(fragment.shaped)
            run.width += fragment.width
        following = words[number + 1].fragments[0].look if number + 1 < len(words) else None
        # A line that the writer ended may have no space there, only a backslash.
        if (word.space and following is not None) or (following is None and not last and (word.space or word.end)):
            if following is not None and run.look.link is not None and following.link is not run.look.link:
                # The space after a link is not part of it.
                run = _Run(following, [], 0.0)
                runs.append(run)
            run.shaped.append(run.look.blank)
            run.width += run.look.blank_width
            trailing = run.look.blank_width if following is None else 0.0
    items: list[Item] = []
    size = text.style.size
    for run in runs:
        look = run.look
        visible = run.width - (trailing if run is runs[-1] else 0.0)
        items.append(
            Text(look.role, x, baseline, look.face.name, size, look.colour, tuple(run.shaped), visible, ascent, descent)
        )
        if look.link is not None and isinstance(look.role, Tagged):
            # As high as the line, so that a thumb can hit it.
            area = Rect(x, 0.0, visible, text.style.leading)
            said = look.link.says or plain(look.link.inlines, setting.pages)
            items.append(LinkArea(look.role, area, look.link.target, said, look.link.slug))
            # A link differs from other text by more than its colour (WCAG 2.2, 1.4.1).
            items.append(rule(x, baseline + size * UNDERLINE_DROP, visible, size * UNDERLINE_WEIGHT, look.colour))
        x += run.width
    return items


def _report_wide(words: list[Word], width: float, room: tuple[str, ...], setting: Setting) -> None:
    for word in words:
        if word.width > width + 0.01:
            said = "".join(fragment.shaped.text for fragment in word.fragments)
            setting.problems.error(
                word.at if word.at.path else setting.at, "overflow", f"`{said}` is {word.width:.0f} pt wide, but its column is {width:.0f} pt",
                f"set {setting.layout.where(*room)} to at least {math.ceil(word.width)}pt" if room
                else "use a shorter word, or put a space into it",
            )  # fmt: skip


def kept(strips: list[Strip]) -> list[Strip]:
    """The strips with every one held to the next, the last too: for headings."""
    return [replace(strip, keep=True) for strip in strips]
