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
    poster_title_least: Length = 60.0
    """The smallest title on a poster."""
    poster_type_least: Length = 24.0
    """The smallest type of what a poster says, but for notes, the heads of columns, a practice's block and the foot."""
    poster_picture_least: Length = 90 * 72 / 25.4
    """The narrowest picture on a poster."""
    prose_from: int = 0
    """How many sentences the paragraphs of a sheet must have before their length is judged; 0: it never is."""
    prose_mean_least: float = 9.0
    """The least number of words in the sentences of a sheet's paragraphs, on average; fewer are a warning."""
    prose_mean_most: float = 14.0
    """The highest number of words in the sentences of a sheet's paragraphs, on average; more are a warning."""
    prose_grade_least: float = 4.0
    """The lowest Flesch-Kincaid grade of a sheet's paragraphs; a lower one is a warning."""
