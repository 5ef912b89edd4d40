"""No words in capitals for emphasis: they lose their shapes (criteria, row 7). Short names such as CDC stay."""

from __future__ import annotations

import re

from guide.model.inlines import leaves
from guide.model.walk import inlines_in
from guide.problems import Position, Problems
from guide.rules.context import HandoutContext

# Two or more words in a row, or one of more than five letters.
_SHOUTED = re.compile(r"\b[A-Z]{2,}(?:\s+[A-Z]{2,})+\b|\b[A-Z]{6,}\b")


def check(context: HandoutContext, problems: Problems) -> None:
    for words in leaves(inlines_in(context.handout.blocks)):
        for match in _SHOUTED.finditer(words.text):
            at = Position(words.at.path, words.at.line, words.at.column + match.start())
            problems.error(
                at, "capitals", f"`{match[0]}` is in capitals", "write it in small letters; use bold to stress it"
            )
