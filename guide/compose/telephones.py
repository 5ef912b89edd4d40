"""Telephone numbers in the words of a sheet become links that dial them, and stay on one line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from guide.base.problems import Position
from guide.compose.context import Context
from guide.compose.facts import NO_BREAK_SPACE
from guide.model.inlines import Inline, Link, Words
from guide.model.printed import printed

if TYPE_CHECKING:
    from guide.model.telephones import Telephone


def with_telephones(inlines: tuple[Inline, ...], context: Context) -> tuple[Inline, ...]:
    """The inlines with every telephone number in a link of its own; a number inside a link stays part of that link."""
    if not any(isinstance(inline, Words) and not inline.fact and _has_digit(inline.text) for inline in inlines):
        return inlines
    from guide.model.telephones import telephones

    found = telephones(printed(inlines, Position("")).typed, context.country)
    return tuple(_linked(inlines, list(found), context)) if found else inlines


def without_telephones(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The same words without these links, for titles."""
    return tuple(
        part
        for inline in inlines
        for part in (inline.inlines if isinstance(inline, Link) and inline.target.startswith("tel:") else (inline,))
    )


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _linked(inlines: tuple[Inline, ...], found: list[Telephone], context: Context) -> Iterator[Inline]:
    at = 0
    inside: list[Inline] = []  # the parts so far of a number that goes on in the next words
    for inline in inlines:
        end = at + len(printed((inline,), inline.at).text)
        if not isinstance(inline, Words):
            yield from inside  # a number that something else interrupts is printed as typed
            inside = []
            while found and found[0].start < end:
                del found[0]
            yield inline
            at = end
            continue
        place = at
        while found and found[0].start < end:
            number = found[0]
            first = max(number.start, place)
            if first > place:
                yield _part(inline, place - at, first - at)
            place = min(number.end, end)
            inside.append(_whole(_part(inline, first - at, place - at)))
            if number.end > end:
                break
            yield from _link(number, tuple(inside), context)
            inside = []
            del found[0]
        if place < end:
            yield _part(inline, place - at, end - at)
        at = end
    yield from inside


def _link(number: Telephone, inside: tuple[Inline, ...], context: Context) -> tuple[Inline, ...]:
    return (Link(context.key(), number.target, inside, inside[0].at),) if number.target else inside


def _part(words: Words, start: int, end: int) -> Words:
    place = words.at
    return replace(words, text=words.text[start:end], at=Position(place.path, place.line, place.column + start))


def _whole(words: Words) -> Words:
    return replace(words, text=words.text.replace(" ", NO_BREAK_SPACE))
