"""The languages that the program knows how to set and to measure. A sheet in any other would come out wrong without a
word: Arabic, for one, with its figures backward. So a topic that names another is refused.

What is read off words, how many syllables they have and how hard they are, is a formula of each language's own. One that
has none is set all the same; the rules on reading and on long words then say nothing, and `guide check` says so.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal

from msgspec import Struct


class Language(Struct, frozen=True):
    """What the program has to know of a language."""

    direction: Literal["ltr", "rtl"]
    """Which way its lines run."""
    reading: Literal["english", "none"] = "none"
    """By which rules syllables are counted, and by which formulas it is said how hard a text is to read."""


LANGUAGES = MappingProxyType({"en": Language("ltr", reading="english")})


def language_of(code: str) -> Language | None:
    """The description of a language. A region has that of its language, `en-GB` that of `en` (BCP 47, lookup); None if
    there is none."""
    while code not in LANGUAGES and "-" in code:
        code = code.rpartition("-")[0]
    return LANGUAGES.get(code)


def has_reading(code: str) -> bool:
    """Whether it can be measured how hard a text of a language is to read."""
    language = language_of(code)
    return language is not None and language.reading != "none"


def missing_description(code: str) -> tuple[str, str]:
    """What is said of a language that is not described, and what one can do."""
    known = ", ".join(f"`{name}`" for name in LANGUAGES)
    return (
        f"the program has no description of the language `{code}`: which way it is written, how its words are measured",
        f"use {known} or a region of it, or have `{code}` described in guide/model/languages.py first",
    )
