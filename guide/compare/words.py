"""The words of a file, and which were added and removed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2

# Words shown on each side of a change.
CONTEXT = 8

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Change:
    """Words that were removed and that stand there now, with the words around them."""

    before: str
    removed: str
    added: str
    after: str


def words_of(pdf: bytes) -> list[str]:
    """The words of a file in the order in which they are painted, which is the order in which they are read. What
    stands on every page but for its figures, such as the foot, is left out where there are several pages."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range().splitlines() for page in document]
    document.close()
    running: set[str] = set()
    if len(pages) > 1:
        running = set.intersection(*({_DIGITS.sub("0", line.strip()) for line in lines} for lines in pages))
    return [
        word for lines in pages for line in lines if _DIGITS.sub("0", line.strip()) not in running for word in line.split()
    ]  # fmt: skip


def changes_of(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Every change of words, in order."""
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind != "equal":
            yield Change(
                before=" ".join(new[max(0, new_from - CONTEXT) : new_from]),
                removed=" ".join(old[old_from:old_to]),
                added=" ".join(new[new_from:new_to]),
                after=" ".join(new[new_to : new_to + CONTEXT]),
            )


def with_figures(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes in which figures differ."""
    return tuple(change for change in changes if _DIGITS.findall(change.removed) != _DIGITS.findall(change.added))
