"""Linear and radial gradients as paints of the model (SVG 1.1, 13.2)."""

from __future__ import annotations

import math
from collections.abc import Mapping

from msgspec.structs import replace

from guide.model.matrix import multiplied
from guide.model.picture import Gradient, Stop
from guide.read.svg.bounds import Bounds
from guide.read.svg.context import Context, Place
from guide.read.svg.faults import RefusedError
from guide.read.svg.style import CURRENT, Solid
from guide.read.svg.transform import parse_transform
from guide.read.svg.tree import Node
from guide.read.svg.values import colour, length, share

KINDS = ("linearGradient", "radialGradient")
LONGEST_CHAIN = 20
MOST_STOPS = 100
LARGEST_MATRIX = 1e9
# Stops at the same place are moved apart by this much.
NEXT = 1e-4
# A focus on the circle of a radial gradient stays so far inside, as a part of the radius. From farther out, the colours reach
# only what is seen from there (SVG 2, 14.2.3).
INSIDE, OUTSIDE = 0.999, 1.001

_COORDINATES = {
    "linearGradient": {"x1": "0%", "y1": "0%", "x2": "100%", "y2": "0%"},
    "radialGradient": {"cx": "50%", "cy": "50%", "r": "50%", "fr": "0%"},
}
_WHOLE = {"x": "x", "y": "y", "r": "d"}
_WORDS = ("title", "desc")


def gradient(node: Node, box: Bounds, place: Place, context: Context) -> Gradient | Solid | None:
    """The paint that a gradient gives a shape with this box, in the coordinates of its place."""
    said, holder = based_on(node, context.ids, KINDS)
    matrix, whole = place.matrix, place.whole
    own = context.said(node)
    if "transform" in own and "transform" not in node.attributes:
        raise RefusedError("a `transform` of a gradient is not read in a style", "write it as `gradientTransform`")
    if own.get("color-interpolation", "").strip() == "linearRGB":
        raise RefusedError("a gradient of linear light is not drawn in a picture", "set `color-interpolation` to sRGB")
    stops = _stops(holder, place, context)
    if said.get("spreadMethod", "pad") != "pad":
        raise RefusedError(
            f"a gradient that goes on by `{said['spreadMethod']}` is not drawn in a picture",
            "let it end in its last colour",
        )
    if not stops:
        return None
    last = Solid(stops[-1].colour, stops[-1].opacity)
    if len(stops) == 1:
        return last
    boxed = said.get("gradientUnits", "objectBoundingBox") == "objectBoundingBox"
    if boxed:
        width, height = box.right - box.left, box.bottom - box.top
        if not (width > 0 and height > 0):
            return None
        matrix = multiplied(matrix, (width, 0, 0, height, box.left, box.top))
        whole = {"x": 1.0, "y": 1.0, "d": 1.0}
    try:
        matrix = parse_transform(said.get("gradientTransform", ""), matrix)
    except ValueError as error:
        raise RefusedError(str(error).replace("`transform`", "`gradientTransform`")) from None
    if not sum(map(abs, matrix)) <= LARGEST_MATRIX:
        raise RefusedError("`gradientTransform` makes the gradient too large", "draw it smaller")
    if abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) < 1e-12:
        return last
    coordinates = _coordinates(node.name, said, whole)
    return last if coordinates is None else Gradient(coordinates, stops, matrix)


def _coordinates(kind: str, said: Mapping[str, str], whole: Mapping[str, float]) -> tuple[float, ...] | None:
    """The coordinates of the gradient; None if it has no extent."""
    value = {
        key: length(said.get(key, default), key, whole[_WHOLE[key.strip("cf12")]], negative=key not in ("r", "fr"))
        for key, default in _COORDINATES[kind].items()
    }
    if kind == "linearGradient":
        ends = (value["x1"], value["y1"], value["x2"], value["y2"])
        return None if ends[:2] == ends[2:] else ends
    cx, cy, r = value["cx"], value["cy"], value["r"]
    if not r:
        return None
    fx = length(said["fx"], "fx", whole["x"]) if "fx" in said else cx
    fy = length(said["fy"], "fy", whole["y"]) if "fy" in said else cy
    away = math.hypot(fx - cx, fy - cy)
    if r * INSIDE < away <= r * OUTSIDE:
        fx, fy = cx + (fx - cx) * r * INSIDE / away, cy + (fy - cy) * r * INSIDE / away
    return (fx, fy, min(value["fr"], r), cx, cy, r)


def based_on(node: Node, ids: Mapping[str, Node], kinds: tuple[str, ...]) -> tuple[dict[str, str], Node]:
    """The attributes of a gradient or pattern with those of the ones it is based on, and the one whose content holds."""
    said: dict[str, str] = {}
    holder = None
    what = "a pattern" if node.name == "pattern" else "a gradient"
    for _ in range(LONGEST_CHAIN):
        said = node.attributes | said
        if holder is None and any(child.name not in _WORDS for child in node.children):
            holder = node
        target = node.attributes.get("href", "")
        if not target:
            return said, holder or node
        if not target.startswith("#") or target[1:] not in ids or ids[target[1:]].name not in kinds:
            raise RefusedError(
                f"`{target}`, on which {what} is based, is not {what} of this file", "save the drawing again"
            )
        node = ids[target[1:]]
    raise RefusedError(f"{what[2:]}s are based on each other without end", "save the drawing again from its program")


def _stops(node: Node, place: Place, context: Context) -> tuple[Stop, ...]:
    if "stops" in node.kept:
        return node.kept["stops"]  # type: ignore[no-any-return]  # put there below
    stops: list[Stop] = []
    least = -NEXT
    for child in node.children:
        if child.name != "stop":
            continue
        said = context.said(child)
        value = said.get("stop-color", "black").strip()
        current = value.lower() == CURRENT.lower()
        ink = context.style_at(child, place).colour if current else Solid(*colour(value, "stop-color"))
        opacity = ink.opacity * share(said.get("stop-opacity", "1"), "stop-opacity")
        least = max(share(said.get("offset", "0"), "offset"), least + NEXT)
        stops.append(Stop(least, ink.colour, opacity))
    if len(stops) > MOST_STOPS:
        raise RefusedError(f"a gradient has more than {MOST_STOPS} colours", "use fewer")
    # Stops that were moved beyond the end are moved back.
    ends = [min(stop.offset, 1 - NEXT * (len(stops) - number)) for number, stop in enumerate(stops, 1)]
    node.kept["stops"] = tuple(replace(stop, offset=end) for stop, end in zip(stops, ends, strict=True))
    return node.kept["stops"]  # type: ignore[no-any-return]  # just put there
