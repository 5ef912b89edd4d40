"""Sides of paper and structure into the bytes of one PDF: the write stage in outline."""

from __future__ import annotations

from collections.abc import Sequence

from guide.model.handout import Handout
from guide.model.page import Side
from guide.pdf.write.imprint import finished, imprinted
from guide.pdf.write.metadata import About, about
from guide.pdf.write.objects import PdfFile
from guide.pdf.write.shell import write_contents, write_shell
from guide.structure.tree import StructureTree
from guide.text.faces import Faces


def write_pdf(handout: Handout, tree: StructureTree, sides: Sequence[Side], faces: Faces) -> bytes:
    """The file: the part that all practices share, a practice's own part if any, and the metadata."""
    pdf = PdfFile()
    shell = write_shell(pdf, handout, tree, sides, faces)
    if tree.own:
        return imprinted(pdf.closed(), shell, handout, tree, sides, faces)
    return finished(pdf, shell, about(handout))


def write_figure(said: About, tree: StructureTree, side: Side, faces: Faces) -> bytes:
    """A file of one side that is no handout."""
    pdf = PdfFile()
    return finished(pdf, write_contents(pdf, said.language, (), tree, (side,), faces), said)
