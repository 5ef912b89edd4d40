"""Sides of paper and structure into the bytes of one PDF: the write stage as a contents page."""

from __future__ import annotations

from collections.abc import Sequence

from guide.draw.content import SideContent, Used, paint_side, picture_stream, xobject_name
from guide.draw.syntax import num
from guide.model.blocks import Heading
from guide.model.handout import Handout
from guide.model.inlines import plain
from guide.model.page import FormField, Side
from guide.model.picture import Picture, Raster
from guide.model.walk import walk
from guide.structure.tree import StructureTree
from guide.text.faces import Faces
from guide.units import Rect
from guide.write.annotations import FIELD_FONT, Annotations, write_annotations
from guide.write.fonts import embed_face, embed_field_face
from guide.write.metadata import write_info, write_output_intent, write_xmp
from guide.write.objects import PdfFile, Ref, array, dictionary, string
from guide.write.outline import Bookmark, Target, write_outline
from guide.write.structure import write_structure


def write_pdf(handout: Handout, tree: StructureTree, sides: Sequence[Side], faces: Faces) -> bytes:
    """The file: painted sides of paper, fonts, pictures, annotations, structure, outline, metadata."""
    pdf = PdfFile()
    used = Used()
    tags = tuple(node.tag for node in tree.nodes)
    contents = [paint_side(side, tags, faces, used) for side in sides]
    side_refs = [pdf.reserve() for _ in sides]
    fonts = {name: embed_face(pdf, faces[name], glyphs) for name, glyphs in sorted(used.glyphs.items())}
    pictures = _pictures(pdf, contents)
    places = _places(sides)
    fillable = any(isinstance(painted.item, FormField) for content in contents for painted in content.annotations)
    field_font = embed_field_face(pdf, faces["regular"]) if fillable else None
    annotations = write_annotations(pdf, contents, side_refs, places, field_font)
    structure = write_structure(pdf, tree, contents, side_refs, annotations.tied, handout.language)
    page_tree = _page_tree(pdf, contents, side_refs, fonts, pictures, annotations)
    info = write_info(pdf, handout)
    catalog = pdf.add(
        dictionary(
            {
                "Type": "/Catalog", "Pages": page_tree, "Lang": string(handout.language),
                "MarkInfo": dictionary({"Marked": "true"}), "StructTreeRoot": structure,
                "ViewerPreferences": dictionary({"DisplayDocTitle": "true", **_printing(sides)}),
                "Metadata": write_xmp(pdf, handout), "OutputIntents": f"[{write_output_intent(pdf)}]",
                "Outlines": write_outline(pdf, _bookmarks(handout, places), side_refs),
                "PageMode": "/UseOutlines" if len(sides) > 1 else None,
                "AcroForm": _form(annotations, field_font) if field_font else None,
            }
        )
    )  # fmt: skip
    return pdf.assembled(catalog, info)


def _printing(sides: Sequence[Side]) -> dict[str, str]:
    """How the sides are printed (12.2): at their size; backs turned over the left edge, short or long as it may be."""
    printing = {"PrintScaling": "/None"} if any(side.exact for side in sides) else {}
    if any(side.turned for side in sides):
        wide = sides[0].width > sides[0].height
        printing["Duplex"] = "/DuplexFlipShortEdge" if wide else "/DuplexFlipLongEdge"
    return printing


def _places(sides: Sequence[Side]) -> dict[str, Target]:
    """Where each heading stands, by its slug."""
    return {
        anchor.slug: Target(number, placement.x, side.height - placement.y - anchor.y)
        for number, side in enumerate(sides)
        for placement in side.placements
        if not placement.copy
        for anchor in placement.page.anchors
    }


def _pictures(pdf: PdfFile, contents: Sequence[SideContent]) -> dict[str, Ref]:
    """Every picture once, as a form XObject or an image."""
    found = {picture.name: picture for content in contents for picture in content.pictures}
    return {xobject_name(picture): _picture(pdf, picture) for _, picture in sorted(found.items())}


def _picture(pdf: PdfFile, picture: Picture | Raster) -> Ref:
    if isinstance(picture, Raster):
        return pdf.add_stream(
            {
                "Type": "/XObject", "Subtype": "/Image", "Width": num(picture.width), "Height": num(picture.height),
                "ColorSpace": "/DeviceGray" if picture.gray else "/DeviceRGB", "BitsPerComponent": 8,
                "Filter": "/DCTDecode" if picture.jpeg else None,
            },
            picture.data,
            compress=not picture.jpeg,
        )  # fmt: skip
    return pdf.add_stream(
        {
            "Type": "/XObject", "Subtype": "/Form", "Resources": "<<>>",
            "BBox": array([0, 0, num(picture.width), num(picture.height)]),
        },
        picture_stream(picture),
        shared=True,
    )  # fmt: skip


def _page_tree(
    pdf: PdfFile, contents: Sequence[SideContent], refs: Sequence[Ref], fonts: dict[str, Ref],
    pictures: dict[str, Ref], annotations: Annotations,
) -> Ref:  # fmt: skip
    root = pdf.reserve()
    for number, (content, ref) in enumerate(zip(contents, refs, strict=True)):
        side = content.side
        own = {xobject_name(picture): pictures[xobject_name(picture)] for picture in content.pictures}
        resources = {
            "Font": dictionary({face: fonts[face] for face in sorted(content.faces)}),
            "XObject": dictionary(dict(sorted(own.items()))) if own else None,
        }
        marks = annotations.by_side[number]
        pdf.fill(
            ref,
            dictionary(
                {
                    "Type": "/Page", "Parent": root, "MediaBox": array([0, 0, num(side.width), num(side.height)]),
                    "BleedBox": _box(side.bleed, side), "TrimBox": _box(side.trim, side),
                    "Resources": dictionary(resources), "Contents": pdf.add_stream({}, content.stream),
                    "StructParents": number, "Tabs": "/S", "Annots": array(list(marks)) if marks else None,
                }
            ),
        )  # fmt: skip
    return pdf.fill(root, dictionary({"Type": "/Pages", "Kids": array(list(refs)), "Count": len(refs)}))


def _box(box: Rect | None, side: Side) -> str | None:
    """A page boundary (14.11.2), if the side has it."""
    if box is None:
        return None
    return array([num(box.x), num(side.height - box.bottom), num(box.right), num(side.height - box.y)])


def _form(annotations: Annotations, font: Ref) -> str:
    resources = dictionary({"Font": dictionary({FIELD_FONT: font})})
    look = string(f"/{FIELD_FONT} 12 Tf 0 g")
    return dictionary({"Fields": array(list(annotations.fields)), "DR": resources, "DA": look})


def _bookmarks(handout: Handout, places: dict[str, Target]) -> list[Bookmark]:
    """Title and headings with the places where they stand."""
    headings = [handout.heading, *(block for block in walk(handout.blocks) if isinstance(block, Heading))]
    return [Bookmark(plain(heading.inlines), heading.level, places[heading.slug]) for heading in headings]
