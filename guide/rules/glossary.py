"""Medical and long words are explained where they first stand (criteria, row 3).

A word of the glossary counts as explained when one of the phrases listed for it stands in the same paragraph,
item or cell as its first use. Other words of four or more syllables must be listed as everyday words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.model.blocks import Heading, Paragraph
from guide.model.inlines import Words, leaves, plain
from guide.model.walk import own_inlines, walk
from guide.problems import Position, Problems
from guide.rules.context import HandoutContext
from guide.rules.syllables import syllables

LONG = 4

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def check(context: HandoutContext, problems: Problems) -> None:
    if context.handout.audience != "parents":
        return
    explained: set[str] = set()
    for text, words in _texts(context):
        _check_terms(text, words, explained, context, problems)
        if context.language.everyday is not None:
            _check_long_words(words, context, problems)


def _texts(context: HandoutContext) -> Iterator[tuple[str, list[Words]]]:
    """Running text: headings only name what the text below explains; notes are the program's own."""
    for block in walk(context.handout.blocks):
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and block.role == "note"):
            continue
        for inlines in own_inlines(block):
            yield plain(inlines), list(leaves(inlines))


def _check_terms(
    text: str, words: list[Words], explained: set[str], context: HandoutContext, problems: Problems
) -> None:
    for term, located in context.language.glossary.items():
        if term in explained:
            continue
        pattern = re.compile(rf"\b{re.escape(term)}(?:s|es)?\b", re.IGNORECASE)
        if not pattern.search(text):
            continue
        explained.add(term)
        if not any(phrase.lower() in text.lower() for phrase in located.value.said_as):
            at = next((_at(leaf, match.start()) for leaf in words if (match := pattern.search(leaf.text))), words[0].at)
            problems.error(
                at, "glossary", f"`{term}` is not explained where it first stands",
                f"say here what it means: {located.value.means}",
            )  # fmt: skip


def _check_long_words(words: list[Words], context: HandoutContext, problems: Problems) -> None:
    terms = " ".join(context.language.glossary).lower()
    everyday = context.language.everyday or frozenset()
    for leaf in words:
        for match in _WORD.finditer(leaf.text):
            word = match[0].lower()
            for part in word.split("-"):
                known = part in everyday or part.removesuffix("s") in everyday or part in terms
                if syllables(part) >= LONG and not known:
                    problems.error(
                        _at(leaf, match.start()), "glossary", f"`{match[0]}` is a long word that no list knows",
                        "use a shorter word, explain it in glossary.yaml, or add it to everyday.yaml",
                    )  # fmt: skip


def _at(leaf: Words, start: int) -> Position:
    return Position(leaf.at.path, leaf.at.line, leaf.at.column + start)
