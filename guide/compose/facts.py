"""Figures in words."""

from __future__ import annotations

import re

from guide.base.problems import Position, suggest
from guide.compose.context import Context
from guide.model.files.facts import Fact
from guide.model.files.labels import NumberStyle

_SLOT = re.compile(r"\{(\w+)\}")
_BESIDE_DIGIT = re.compile(r"(?<=\d) (?=\S)|(?<=\S) (?=\d)")
NO_BREAK_SPACE = "\u00a0"


def say_fact(name: str, at: Position, context: Context) -> str:
    """The fact as the sheet prints it; "" after a problem. A figure stays on one line with its unit, a range too."""
    located = context.source.facts.get(name)
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
            located.at, "facts", f"fact `{name}` has no words in `{language}`", f"add `{language}:` under `say`"
        )
        return ""
    said = _filled(fact, fact.say[language], context.language.labels.numbers)
    if said is None:
        context.problems.error(
            located.at, "facts", f"fact `{name}`: `{fact.say[language]}` does not fit its value {_shown(fact)}",
            _form(fact),
        )  # fmt: skip
        return ""
    return _BESIDE_DIGIT.sub(NO_BREAK_SPACE, said)


def _filled(fact: Fact, say: str, style: NumberStyle) -> str | None:
    if isinstance(fact.value, tuple):
        if len(fact.value) != 2:
            return None
        values = {"low": fact.value[0], "high": fact.value[1]}
    else:
        values = {"value": fact.value}
    words = _SLOT.sub("", say)
    if set(_SLOT.findall(say)) != set(values) or any(char.isdigit() for char in words):
        return None
    return _SLOT.sub(lambda match: number(values[match[1]], style), say)


def _shown(fact: Fact) -> str:
    """The value as it is typed in the file."""
    if isinstance(fact.value, tuple):
        return f"[{', '.join(f'{one:.15g}' for one in fact.value)}]"
    return f"{fact.value:.15g}"


def _form(fact: Fact) -> str:
    """What the words for a value must have."""
    if not isinstance(fact.value, tuple):
        return "it is one number: write {value} in `say` where it belongs, and no other number or braces"
    if len(fact.value) == 2:
        return "it is a range: write {low} and {high} in `say` where they belong, and no other number or braces"
    return "give `value` one number, as in 7, or the two ends of a range, as in [7, 10]"


def number(value: float, style: NumberStyle) -> str:
    """1234.5 as `1,234.5` in the language's style; whole numbers without a decimal point."""
    text = f"{value:,.0f}" if value == int(value) else f"{value:,}"
    return text.replace(",", "\0").replace(".", style.decimal).replace("\0", style.thousands)
