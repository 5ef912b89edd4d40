"""Words that a topic does not print: trade marks, frightening or unproven phrases (criteria, row 17)."""

from __future__ import annotations

import re

from guide.model.inlines import leaves
from guide.model.walk import inlines_in
from guide.problems import Position, Problems
from guide.rules.context import HandoutContext


def check(context: HandoutContext, problems: Problems) -> None:
    banned = context.source.topic.banned
    if not banned or context.handout.audience != "parents":
        return
    # A stem of a word is the word: a banned `crab` also stands for `crabs`.
    alternatives = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(banned, key=len, reverse=True))
    pattern = re.compile(rf"\b({alternatives})(?:s|es)?\b", re.IGNORECASE)
    handout = context.handout
    texts: list[tuple[str, Position]] = [
        (words.text, words.at) for words in leaves((*handout.heading.inlines, *inlines_in(handout.blocks)))
    ]
    texts += [(text, handout.at) for text in (handout.subtitle, handout.summary)]
    for text, at in texts:
        for match in pattern.finditer(text):
            word = " ".join(match[1].lower().split())
            found = Position(at.path, at.line, at.column + match.start())
            problems.error(found, "banned-words", f"`{match[0]}` is not printed in this topic", banned[word])
