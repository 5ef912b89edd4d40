"""A word as a font draws it."""

from __future__ import annotations

from msgspec import Struct


class Shaped(Struct, frozen=True):
    """A shaped string in one face. Glyph ids and advances run in parallel; advances are font units.

    `clusters` gives the text of each glyph ("" for the later glyphs of a cluster), from which ToUnicode and ActualText
    are written.
    """

    text: str
    glyphs: tuple[int, ...]
    advances: tuple[int, ...]
    clusters: tuple[str, ...]
    width: int
