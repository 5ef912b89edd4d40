"""Numbers that only count: week 1, week 2 in the rows of a log, in headings, or at the bold beginning of an item.

A word counts if its numbers run from 1 without a gap: "Week 6: call" alone is a figure, which needs a source. What counts
may then be named in the text as it is written there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from guide.model.amounts import MEASURES
from guide.model.blocks import Block, Cell, FieldRows, Heading, Paragraph, Table
from guide.model.handout import Handout
from guide.model.inlines import Inline, Words, plain
from guide.model.walk import own_inlines, walk

NUMBERS = r"\d{1,3}(?:(?:,? (?:and|or|to|through|y|o|a|et|ou|à|und|oder|bis) |, |[-–])\d{1,3})*(?![\w%°])"
# No prepositions: at 1, by 2.
_WORD = r"[^\W\d_]{3,}"
# `Week 1`, `Week 1: On the chest`, `Weeks 1 and 2`; and `1` alone.
_LABEL = re.compile(rf"({_WORD})[ \u00a0]({NUMBERS})(?=\s*(?:[.:,;–—(-](?!\d)|\Z))")
_BARE = re.compile(r"\d{1,3}\Z")
_NAMED = re.compile(rf"(?<!\w)({_WORD})[ \u00a0]({NUMBERS})")
_AFTER = re.compile(r"[ \u00a0-]?([A-Za-z]+)")
# What names a number is no further from it: a long paragraph of figures would be read again for each.
AROUND = 80
_PLURAL = re.compile(r"(?:e[sn]|[sne])\Z")


class Counted(Struct, frozen=True):
    """The numbers of each word that counts, the texts that are a number alone, and all texts that may count."""

    words: dict[str, frozenset[int]]
    bare: frozenset[str]
    labels: frozenset[str]

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a text names what is counted."""
        if text in self.bare:
            yield 0, len(text)
        for match in _NAMED.finditer(text):
            known = self.words.get(_one(match[1]), frozenset())
            after = _AFTER.match(text, match.end())
            if known.issuperset(map(int, _numbers(match[2]))) and not (after and after[1] in MEASURES):
                yield match.span(2)

    def hint(self, text: str, start: int) -> str:
        """What to do about a number that would count if others did; else ""."""
        for match in _NAMED.finditer(text, max(0, start - AROUND), start + AROUND):
            if match.start(2) <= start < match.end(2):
                word = match[1]
                as_written = next((known for known in self.words if known.lower() == _one(word).lower()), "")
                if as_written and as_written != _one(word):
                    return (
                        f"if it names what is counted, write `{as_written[0]}{word[1:]}` as there; if it is a figure,"
                    )
                if match.start() == 0 and text in self.labels and _LABEL.match(text):
                    return f"if it counts, count from `{word} 1` without a gap in these places; if it is a figure,"
        return ""


def counted(handout: Handout) -> Counted:
    """What the headings, head cells, fields and bold beginnings of a handout count."""
    words: dict[str, set[int]] = {}
    labels = frozenset(_labels(handout))
    for text in labels:
        label = _LABEL.match(text)
        if label:
            words.setdefault(_one(label[1]), set()).update(map(int, _numbers(label[2])))
    alone = frozenset(filter(_BARE.match, labels))
    return Counted(
        {word: frozenset(found) for word, found in words.items() if _runs(found)},
        alone if _runs(map(int, alone)) else frozenset(),
        labels,
    )


def _labels(handout: Handout) -> Iterator[str]:
    yield plain(handout.heading.inlines)
    for block in walk(handout.blocks):
        if isinstance(block, Heading):
            yield plain(block.inlines)
        elif isinstance(block, Table):
            for row in (block.header, *block.rows):
                yield from (said for cell in row.cells if cell.scope for said in _in_cell(cell))
        elif isinstance(block, FieldRows):
            yield from (plain(field.label) for row in block.rows for field in row)
        elif isinstance(block, Paragraph):
            yield _bold_beginning(block.inlines)


def _in_cell(cell: Cell) -> Iterator[str]:
    blocks: Iterable[Block] = cell.blocks
    yield from (plain(inlines) for block in blocks for inlines in own_inlines(block))


def _bold_beginning(inlines: tuple[Inline, ...]) -> str:
    first = inlines[0] if inlines else None
    return first.text if isinstance(first, Words) and first.strong and not first.fact else ""


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def _one(word: str) -> str:
    """A word without the ending of its plural: weeks, Wochen, Tage."""
    return _PLURAL.sub("", word) if len(word) > 3 else word


def _runs(numbers: Iterable[int]) -> bool:
    """Whether numbers run from 1 without a gap."""
    there = set(numbers)
    return bool(there) and there == set(range(1, len(there) + 1))
