"""The value of a fact: a number, a fraction or a time of day, as it is typed in `facts.yaml`; and units that the program
knows."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

# Numbers as people write them, so that they print as typed.
NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?")
# The fractions that have a sign of their own.
FRACTIONS = MappingProxyType({
    (1, 2): "½", (1, 3): "⅓", (2, 3): "⅔", (1, 4): "¼", (3, 4): "¾", (1, 5): "⅕", (2, 5): "⅖", (3, 5): "⅗", (4, 5): "⅘",
    (1, 6): "⅙", (5, 6): "⅚", (1, 8): "⅛", (3, 8): "⅜", (5, 8): "⅝", (7, 8): "⅞",
})  # fmt: skip
_PARTS = {sign: parts for parts, sign in FRACTIONS.items()}
_FRACTION = re.compile(rf"(?:(?P<whole>[1-9]\d{{0,3}})[ -]?)?(?P<sign>[{''.join(_PARTS)}])|"
                       r"(?:(?P<before>[1-9]\d{0,3})[ -])?(?P<over>[1-9]\d?)/(?P<under>[1-9]\d?)")  # fmt: skip
_CLOCK = re.compile(r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)")
_HALVED = re.compile(r"(?P<hour>0?[1-9]|1[0-2])(?::(?P<minute>[0-5]\d))? ?(?P<half>[apAP])\.?[mM]\.?")

CELSIUS, FAHRENHEIT = "°C", "°F"
TEMPERATURES = (CELSIUS, FAHRENHEIT)
# Money is written with two decimals or none.
MONEY = frozenset(
    ("$", "€", "£", "USD", "CAD", "AUD", "NZD", "MXN", "EUR", "GBP", "CHF", "dollars", "euros", "pounds sterling")
)
# Two numbers with such a unit are no range: 1 in 5, 160 mg in 5 mL.
_RATE = re.compile(r"rate|share|ratio|.*/.*|.* (?:per|in) .*", re.IGNORECASE)
# Units of doses and measures, with other ways to write them. What stands behind a figure must be the unit of its fact.
MEASURES = MappingProxyType({
    written: unit
    for unit, also in (
        ("mg/kg", ""), ("mg/mL", "mg/ml"), ("mcg/kg", ""), ("mL/kg", "ml/kg"), ("mcg", "µg μg micrograms microgram"),
        ("mg", "milligrams milligram"), ("g", "grams gram"), ("kg", "kilograms kilogram"), ("mL", "ml milliliters milliliter millilitres"),
        ("L", "l liters liter litres litre"), ("IU", ""), ("oz", "ounces ounce"), ("lb", "lbs pounds pound"), ("cm", "centimeters"),
        ("mm", "millimeters"), ("m", "meters"), ("in", "inches inch"), ("ft", "feet foot"), ("kcal", "calories"),
        ("minutes", "minute min"), ("hours", "hour h"), ("days", "day"), ("weeks", "week"), ("months", "month"), ("years", "year"),
        ("teaspoons", "teaspoon tsp"), ("tablespoons", "tablespoon tbsp"), ("cups", "cup"),
    )
    for written in (unit, *also.split())
})  # fmt: skip


class Amount(Struct, frozen=True):
    """A value. `typed` is a fraction with its sign (1½), or a time of 24 hours (14:30); "" for a number."""

    number: float
    form: Literal["number", "fraction", "clock"] = "number"
    typed: str = ""


def parse_amount(text: str) -> Amount | None:
    """The value that a text means; None for anything else."""
    if NUMBER.fullmatch(text):
        return Amount(float(text))
    return _fraction(text) or _clock(text)


def is_rate(unit: str) -> bool:
    """Whether two numbers of this unit are no range."""
    return _RATE.fullmatch(unit.strip()) is not None


def temperature_of(unit: str) -> str:
    """The temperature scale that a unit names, in whatever words; "" for another unit."""
    plain = re.sub(r"^(?:degrees?|deg\.?|[°ºo])\s*", "", unit.strip(), flags=re.IGNORECASE).lower()
    marked = len(plain) < len(unit.strip())
    if plain in ("fahrenheit", "celsius") or (marked and plain in ("f", "c")) or unit.strip() in ("F", "C"):
        return FAHRENHEIT if plain[0] == "f" else CELSIUS
    return ""


def converted(number: float, scale: str) -> float:
    """A temperature of one scale on the other, to a tenth of a degree."""
    exact = (number - 32) * 5 / 9 if scale == FAHRENHEIT else number * 9 / 5 + 32
    return round(exact * 10 + (1e-9 if exact > 0 else -1e-9)) / 10 + 0.0


def _fraction(text: str) -> Amount | None:
    found = _FRACTION.fullmatch(text)
    if found is None:
        return None
    parts = _PARTS[found["sign"]] if found["sign"] else (int(found["over"]), int(found["under"]))
    whole = found["whole"] or found["before"] or ""
    if parts not in FRACTIONS:
        return None
    return Amount(int(whole or 0) + parts[0] / parts[1], "fraction", whole + FRACTIONS[parts])


def _clock(text: str) -> Amount | None:
    found = _CLOCK.fullmatch(text)
    if found:
        hour, minute = int(found["hour"]), int(found["minute"])
    else:
        found = _HALVED.fullmatch(text)
        if found is None:
            return None
        hour, minute = int(found["hour"]) % 12 + 12 * (found["half"] in "pP"), int(found["minute"] or 0)
    return Amount(hour + minute / 60, "clock", f"{hour}:{minute:02}")
