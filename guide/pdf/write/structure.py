"""The structure tree as PDF objects, with the content that each element owns (ISO 32000-1, 14.7).

The elements of a practice's block are written separately: the others need only the number of the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from guide.base.units import Rect
from guide.pdf.draw.content import SideContent
from guide.pdf.draw.syntax import num
from guide.pdf.write.objects import PdfFile, Ref, array, dictionary, name, string
from guide.structure.tree import Node, StructureTree

# Numbers of the parent tree reserved for a practice's links.
OWN_KEYS = 64


class Annotation(Struct, frozen=True):
    """An annotation that belongs to a structure element: its side, its object, the number of its page and where it
    comes in painting order. One on a copy of the page, counted from 1, belongs to an element of the same kind."""

    node: int
    side: int
    ref: Ref
    page: int
    order: int
    copy: int = 0


class OwnPlace(Struct, frozen=True):
    """Where a practice's elements belong: the number of the first and of its parent, their leaf of the parent tree and
    its first key, and by side the object that names the elements of its content, with its entries."""

    first: Ref
    parent: Ref
    leaf: Ref
    key: int
    sides: dict[int, tuple[Ref, str]]


class _Content(Struct, frozen=True):
    """A part of an element's content: the marked-content sequence `mcid` of a side, or an annotation there.

    Sorted by `place`: the number of its page, and its place in painting order.
    """

    side: int
    place: tuple[int, int]
    mcid: int = -1
    annotation: Ref | None = None


class _Painted(Struct, frozen=True):
    """What elements point to: sides, painted content by node, where each is first painted, boxes of figures with the
    height of their side, and the elements of copies, which come behind all that is read."""

    sides: Sequence[Ref]
    own: dict[int, list[_Content]]
    first: dict[int, tuple[int, int]]
    boxes: dict[int, tuple[float, Rect]]
    copies: tuple[Ref, ...] = ()


def write_structure(
    pdf: PdfFile, tree: StructureTree, contents: Mapping[int, SideContent], sides: Sequence[Ref],
    annotations: Sequence[Annotation], language: str, own_sides: Sequence[int] = (),
) -> tuple[Ref, OwnPlace | None]:  # fmt: skip
    """The StructTreeRoot without a practice's elements, and where these belong; `own_sides` are the sides with any.
    Annotation number i has StructParent `len(sides) + i`; the number of a side is its own."""
    root = pdf.reserve()
    own = tree.own
    nodes = [node for node in tree.nodes if node.index not in own]
    refs = {node.index: pdf.reserve() for node in nodes}
    if own:
        refs[own[0]] = pdf.reserve_open()
    copies, copied = _write_copies(pdf, tree, refs[0], sides, annotations)
    painted = replace(_painted(nodes, contents, sides, annotations), copies=copies)
    for node in nodes:
        parent = root if node.parent < 0 else refs[node.parent]
        pdf.fill(refs[node.index], _element(node, parent, refs, painted, language if node.parent < 0 else ""))
    parents: list[tuple[int, Ref]] = []
    arrays: dict[int, tuple[Ref, str]] = {}
    for number, content in contents.items():
        opened, elements = number in own_sides, tuple(refs[node] for node in content.sequences)
        ref = pdf.reserve_open() if opened else pdf.reserve()
        parents.append((number, ref))
        if opened:
            arrays[number] = ref, " ".join(map(str, elements))
        else:
            pdf.fill(ref, array(elements))
    parents += enumerate((copied.get(item.ref, refs[item.node]) for item in annotations), len(sides))
    identities = sorted((node.attributes.identity, refs[node.index]) for node in nodes if node.attributes.identity)
    id_tree = None
    if identities:
        names = " ".join(f"{string(identity)} {ref}" for identity, ref in identities)
        limits = f"[{string(identities[0][0])} {string(identities[-1][0])}]"
        id_tree = pdf.add(dictionary({"Kids": f"[{pdf.add(dictionary({'Limits': limits, 'Names': f'[{names}]'}))}]"}))
    place = OwnPlace(refs[own[0]], refs[0], pdf.reserve_open(), len(parents), arrays) if own else None
    if place:
        kids = array((pdf.add(dictionary(_leaf(parents))), place.leaf))
        parent_tree = pdf.add(dictionary({"Kids": kids}))
    else:
        parent_tree = pdf.add(dictionary({"Nums": _leaf(parents)["Nums"]}))
    pdf.fill(
        root,
        dictionary(
            {
                "Type": "/StructTreeRoot", "K": refs[0], "ParentTree": parent_tree,
                "ParentTreeNextKey": len(parents) + (OWN_KEYS if place else 0), "IDTree": id_tree,
            }
        ),
    )  # fmt: skip
    return root, place


def write_own_structure(
    pdf: PdfFile, tree: StructureTree, place: OwnPlace, contents: Mapping[int, SideContent], sides: Sequence[Ref],
    annotations: Sequence[Annotation],
) -> None:  # fmt: skip
    """The elements of a practice's block; annotation number i has StructParent `place.key + i`."""
    assert len(annotations) <= OWN_KEYS
    nodes = tree.nodes[tree.own.start : tree.own.stop]
    refs = {node.index: pdf.reserve() if number else place.first for number, node in enumerate(nodes)}
    painted = _painted(nodes, contents, sides, annotations)
    for node in nodes:
        pdf.fill(refs[node.index], _element(node, refs.get(node.parent, place.parent), refs, painted))
    for number, content in contents.items():
        ref, elements = place.sides[number]
        pdf.fill(ref, array((elements, *(refs[node] for node in content.sequences))))
    parents = [(place.key + number, refs[item.node]) for number, item in enumerate(annotations)]
    pdf.fill(place.leaf, dictionary(_leaf(parents, place.key)))


def _write_copies(
    pdf: PdfFile, tree: StructureTree, document: Ref, sides: Sequence[Ref], annotations: Sequence[Annotation]
) -> tuple[tuple[Ref, ...], dict[Ref, Ref]]:
    """The elements of fields on copies of pages: a group for each copy, and the element of each annotation. Every widget
    has a `Form` element of its own (ISO 14289-1, 7.18.4). Those of copies come last: who listens hears the page as if
    there were one, and the tab key goes through one copy after the other."""
    by_copy: dict[tuple[int, int], list[Annotation]] = {}
    for item in annotations:
        if item.copy:
            by_copy.setdefault((item.side, item.copy), []).append(item)
    groups: list[Ref] = []
    owners: dict[Ref, Ref] = {}
    for (side, _), items in by_copy.items():
        group, page = pdf.reserve(), sides[side]
        for item in items:
            tag, kid = name(tree.nodes[item.node].tag), _object(page, item.ref)
            element = {"Type": "/StructElem", "S": tag, "P": group, "K": kid, "Pg": page}
            owners[item.ref] = pdf.add(dictionary(element))
        kids = array([owners[item.ref] for item in items])
        groups.append(pdf.fill(group, dictionary({"Type": "/StructElem", "S": "/Div", "P": document, "K": kids})))
    return tuple(groups), owners


def _object(side: Ref, annotation: Ref) -> str:
    """A reference to an annotation (14.7.4.3)."""
    return dictionary({"Type": "/OBJR", "Pg": side, "Obj": annotation})


def _leaf(parents: Sequence[tuple[int, Ref]], first: int = 0) -> dict[str, object]:
    """A leaf of a number tree (7.9.7). One with nothing in it, as of a practice without a link, begins and ends at `first`."""
    return {
        "Limits": array((parents[0][0], parents[-1][0]) if parents else (first, first)),
        "Nums": "[" + " ".join(f"{number} {ref}" for number, ref in parents) + "]",
    }


def _painted(
    nodes: Sequence[Node], contents: Mapping[int, SideContent], sides: Sequence[Ref], annotations: Sequence[Annotation]
) -> _Painted:
    own = _own_content(contents, annotations)
    return _Painted(sides, own, _first_places(nodes, own), _figure_boxes(contents.values()))


def _own_content(contents: Mapping[int, SideContent], annotations: Sequence[Annotation]) -> dict[int, list[_Content]]:
    own: dict[int, list[_Content]] = {}
    for side, content in contents.items():
        for mcid, (node, number) in enumerate(zip(content.sequences, content.numbers, strict=True), content.first):
            own.setdefault(node, []).append(_Content(side, (number, mcid * 2), mcid=mcid))
    for item in annotations:
        if not item.copy:
            own.setdefault(item.node, []).append(_Content(item.side, (item.page, item.order), annotation=item.ref))
    for parts in own.values():
        parts.sort(key=lambda part: part.place)
    return own


def _first_places(nodes: Sequence[Node], own: dict[int, list[_Content]]) -> dict[int, tuple[int, int]]:
    """Where the content of each element, or of anything inside it, is first painted."""
    first: dict[int, tuple[int, int]] = {}
    for node in reversed(nodes):
        places = [part.place for part in own.get(node.index, [])[:1]]
        places += [first[child] for child in node.children if child in first]
        if places:
            first[node.index] = min(places)
    return first


def _kids(node: Node, refs: Mapping[int, Ref], painted: _Painted) -> tuple[list[str], Ref | None]:
    """Own content and child elements in reading order, and the side of the first own content.

    Children keep the order of the tree; own content comes before the first child that is painted after it.
    """
    parts = painted.own.get(node.index, [])
    side = parts[0].side if parts else None
    kids: list[str] = []
    waiting = list(parts)

    def take() -> None:
        part = waiting.pop(0)
        if part.annotation is not None:
            kids.append(_object(painted.sides[part.side], part.annotation))
        elif part.side == side:
            kids.append(str(part.mcid))
        else:
            kids.append(dictionary({"Type": "/MCR", "Pg": painted.sides[part.side], "MCID": part.mcid}))

    for child in node.children:
        place = painted.first.get(child)
        while place is not None and waiting and waiting[0].place < place:
            take()
        kids.append(str(refs[child]))
    while waiting:
        take()
    if node.parent < 0:
        kids += map(str, painted.copies)
    return kids, None if side is None else painted.sides[side]


def _element(node: Node, parent: Ref, refs: Mapping[int, Ref], painted: _Painted, language: str = "") -> str:
    kids, side = _kids(node, refs, painted)
    attributes = node.attributes
    return dictionary(
        {
            "Type": "/StructElem",
            "S": name(node.tag),
            "P": parent,
            "K": array(kids) if len(kids) != 1 else kids[0],
            "Pg": side,
            "Alt": string(attributes.alt) if attributes.alt else None,
            "ActualText": string(attributes.actual_text) if attributes.actual_text else None,
            "ID": string(attributes.identity) if attributes.identity else None,
            "Lang": string(language) if language else None,
            "A": _attributes(node, painted.boxes),
        }
    )


def _attributes(node: Node, boxes: Mapping[int, tuple[float, Rect]]) -> str | None:
    """Attribute objects (14.8.5): table scope and headers, list numbering, the box of a figure."""
    attributes = node.attributes
    if attributes.scope:
        return dictionary({"O": "/Table", "Scope": name(attributes.scope)})
    if attributes.headers:
        return dictionary({"O": "/Table", "Headers": array([string(header) for header in attributes.headers])})
    if attributes.numbering:
        return dictionary({"O": "/List", "ListNumbering": name(attributes.numbering)})
    if node.tag == "Figure" and node.index in boxes:
        height, box = boxes[node.index]
        corners = [box.x, height - box.bottom, box.right, height - box.y]
        return dictionary({"O": "/Layout", "Placement": "/Block", "BBox": array([num(corner) for corner in corners])})
    return None


def _figure_boxes(contents: Iterable[SideContent]) -> dict[int, tuple[float, Rect]]:
    boxes: dict[int, tuple[float, Rect]] = {}
    for content in contents:
        for node, box in content.boxes.items():
            boxes.setdefault(node, (content.side.height, box))
    return boxes
