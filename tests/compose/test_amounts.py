"""What facts print: fractions, times, money, rates, and temperatures on both scales."""

from __future__ import annotations

from guide.compose.amounts import filled
from guide.model.amounts import Amount, converted, parse_amount, temperature_of
from guide.model.files.facts import Fact
from guide.model.files.labels import NumberStyle
from tests.layout.factory import TODAY

# Value, unit, words, country, what is printed; spaces that do not break come later.
PRINTED = (
    (("5",), "mL", "{value} mL", "US", "5 mL"),
    (("4", "6"), "hours", "every {low} to {high} hours", "US", "every 4 to 6 hours"),
    (("1", "5"), "rate", "{low} in {high}", "US", "1 in 5"),
    (("160", "5"), "mg/mL", "{low} mg in {high} mL", "US", "160 mg in 5 mL"),
    (("1/2",), "teaspoon", "{value} teaspoon", "US", "½ teaspoon"),
    (("1 1/2",), "", "{value} cups", "US", "1½ cups"),
    (("2/3",), "", "{value} cup", "US", "⅔ cup"),
    (("⅓", "1/2"), "", "{low} to {high} cup", "US", "⅓ to ½ cup"),
    (("5.50",), "$", "${value}", "US", "$5.50"),
    (("1249.5",), "USD", "${value}", "US", "$1,249.50"),
    (("20",), "€", "{value} €", "DE", "20 €"),
    (("14:30",), "", "{value}", "US", "2:30 p.m."),
    (("14:30",), "", "{value}", "GB", "2:30 pm"),
    (("14:30",), "", "{value} Uhr", "DE", "14:30 Uhr"),
    (("14:30",), "", "{value}", "", "14:30"),
    (("2 a.m.",), "", "{value}", "US", "2 a.m."),
    (("0:00",), "", "{value}", "US", "12 midnight"),
    (("12 pm",), "", "{value}", "US", "12 noon"),
    (("8:00", "17:30"), "", "{low} to {high}", "US", "8 a.m. to 5:30 p.m."),
    (("100.4",), "°F", "{value} or higher", "US", "100.4 °F (38 °C) or higher"),
    (("100.4",), "°F", "{value} or higher", "GB", "38 °C (100.4 °F) or higher"),
    (("38",), "Celsius", "at least {value}", "US", "at least 100.4 °F (38 °C)"),
    (("38",), "°C", "{value}", "", "38 °C (100.4 °F)"),
    (("68", "72"), "F", "from {low} to {high}, dry", "US", "from 68 to 72 °F (20 to 22.2 °C), dry"),
    (("-18",), "°C", "{value}", "CA", "-18 °C (-0.4 °F)"),
)


def fact(values: tuple[str, ...], unit: str, **more: float | tuple[float, ...]) -> Fact:
    amounts = tuple(amount for value in values if (amount := parse_amount(value)) is not None)
    value = amounts[0] if len(amounts) == 1 else amounts
    return Fact(value, {}, "", ("study",), "read", TODAY, TODAY, unit, **more)


def test_a_fact_prints_its_value_as_its_unit_and_country_want_it() -> None:
    wrong = []
    for values, unit, say, country, printed in PRINTED:
        said = filled(fact(values, unit), say, NumberStyle(), "en", country)
        if said != printed:
            wrong.append((values, unit, said))
    assert wrong == []


def test_the_other_scale_may_be_rounded_as_in_the_source() -> None:
    one = fact(("120",), "°F", converted=49.0)
    assert filled(one, "{value}", NumberStyle(), "en", "US") == "120 °F (49 °C)"
    two = fact(("68", "72"), "°F", converted=(20.0, 22.0))
    assert filled(two, "{low} to {high}", NumberStyle(), "en", "US") == "68 to 72 °F (20 to 22 °C)"


def test_the_language_says_how_degrees_and_money_are_written() -> None:
    style = NumberStyle(",", ".")
    assert filled(fact(("38.5",), "°C"), "{value}", style, "de", "DE") == "38,5 °C (101,3 °F)"
    assert filled(fact(("1249.50",), "€"), "{value} €", style, "de", "DE") == "1.249,50 €"


def test_values_as_people_write_them() -> None:
    meant = {
        "½": Amount(0.5, "fraction", "½"), "1-1/2": Amount(1.5, "fraction", "1½"), "7:05": Amount(7 + 5 / 60, "clock", "7:05"),
        "12 AM": Amount(0.0, "clock", "0:00"), "3/7": None, "2/4": None, "24:00": None, "7:60": None, "13 pm": None, "1e3": None,
        "٧": None, "0/2": None, "1/0": None, "": None,
    }  # fmt: skip
    assert {text: parse_amount(text) for text in meant} == meant


def test_scales_as_people_name_them() -> None:
    named = {
        "°F": "°F", "ºF": "°F", "° F": "°F", "F": "°F", "degrees Fahrenheit": "°F", "deg C": "°C", "celsius": "°C", "f": "", "ft": "",
        "degrees": "", "": "", "c": "", "cups": "",
    }  # fmt: skip
    assert {unit: temperature_of(unit) for unit in named} == named


def test_scales_are_converted_to_a_tenth() -> None:
    assert [converted(value, "°F") for value in (98.6, 100.4, 102, 104, 0)] == [37, 38, 38.9, 40, -17.8]
    assert [converted(value, "°C") for value in (37, 38, 38.5, 40, -18)] == [98.6, 100.4, 101.3, 104, -0.4]
