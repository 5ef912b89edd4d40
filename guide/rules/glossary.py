"""Medical and long words are explained where they first appear (criteria, row 3).

A glossary word counts as explained if one of its listed phrases is in the same paragraph, item or cell as its first
use. In a language whose syllables can be counted, other words of four or more syllables must be listed as everyday
words.
"""

from __future__ import annotations

import re

from guide.base.problems import LISTED, Problems
from guide.model.languages import has_reading
from guide.model.printed import Printed, running_texts
from guide.rules.context import HandoutContext
from guide.rules.syllables import syllables

LONG = 4

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def check(context: HandoutContext, problems: Problems) -> None:
    if context.handout.audience != "parents":
        return
    explained: set[str] = set()
    long_words = context.language.everyday is not None and has_reading(context.handout.language)
    # Headings only name what the text below them explains.
    for text in running_texts(context.handout):
        _check_terms(text, explained, context, problems)
        if long_words:
            _check_long_words(text, context, problems)


def _check_terms(text: Printed, explained: set[str], context: HandoutContext, problems: Problems) -> None:
    for term, located in context.language.glossary.items():
        match = None if term in explained else re.search(rf"\b{re.escape(term)}(?:s|es)?\b", text.text, re.IGNORECASE)
        if match is None:
            continue
        explained.add(term)
        if not any(phrase.lower() in text.text.lower() for phrase in located.value.said_as):
            problems.error(
                text.at(match.start()), "glossary", f"`{term}` is not explained where it first appears",
                f"write one of its `said-as` phrases beside it: {_phrases(located.value.said_as)}; or add the words that "
                f"explain it here to `said-as` in {located.at}",
            )  # fmt: skip


def _phrases(said_as: tuple[str, ...]) -> str:
    return ", ".join(f"`{phrase}`" for phrase in said_as[:LISTED]) or "there are none yet"


def _check_long_words(text: Printed, context: HandoutContext, problems: Problems) -> None:
    terms = {word for term in context.language.glossary for word in _WORD.findall(term.lower())}
    everyday = context.language.everyday or frozenset()
    folder = context.source.file(f"{context.language.language}/")
    for match in _WORD.finditer(text.text):
        for part in match[0].lower().split("-"):
            single = part.removesuffix("s")
            known = part in everyday or single in everyday or part in terms or single in terms
            if syllables(part) >= LONG and not known:
                problems.error(
                    text.at(match.start()), "glossary", f"`{match[0]}` is a long word that is in no list",
                    f"use a shorter word; or explain it, with `{match[0].lower()}: {{means: …, said-as: […]}}` in {folder}glossary.yaml; or, if "
                    f"every parent knows it, add it to `words: […]` in {folder}everyday.yaml",
                )  # fmt: skip
