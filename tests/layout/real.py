"""The real sheets, laid out and written once for all tests that look at them."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from guide.model.handout import Handout
from guide.model.page import Page, Side
from guide.model.theme import Layout
from guide.pdf.write.pdf import write_pdf
from guide.pipeline import prepare
from guide.pipeline.select import Selection
from guide.structure.tree import StructureTree
from tests.layout.factory import PROJECT, TODAY, faces

# The sheets of which tests know every detail, and all there are.
HANDOUTS = ("causes-to-monitor", "crawling-types", "parent-guide", "pediatrician-checklist")
EDITIONS = ("letter", "a4")
EVERY = tuple(
    sorted(
        path.stem for path in (PROJECT.root / "sources").glob("*/en/*.md") if path.read_text("utf-8").startswith("---")
    )
)
NAMES = tuple(f"{handout}.{edition}" for handout in HANDOUTS for edition in EDITIONS)
EVERY_NAME = tuple(f"{handout}.{edition}" for handout in EVERY for edition in EDITIONS)


@dataclass(frozen=True)
class Real:
    handout: Handout
    tree: StructureTree
    layout: Layout
    pages: tuple[Page, ...]
    sides: tuple[Side, ...]


@functools.cache
def real_handouts() -> dict[str, Real]:
    """By name and edition."""
    made, _, _ = prepare(PROJECT, Selection((), ("en",), EDITIONS), TODAY)
    return {
        f"{item.handout.name}.{item.edition}": Real(
            item.handout, item.context.tree, item.context.layout, item.context.pages, item.imposed()
        )
        for item in made
    }


@functools.cache
def pdf_of(name: str) -> bytes:
    """The file of a real sheet."""
    handout = real_handouts()[name]
    return write_pdf(handout.handout, handout.tree, handout.sides, faces())
