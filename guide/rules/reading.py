"""How hard a sheet is to read: Flesch-Kincaid grade, SMOG, sentence length (criteria, rows 1 and 2). Both formulas, and
the syllables that they count, are for English; a sheet in a language without a formula is not measured.

Flesch-Kincaid: Kincaid et al., Derivation of new readability formulas, 1975. SMOG: McLaughlin, 1969.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from msgspec import Struct

from guide.base.problems import Position, Problems
from guide.model.handout import Handout
from guide.model.languages import has_reading
from guide.model.printed import Printed, running_texts
from guide.rules.context import HandoutContext
from guide.rules.syllables import syllables

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?])(?<![ap]\.m\.)[\"”’)]*\s+|(?<=[:.])\s+(?=[A-Z])|(?<=[:;])\s+")


class Sentence(Struct, frozen=True):
    """A sentence: its words, their syllables, and where it starts."""

    words: tuple[str, ...]
    syllables: tuple[int, ...]
    at: Position

    @property
    def grade(self) -> float:
        return flesch_kincaid([self])


class Readability(Struct, frozen=True):
    """The measures of a sheet."""

    grade: float
    smog: float
    mean: float
    longest: int
    words: int


def check(context: HandoutContext, problems: Problems) -> None:
    if context.handout.audience != "parents" or not has_reading(context.handout.language):
        return
    found = sentences(context.handout)
    measured = measure(found)
    limits, at = context.criteria, context.handout.heading.at
    if measured.grade > limits.reading_grade:
        hardest = sorted(found, key=lambda sentence: -sentence.grade)[:3]
        lines = ", ".join(f"{sentence.at.path.rpartition('/')[2]} line {sentence.at.line}" for sentence in hardest)
        problems.error(
            at,
            "reading",
            f"reading grade {measured.grade:.1f} is over {limits.reading_grade:g}",
            f"shorten the hardest sentences: they start in {lines}",
        )
    if measured.mean >= limits.sentence_mean:
        problems.error(
            at,
            "reading",
            f"sentences have {measured.mean:.1f} words on average; less than {limits.sentence_mean:g} is easy to read",
            "cut long sentences in two",
        )
    for sentence in found:
        if len(sentence.words) > limits.sentence_longest:
            problems.error(
                sentence.at,
                "reading",
                f"this sentence has {len(sentence.words)} words; at most {limits.sentence_longest} are easy to read",
                "cut it in two",
            )


def reading_of(handout: Handout) -> Readability | None:
    """The measures of a sheet; None if its language has no formula."""
    return measure(sentences(handout)) if has_reading(handout.language) else None


def sentences(handout: Handout) -> list[Sentence]:
    """The running text: paragraphs, list items, cells, labels. Headings and the list of sources do not count."""
    return [sentence for text in running_texts(handout) for sentence in split(text)]


def split(text: Printed) -> Iterator[Sentence]:
    """The sentences of one text."""
    begin = 0
    for end in [match.end() for match in _SENTENCE_END.finditer(text.text) if _ends(match, text)] + [len(text.text)]:
        words = tuple(_WORD.findall(text.text[begin:end]))
        if words:
            lead = len(text.text[begin:end]) - len(text.text[begin:end].lstrip())
            yield Sentence(words, tuple(map(syllables, words)), text.at(begin + lead))
        begin = end


def _ends(match: re.Match[str], text: Printed) -> bool:
    """Whether a sentence ends here. Signs in a line are items, so a colon before them and a semicolon between them end
    a sentence, as the end of an item does."""
    before = text.text[match.start() - 1]
    if before not in ":;" or (before == ":" and text.text[match.end() : match.end() + 1].isupper()):
        return True
    return bool(text.sign(match.start() if before == ";" else match.end()))


def measure(found: list[Sentence]) -> Readability:
    """All measures of the sentences of a sheet."""
    count = sum(len(sentence.words) for sentence in found)
    if not found or not count:
        return Readability(0.0, 0.0, 0.0, 0, 0)
    longest = max(len(sentence.words) for sentence in found)
    return Readability(flesch_kincaid(found), smog(found), count / len(found), longest, count)


def flesch_kincaid(found: list[Sentence]) -> float:
    words = sum(len(sentence.words) for sentence in found)
    total = sum(sum(sentence.syllables) for sentence in found)
    return 0.39 * words / len(found) + 11.8 * total / words - 15.59


def smog(found: list[Sentence]) -> float:
    long_words = sum(1 for sentence in found for count in sentence.syllables if count >= 3)
    return 1.0430 * math.sqrt(long_words * 30 / len(found)) + 3.1291
