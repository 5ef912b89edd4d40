"""Measurements of a sheet in one edition, for the table of scores."""

from __future__ import annotations

from msgspec import Struct

from guide.model.page import Text
from guide.rules import contrast, line_length, list_length
from guide.rules.context import PageContext
from guide.rules.prose import prose_reading
from guide.rules.reading import Readability, reading_of


class Measures(Struct, frozen=True):
    """Reading measures of all words and of the prose alone, None without a formula for the language, and measures of the
    pages. Sizes are points, lengths are characters."""

    reading: Readability | None
    prose: Readability | None
    pages: int
    list_longest: int
    type_smallest: float
    line_longest: int
    contrast_lowest: float


def measures_of(context: PageContext) -> Measures:
    """Measure a handout that has been laid out."""
    sizes = [item.size for page in context.pages for item in page.items if isinstance(item, Text)]
    return Measures(
        reading=reading_of(context.handout),
        prose=prose_reading(context.handout),
        pages=len(context.pages),
        list_longest=max((length for _, length in list_length.lengths(context.handout)), default=0),
        type_smallest=min(sizes, default=0.0),
        line_longest=max((length for length, _ in line_length.lines(context)), default=0),
        contrast_lowest=contrast.lowest(context) if sizes else 0.0,
    )
