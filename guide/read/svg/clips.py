"""Clipping paths: parts that are seen inside of shapes only (SVG 1.1, 14.3)."""

from __future__ import annotations

from msgspec.structs import replace

from guide.base.units import WHITE
from guide.model.matrix import multiplied, transformed
from guide.model.picture import Part, PicturePath
from guide.read.svg.context import DEEPEST_SHOWN, Context, Place, moved
from guide.read.svg.faults import RefusedError, UnreadableError
from guide.read.svg.inside import seen_inside
from guide.read.svg.shapes import SHAPES
from guide.read.svg.style import RULES, reference
from guide.read.svg.tree import Node
from guide.read.svg.values import length

MOST_SHAPES = 100


def clipped(node: Node, value: str, place: Place, parts: tuple[Part, ...], context: Context) -> tuple[Part, ...]:
    """The parts of an element, clipped by its clipping path."""
    target, _ = reference(value)
    clip = context.named(target) if target else None
    if clip is None or clip.name != "clipPath":
        raise RefusedError(f"`clip-path`: `{value}` is not the id of a clipping path", "write `url(#id)`")
    if place.depth > DEEPEST_SHOWN:
        raise UnreadableError(clip.place, "clipping paths clip each other without end", "save the drawing again")
    inner = replace(place, depth=place.depth + 1)
    if clip.attributes.get("clipPathUnits") == "objectBoundingBox":
        inner = replace(inner, matrix=context.box_matrix(node, place, parts))
    if len(clip.children) > MOST_SHAPES:
        raise RefusedError(
            f"a clipping path has more than {MOST_SHAPES} shapes", "unite the shapes of the clipping path into one"
        )
    said = context.said(clip)
    inner = replace(inner, matrix=moved(said.get("transform", ""), inner.matrix))
    above = _rule_above(clip, context)
    shown = [part for child in clip.children for part in _shapes(child, inner, above, context)]
    found = seen_inside(parts, tuple(shown))
    return _further(clip, inner, found, context)


def _further(node: Node, place: Place, parts: tuple[Part, ...], context: Context) -> tuple[Part, ...]:
    """The parts inside of the clipping path that a clipping path, or a shape of it, has itself."""
    value = context.said(node).get("clip-path", "").strip()
    return parts if value in ("", "none") else clipped(node, value, place, parts, context)


def _shapes(node: Node, place: Place, winding: str, context: Context) -> tuple[Part, ...]:
    """A shape of a clipping path as a white area."""
    said = context.said(node)
    if said.get("display") == "none" or said.get("visibility") in ("hidden", "collapse"):
        return ()
    winding = _rule(node, context, winding)
    place = replace(place, matrix=moved(said.get("transform", ""), place.matrix))
    whole = place.whole
    if node.name in SHAPES:
        outline = transformed(context.outline(node, whole), place.matrix)
        context.count(outline, None, None, node.place, place.matrix)
        area = (PicturePath(outline, WHITE, even_odd=winding == "evenodd"),) if outline else ()
        return _further(node, place, area, context)
    if node.name == "use":
        target = context.target(node)
        if target is not None and target.name in SHAPES:
            x, y = (length(node.attributes.get(key, "0"), key, whole[key]) for key in ("x", "y"))
            at = multiplied(place.matrix, (1, 0, 0, 1, x, y))
            found = _shapes(target, replace(place, matrix=at), winding, context)
            return _further(node, place, found, context)
    if node.name in ("title", "desc"):
        return ()
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
