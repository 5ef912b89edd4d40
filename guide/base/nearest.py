"""The names somebody may have meant, found among thousands as quickly as among a few.

With few names, each is compared. With many, only the word's neighbours in alphabetical order, read forward or backward,
are compared: a typing error leaves either the beginning or the end of a word intact.
"""

from __future__ import annotations

import bisect
import difflib
from collections.abc import Collection

# Up to this many names, each is compared.
FEW = 60
# Beyond that, so many on each side, in either order.
BESIDE = 4
# Longer words are not typing errors, and would take long to compare.
LONGEST_WORD = 100
ALIKE = 0.6
# How many collections of names are kept sorted: more than one file needs.
_KEPT = 8


class _Index:
    """Sorted names, and the answers found so far."""

    def __init__(self, known: Collection[str]) -> None:
        self.known = known  # kept, so that no other collection gets the same id
        self.size = len(known)
        self.names = sorted(known)
        self.backward = sorted(name[::-1] for name in known) if self.size > FEW else []
        self.answers: dict[str, str] = {}

    def candidates(self, word: str) -> list[str]:
        if not self.backward:
            return self.names
        found = set(_beside(self.names, word))
        found.update(name[::-1] for name in _beside(self.backward, word[::-1]))
        return sorted(found)


_indexes: list[_Index] = []


def nearest(word: str, known: Collection[str]) -> str:
    """The known name most like the word, or ""."""
    if len(word) > LONGEST_WORD:
        return ""
    index = _index_of(known)
    if word not in index.answers:
        names = [name for name in index.candidates(word) if len(name) <= LONGEST_WORD]
        index.answers[word] = next(iter(difflib.get_close_matches(word, names, n=1, cutoff=ALIKE)), "")
    return index.answers[word]


def in_order(known: Collection[str]) -> list[str]:
    """The known names, sorted."""
    return _index_of(known).names


def _index_of(known: Collection[str]) -> _Index:
    """The index of these names, made once for the same collection of the same size."""
    if len(known) <= FEW:
        return _Index(known)
    for index in _indexes:
        if index.known is known and index.size == len(known):
            return index
    _indexes.insert(0, _Index(known))
    del _indexes[_KEPT:]
    return _indexes[0]


def _beside(names: list[str], word: str) -> list[str]:
    at = bisect.bisect_left(names, word)
    return names[max(0, at - BESIDE) : at + BESIDE]
