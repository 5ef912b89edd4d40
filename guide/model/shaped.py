"""A word as a font draws it."""

from __future__ import annotations

from msgspec import Struct


class Shaped(Struct, frozen=True):
    """A shaped string in one face. Glyph ids and advances run in parallel; advances are font units.

    `clusters` gives the text that each glyph stands for ("" for the later glyphs of a cluster), so that
    ToUnicode and ActualText can be written from it.
    """

    text: str
    glyphs: tuple[int, ...]
    advances: tuple[int, ...]
    clusters: tuple[str, ...]
    width: int
