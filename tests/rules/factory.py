"""What rules are given, made in memory, and what they say to it."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Iterable
from typing import Any

from guide.base.problems import Problems
from guide.base.units import Colour, Rect
from guide.model.blocks import Paragraph
from guide.model.files.criteria import Criteria
from guide.model.page import LAYOUT, Item, Page, Role, Shape, Tagged, Text
from guide.model.theme import Layout
from guide.rules.context import HandoutContext, PageContext
from guide.structure.build import build_structure
from tests.layout.factory import TODAY, composed, faces, filled, first, layout

CRITERIA = filled(
    Criteria,
    reading_grade=6.0, sentence_mean=15.0, sentence_longest=25, list_longest=7, type_least=12.0, leading_least=1.2,
    line_longest=75, contrast_text=4.5, contrast_shapes=3.0, margin_least=18.0, qr_least=56.0,
    prose_from=10,
)  # fmt: skip
INK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)
HANDOUT = "sources/topic/en/sheet.md"
WIDTH, HEIGHT = 612.0, 792.0
FRAME = Rect(50.0, 40.0, 512.0, 700.0)


def handout_context(body: str, today: datetime.date = TODAY, **given: Any) -> HandoutContext:
    made = composed(body, **given)
    assert not made.problems.errors, list(made.problems)
    return HandoutContext(made.handout, made.source, made.source.languages[0], faces(), CRITERIA, today)


def on_words(check: Callable[[HandoutContext, Problems], None], body: str, **given: Any) -> list[str]:
    """What a rule on words says to a body."""
    problems = Problems()
    check(handout_context(body, **given), problems)
    return [str(problem) for problem in problems]


@functools.cache
def _paragraph() -> Tagged:
    """The role of the only paragraph of the sheet behind every page here, line 3."""
    handout = composed("\n\nText.").handout
    return Tagged(build_structure(handout)[first(handout, Paragraph).key, ""])


def page_context(pages: Iterable[Iterable[Item]], /, on: Layout | None = None, **given: Any) -> PageContext:
    """Pages of the given items."""
    handout = composed("\n\nText.", **given).handout
    tree = build_structure(handout)
    made = tuple(Page(number, WIDTH, HEIGHT, FRAME, tuple(items), ()) for number, items in enumerate(pages, 1))
    positions = {_paragraph().node: first(handout, Paragraph).at}
    return filled(
        PageContext,
        handout=handout,
        tree=tree,
        layout=on or layout(),
        pages=made,
        criteria=CRITERIA,
        positions=positions,
    )


def on_page(check: Callable[[PageContext, Problems], None], *items: Item, **given: Any) -> list[str]:
    """What a rule on pages says to one page of these items."""
    problems = Problems()
    check(page_context([items], **given), problems)
    return [str(problem) for problem in problems]


def text(
    said: str, x: float = 60.0, y: float = 100.0, size: float = 12.0, colour: Colour = INK, role: Role | None = None
) -> Text:
    face = faces()["regular"]
    shaped = face.shape(said, "en")
    width = shaped.width * size / face.units_per_em
    return Text(
        role or _paragraph(), x, y, "regular", size, colour, (shaped,), width, face.ascent * size, face.descent * size
    )


def box(rect: Rect, fill: Colour | None, stroke: Colour | None = None, role: Role = LAYOUT) -> Shape:
    corners = ((0.0, 0.0), (rect.width, 0.0), (rect.width, rect.height), (0.0, rect.height))
    segments = tuple(("L" if number else "M", corner) for number, corner in enumerate(corners))
    return Shape(role, rect.x, rect.y, (*segments, ("Z", ())), (rect.width, rect.height), fill, stroke)


def paragraph() -> Tagged:
    return _paragraph()
