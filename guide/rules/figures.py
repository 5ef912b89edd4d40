"""Every figure comes from the facts file (criteria, row 18): no digits are typed into a sheet."""

from __future__ import annotations

import re

from guide.base.problems import Problems
from guide.model.printed import all_texts, alternative_texts
from guide.rules.context import HandoutContext

# Digits, and single signs that count, such as a half.
_FIGURE = re.compile(r"\d[\d.,]*|[¼-¾⅐-ↈ①-⒛]")


def check(context: HandoutContext, problems: Problems) -> None:
    for text in (*all_texts(context.handout), *alternative_texts(context.handout)):
        for match in _FIGURE.finditer(text.text):
            if not text.from_fact(match.start()):
                problems.error(
                    text.at(match.start()), "facts", f"figure `{match[0]}` does not come from facts.yaml",
                    "add it there with its source, and write {fact}`its-name` here",
                )  # fmt: skip
