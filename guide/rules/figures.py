"""Every figure comes from the facts file (criteria, row 18). Only digits that are no figures are typed: telephone numbers,
names, ordinals, the numbers of steps, and what a sheet counts (week 1, week 2)."""

from __future__ import annotations

import re

from guide.base.problems import Problems
from guide.model.blocks import BulletList, Steps
from guide.model.handout import Handout
from guide.model.printed import Printed, all_texts, alternative_texts
from guide.model.walk import walk
from guide.rules.context import HandoutContext

# Digits, and single signs that count, such as a half.
_FIGURE = re.compile(r"\d[\d.,]*|[¼-¾⅐-ↈ①-⒛]")


def check(context: HandoutContext, problems: Problems) -> None:
    texts = (*all_texts(context.handout), *alternative_texts(context.handout))
    typed = [(text, figures) for text in texts if (figures := _typed(text))]
    if not typed:
        return
    from guide.rules.counted import counted
    from guide.rules.typed_numbers import TypedNumbers, names_of  # most sheets have no figures but those of facts

    names = names_of(name.text for name in context.source.topic.names)
    handout = context.handout
    steps = _numbers_of_steps(handout)
    numbers = TypedNumbers(context.language.language, context.country, names, steps, counted(handout))
    for text, figures in typed:
        passed = numbers.passed(text.typed)
        wrong = [match for match in figures if not passed[match.start()]]
        if wrong:
            left = "".join("\0" if there else char for char, there in zip(text.typed, passed, strict=True))
            for match in wrong:
                problems.error(
                    text.at(match.start()), "facts", f"figure `{match[0]}` does not come from facts.yaml",
                    numbers.hint(left, match.start(), match.end()),
                )  # fmt: skip


def _typed(text: Printed) -> list[re.Match[str]]:
    """The figures of a text that come from no fact."""
    return [match for match in _FIGURE.finditer(text.text) if not text.from_fact(match.start())]


def _numbers_of_steps(handout: Handout) -> frozenset[int]:
    """Every number that the sheet's steps and numbered lists print."""
    numbers: set[int] = set()
    for block in walk(handout.blocks):
        if isinstance(block, Steps):
            numbers.update(step.number for step in block.steps)
        elif isinstance(block, BulletList) and block.ordered:
            numbers.update(range(block.start, block.start + len(block.items)))
    return frozenset(numbers)
