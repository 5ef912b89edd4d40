"""Patterns as the tiles that are seen in an area (SVG 1.1, 13.3)."""

from __future__ import annotations

import math
from collections.abc import Mapping

from msgspec.structs import replace

from guide.model.matrix import inverted, multiplied, transformed
from guide.model.picture import IDENTITY, Matrix, Part, PictureGroup, Segment
from guide.read.svg.bounds import Bounds, outline_bounds, painted_bounds_of
from guide.read.svg.context import Context, Place
from guide.read.svg.faults import RefusedError
from guide.read.svg.frame import Frame, fitted, view_box
from guide.read.svg.gradients import based_on
from guide.read.svg.shapes import rectangle
from guide.read.svg.transform import parse_transform
from guide.read.svg.tree import Node
from guide.read.svg.values import length

MOST_TILES = 400

_KEYS = {"x": "x", "y": "y", "width": "x", "height": "y"}


def tiles(node: Node, box: Bounds, seen: Bounds, place: Place, context: Context) -> tuple[Part, ...]:
    """The tiles of a pattern that reach what is seen of the picture, for a shape with this box in its own coordinates."""
    said, holder = based_on(node, context.ids, ("pattern",))
    boxed = said.get("patternUnits", "objectBoundingBox") == "objectBoundingBox"
    whole = {"x": 1.0, "y": 1.0} if boxed else place.whole
    x, y, width, height = (length(said.get(key, "0"), key, whole[of]) for key, of in _KEYS.items())
    wide, high = box.right - box.left, box.bottom - box.top
    if boxed:
        x, y, width, height = box.left + x * wide, box.top + y * high, width * wide, height * high
    if not (width > 0 and height > 0 and holder.children):
        return ()
    try:
        matrix = parse_transform(said.get("patternTransform", ""), place.matrix)
    except ValueError as error:
        raise RefusedError(str(error).replace("`transform`", "`patternTransform`")) from None
    if abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) < 1e-12:
        return ()
    across, down = _steps(seen, matrix, (x, y, width, height))
    if len(across) * len(down) > MOST_TILES:
        raise RefusedError(
            f"a pattern shows more than {MOST_TILES} tiles", "draw it larger, or fill the shape with a colour"
        )
    content, view = _content(said, (width, height), box, place.view)
    style = context.style_at(holder, place)
    shown: list[Part] = []
    for row in down:
        for column in across:
            corner = multiplied(matrix, (1, 0, 0, 1, x + column * width, y + row * height))
            here = replace(place, style=style, matrix=multiplied(corner, content), view=view, depth=place.depth + 1)
            shown += _tile(holder, here, transformed(rectangle(0, 0, width, height), corner), context)
    return tuple(shown)


def _tile(holder: Node, place: Place, edge: tuple[Segment, ...], context: Context) -> tuple[Part, ...]:
    """One tile, cut off at its edge."""
    parts: list[Part] = []
    for child in holder.children:
        parts += context.show(child, place, context)
    if not parts or outline_bounds(edge).contains(painted_bounds_of(parts)):
        return tuple(parts)
    context.count(edge, None, None, holder.place, place.matrix)
    return (PictureGroup(tuple(parts), clip=edge),)


def _content(said: Mapping[str, str], size: tuple[float, float], box: Bounds, view: Frame) -> tuple[Matrix, Frame]:
    """The way from a tile into what it shows, and the view that percentages are of there."""
    inner = view_box(said)
    if inner is not None:
        return fitted(inner, *size, said.get("preserveAspectRatio", "")), Frame(inner[2], inner[3])
    if said.get("patternContentUnits") == "objectBoundingBox":
        return (box.right - box.left, 0, 0, box.bottom - box.top, 0, 0), Frame(1.0, 1.0)
    return IDENTITY, view


def _steps(seen: Bounds, matrix: Matrix, tile: tuple[float, float, float, float]) -> tuple[range, range]:
    """The columns and rows of tiles that reach an area of the picture."""
    x, y, width, height = tile
    corners = rectangle(seen.left, seen.top, seen.right - seen.left, seen.bottom - seen.top)
    box = outline_bounds(transformed(corners, inverted(matrix)))
    return (
        range(math.floor((box.left - x) / width), math.ceil((box.right - x) / width)),
        range(math.floor((box.top - y) / height), math.ceil((box.bottom - y) / height)),
    )
