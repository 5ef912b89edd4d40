"""The text of a handout as it is printed, with a place in the sources for every character of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import assert_never

from msgspec import Struct

from guide.base.problems import Position
from guide.model.blocks import Block, Figure, Heading, Paragraph, PracticeBox
from guide.model.handout import Handout
from guide.model.inlines import Break, Inline, Link, PageNumber, Words, plain, shows_address
from guide.model.walk import own_inlines, walk


class Printed(Struct, frozen=True):
    """A paragraph, cell, label or heading. `starts` are the offsets of its parts, `positions` their places, `facts`
    whether each prints a fact, `signs` the sign that it is part of, if any."""

    text: str
    starts: tuple[int, ...]
    positions: tuple[Position, ...]
    facts: tuple[bool, ...]
    signs: tuple[str, ...]

    def at(self, offset: int) -> Position:
        """The place of the character at an offset."""
        part = self._part(offset)
        place = self.positions[part]
        return Position(place.path, place.line, place.column + offset - self.starts[part])

    @property
    def typed(self) -> str:
        """The text with what prints a fact blotted out: what is left was typed."""
        if not any(self.facts):
            return self.text
        ends = (*self.starts[1:], len(self.text))
        parts = zip(self.starts, ends, self.facts, strict=True)
        return "".join("\0" * (end - start) if fact else self.text[start:end] for start, end, fact in parts)

    def from_fact(self, offset: int) -> bool:
        """Whether the character at an offset comes from the facts file."""
        return self.facts[self._part(offset)]

    def sign(self, offset: int) -> str:
        """The sign that the character at an offset is part of; "" for words of the sheet's own."""
        return self.signs[self._part(offset)]

    def _part(self, offset: int) -> int:
        return max(0, bisect_right(self.starts, offset) - 1)


def printed(inlines: Iterable[Inline], at: Position) -> Printed:
    """One text, without page numbers, which only layout knows. An address that is a link counts as one short word."""
    text, starts, positions, facts, signs = "", [0], [at], [False], [""]
    for words in _parts(inlines):
        starts.append(len(text))
        positions.append(words.at)
        facts.append(bool(words.fact))
        signs.append(words.sign)
        text += words.text
    return Printed(text, tuple(starts), tuple(positions), tuple(facts), tuple(signs))


def printed_line(text: str, at: Position) -> Printed:
    """A text that is in one piece in the sources."""
    return Printed(text, (0,), (at,), (False,), ("",))


def body_texts(handout: Handout) -> Iterator[tuple[Block, Printed]]:
    """Every text of the blocks, with its block, except the program's notes and the practice's block."""
    for block in walk(block for block in handout.blocks if not isinstance(block, PracticeBox)):
        if isinstance(block, Paragraph) and block.role == "note":
            continue
        for inlines in own_inlines(block):
            yield block, printed(inlines, block.at)


def running_texts(handout: Handout) -> Iterator[Printed]:
    """Paragraphs, items, cells, captions and labels; no headings."""
    return (text for block, text in body_texts(handout) if not isinstance(block, Heading))


def all_texts(handout: Handout) -> Iterator[Printed]:
    """Title, subtitle and every text of the blocks."""
    yield printed(handout.heading.inlines, handout.heading.at)
    yield printed(handout.subtitle, handout.position_of("subtitle"))
    yield from (text for _, text in body_texts(handout))


def alternative_texts(handout: Handout) -> Iterator[Printed]:
    """What a screen reader says for pictures."""
    if handout.figure:
        yield printed_line(handout.figure.alt, handout.figure.at)
    for block in walk(handout.blocks):
        if isinstance(block, Figure):
            yield printed_line(block.alt, block.at)


def _parts(inlines: Iterable[Inline]) -> Iterator[Words]:
    for inline in inlines:
        match inline:
            case Words():
                yield inline
            case Link(inlines=inner, at=at) if shows_address(inline):
                # An address is no wording: no rule about words or figures is for its parts.
                yield Words("a" * len(plain(inner)), at)
            case Link(slug=slug) if slug:
                pass  # the number of a footnote is no part of the sentence
            case Link(inlines=inner):
                yield from _parts(inner)
            case Break(at=at):
                yield Words(" ", at)
            case PageNumber():
                pass
            case _:
                assert_never(inline)
