"""The handouts that tests look at on Letter and A4, laid out and written once for all of them."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from guide.model.handout import Handout
from guide.model.page import Page, Side
from guide.model.theme import Layout
from guide.pdf.write.pdf import write_pdf
from guide.structure.tree import StructureTree
from tests.layout.factory import faces
from tests.subject import names_of, ready

# The handouts of which tests know every detail, and all there are.
HANDOUTS = ("causes-to-monitor", "crawling-types", "parent-guide", "pediatrician-checklist")
EVERY_NAME = names_of("letter", "a4")
EVERY = tuple(name.removesuffix(".letter") for name in EVERY_NAME if name.endswith(".letter"))


@dataclass(frozen=True)
class Real:
    handout: Handout
    tree: StructureTree
    layout: Layout
    pages: tuple[Page, ...]
    sides: tuple[Side, ...]


@functools.cache
def real_handout(name: str) -> Real:
    """One of EVERY_NAME."""
    made = ready()[name]
    return Real(made.handout, made.context.tree, made.context.layout, made.context.pages, made.imposed())


@functools.cache
def pdf_of(name: str) -> bytes:
    """The file of a handout."""
    real = real_handout(name)
    return write_pdf(real.handout, real.tree, real.sides, faces())
