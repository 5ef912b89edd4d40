"""Linear and radial gradients as paints of the model (SVG 1.1, 13.2)."""

from __future__ import annotations

import math
from collections.abc import Mapping

from msgspec.structs import replace

from guide.model.matrix import multiplied
from guide.model.picture import Gradient, Matrix, Stop
from guide.read.svg.bounds import Bounds
from guide.read.svg.css import Sheet
from guide.read.svg.faults import RefusedError
from guide.read.svg.style import CURRENT, Solid, Style
from guide.read.svg.transform import parse_transform
from guide.read.svg.tree import Node
from guide.read.svg.values import colour, length, share

KINDS = ("linearGradient", "radialGradient")
LONGEST_CHAIN = 20
MOST_STOPS = 100
LARGEST_MATRIX = 1e9
# Stops at one place follow each other by so much.
NEXT = 1e-4
# The focus of a radial gradient stays so far inside its circle, as a part of the radius.
INSIDE = 0.999

_COORDINATES = {
    "linearGradient": {"x1": "0%", "y1": "0%", "x2": "100%", "y2": "0%"},
    "radialGradient": {"cx": "50%", "cy": "50%", "r": "50%", "fr": "0%"},
}
_WHOLE = {"x": "x", "y": "y", "r": "d"}
_WORDS = ("title", "desc")


def gradient(
    node: Node, ids: Mapping[str, Node], sheet: Sheet, style: Style, box: Bounds, whole: Mapping[str, float], matrix: Matrix,
) -> Gradient | Solid | None:  # fmt: skip
    """The paint that a gradient gives a shape with this box, whose coordinates `matrix` takes into the picture's."""
    attributes = based_on(node, ids, KINDS)
    stops = _stops(attributes[1], sheet, style)
    said = attributes[0]
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
    """The numbers of the model; None if they leave no way for colours to go."""
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
    if away > r * INSIDE:
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


def _stops(node: Node, sheet: Sheet, style: Style) -> tuple[Stop, ...]:
    if "stops" in node.kept:
        return node.kept["stops"]  # type: ignore[no-any-return]  # put there below
    stops: list[Stop] = []
    least = -NEXT
    for child in node.children:
        if child.name != "stop":
            continue
        said = sheet.values(child)
        value = said.get("stop-color", "black").strip()
        ink = style.colour if value.lower() == CURRENT.lower() else Solid(*colour(value, "stop-color"))
        opacity = ink.opacity * share(said.get("stop-opacity", "1"), "stop-opacity")
        least = max(share(said.get("offset", "0"), "offset"), least + NEXT)
        stops.append(Stop(least, ink.colour, opacity))
    if len(stops) > MOST_STOPS:
        raise RefusedError(f"a gradient has more than {MOST_STOPS} colours", "use fewer")
    # What was pushed beyond the end is pushed back.
    ends = [min(stop.offset, 1 - NEXT * (len(stops) - number)) for number, stop in enumerate(stops, 1)]
    node.kept["stops"] = tuple(replace(stop, offset=end) for stop, end in zip(stops, ends, strict=True))
    return node.kept["stops"]  # type: ignore[no-any-return]  # just put there
