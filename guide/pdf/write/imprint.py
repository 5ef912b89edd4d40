"""A practice's part of a file, which printers call an imprint, written after the shell that all practices share."""

from __future__ import annotations

from collections.abc import Sequence

from guide.model.handout import Handout
from guide.model.page import Side
from guide.pdf.draw.content import paint_own, paint_own_feet
from guide.pdf.write.annotations import write_annotations
from guide.pdf.write.metadata import About, about, write_info, write_xmp
from guide.pdf.write.objects import Closed, PdfFile
from guide.pdf.write.outline import titled
from guide.pdf.write.pages import write_page, write_pictures
from guide.pdf.write.shell import Shell, named_pictures, stand_ins
from guide.pdf.write.structure import write_own_structure
from guide.structure.tree import StructureTree
from guide.text.faces import Faces


def imprinted(
    closed: Closed, shell: Shell, handout: Handout, tree: StructureTree, sides: Sequence[Side], faces: Faces
) -> bytes:
    """The whole file. Only the practice's part of `tree` and `sides` is used."""
    pdf = PdfFile(closed)
    tags = tuple(node.tag for node in tree.nodes)
    contents = {
        number: paint_own(sides[number], tags, faces, shell.used, tree.own, opened.sequences)
        for number, opened in shell.open_sides.items()
    }
    for number, ref in shell.feet:
        pdf.fill_stream(ref, {}, paint_own_feet(sides[number], faces, shell.used))
    pictures = write_pictures(pdf, (picture for content in contents.values() for picture in content.pictures))
    place = shell.structure
    assert place is not None
    annotations = write_annotations(pdf, contents, shell.sides, {}, None, place.key)
    write_own_structure(pdf, tree, place, contents, shell.sides, annotations.tied)
    for number, content in contents.items():
        opened = shell.open_sides[number]
        before, *after = opened.streams
        (stream,) = (pdf.add_stream({}, stream) for stream in content.streams)
        fonts = {name: shell.fonts[name] for name in opened.faces | content.faces | stand_ins(shell.fonts)}
        named = {**opened.pictures, **named_pictures(content, pictures)}
        marks = (*opened.marks, *annotations.by_side[number])
        write_page(
            pdf, shell.sides[number], shell.page_tree, number, content.side, (before, stream, *after), fonts, named, marks
        )  # fmt: skip
    if shell.bookmark:
        ref, entries = shell.bookmark
        pdf.fill(ref, titled(entries, handout.practice))
    return finished(pdf, shell, about(handout))


def finished(pdf: PdfFile, shell: Shell, said: About) -> bytes:
    """The whole file, with its metadata."""
    write_info(pdf, shell.info, said)
    write_xmp(pdf, shell.metadata, said)
    return pdf.assembled(shell.root, shell.info)
