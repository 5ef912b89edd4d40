"""The structure tree as PDF objects, with the content that each element owns (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guide.draw.content import SideContent
from guide.draw.syntax import num
from guide.structure.tree import Node, StructureTree
from guide.units import Rect
from guide.write.objects import PdfFile, Ref, array, dictionary, name, string


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation that belongs to a structure element: its side, its object, the number of its page and where it
    comes in painting order."""

    node: int
    side: int
    ref: Ref
    page: int
    order: int


@dataclass(frozen=True, slots=True)
class _Content:
    """A part of an element's content: the marked-content sequence `mcid` of a side, or an annotation there.

    Sorted by `place`: the number of its page, and where it comes in painting order.
    """

    side: int
    place: tuple[int, int]
    mcid: int = -1
    annotation: Ref | None = None


def write_structure(
    pdf: PdfFile,
    tree: StructureTree,
    contents: Sequence[SideContent],
    sides: Sequence[Ref],
    annotations: Sequence[Annotation],
    language: str,
) -> Ref:
    """The StructTreeRoot. Annotation number i has StructParent `len(sides) + i`; the number of a side is its own."""
    root = pdf.reserve()
    refs = [pdf.reserve() for _ in tree.nodes]
    own = _own_content(contents, annotations)
    first = _first_places(tree, own)
    boxes = _figure_boxes(contents)
    for node in tree.nodes:
        pdf.fill(refs[node.index], _element(node, refs, root, own, first, boxes, sides, contents, language))
    parents = [
        (number, pdf.add(array([refs[node] for node in content.sequences]))) for number, content in enumerate(contents)
    ]
    parents += [(len(sides) + number, refs[item.node]) for number, item in enumerate(annotations)]
    nums = " ".join(f"{number} {ref}" for number, ref in parents)
    identities = sorted((node.attributes.identity, refs[node.index]) for node in tree.nodes if node.attributes.identity)
    id_tree = None
    if identities:
        names = " ".join(f"{string(identity)} {ref}" for identity, ref in identities)
        limits = f"[{string(identities[0][0])} {string(identities[-1][0])}]"
        id_tree = pdf.add(dictionary({"Kids": f"[{pdf.add(dictionary({'Limits': limits, 'Names': f'[{names}]'}))}]"}))
    return pdf.fill(
        root,
        dictionary(
            {
                "Type": "/StructTreeRoot", "K": refs[0], "ParentTree": pdf.add(dictionary({"Nums": f"[{nums}]"})),
                "ParentTreeNextKey": len(parents), "IDTree": id_tree,
            }
        ),
    )  # fmt: skip


def _own_content(contents: Sequence[SideContent], annotations: Sequence[Annotation]) -> dict[int, list[_Content]]:
    own: dict[int, list[_Content]] = {}
    for side, content in enumerate(contents):
        for mcid, (node, number) in enumerate(zip(content.sequences, content.numbers, strict=True)):
            own.setdefault(node, []).append(_Content(side, (number, mcid * 2), mcid=mcid))
    for item in annotations:
        own.setdefault(item.node, []).append(_Content(item.side, (item.page, item.order), annotation=item.ref))
    for parts in own.values():
        parts.sort(key=lambda part: part.place)
    return own


def _first_places(tree: StructureTree, own: dict[int, list[_Content]]) -> list[tuple[int, int] | None]:
    """Where the content of each element, or of anything inside it, is first painted."""
    first: list[tuple[int, int] | None] = [None] * len(tree.nodes)
    for node in reversed(tree.nodes):
        places = [part.place for part in own.get(node.index, [])[:1]]
        places += [place for child in node.children if (place := first[child]) is not None]
        first[node.index] = min(places, default=None)
    return first


def _kids(
    node: Node, refs: list[Ref], own: dict[int, list[_Content]], first: list[tuple[int, int] | None],
    sides: Sequence[Ref],
) -> tuple[list[str], Ref | None]:  # fmt: skip
    """Own content and child elements in reading order, and the side of the first own content.

    Children keep the order of the tree; own content comes before the first child that is painted after it.
    """
    parts = own.get(node.index, [])
    side = parts[0].side if parts else None
    kids: list[str] = []
    waiting = list(parts)

    def take() -> None:
        part = waiting.pop(0)
        if part.annotation is not None:
            kids.append(dictionary({"Type": "/OBJR", "Pg": sides[part.side], "Obj": part.annotation}))
        elif part.side == side:
            kids.append(str(part.mcid))
        else:
            kids.append(dictionary({"Type": "/MCR", "Pg": sides[part.side], "MCID": part.mcid}))

    for child in node.children:
        place = first[child]
        while place is not None and waiting and waiting[0].place < place:
            take()
        kids.append(str(refs[child]))
    while waiting:
        take()
    return kids, None if side is None else sides[side]


def _element(
    node: Node, refs: list[Ref], root: Ref, own: dict[int, list[_Content]],
    first: list[tuple[int, int] | None], boxes: dict[int, tuple[int, Rect]], sides: Sequence[Ref],
    contents: Sequence[SideContent], language: str,
) -> str:  # fmt: skip
    kids, side = _kids(node, refs, own, first, sides)
    attributes = node.attributes
    return dictionary(
        {
            "Type": "/StructElem",
            "S": name(node.tag),
            "P": root if node.parent < 0 else refs[node.parent],
            "K": array(kids) if len(kids) != 1 else kids[0],
            "Pg": side,
            "Alt": string(attributes.alt) if attributes.alt else None,
            "ActualText": string(attributes.actual_text) if attributes.actual_text else None,
            "ID": string(attributes.identity) if attributes.identity else None,
            "Lang": string(language) if node.parent < 0 else None,
            "A": _attributes(node, boxes, contents),
        }
    )


def _attributes(node: Node, boxes: dict[int, tuple[int, Rect]], contents: Sequence[SideContent]) -> str | None:
    """Attribute objects (14.8.5): table scope and headers, list numbering, the box of a figure."""
    attributes = node.attributes
    if attributes.scope:
        return dictionary({"O": "/Table", "Scope": name(attributes.scope)})
    if attributes.headers:
        return dictionary({"O": "/Table", "Headers": array([string(header) for header in attributes.headers])})
    if attributes.numbering:
        return dictionary({"O": "/List", "ListNumbering": name(attributes.numbering)})
    if node.tag == "Figure" and node.index in boxes:
        side, box = boxes[node.index]
        height = contents[side].side.height
        corners = [box.x, height - box.bottom, box.right, height - box.y]
        return dictionary({"O": "/Layout", "Placement": "/Block", "BBox": array([num(corner) for corner in corners])})
    return None


def _figure_boxes(contents: Sequence[SideContent]) -> dict[int, tuple[int, Rect]]:
    boxes: dict[int, tuple[int, Rect]] = {}
    for number, content in enumerate(contents):
        for node, box in content.boxes.items():
            boxes.setdefault(node, (number, box))
    return boxes
