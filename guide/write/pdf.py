"""Pages and structure into the bytes of one PDF: the write stage as a contents page."""

from __future__ import annotations

from collections.abc import Sequence

from guide.draw.content import PageContent, Used, paint_page, picture_stream, xobject_name
from guide.draw.syntax import num
from guide.model.blocks import Heading
from guide.model.handout import Handout
from guide.model.inlines import plain
from guide.model.page import FormField, Page
from guide.model.walk import walk
from guide.structure.tree import StructureTree
from guide.text.faces import Faces
from guide.write.annotations import FIELD_FONT, Annotations, write_annotations
from guide.write.fonts import embed_face, embed_field_face
from guide.write.metadata import write_info, write_output_intent, write_xmp
from guide.write.objects import PdfFile, Ref, array, dictionary, string
from guide.write.outline import Bookmark, write_outline
from guide.write.structure import write_structure


def write_pdf(handout: Handout, tree: StructureTree, pages: Sequence[Page], faces: Faces) -> bytes:
    """The file: painted pages, fonts, pictures, annotations, structure, outline, metadata."""
    pdf = PdfFile()
    used = Used()
    tags = tuple(node.tag for node in tree.nodes)
    contents = [paint_page(page, tags, faces, used) for page in pages]
    page_refs = [pdf.reserve() for _ in pages]
    fonts = {name: embed_face(pdf, faces[name], glyphs) for name, glyphs in sorted(used.glyphs.items())}
    pictures = _pictures(pdf, contents)
    places = {anchor.slug: (number, anchor.y) for number, page in enumerate(pages) for anchor in page.anchors}
    fillable = any(isinstance(item, FormField) for content in contents for item, _ in content.annotations)
    field_font = embed_field_face(pdf, faces["regular"]) if fillable else None
    annotations = write_annotations(pdf, contents, page_refs, places, field_font)
    structure = write_structure(pdf, tree, contents, page_refs, annotations.tied, handout.language)
    page_tree = _page_tree(pdf, contents, page_refs, fonts, pictures, annotations)
    info = write_info(pdf, handout)
    catalog = pdf.add(
        dictionary(
            {
                "Type": "/Catalog", "Pages": page_tree, "Lang": string(handout.language),
                "MarkInfo": dictionary({"Marked": "true"}), "StructTreeRoot": structure,
                "ViewerPreferences": dictionary({"DisplayDocTitle": "true"}),
                "Metadata": write_xmp(pdf, handout), "OutputIntents": f"[{write_output_intent(pdf)}]",
                "Outlines": write_outline(pdf, _bookmarks(handout, pages), page_refs),
                "PageMode": "/UseOutlines" if len(pages) > 1 else None,
                "AcroForm": _form(annotations, field_font) if field_font else None,
            }
        )
    )  # fmt: skip
    return pdf.assembled(catalog, info)


def _pictures(pdf: PdfFile, contents: Sequence[PageContent]) -> dict[str, Ref]:
    """Every picture once, as a form XObject."""
    found = {picture.name: picture for content in contents for picture in content.pictures}
    return {
        xobject_name(picture): pdf.add_stream(
            {
                "Type": "/XObject", "Subtype": "/Form", "Resources": "<<>>",
                "BBox": array([0, 0, num(picture.width), num(picture.height)]),
            },
            picture_stream(picture),
        )
        for _, picture in sorted(found.items())
    }  # fmt: skip


def _page_tree(
    pdf: PdfFile, contents: Sequence[PageContent], refs: Sequence[Ref], fonts: dict[str, Ref],
    pictures: dict[str, Ref], annotations: Annotations,
) -> Ref:  # fmt: skip
    root = pdf.reserve()
    for number, (content, ref) in enumerate(zip(contents, refs, strict=True)):
        page = content.page
        own = {xobject_name(picture): pictures[xobject_name(picture)] for picture in content.pictures}
        resources = {
            "Font": dictionary({face: fonts[face] for face in sorted(content.faces)}),
            "XObject": dictionary(dict(sorted(own.items()))) if own else None,
        }
        marks = annotations.by_page[number]
        pdf.fill(
            ref,
            dictionary(
                {
                    "Type": "/Page", "Parent": root, "MediaBox": array([0, 0, num(page.width), num(page.height)]),
                    "Resources": dictionary(resources), "Contents": pdf.add_stream({}, content.stream),
                    "StructParents": number, "Tabs": "/S", "Annots": array(list(marks)) if marks else None,
                }
            ),
        )  # fmt: skip
    return pdf.fill(root, dictionary({"Type": "/Pages", "Kids": array(list(refs)), "Count": len(refs)}))


def _form(annotations: Annotations, font: Ref) -> str:
    resources = dictionary({"Font": dictionary({FIELD_FONT: font})})
    look = string(f"/{FIELD_FONT} 12 Tf 0 g")
    return dictionary({"Fields": array(list(annotations.fields)), "DR": resources, "DA": look})


def _bookmarks(handout: Handout, pages: Sequence[Page]) -> list[Bookmark]:
    """Title and headings with the places where they stand."""
    places = {
        anchor.slug: (number, page.height - anchor.y) for number, page in enumerate(pages) for anchor in page.anchors
    }
    headings = [handout.heading, *(block for block in walk(handout.blocks) if isinstance(block, Heading))]
    return [Bookmark(plain(heading.inlines), heading.level, *places[heading.slug]) for heading in headings]
