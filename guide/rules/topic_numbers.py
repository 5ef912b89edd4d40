"""What a topic says about numbers: the country of each language, and the names with digits."""

from __future__ import annotations

import re

from guide.base.problems import Problems, suggest
from guide.base.visible import visible
from guide.model.amounts import MEASURES, parse_amount
from guide.model.countries import COUNTRIES, meant
from guide.model.prose import Prose
from guide.model.source import Source

# Figures with a unit, rates and ranges, prices.
_MEASURED = re.compile(r"\d ?(?P<unit>[^\W\d_]+(?:/[^\W\d_]+)?|[%°])")
_TWO = re.compile(r"\d (?:in|out of|of|to) \d|\d[-–]\d")
_PRICED = re.compile(r"[$€£] ?\d")
# Behind a figure, these are words rather than inches and meters.
_WORDS = ("in", "m")
LONGEST_NAME = 60


def check_topic_numbers(source: Source, problems: Problems) -> None:
    """Report countries that are not known, and figures among the names."""
    languages = [named.text for named in source.topic.languages]
    for language, country in source.topic.country.items():
        if language not in languages:
            problems.error(
                country.at, "topic", f"`country`: the topic is not in `{language}`", suggest(language, languages)
            )
        if country.text not in COUNTRIES:
            code = meant(country.text)
            problems.error(
                country.at, "topic", f"`country`: no emergency number is known for `{country.text}`",
                f"write `{code}`" if code else "use one of: " + ", ".join(f"`{code}`" for code in COUNTRIES),
            )  # fmt: skip
    countries = {country.text for country in source.topic.country.values()}
    for name in source.topic.names:
        _check_name(name, countries, problems)


def _check_name(name: Prose, countries: set[str], problems: Problems) -> None:
    from guide.model.telephones import telephones  # only a topic with names pays for it

    text, said = name.text.strip(), visible(name.text)
    if not any(map(str.isdigit, text)):
        problems.error(name.at, "topic", f"`names`: `{said}` has no digits", "delete it: it may be printed anyway")
    elif len(text) > LONGEST_NAME:
        problems.error(
            name.at, "topic", f"`names`: `{said}` has {len(text)} characters; at most {LONGEST_NAME} fit",
            "write only the name, not the sentence around it",
        )  # fmt: skip
    elif any(telephones(text, country) for country in sorted(countries)):
        problems.error(
            name.at, "topic", f"`names`: `{said}` is a telephone number", "delete it: it may be printed anyway"
        )
    elif _is_figure(text):
        problems.error(
            name.at, "topic", f"`names`: `{said}` is a figure, not a name",
            "add it to facts.yaml with its source, and write {fact}`its-name` where it is printed",
        )  # fmt: skip


def _is_figure(text: str) -> bool:
    units = {found["unit"] for found in _MEASURED.finditer(text)}
    measured = any(unit in "%°" or (unit in MEASURES and unit not in _WORDS) for unit in units)
    return measured or bool(parse_amount(text) or _TWO.search(text) or _PRICED.search(text))
