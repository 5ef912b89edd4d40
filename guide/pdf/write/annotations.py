"""Links and form fields as annotations (ISO 32000-1, 12.5 and 12.7), each tied to its structure element.

A field of a page that stands several times on a side has a widget on each copy (12.7.3.1): what is filled in once is seen
on all, so that whoever prints cards to cut apart has no empty one.
"""

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


class _Repeated(Struct, frozen=True):
    """A field with several widgets: its object and entries, what the widgets look like, and the widgets so far."""

    ref: Ref
    entries: dict[str, object]
    look: dict[str, object]
    widgets: list[Ref]


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
        copied = {painted.item.role.node for painted in content.annotations if painted.copy}
        repeated: dict[int, _Repeated] = {}
        for painted in content.annotations:
            item, height = painted.item, content.side.height
            parent, node = first + len(tied), item.role.node
            if isinstance(item, LinkArea):
                ref = _link(pdf, item, height, sides, places, parent)
            elif node in copied:
                if node not in repeated:
                    entries, look = {**_named(item), **_value(item)}, _look(pdf, item, field_font)
                    repeated[node] = _Repeated(pdf.reserve(), entries, look, [])
                    fields.append((painted.page, painted.order, repeated[node].ref))
                field = repeated[node]
                widget = _widget(item, height, sides[number], parent)
                ref = pdf.add(dictionary({**widget, "Parent": field.ref, **_described(item), **field.look}))
                field.widgets.append(ref)
            else:
                widget, look = _widget(item, height, sides[number], parent), _look(pdf, item, field_font)
                ref = pdf.add(dictionary({**widget, **_named(item), **_described(item), **_value(item), **look}))
                fields.append((painted.page, painted.order, ref))
            on_side.append(ref)
            tied.append(Annotation(node, number, ref, painted.page, painted.order, painted.copy))
        for field in repeated.values():
            pdf.fill(field.ref, dictionary({**field.entries, "Kids": array(field.widgets)}))
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


def _widget(item: FormField, height: float, side: Ref, parent: int) -> dict[str, object]:
    """Where a field is seen and filled in."""
    return {
        "Type": "/Annot", "Subtype": "/Widget", "Rect": _rectangle(item.box, height), "F": PRINT,
        "P": side, "StructParent": parent,
    }  # fmt: skip


def _named(item: FormField) -> dict[str, object]:
    return {"T": string(item.name), "TU": string(item.tooltip)}


def _described(item: FormField) -> dict[str, object]:
    return {"Contents": string(item.tooltip)}


def _value(item: FormField) -> dict[str, object]:
    """What kind of field it is, and that it is empty."""
    if item.kind == "check":
        return {"FT": "/Btn", "V": "/Off"}
    typed = f"/{FIELD_FONT} {num(item.size)} Tf {fill_colour(item.ink)}"
    return {"FT": "/Tx", "Ff": MULTILINE if item.multiline else 0, "V": "()", "DA": string(typed)}


def _look(pdf: PdfFile, item: FormField, font: Ref | None) -> dict[str, object]:
    """How a widget looks in each state."""
    if item.kind == "check":
        empty, ticked = _appearance(pdf, item.box, ""), _appearance(pdf, item.box, _tick(item))
        states = dictionary({"Off": empty, "Yes": ticked})
        return {"AS": "/Off", "MK": "<<>>", "AP": dictionary({"N": states})}
    return {"MK": "<<>>", "AP": dictionary({"N": _appearance(pdf, item.box, "/Tx BMC EMC", font)})}


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
