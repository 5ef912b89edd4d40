"""Clipping paths: parts that are visible only inside an outline (SVG 1.1, 14.3)."""

from __future__ import annotations

from guide.model.matrix import multiplied, transformed
from guide.model.picture import Matrix, Part, PictureGroup, Segment
from guide.read.svg.bounds import outline_bounds
from guide.read.svg.context import Context
from guide.read.svg.faults import RefusedError
from guide.read.svg.shapes import SHAPES
from guide.read.svg.style import RULES, reference
from guide.read.svg.transform import parse_transform
from guide.read.svg.tree import Node
from guide.read.svg.values import length

MOST_SHAPES = 100

_MERGE = "unite the shapes of the clipping path into one"


def clipped(
    node: Node, value: str, matrix: Matrix, parts: tuple[Part, ...], context: Context, whole: dict[str, float]
) -> tuple[Part, ...]:
    """The parts of an element, clipped by its clipping path."""
    if value.strip() in ("none", "") or not parts:
        return parts
    target, _ = reference(value)
    clip = context.named(target) if target else None
    if clip is None or clip.name != "clipPath":
        raise RefusedError(f"`clip-path`: `{value}` is not the id of a clipping path", "write `url(#id)`")
    if clip.attributes.get("clipPathUnits") == "objectBoundingBox":
        if node.name not in SHAPES:
            raise RefusedError(
                "a clipping path in parts of what it clips is not drawn around a group", "clip each shape alone"
            )
        box = outline_bounds(context.outline(node, whole))
        matrix = multiplied(matrix, (box.right - box.left, 0, 0, box.bottom - box.top, box.left, box.top))
    if len(clip.children) > MOST_SHAPES:
        raise RefusedError(f"a clipping path has more than {MOST_SHAPES} shapes", _MERGE)
    matrix = _moved(clip, context, matrix)
    outlines: list[tuple[Segment, ...]] = []
    rules = set()
    above = _rule_above(clip, context)
    for child in clip.children:
        for shape, at, winding in _shapes(child, matrix, context, above, whole):
            outlines.append(transformed(context.outline(shape, whole), at))
            context.count(outlines[-1], None, None, clip.place, at)
            rules.add(winding)
    outlines = [outline for outline in outlines if outline]
    if not outlines:
        return ()
    boxes = [outline_bounds(outline) for outline in outlines]
    if len(rules) > 1 or any(one.overlaps(other) for i, one in enumerate(boxes) for other in boxes[:i]):
        raise RefusedError("a clipping path of shapes that overlap is not drawn in a picture", _MERGE)
    segments = tuple(segment for outline in outlines for segment in outline)
    group = PictureGroup(parts, clip=segments, clip_even_odd=rules == {"evenodd"})
    further = context.said(clip).get("clip-path", "none")
    if further.strip() not in ("none", ""):
        raise RefusedError("a clipping path that is clipped itself is not drawn in a picture", _MERGE)
    return (group,)


def _shapes(
    node: Node, matrix: Matrix, context: Context, winding: str, whole: dict[str, float]
) -> list[tuple[Node, Matrix, str]]:
    """The shapes of a clipping path, each with its matrix and its clip rule."""
    said = context.said(node)
    if said.get("display") == "none" or said.get("visibility") in ("hidden", "collapse"):
        return []
    if said.get("clip-path", "none").strip() != "none":
        raise RefusedError("a clipping path that is clipped itself is not drawn in a picture", _MERGE)
    winding, matrix = _rule(node, context, winding), _moved(node, context, matrix)
    if node.name in SHAPES:
        return [(node, matrix, winding)]
    if node.name == "use":
        target = context.target(node)
        if target is not None and target.name in SHAPES:
            x, y = (length(node.attributes.get(key, "0"), key, whole[key]) for key in ("x", "y"))
            at = multiplied(matrix, (1, 0, 0, 1, x, y))
            return [(target, _moved(target, context, at), _rule(target, context, winding))]
    if node.name in ("title", "desc"):
        return []
    raise RefusedError(f"`<{node.name}>` is not used in a clipping path", "clip with one path or basic shape")


def _rule(node: Node, context: Context, inherited: str) -> str:
    winding = context.said(node).get("clip-rule", inherited).strip()
    return winding if winding in RULES else inherited


def _rule_above(clip: Node, context: Context) -> str:
    """The clip rule of a clipping path: its own, or the one that it inherits."""
    node: Node | None = clip
    while node is not None:
        if "clip-rule" in context.said(node):
            return _rule(node, context, "nonzero")
        node = node.parent
    return "nonzero"


def _moved(node: Node, context: Context, matrix: Matrix) -> Matrix:
    try:
        return parse_transform(context.said(node).get("transform", ""), matrix)
    except ValueError as error:
        raise RefusedError(str(error)) from None
