"""Every character has a glyph: an empty box on paper is a lost word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from guide.base.problems import Position, Problems
from guide.model.files.labels import Labels
from guide.model.inlines import Link, plain, shows_address
from guide.model.printed import Printed, all_texts, printed_line
from guide.model.walk import inlines_in
from guide.read.characters import as_printed
from guide.rules.context import HandoutContext
from guide.text.clusters import composed, is_mark, is_right_to_left

# The most marks of a letter that are named.
MOST_NAMED = 6


def check(context: HandoutContext, problems: Problems) -> None:
    handout = context.handout
    labels = Position(handout.at.path.rpartition("/")[0] + "/labels.yaml")
    texts = [
        *all_texts(handout),
        printed_line(handout.number, handout.position_of("number")),
        printed_line(handout.publisher, handout.at),
        printed_line(handout.status, handout.at),
    ]
    texts += [printed_line(said, labels) for said in _label_texts(handout.labels)]
    addresses = (inline for inline in inlines_in(handout.blocks) if isinstance(inline, Link) and shows_address(inline))
    texts += [printed_line(plain(link.inlines), link.at) for link in addresses]
    for text in texts:
        _check(text, context, problems)


def _check(text: Printed, context: HandoutContext, problems: Problems) -> None:
    for letter in context.faces.missing(text.text):
        problems.error(text.at(text.text.index(letter)), "characters", unprintable(letter), _hint(letter))


# Begins what is said of a letter that a further font may have.
NO_FONT = "no font has "


def unprintable(letter: str) -> str:
    """What is wrong with a letter that no face draws."""
    chars = composed(letter)
    said = " with ".join(f"U+{ord(char):04X} ({_name_of(char)})" for char in chars[:MOST_NAMED])
    said += " and more" if len(chars) > MOST_NAMED else ""
    if is_right_to_left(letter):
        return f"{said} is written from right to left, which the program cannot set"
    return f"{NO_FONT}{said}"


def _name_of(char: str) -> str:
    return unicodedata.name(char, "a character without a name").lower()


def _hint(letter: str) -> str:
    if typed := typed_instead(letter):
        return typed
    if is_right_to_left(letter):
        return "write it in Latin letters"
    if is_mark(letter[0]):
        return "type the letter that it belongs to before it, or delete it"
    return "use another character, or words; the program draws check marks and arrows itself"


def typed_instead(letter: str) -> str:
    """What to type for a special hyphen or space; "" for another letter."""
    printed = as_printed(letter)
    if printed == letter:
        return ""
    return {"": "delete it: it prints nothing", "-": "type `-`"}.get(printed, "type a space")


def _label_texts(labels: Labels) -> Iterator[str]:
    for field in labels.__struct_fields__:
        value = getattr(labels, field)
        match value:
            case str():
                yield value
            case tuple():
                yield from value
            case dict():
                yield from value.values()
