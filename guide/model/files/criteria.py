"""The limits of the rules, from `sources/criteria.yaml`."""

from __future__ import annotations

from msgspec import Struct

from guide.base.units import Length


class Criteria(Struct, frozen=True):
    """The limits of the rules."""

    reading_grade: float
    """The highest Flesch-Kincaid grade that a sheet may have."""
    sentence_mean: float
    """The average number of words in a sheet's sentences must be below this."""
    sentence_longest: int
    """The most words that a sentence may have."""
    list_longest: int
    """The most items that a list may have."""
    type_least: Length
    """The smallest type."""
    leading_least: float
    """The least distance between lines, as a multiple of the type size."""
    line_longest: int
    """The most characters that a line may have."""
    contrast_text: float
    """The least contrast of text with its background, in colour and in gray."""
    contrast_shapes: float
    """The least contrast of edges and marks with their background."""
    margin_least: Length
    """The edge of the paper that stays white because printers cannot reach it."""
    qr_least: Length
    """The least side of a QR code without its white edge."""
