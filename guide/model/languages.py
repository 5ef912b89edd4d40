"""The languages that the program knows how to set and to measure. A sheet in any other would come out wrong without a
word: Arabic, for one, with its figures backward. So a topic that names another is refused.

What is read off words, such as syllables and long words, is English as well; a further language needs its own.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal

from msgspec import Struct


class Language(Struct, frozen=True):
    """What the program has to know of a language."""

    direction: Literal["ltr", "rtl"]
    """Which way its lines run."""


LANGUAGES = MappingProxyType({"en": Language("ltr")})


def language_of(code: str) -> Language | None:
    """The description of a language. A region has that of its language, `en-GB` that of `en` (BCP 47, lookup); None if
    there is none."""
    while code not in LANGUAGES and "-" in code:
        code = code.rpartition("-")[0]
    return LANGUAGES.get(code)


def missing_description(code: str) -> tuple[str, str]:
    """What is said of a language that is not described, and what one can do."""
    known = ", ".join(f"`{name}`" for name in LANGUAGES)
    return (
        f"the program has no description of the language `{code}`: which way it is written, how its words are measured",
        f"use {known} or a region of it, or have `{code}` described in guide/model/languages.py first",
    )
