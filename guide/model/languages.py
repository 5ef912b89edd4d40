"""The languages that the program can set and measure. A sheet in any other would silently come out wrong: Arabic, for
example, with its figures backward. So a topic that names another is refused.

Counting syllables and measuring how hard words are takes a formula for each language. A language without one is set all
the same; the rules on reading and on long words are then silent, and `guide check` says so.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal

from msgspec import Struct


class Language(Struct, frozen=True):
    """What the program has to know about a language."""

    direction: Literal["ltr", "rtl"]
    """The direction of its lines."""
    reading: Literal["english", "none"] = "none"
    """The rules for counting syllables and the formulas for reading difficulty."""


LANGUAGES = MappingProxyType({"en": Language("ltr", reading="english")})


def language_of(code: str) -> Language | None:
    """The description of a language, or None. A region has that of its language, `en-GB` that of `en` (BCP 47,
    lookup)."""
    while code not in LANGUAGES and "-" in code:
        code = code.rpartition("-")[0]
    return LANGUAGES.get(code)


def has_reading(code: str) -> bool:
    """Whether the reading difficulty of a language can be measured."""
    language = language_of(code)
    return language is not None and language.reading != "none"


def missing_description(code: str) -> tuple[str, str]:
    """The message for a language that is not described, and what to do about it."""
    known = ", ".join(f"`{name}`" for name in LANGUAGES)
    return (
        f"sheets in the language `{code}` cannot be made yet",
        f"write {known} or one of its regions, such as `en-GB`, or leave it out; whoever looks after the program can add a language",
    )
