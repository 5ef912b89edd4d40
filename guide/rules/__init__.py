"""The rules for a good handout: one rule in each file, a function that reports problems.

Rules on a handout see its words before any layout; rules on pages see every item at its place. The two tables below
list all rules; the limits are in `sources/criteria.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable

from guide.base.problems import Problem
from guide.rules import (
    banned_words,
    capitals,
    characters,
    contrast,
    draft_words,
    fact_dates,
    figures,
    glossary,
    heading_order,
    line_length,
    list_length,
    main_message,
    overlap,
    page_count,
    posters,
    print_margin,
    prose,
    qr_size,
    reading,
    sharpness,
    signs,
    telephones,
    type_size,
    visible_picture,
)
from guide.rules.context import HandoutCheck, PageCheck

ON_HANDOUT: tuple[HandoutCheck, ...] = (
    banned_words.check,
    capitals.check,
    characters.check,
    draft_words.check,
    fact_dates.check,
    figures.check,
    glossary.check,
    heading_order.check,
    list_length.check,
    main_message.check,
    prose.check,
    reading.check,
    signs.check,
    telephones.check,
    visible_picture.check,
)
ON_PAGES: tuple[PageCheck, ...] = (
    contrast.check,
    line_length.check,
    overlap.check,
    page_count.check,
    posters.check,
    print_margin.check,
    qr_size.check,
    sharpness.check,
    type_size.check,
)
# What these rules would say of a text that is too wide for its place follows from that alone, and their hints would mislead.
_BUT_OF_TOO_WIDE: frozenset[PageCheck] = frozenset((contrast.check, line_length.check, print_margin.check))
# Rules that the words of a practice can break on pages that are good for others.
ON_OWN: tuple[PageCheck, ...] = (line_length.check, overlap.check, qr_size.check)


def rules_of_pages(found: Iterable[Problem]) -> tuple[PageCheck, ...]:
    """The rules for pages in whose layout these problems were found."""
    too_wide = any(problem.rule == "overflow" for problem in found)
    return tuple(rule for rule in ON_PAGES if not (too_wide and rule in _BUT_OF_TOO_WIDE))
