"""Values of facts that would print something else than was looked up."""

from __future__ import annotations

import pytest

from tests.support import FACTS, SmallProject, assert_refused

STEPS_A_DAY = '  value: 2400\n  say:\n    en: "{value} steps a day"\n'


@pytest.mark.parametrize(
    ("place", "entry", "message", "hint"),
    [
        ("12:10", '  value: 8002221222\n  say: {en: "{value}"}\n',
         "fact `steps-a-day`: 8002221222 is a telephone number, which would be printed as 8,002,221,222",
         "write it in the text of the sheet, where it becomes a link; if it is a figure, give it in thousands or millions"),
        ("14:14", '  value: 5\n  unit: mL\n  say: {en: "{value} mg"}\n', "fact `steps-a-day`: `say` prints `mg`, and `unit` is `mL`",
         "look the figure up, and write the same unit in both"),
        ("13:14", '  value: 100.4\n  say: {en: "{value}°F"}\n', "fact `steps-a-day`: `{value}°F` gives a temperature on one scale only",
         "write `unit: °F` or `unit: °C`, and leave the unit out of `say`: the program writes both"),
        ("14:14", '  value: 100.4\n  unit: °F\n  say: {en: "{value} °F"}\n',
         "fact `steps-a-day`: `{value} °F` has a unit, and the program writes °F and °C itself",
         "leave the unit out of `say`: write {value}, or {low} to {high}"),
        ("14:14", '  value: 120\n  unit: °F\n  converted: 94\n  say: {en: "{value}"}\n',
         "fact `steps-a-day`: `converted` is not the same temperature", "write 48.9, or the nearest whole number; or delete it"),
        ("14:14", '  value: [68, 72]\n  unit: °F\n  converted: 20\n  say: {en: "{low} to {high}"}\n',
         "fact `steps-a-day`: `converted` is not the same temperature",
         "write 20, 22.2, or the nearest whole number; or delete it"),
        ("13:14", '  value: 120\n  converted: 49\n  say: {en: "{value}"}\n', "fact `steps-a-day` has `converted` and is no temperature",
         "delete it, or set `unit: °F`"),
        ("12:10", '  value: 1/2\n  unit: °F\n  say: {en: "{value}"}\n', "fact `steps-a-day`: a temperature is a number",
         "write it in digits, as in 100.4"),
        ("13:14", '  value: 14:30\n  say: {en: "{value} p.m."}\n',
         "fact `steps-a-day`: `{value} p.m.` says a.m. or p.m., and the program writes that itself",
         "leave it out of `say`; 14:30 is half past two in the afternoon"),
        ("12:10", '  value: [8:00, 17]\n  say: {en: "{low} to {high}"}\n', "fact `steps-a-day` has a time of day and a number",
         "write both as times, such as [8:00, 17:00]"),
    ],
)  # fmt: skip
def test_a_value_that_would_mislead_is_refused(
    place: str, entry: str, message: str, hint: str, built: SmallProject
) -> None:
    built.replace(FACTS, STEPS_A_DAY, entry)
    built.replace("sources/topic/en/ways.yaml", "{fact}`steps-a-day`", "{fact}`crawl-age`")
    assert_refused(built, f"{FACTS}:{place}: facts: {message}\n    hint: {hint}")


@pytest.mark.parametrize(
    "value", ["1-800-222-1222", "(800) 222-1222", "+1 800 222 1222", "800-222-1222 or 800-222-1223", "0800 111 1111"]
)
def test_a_telephone_number_is_no_value(value: str, built: SmallProject) -> None:
    built.replace(FACTS, "value: 2400", f"value: {value}")
    assert_refused(
        built,
        f"{FACTS}:12:10: facts: `value`: `{value}` is a telephone number, not a figure\n"
        "    hint: write it in the text of the sheet, where it becomes a link",
    )
