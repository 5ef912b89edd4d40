"""Words that a topic must not print: trade marks, frightening or unproven phrases (criteria, row 17)."""

from __future__ import annotations

import re

from guide.base.problems import Problems
from guide.model.printed import all_texts, alternative_texts, printed_line
from guide.rules.context import HandoutContext


def check(context: HandoutContext, problems: Problems) -> None:
    banned = {" ".join(word.lower().split()): instead for word, instead in context.source.topic.banned.items()}
    handout = context.handout
    if not banned or handout.audience != "parents":
        return
    alternatives = "|".join(r"\s+".join(map(re.escape, word.split())) for word in sorted(banned, key=len, reverse=True))
    # A banned `crab` also bans `crabs`.
    pattern = re.compile(rf"\b({alternatives})(?:s|es)?\b", re.IGNORECASE)
    for text in (
        *all_texts(handout),
        *alternative_texts(handout),
        printed_line(handout.summary, handout.position_of("summary")),
    ):
        for match in pattern.finditer(text.text):
            word = " ".join(match[1].lower().split())
            problems.error(
                text.at(match.start()), "banned-words", f"`{match[0]}` is a banned word in this topic", banned[word]
            )
