"""A word as a font draws it."""

from __future__ import annotations

from msgspec import Struct


class Shaped(Struct, frozen=True):
    """A shaped string in one face. Glyph ids, advances and offsets run in parallel; both are font units, y upward.

    `clusters` gives the text of each glyph, from which ToUnicode and ActualText are written; a mark has its own.
    `offsets` are the distances of glyphs from where they would stand, or empty if all stand there, as nearly always.
    A string is not `whole` if the face lacks letters of it.
    """

    text: str
    glyphs: tuple[int, ...]
    advances: tuple[int, ...]
    clusters: tuple[str, ...]
    width: int
    offsets: tuple[tuple[int, int], ...] = ()
    whole: bool = True
