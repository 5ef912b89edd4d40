"""Links and form fields as annotations (ISO 32000-1, 12.5 and 12.7), each tied to its structure element."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from guide.base.units import Rect
from guide.model.page import FormField, LinkArea
from guide.pdf.draw.content import SideContent
from guide.pdf.draw.syntax import fill_colour, num, stroke_colour
from guide.pdf.write.objects import PdfFile, Ref, array, dictionary, string
from guide.pdf.write.outline import Target
from guide.pdf.write.structure import Annotation

PRINT = 4
MULTILINE = 1 << 12
FIELD_FONT = "guide"

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
    field_font: Ref | None,
    first: int,
) -> Annotations:
    """Every link and field. `places` has the place of each heading; the numbers in the parent tree begin with
    `first`."""
    by_side: dict[int, tuple[Ref, ...]] = {}
    fields: list[tuple[int, int, Ref]] = []
    tied: list[Annotation] = []
    for number, content in contents.items():
        on_side: list[Ref] = []
        for painted in content.annotations:
            item, height = painted.item, content.side.height
            parent = first + len(tied)
            if isinstance(item, LinkArea):
                ref = _link(pdf, item, height, sides, places, parent)
            else:
                ref = _field(pdf, item, height, sides[number], parent, field_font)
                fields.append((painted.page, painted.order, ref))
            on_side.append(ref)
            tied.append(Annotation(item.role.node, number, ref, painted.page, painted.order))
        by_side[number] = tuple(on_side)
    read = sorted(fields, key=lambda field: field[:2])
    return Annotations(by_side, tuple(ref for _, _, ref in read), tuple(tied))


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


def _field(pdf: PdfFile, item: FormField, height: float, side: Ref, parent: int, font: Ref | None) -> Ref:
    entries: dict[str, object] = {
        "Type": "/Annot", "Subtype": "/Widget", "Rect": _rectangle(item.box, height), "F": PRINT,
        "P": side, "StructParent": parent, "T": string(item.name), "TU": string(item.tooltip),
        "Contents": string(item.tooltip),
    }  # fmt: skip
    if item.kind == "check":
        empty, ticked = _appearance(pdf, item.box, ""), _appearance(pdf, item.box, _tick(item))
        entries |= {
            "FT": "/Btn", "V": "/Off", "AS": "/Off", "MK": "<<>>",
            "AP": dictionary({"N": dictionary({"Off": empty, "Yes": ticked})}),
        }  # fmt: skip
    else:
        look = f"/{FIELD_FONT} {num(item.size)} Tf {fill_colour(item.ink)}"
        entries |= {
            "FT": "/Tx", "Ff": MULTILINE if item.multiline else 0, "V": "()", "DA": string(look), "MK": "<<>>",
            "AP": dictionary({"N": _appearance(pdf, item.box, "/Tx BMC EMC", font)}),
        }  # fmt: skip
    return pdf.add(dictionary(entries))


def _appearance(pdf: PdfFile, box: Rect, content: str, font: Ref | None = None) -> Ref:
    fonts = dictionary({"Font": dictionary({FIELD_FONT: font})}) if font else "<<>>"
    return pdf.add_stream(
        {
            "Type": "/XObject", "Subtype": "/Form", "Resources": fonts,
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
