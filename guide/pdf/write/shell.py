"""The part of a file that is the same for every practice: its shell, as printers call sheets with everything but the
dealer's name.

A practice's part is left open: its objects get numbers if others must name them, and it is written after the shell
(`imprint.py`). Sheets without a practice leave only their metadata open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from guide.model.blocks import Heading, PracticeBox
from guide.model.handout import Handout
from guide.model.inlines import plain
from guide.model.page import FormField, LinkArea, Side
from guide.model.walk import walk
from guide.pdf.draw.content import SideContent, glyphs_of, own_items, paint_side
from guide.pdf.draw.painter import Used, xobject_name
from guide.pdf.write.annotations import Annotations, appearance_font, field_resources, write_annotations
from guide.pdf.write.field_font import embed_field_face
from guide.pdf.write.fonts import embed_faces
from guide.pdf.write.metadata import write_output_intent
from guide.pdf.write.objects import PdfFile, Ref, array, dictionary, string
from guide.pdf.write.outline import Bookmark, Target, write_outline
from guide.pdf.write.pages import write_page, write_pictures
from guide.pdf.write.structure import OwnPlace, write_structure
from guide.structure.tree import StructureTree
from guide.text.faces import Faces

# The characters of names, numbers and addresses, and their faces: these glyphs are in every sheet with a practice's
# block, so that the next practice needs no others.
OWN_CHARACTERS = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz()-.,:/&'+@#\u00b7"
OWN_FACES = ("bold", "regular")


class OpenSide(Struct, frozen=True):
    """A side with a practice's block, which becomes a page when the block is known: its number of marked-content
    sequences, its streams, and what they name. It keeps nothing of what is painted."""

    sequences: int
    streams: tuple[Ref, ...]
    faces: frozenset[str]
    pictures: dict[str, Ref]
    marks: tuple[Ref, ...]


class Shell(Struct, frozen=True):
    """What a practice's part must know about the rest. `used` are words and glyphs, `settled` the glyphs present for
    every practice; `feet` are the streams of the foot lines, each with a side that it is for."""

    root: Ref
    info: Ref
    metadata: Ref
    page_tree: Ref
    sides: tuple[Ref, ...]
    used: Used
    settled: dict[str, frozenset[int]]
    fonts: dict[str, Ref]
    open_sides: dict[int, OpenSide]
    feet: tuple[tuple[int, Ref], ...]
    structure: OwnPlace | None
    bookmark: tuple[Ref, dict[str, object]] | None


def write_shell(pdf: PdfFile, handout: Handout, tree: StructureTree, sides: Sequence[Side], faces: Faces) -> Shell:
    """The shell of a handout, with a bookmark for each heading."""
    own = {block.heading.slug for block in handout.blocks if isinstance(block, PracticeBox) and block.named}
    headings = [handout.heading, *(block for block in walk(handout.blocks) if isinstance(block, Heading))]
    titles = [(heading, heading.slug not in own) for heading in headings]
    return write_contents(pdf, handout.language, titles, tree, sides, faces)


def write_contents(
    pdf: PdfFile, language: str, headings: Sequence[tuple[Heading, bool]], tree: StructureTree, sides: Sequence[Side],
    faces: Faces,
) -> Shell:  # fmt: skip
    """Painted sides, fonts, pictures, annotations, structure, outline, catalog. `headings` are the bookmarks, and whether
    each has its title already."""
    used, own = Used(), tree.own
    tags = tuple(node.tag for node in tree.nodes)
    contents = {number: paint_side(side, tags, faces, used, own) for number, side in enumerate(sides)}
    settled = _add_own_glyphs(used, sides, language, faces, own) if own else {}
    opened = [number for number, content in contents.items() if len(content.streams) > 1]
    feet_places = _feet_places(sides) if own else {}
    if own:
        # For each open side its page and its structure; the feet; the first element, its leaf of the parent tree, the
        # bookmark, and the two forms of metadata.
        pdf.set_aside(2 * len(opened) + len(set(feet_places.values())) + 5)
    refs = [pdf.reserve_open() if number in opened else pdf.reserve() for number in range(len(sides))]
    fonts = embed_faces(pdf, faces, used)
    pictures = write_pictures(pdf, (picture for content in contents.values() for picture in content.pictures))
    places = _places(sides)
    fillable = any(
        isinstance(painted.item, FormField) for content in contents.values() for painted in content.annotations
    )
    resources = pdf.add(field_resources(embed_field_face(pdf, faces["regular"]))) if fillable else None
    annotations = write_annotations(pdf, contents, refs, places, resources, len(sides))
    structure, place = write_structure(pdf, tree, contents, refs, annotations.tied, language, opened)
    page_tree = pdf.reserve()
    by_place = {places: pdf.reserve_open() for places in dict.fromkeys(feet_places.values())}
    feet = {number: (by_place[places],) for number, places in feet_places.items()}
    open_sides: dict[int, OpenSide] = {}
    for number, content in contents.items():
        streams = (*(pdf.add_stream({}, stream) for stream in content.streams), *feet.get(number, ()))
        marks, shown = annotations.by_side[number], named_pictures(content, pictures)
        if number in opened:
            open_sides[number] = OpenSide(len(content.sequences), streams, content.faces, shown, marks)
            continue
        named = {name: fonts[name] for name in content.faces | (stand_ins(fonts) if own else set())}
        write_page(pdf, refs[number], page_tree, number, content.side, streams, named, shown, marks)
    pdf.fill(page_tree, dictionary({"Type": "/Pages", "Kids": array(refs), "Count": len(refs)}))
    info, metadata, intent = pdf.reserve_open(), pdf.reserve_open(), write_output_intent(pdf)
    outline = write_outline(pdf, _bookmarks(headings, places), refs)
    catalog = {
        "Type": "/Catalog", "Pages": page_tree, "Lang": string(language),
        "MarkInfo": dictionary({"Marked": "true"}), "StructTreeRoot": structure,
        "ViewerPreferences": dictionary({"DisplayDocTitle": "true", **_printing(sides)}),
        "Metadata": metadata, "OutputIntents": f"[{intent}]", "Outlines": outline.ref,
        "PageMode": "/UseOutlines" if len(sides) > 1 else None,
        "AcroForm": _form(annotations, resources) if resources else None,
    }  # fmt: skip
    root = pdf.add(dictionary(catalog))
    first_feet = {ref: number for number, (ref,) in sorted(feet.items(), reverse=True)}
    return Shell(
        root, info, metadata, page_tree, tuple(refs), used, settled, fonts, open_sides,
        tuple((number, ref) for ref, number in first_feet.items()), place, outline.untitled,
    )  # fmt: skip


def stand_ins(fonts: Mapping[str, Ref]) -> set[str]:
    """The faces of other families than the first. Every page with a practice's part names them, since the next practice
    may have letters of theirs where this one has none."""
    return set(fonts) - set(OWN_FACES)


def named_pictures(content: SideContent, pictures: Mapping[str, Ref]) -> dict[str, Ref]:
    """The pictures of a side by their names in its content."""
    return {xobject_name(picture): pictures[xobject_name(picture)] for picture in content.pictures}


def _add_own_glyphs(
    used: Used, sides: Sequence[Side], language: str, faces: Faces, own: range
) -> dict[str, frozenset[int]]:
    """Record the glyphs of a practice's part: those that any practice may need, which are returned with all used so
    far, then those of this one, in an order independent of their places."""
    for face in OWN_FACES:
        for char in OWN_CHARACTERS:
            for glyph in faces[face].shape(char, language).glyphs:
                used.add(face, glyph, char)
    settled = {face: frozenset(glyphs) for face, glyphs in used.glyphs.items()}
    for face, glyph, text in sorted(glyphs_of(own_items(sides, own), settled)):
        used.add(face, glyph, text)
    return settled


def _feet_places(sides: Sequence[Side]) -> dict[int, tuple[tuple[float, float], ...]]:
    """Where the pages of each side are: sides that agree in this have the same foot lines of a practice."""
    return {
        number: tuple((placement.x, placement.y) for placement in side.placements) for number, side in enumerate(sides)
    }


def _printing(sides: Sequence[Side]) -> dict[str, str]:
    """How the sides are printed (12.2): at their size; backs turned over the left edge, whether short or long."""
    printing = {"PrintScaling": "/None"} if any(side.exact for side in sides) else {}
    if any(side.turned for side in sides):
        wide = sides[0].width > sides[0].height
        printing["Duplex"] = "/DuplexFlipShortEdge" if wide else "/DuplexFlipLongEdge"
    return printing


def _places(sides: Sequence[Side]) -> dict[str, Target]:
    """The place of each heading and footnote, and of the text that refers to one, by its slug."""
    places: dict[str, Target] = {}
    for number, side in enumerate(sides):
        for placement in side.placements:
            if placement.copy:
                continue
            page = placement.page
            linked = ((item.slug, item.box.y) for item in page.items if isinstance(item, LinkArea) and item.slug)
            for slug, y in (*((anchor.slug, anchor.y) for anchor in page.anchors), *linked):
                places[slug] = Target(number, placement.x, side.height - placement.y - y)
    return places


def _form(annotations: Annotations, resources: Ref) -> str:
    look = string(f"{appearance_font(12)} 0 g")
    return dictionary({"Fields": array(list(annotations.fields)), "DR": resources, "DA": look})


def _bookmarks(headings: Sequence[tuple[Heading, bool]], places: Mapping[str, Target]) -> list[Bookmark]:
    """The headings with their places; a practice's name is still missing."""
    return [
        Bookmark(plain(heading.inlines) if titled else None, heading.level, places[heading.slug])
        for heading, titled in headings
    ]
