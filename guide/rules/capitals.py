"""No words in capitals for emphasis: they lose their shapes (criteria, row 7). Short names such as CDC stay."""

from __future__ import annotations

import re

from guide.base.problems import Problems
from guide.model.printed import all_texts
from guide.rules.context import HandoutContext

# Two or more words in a row, or one of more than five letters.
_SHOUTED = re.compile(r"\b[A-Z]{2,}(?:\s+[A-Z]{2,})+\b|\b[A-Z]{6,}\b")


def check(context: HandoutContext, problems: Problems) -> None:
    for text in all_texts(context.handout):
        for match in _SHOUTED.finditer(text.text):
            problems.error(
                text.at(match.start()), "capitals", f"`{match[0]}` is in capitals",
                "write it in small letters; use bold to stress it",
            )  # fmt: skip
