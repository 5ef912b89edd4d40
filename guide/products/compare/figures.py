"""Figures that changed, with what they count: what a reviewer must see first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from guide.products.compare.reading import CELL
from guide.products.compare.words import Passage, Piece

# Words shown after a figure ("7 to 10 months"), and the most that a side shows.
AFTER = 3
MOST = 8

_ENDS = (".", ",", ";", ":", "?", "!")


class FigureChange(Struct, frozen=True):
    """A figure before and after, each with the words beside it; "" if there was or is none."""

    old: str
    new: str


def figures_of(passage: Passage) -> Iterator[FigureChange]:
    """The figures of a passage that changed, and those whose unit or limit did: "7 days" -> "7 weeks", "under 12" ->
    "over 12"."""
    if passage.moved:
        return
    pieces = passage.pieces
    at = 0
    while at < len(pieces):
        if pieces[at].kind == "kept":
            at += 1
            continue
        end = at
        while end < len(pieces) and pieces[end].kind != "kept":
            end += 1
        before = pieces[at - 1].words if at else ()
        after = pieces[end].words if end < len(pieces) else ()
        removed, added = (_words(pieces[at:end], kind) for kind in ("removed", "added"))
        yield from _of_change(before, removed, added, after)
        at = end


def _of_change(
    before: Sequence[str], removed: Sequence[str], added: Sequence[str], after: Sequence[str]
) -> Iterator[FigureChange]:
    """The change of one place, if a figure changed or is right beside it."""
    # A figure at the end of its sentence or clause does not count what follows.
    lead = [word for word in before[-1:] if _has_figure(word) and not word.endswith(_ENDS)]
    follow = _up_to_end(after)
    touched = [word for word in (*removed, *added) if word != CELL]
    joined = touched and not touched[-1].endswith(_ENDS) and bool(follow) and _has_figure(follow[0])
    if list(map(_digits, filter(_has_figure, removed))) == list(map(_digits, filter(_has_figure, added))) and not (
        lead or joined
    ):
        return
    yield FigureChange(_side(lead, removed, follow), _side(lead, added, follow))


def _side(lead: Sequence[str], words: Sequence[str], follow: Sequence[str]) -> str:
    """The words of one side: all if they are few, otherwise the figures and the word after each; "" without a
    figure."""
    shown = [*lead, *words]
    if not words or not words[-1].endswith(_ENDS):
        shown += follow
    if not any(map(_has_figure, shown)):
        return ""
    if len(shown) > MOST:
        near = {at + step for at, word in enumerate(shown) if _has_figure(word) for step in (0, 1)}
        shown = [word if at - 1 in near else f"… {word}" for at, word in enumerate(shown) if at in near]
    return " ".join(shown).strip(" .,;:?!…")


def _up_to_end(words: Sequence[str]) -> list[str]:
    """The first few words, up to the end of their clause or cell."""
    found: list[str] = []
    for word in words[:AFTER]:
        if word == CELL:
            break
        found.append(word)
        if word.endswith(_ENDS):
            break
    return found


def _words(pieces: Sequence[Piece], kind: str) -> list[str]:
    return [word for piece in pieces if piece.kind == kind for word in piece.words]


def _has_figure(word: str) -> bool:
    return any(char.isnumeric() for char in word)


def _digits(word: str) -> str:
    """A word's figure without punctuation: "(7," and "7" are the same."""
    return re.sub(r"^\W+|\W+$", "", word)
