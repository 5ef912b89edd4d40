"""The limits of the rules, from `sources/criteria.yaml`."""

from __future__ import annotations

from msgspec import Struct

from guide.base.units import Length


class Criteria(Struct, frozen=True):
    """The limits of the rules."""

    reading_grade: float
    """The highest Flesch-Kincaid grade that a sheet may have."""
    sentence_mean: float
    """A sheet's sentences have fewer words than this on average."""
    sentence_longest: int
    """The most words that a sentence may have."""
    list_longest: int
    """The most items that a list may have."""
    type_least: Length
    """The smallest type."""
    leading_least: float
    """The least distance from one line to the next, in parts of the size of the type."""
    line_longest: int
    """The most characters that a line may have."""
    contrast_text: float
    """The least contrast of text with its ground, in colour and in gray."""
    contrast_shapes: float
    """The least contrast of edges and marks with their ground."""
    margin_least: Length
    """The edge of the paper that stays white, since printers cannot reach it."""
    qr_least: Length
    """The least side of a QR code without its white edge."""
