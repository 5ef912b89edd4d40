"""Masks: parts that are seen where others are bright, or where they are at all (SVG 1.1, 14.4)."""

from __future__ import annotations

from msgspec.structs import replace

from guide.base.units import WHITE, Colour
from guide.model.matrix import transformed
from guide.model.picture import Part, PictureGroup, repainted
from guide.read.svg.bounds import outline_bounds, painted_bounds_of
from guide.read.svg.context import Context, Place
from guide.read.svg.faults import RefusedError
from guide.read.svg.inside import seen_inside
from guide.read.svg.shapes import rectangle
from guide.read.svg.style import reference
from guide.read.svg.tree import Node
from guide.read.svg.values import length

# What a mask reaches unless it says so: more than all that is masked, so nothing is cut off there.
_REGION = {"x": "-10%", "y": "-10%", "width": "120%", "height": "120%"}
_WHOLE = {"x": "x", "y": "y", "width": "x", "height": "y"}


def masked(node: Node, value: str, place: Place, parts: tuple[Part, ...], context: Context) -> tuple[Part, ...]:
    """The parts of an element, as its mask lets them be seen."""
    target, more = reference(value)
    mask = context.named(target) if target else None
    if mask is None or mask.name != "mask" or more:
        raise RefusedError(f"`mask`: `{value}` is not the id of a mask", "write `url(#id)`")
    said = context.said(mask)
    if any(said.get(key, "none").strip() not in ("", "none") for key in ("mask", "clip-path")):
        raise RefusedError("a mask that is masked or clipped itself is not drawn in a picture", "unite the masks")
    if said.get("color-interpolation", "").strip() == "linearRGB":
        raise RefusedError("a mask of linear light is not drawn in a picture", "set `color-interpolation` to sRGB")
    inner = replace(place, style=context.style_at(mask, place), depth=place.depth + 1)
    if mask.attributes.get("maskContentUnits") == "objectBoundingBox":
        inner = replace(inner, matrix=context.box_matrix(node, place, parts))
    shown: list[Part] = []
    for child in mask.children:
        shown += context.show(child, inner, context)
    if not parts:  # only now, so that what is wrong with the mask is said too
        return parts
    tone = _bright if said.get("mask-type", "luminance").strip() == "alpha" else _luminance
    seen = within_region(mask, "maskUnits", node, place, parts, repainted(tuple(shown), tone), context)
    return seen_inside(parts, seen)


def within_region(
    node: Node, units: str, of: Node, place: Place, around: tuple[Part, ...], shown: tuple[Part, ...], context: Context
) -> tuple[Part, ...]:
    """What is shown, as far as a mask or a filter on an element says that it reaches."""
    if not shown or not any(key in node.attributes for key in _REGION):
        return shown
    if node.attributes.get(units) == "userSpaceOnUse":
        matrix, whole = place.matrix, place.whole
    else:
        matrix, whole = context.box_matrix(of, place, around), {"x": 1.0, "y": 1.0}
    x, y, width, height = (
        length(node.attributes.get(key, default), key, whole[_WHOLE[key]]) for key, default in _REGION.items()
    )
    if width <= 0 or height <= 0:
        return ()
    edge = transformed(rectangle(x, y, width, height), matrix)
    upright = not (matrix[1] or matrix[2])
    if upright and outline_bounds(edge).contains(painted_bounds_of(shown)):
        return shown
    context.count(edge, None, None, node.place, matrix)
    return (PictureGroup(shown, clip=edge),)


def _bright(_colour: Colour, _opacity: float) -> Colour:
    return WHITE


def _luminance(colour: Colour, _opacity: float) -> Colour:
    level = round(0.2125 * colour.red + 0.7154 * colour.green + 0.0721 * colour.blue)
    return Colour(level, level, level)
