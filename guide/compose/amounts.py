"""How the values of facts are written: thousands, fractions, times of day, money, and temperatures on both scales."""

from __future__ import annotations

import re
from collections.abc import Callable

from guide.model.amounts import CELSIUS, FAHRENHEIT, MONEY, Amount, converted, temperature_of
from guide.model.countries import COUNTRIES
from guide.model.files.facts import Fact
from guide.model.files.labels import NumberStyle

SLOT = re.compile(r"\{(\w+)\}")
Shown = Callable[[str, Amount], str]


def filled(fact: Fact, say: str, style: NumberStyle, language: str, country: str) -> str:
    """The words of a fact with its value in their slots, which are there."""
    scale = temperature_of(fact.unit)
    if scale:
        return _on_both_scales(fact, say, scale, style, country)
    values = slots(fact)
    return SLOT.sub(lambda match: _said(values[match[1]], fact.unit, style, language, country), say)


def slots(fact: Fact) -> dict[str, Amount]:
    """The values by the names that `say` has for them; none if there are more than two."""
    if isinstance(fact.value, tuple):
        return dict(zip(("low", "high"), fact.value, strict=True)) if len(fact.value) == 2 else {}
    return {"value": fact.value}


def number(value: float, style: NumberStyle) -> str:
    """1234.5 as `1,234.5` in the language's style; whole numbers without a decimal point."""
    if value == int(value):
        return _styled(f"{value:,.0f}", style)
    text = f"{value:,}"
    if "e" in text:  # as Python writes numbers below 0.0001
        from decimal import Decimal  # few sheets need it

        text = f"{Decimal(repr(value)):f}"
    return _styled(text, style)


def _styled(text: str, style: NumberStyle) -> str:
    return text.replace(",", "\0").replace(".", style.decimal).replace("\0", style.thousands)


def _said(amount: Amount, unit: str, style: NumberStyle, language: str, country: str) -> str:
    if amount.form == "clock":
        return _time(amount.typed, language, country)
    if amount.form == "fraction":
        return amount.typed
    if unit.strip() in MONEY and amount.number != int(amount.number):
        return _styled(f"{amount.number:,.2f}", style)
    return number(amount.number, style)


def _time(typed: str, language: str, country: str) -> str:
    """14:30 as it is written in the country: only English has words for the halves of the day here."""
    clock = COUNTRIES[country].clock if country in COUNTRIES else "24"
    if clock == "24" or language.partition("-")[0] != "en":
        return typed
    hour, minute = map(int, typed.split(":"))
    if minute == 0 and hour % 12 == 0:
        return "12 noon" if hour else "12 midnight"
    half = ("p" if hour >= 12 else "a") + (".m." if clock == "a.m." else "m")
    return f"{hour % 12 or 12}{f':{minute:02}' if minute else ''} {half}"


def _on_both_scales(fact: Fact, say: str, scale: str, style: NumberStyle, country: str) -> str:
    """`at least {value}` as `at least 100.4 °F (38 °C)`: from the first to the last slot on each scale."""
    found = list(SLOT.finditer(say))
    start, end = found[0].start(), found[-1].end()
    typed = {name: amount.number for name, amount in slots(fact).items()}
    given = fact.converted if isinstance(fact.converted, tuple) else (fact.converted,)
    other = {
        name: converted(value, scale) if fact.converted is None else given[place] or 0.0
        for place, (name, value) in enumerate(typed.items())
    }

    def core(values: dict[str, float], unit: str) -> str:
        return SLOT.sub(lambda match: number(values[match[1]], style), say[start:end]) + f" {unit}"

    both = {scale: core(typed, scale)}
    both[CELSIUS if scale == FAHRENHEIT else FAHRENHEIT] = core(other, CELSIUS if scale == FAHRENHEIT else FAHRENHEIT)
    first = scale
    if country in COUNTRIES:
        first = FAHRENHEIT if COUNTRIES[country].fahrenheit else CELSIUS
    second = CELSIUS if first == FAHRENHEIT else FAHRENHEIT
    return f"{say[:start]}{both[first]} ({both[second]}){say[end:]}"
