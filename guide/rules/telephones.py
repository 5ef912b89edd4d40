"""Telephone numbers are those of the country: what cannot be dialled there is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.base.problems import Problems
from guide.base.visible import visible
from guide.model.countries import COUNTRIES, EMERGENCY_NUMBERS
from guide.model.printed import Printed, all_texts, alternative_texts
from guide.rules.context import HandoutContext

if TYPE_CHECKING:
    from guide.model.telephones import Telephone


def check(context: HandoutContext, problems: Problems) -> None:
    for text in (*all_texts(context.handout), *alternative_texts(context.handout)):
        typed = text.typed
        if not any(map(str.isdigit, typed)):
            continue
        from guide.model.telephones import telephones

        for number in telephones(typed, context.country):
            _check(number, text, context.country, problems)


def _check(number: Telephone, text: Printed, country: str, problems: Problems) -> None:
    said, at = visible(text.text[number.start : number.end].replace("\u00a0", " ")), text.at(number.start)
    if number.kind == "foreign":
        problems.error(
            at, "telephone", f"`{said}` is not the emergency number here: `country` is {country}, which has "
            f"{EMERGENCY_NUMBERS[country]}", "write {number}`emergency`, which prints the number of the country",
        )  # fmt: skip
    elif number.kind == "unknown" and country in COUNTRIES:
        problems.warning(
            at, "telephone", f"`{said}` is not a telephone number of a known form, so it is printed without a link",
            f"write the whole number as in {COUNTRIES[country].example}, or with `+` and the code of its country",
        )  # fmt: skip
    elif number.kind == "unknown":
        problems.warning(
            at, "telephone", f"`{said}` is printed without a link: topic.yaml does not say in which country it is dialled",
            "add `country: {en: US}` to topic.yaml, with your language and country",
        )  # fmt: skip
