"""The names that somebody may have meant, found among thousands in the time that a few take.

Of few names each is compared. Of many, only those that stand beside the word in the order of the alphabet, read forward
or backward, are: a slip of the pen leaves either the beginning or the end of a word as it was.
"""

from __future__ import annotations

import bisect
import difflib
from collections.abc import Collection

# With so many names or fewer, each is compared.
FEW = 60
# So many on each side, in either order, are compared else.
BESIDE = 4
# Longer words are nobody's slip of the pen, and would take long to compare.
LONGEST_WORD = 100
ALIKE = 0.6
# How many collections of names are kept in order: more than one file asks for.
_KEPT = 8


class _Index:
    """Names in order, and what was asked of them."""

    def __init__(self, known: Collection[str]) -> None:
        self.known = known  # kept, so that no other collection gets its identity
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
    """The known name that is most like the word; "" if none is."""
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
    """The index of these names, made once as long as it is the same collection of the same size."""
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
