"""The values of facts make sense: ranges run upward, units are those that are printed, and nothing is a telephone number."""

from __future__ import annotations

import re

from guide.base.problems import Position, Problems
from guide.compose.amounts import SLOT
from guide.model.amounts import MEASURES, Amount, converted, is_rate, temperature_of
from guide.model.countries import COUNTRIES
from guide.model.files.facts import Fact
from guide.model.source import Located, Source

# Compiled where a fact needs them.
_DEGREES = r"(?i)°|º[FC]\b|\bdegrees?\b|\b(?:fahrenheit|celsius)\b"
_ONE_SCALE = r"(?i)\}[ \u00a0]?(?:[°º]? ?(?-i:[FC])|degrees (?:fahrenheit|celsius))\b"
_HALVES = r"(?i)\b(?:[ap]\.? ?m\b|o[’']clock|noon\b|midnight\b)"
_BEHIND = r"\}[ \u00a0-]?([A-Za-zµμ]+(?:/[A-Za-z]+)?)"
# Behind a figure, these are words rather than inches and meters: 1 in 5.
_WORDS = ("in", "m")
# How far a rounded temperature may be from the exact one.
ROUNDED = 1.0
# Numbers of fewer digits may well be figures.
FEWEST = 10


def check_values(source: Source, problems: Problems) -> None:
    """Report values and words of facts that would print something else than what was looked up."""
    countries = {country.text for country in source.topic.country.values()} | {"US"}
    for name, located in source.facts.items():
        fact, own, at = located.value, problems.of("fact", name), located.place("value")
        values = fact.value if isinstance(fact.value, tuple) else (fact.value,)
        for value in values:
            _check_telephone(value, name, at, countries, own)
        if len({value.form == "clock" for value in values}) > 1:
            own.error(
                at,
                "facts",
                f"fact `{name}` has a time of day and a number",
                "write both as times, such as [8:00, 17:00]",
            )
        elif len(values) == 2 and values[0].form != "clock" and not is_rate(fact.unit):
            _check_order(values[0], values[1], name, at, own)
        _check_temperature(located, values, name, own)
        for language, say in fact.say.items():
            _check_words(fact, values, say, name, located.place("say", language), own)


def _check_telephone(value: Amount, name: str, at: Position, countries: set[str], problems: Problems) -> None:
    digits = f"{value.number:.0f}"
    if value.form != "number" or len(digits) < FEWEST:
        return
    from guide.model.telephones import target_of  # hardly a fact has so many digits

    known = any(target_of(digits, one) for one in sorted(countries & set(COUNTRIES)))
    if known:
        problems.error(
            at, "facts", f"fact `{name}`: {digits} is a telephone number, which would be printed as {value.number:,.0f}",
            "write it in the text of the sheet, where it becomes a link; if it is a figure, give it in thousands or millions",
        )  # fmt: skip


def _check_order(low: Amount, high: Amount, name: str, at: Position, problems: Problems) -> None:
    if low.number >= high.number:
        problems.error(
            at, "facts", f"fact `{name}` runs from {_shown(low)} to {_shown(high)}",
            "put the lower figure first; if it is not a range, write `unit: rate`, or a unit such as `mg/mL`"
            if low.number > high.number else "put the lower figure first",
        )  # fmt: skip


def _shown(amount: Amount) -> str:
    return amount.typed or f"{amount.number:g}"


def _check_temperature(located: Located[Fact], values: tuple[Amount, ...], name: str, problems: Problems) -> None:
    fact, at = located.value, located.place("converted")
    scale = temperature_of(fact.unit)
    given = fact.converted if isinstance(fact.converted, tuple) else (fact.converted,)
    if not scale:
        if fact.converted is not None:
            problems.error(
                at, "facts", f"fact `{name}` has `converted` and is no temperature", "delete it, or set `unit: °F`"
            )
        return
    if any(value.form != "number" for value in values):
        problems.error(
            located.place("value"),
            "facts",
            f"fact `{name}`: a temperature is a number",
            "write it in digits, as in 100.4",
        )
    elif fact.converted is not None and (
        len(given) != len(values)
        or any(
            abs((rounded or 0.0) - converted(value.number, scale)) > ROUNDED
            for value, rounded in zip(values, given, strict=True)
        )
    ):
        exact = ", ".join(f"{converted(value.number, scale):g}" for value in values)
        problems.error(
            at, "facts", f"fact `{name}`: `converted` is not the same temperature",
            f"write {exact}, or the nearest whole number; or delete it",
        )  # fmt: skip


def _check_words(fact: Fact, values: tuple[Amount, ...], say: str, name: str, at: Position, problems: Problems) -> None:
    words, scale = SLOT.sub("", say), temperature_of(fact.unit)
    if scale and re.search(_DEGREES, words):
        problems.error(
            at, "facts", f"fact `{name}`: `{say}` has a unit, and the program writes °F and °C itself",
            "leave the unit out of `say`: write {value}, or {low} to {high}",
        )  # fmt: skip
    elif not scale and re.search(_ONE_SCALE, say):
        problems.error(
            at, "facts", f"fact `{name}`: `{say}` gives a temperature on one scale only",
            "write `unit: °F` or `unit: °C`, and leave the unit out of `say`: the program writes both",
        )  # fmt: skip
    if any(value.form == "clock" for value in values) and re.search(_HALVES, words):
        problems.error(
            at, "facts", f"fact `{name}`: `{say}` says a.m. or p.m., and the program writes that itself",
            "leave it out of `say`; 14:30 is half past two in the afternoon",
        )  # fmt: skip
    unit = MEASURES.get(fact.unit.strip())
    for behind in re.finditer(_BEHIND, say) if unit else ():
        said = MEASURES.get(behind[1]) if behind[1] not in _WORDS else ""
        if unit and said and said != unit and not _is_part(said, unit):
            problems.error(
                at, "facts", f"fact `{name}`: `say` prints `{behind[1]}`, and `unit` is `{fact.unit.strip()}`",
                "look the figure up, and write the same unit in both",
            )  # fmt: skip


def _is_part(said: str, unit: str) -> bool:
    """Whether `mL` belongs to `mg/mL`: {low} mg in {high} mL."""
    return "/" in unit and said in unit.split("/")
