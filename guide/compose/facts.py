"""Figures in words."""

from __future__ import annotations

import re
import unicodedata

from guide.base.problems import Position, suggest
from guide.compose.amounts import SLOT, filled, slots
from guide.compose.context import Context
from guide.model.amounts import Amount
from guide.model.files.facts import Fact

# A figure, and the sign of its unit: `100.4 °F (38 °C)` may be broken only before the bracket.
_BESIDE_DIGIT = re.compile(r"(?<=[\d½⅓⅔¼-¾⅐-⅞]) (?=[^\s(])|(?<=\S) (?=[\d½⅓⅔¼-¾⅐-⅞])")
NO_BREAK_SPACE = "\u00a0"


def say_fact(name: str, at: Position, context: Context) -> str:
    """The fact as the sheet prints it; "" after a problem. A figure stays on one line with its unit, a range too."""
    located, faulty = context.source.facts.get(name), context.adopt_faults("fact", name)
    if located is None and faulty:
        return ""
    if located is None:
        context.problems.error(
            at,
            "facts",
            f"unknown fact `{name}`",
            suggest(name, context.source.facts, context.source.file("facts.yaml")),
        )
        return ""
    context.facts[name] = None
    fact, language = located.value, context.language.language
    if fact.grade == "second-hand":
        context.problems.error(
            at, "facts", f"fact `{name}` is second-hand, so it cannot be printed",
            f"check the original, then set `grade: read` at {located.at}, or write the sentence without the figure",
        )  # fmt: skip
    if language not in fact.say:
        context.problems.error(
            located.place("say"),
            "facts",
            f"fact `{name}` has no words in `{language}`",
            f"add `{language}:` under `say`",
        )
        return ""
    if not _fits(fact, fact.say[language]):
        context.problems.error(
            located.place("say", language), "facts", f"fact `{name}`: `{fact.say[language]}` does not fit its value {_shown(fact)}",
            _form(fact),
        )  # fmt: skip
        return ""
    said = filled(fact, fact.say[language], context.language.labels.numbers, language, context.country)
    return _BESIDE_DIGIT.sub(NO_BREAK_SPACE, said)


def _fits(fact: Fact, say: str) -> bool:
    """Whether words have a slot for each value, and no figures of their own."""
    values = slots(fact)
    words = SLOT.sub("", say)
    return set(SLOT.findall(say)) == set(values) != set() and not any(map(_counts, words))


def _counts(char: str) -> bool:
    return char.isdigit() or unicodedata.category(char) in ("Nl", "No")


def _shown(fact: Fact) -> str:
    """The value as it is typed in the file."""
    if isinstance(fact.value, tuple):
        return f"[{', '.join(map(_typed, fact.value))}]"
    return _typed(fact.value)


def _typed(amount: Amount) -> str:
    return amount.typed or f"{amount.number:.15g}"


def _form(fact: Fact) -> str:
    """What the words for a value must have."""
    if not isinstance(fact.value, tuple):
        return "`value` is one number: write {value} in `say` where it belongs, and no other number or braces; or give a range, as in `value: [7, 10]`"
    if len(fact.value) == 2:
        return "`value` is a range: write {low} and {high} in `say` where they belong, and no other number or braces"
    return "give `value` one number, as in 7, or the two ends of a range, as in [7, 10]"
