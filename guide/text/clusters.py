"""Letters with their marks: what stays together where a text is taken apart."""

from __future__ import annotations

import unicodedata
from itertools import groupby, pairwise

# For a glyph without a text of its own: invisible, and no place to break a word.
WORD_JOINER = "\u2060"
_RIGHT_TO_LEFT = ("R", "AL", "AN", "RLE", "RLO", "RLI")


def clusters(text: str) -> list[str]:
    """The text in pieces, each a character with the combining marks after it. A mark after a space is alone."""
    if text.isascii():
        return list(text)
    pieces: list[str] = []
    for char in text:
        if pieces and is_mark(char) and not pieces[-1].isspace():
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def is_mark(char: str) -> bool:
    """Whether a character is drawn on the one before it."""
    return unicodedata.category(char).startswith("M")


def is_invisible(cluster: str) -> bool:
    """Whether a character only says how others are set, such as a soft hyphen. Some fonts have a glyph for it."""
    return unicodedata.category(cluster[0]) == "Cf"


def is_right_to_left(cluster: str) -> bool:
    """Whether a letter belongs to a script that is written from right to left (UAX 9, table 4)."""
    return unicodedata.bidirectional(cluster[0]) in _RIGHT_TO_LEFT


def composed(text: str) -> str:
    """The text with each letter and its marks as one character, where there is one (NFC)."""
    return unicodedata.normalize("NFC", text)


def texts_of_glyphs(text: str, starts: list[int]) -> tuple[str, ...]:
    """The text of each glyph. `starts` has, for each, where its part of the text begins; some share a part, which is
    then given out by characters, if there are as many."""
    if starts == list(range(len(text))):
        return tuple(text)
    ends = dict(pairwise([*sorted(set(starts)), len(text)]))
    texts: list[str] = []
    for start, sharing in groupby(starts):
        said, count = text[start : ends[start]], len(list(sharing))
        texts += _given_out(said, count) if count > 1 else (said,)
    return tuple(texts)


def _given_out(said: str, count: int) -> tuple[str, ...]:
    for form in (said, unicodedata.normalize("NFD", said)):
        if len(form) == count:
            return tuple(form)
    return (said, *(WORD_JOINER,) * (count - 1))
