"""Links and form fields as annotations (ISO 32000-1, 12.5 and 12.7), each tied to its structure element.

A page that is on a side several times has fields of its own on each copy: cards that are cut apart go to different
people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from guide.base.units import Colour, Rect
from guide.model.page import FormField, LinkArea
from guide.pdf.draw.content import SideContent
from guide.pdf.draw.syntax import fill_colour, num, stroke_colour
from guide.pdf.write.objects import PdfFile, Ref, array, dictionary, string
from guide.pdf.write.outline import Target
from guide.pdf.write.structure import Annotation

PRINT = 4
MULTILINE = 1 << 12
FIELD_FONT = "guide"
# PDFium (Chrome, Edge) takes letters beyond Western ones from the system, or drops them, unless the font of their field has
# the name of a symbol font. It reads the first font of an appearance string; others read the last, or look both up. The
# escape keeps a reader that goes by bare names, without looking them up, from finding a font of the system.
FIELD_FONT_IN_PDFIUM = "Webdings"
_IN_PDFIUM_ESCAPED = "Web#64ings"

# The tick, on a square of side 1: drawn, since the font has no such character.
_TICK = ((0.20, 0.52), (0.42, 0.28), (0.82, 0.78))


class Annotations(Struct, frozen=True):
    """Annotations by the number of their side, in painting order; the fields among them in reading order; and all with
    their structure elements."""

    by_side: dict[int, tuple[Ref, ...]]
    fields: tuple[Ref, ...]
    tied: tuple[Annotation, ...]


def write_annotations(
    pdf: PdfFile,
    contents: Mapping[int, SideContent],
    sides: Sequence[Ref],
    places: Mapping[str, Target],
    field_resources: Ref | None,
    first: int,
) -> Annotations:
    """Every link and field. `places` has the place of each heading; the numbers in the parent tree begin with
    `first`."""
    by_side: dict[int, tuple[Ref, ...]] = {}
    fields: list[tuple[tuple[int, int, int], Ref]] = []
    tied: list[Annotation] = []
    ticks: dict[tuple[str, Colour], dict[str, object]] = {}
    for number, content in contents.items():
        on_side: list[Ref] = []
        for painted in content.annotations:
            item, height = painted.item, content.side.height
            parent = first + len(tied)
            if isinstance(item, LinkArea):
                ref = _link(pdf, item, height, sides, places, parent)
            else:
                widget, named = _widget(item, height, sides[number], parent), _named(item, painted.copy)
                if item.kind == "check":
                    key = num(item.box.width), item.ink
                    look = ticks[key] = ticks.get(key) or _box_look(pdf, item)
                else:
                    look = {"AP": dictionary({"N": _appearance(pdf, item.box, "/Tx BMC EMC", field_resources)})}
                ref = pdf.add(dictionary({**widget, **named, **_value(item), "MK": "<<>>", **look}))
                # Copies come last, one side after the other, as in the structure.
                place = (number + 1, painted.copy) if painted.copy else (0, painted.page)
                fields.append(((*place, painted.order), ref))
            on_side.append(ref)
            tied.append(Annotation(item.role.node, number, ref, painted.page, painted.order, painted.copy))
        by_side[number] = tuple(on_side)
    read = sorted(fields, key=lambda field: field[0])
    return Annotations(by_side, tuple(ref for _, ref in read), tuple(tied))


def _link(
    pdf: PdfFile, item: LinkArea, height: float, sides: Sequence[Ref], places: Mapping[str, Target], parent: int
) -> Ref:
    entries: dict[str, object] = {
        "Type": "/Annot", "Subtype": "/Link", "Rect": _rectangle(item.box, height), "F": PRINT,
        "Border": "[0 0 0]", "StructParent": parent, "Contents": string(item.description),
    }  # fmt: skip
    if item.target.startswith("#"):
        entries["Dest"] = places[item.target[1:]].destination(sides)
    else:
        entries["A"] = dictionary({"Type": "/Action", "S": "/URI", "URI": string(item.target)})
    return pdf.add(dictionary(entries))


def _widget(item: FormField, height: float, side: Ref, parent: int) -> dict[str, object]:
    """Where a field is seen and filled in."""
    return {
        "Type": "/Annot", "Subtype": "/Widget", "Rect": _rectangle(item.box, height), "F": PRINT,
        "P": side, "StructParent": parent,
    }  # fmt: skip


def _named(item: FormField, copy: int) -> dict[str, object]:
    """Its name and what is said of it. Those on copies are numbered, with a sign that no name of an editor has."""
    name, said = (f"{item.name}_{copy + 1}", f"{item.tooltip} ({copy + 1})") if copy else (item.name, item.tooltip)
    return {"T": string(name), "TU": string(said), "Contents": string(said)}


def _value(item: FormField) -> dict[str, object]:
    """What kind of field it is, and that it is empty."""
    if item.kind == "check":
        return {"FT": "/Btn", "V": "/Off"}
    typed = f"{appearance_font(item.size)} {fill_colour(item.ink)}"
    return {"FT": "/Tx", "Ff": MULTILINE if item.multiline else 0, "V": "()", "DA": string(typed)}


def field_resources(font: Ref) -> str:
    """The font of fields under its names."""
    return dictionary({"Font": dictionary({FIELD_FONT: font, FIELD_FONT_IN_PDFIUM: font})})


def appearance_font(size: float) -> str:
    """The operators that set the font of a field. The size is fixed: what does not fit scrolls. Every viewer shrinks text
    in a way of its own, and most go on until it cannot be read."""
    return f"/{_IN_PDFIUM_ESCAPED} {num(size)} Tf /{FIELD_FONT} {num(size)} Tf"


def _box_look(pdf: PdfFile, item: FormField) -> dict[str, object]:
    """How a box looks in each state, starting with the first. Boxes of one size share this: viewers only choose."""
    states = {"Off": _appearance(pdf, item.box, ""), "Yes": _appearance(pdf, item.box, _tick(item))}
    return {"AS": "/Off", "AP": dictionary({"N": dictionary(states)})}


def _appearance(pdf: PdfFile, box: Rect, content: str, resources: Ref | None = None) -> Ref:
    return pdf.add_stream(
        {
            "Type": "/XObject", "Subtype": "/Form", "Resources": resources or "<<>>",
            "BBox": array([0, 0, num(box.width), num(box.height)]),
        },
        content.encode("ascii"),
        compress=len(content) > 60,
    )  # fmt: skip


def _tick(item: FormField) -> str:
    size = item.box.width
    (ax, ay), (bx, by), (cx, cy) = ((num(x * size), num(y * size)) for x, y in _TICK)
    return f"q {stroke_colour(item.ink)} {num(size * 0.16)} w 1 J 1 j {ax} {ay} m {bx} {by} l {cx} {cy} l S Q"


def _rectangle(box: Rect, height: float) -> str:
    return array([num(box.x), num(height - box.bottom), num(box.right), num(height - box.y)])
