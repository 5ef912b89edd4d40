"""Every character has a glyph: an empty box on paper is a lost word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from guide.base.problems import Position, Problems
from guide.model.files.labels import Labels
from guide.model.printed import Printed, all_texts, printed_line
from guide.read.characters import as_printed
from guide.rules.context import HandoutContext


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
    for text in texts:
        _check(text, context, problems)


def _check(text: Printed, context: HandoutContext, problems: Problems) -> None:
    missing = {char for face in context.faces.values() for char in face.missing(text.text)}
    for char in missing:
        name = unicodedata.name(char, "a character without a name")
        problems.error(
            text.at(text.text.index(char)), "characters", f"no font has U+{ord(char):04X} ({name.lower()})", _hint(char)
        )


def _hint(char: str) -> str:
    """What to type instead, if known."""
    printed = as_printed(char)
    if printed == char:
        return "use another character, or words; the program draws check marks and arrows itself"
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
