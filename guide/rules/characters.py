"""Every character has a glyph: an empty box on paper is a lost word."""

from __future__ import annotations

import unicodedata

from guide.model.inlines import leaves
from guide.model.walk import inlines_in
from guide.problems import Position, Problems
from guide.rules.context import HandoutContext


def check(context: HandoutContext, problems: Problems) -> None:
    handout = context.handout
    texts = [(leaf.text, leaf.at) for leaf in leaves((*handout.heading.inlines, *inlines_in(handout.blocks)))]
    texts += [(text, handout.at) for text in (handout.subtitle, handout.status, handout.number)]
    for text, at in texts:
        for face in context.faces.values():
            missing = face.missing(text)
            if missing:
                char = missing[0]
                found = Position(at.path, at.line, at.column + text.index(char))
                name = unicodedata.name(char, "a character without a name")
                problems.error(
                    found, "characters", f"no face has U+{ord(char):04X} ({name.lower()})",
                    "use another character, or words; check marks and arrows are drawn by the program",
                )  # fmt: skip
                break
