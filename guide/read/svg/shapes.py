"""Basic shapes and paths as outlines (SVG 1.1, chapter 9). A shape without extent draws nothing, so its outline is empty."""

from __future__ import annotations

from guide.model.picture import Segment
from guide.read.svg.faults import RefusedError
from guide.read.svg.path import SMALLEST_RADIUS, ellipse_path, parse_path
from guide.read.svg.tree import Node
from guide.read.svg.values import length, numbers

# The numbers of each shape, with what their percentages refer to: the width, the height or the diagonal of the view.
SHAPES: dict[str, dict[str, str]] = {
    "path": {"d": ""},
    "circle": {"cx": "x", "cy": "y", "r": "d"},
    "ellipse": {"cx": "x", "cy": "y", "rx": "x", "ry": "y"},
    "rect": {"x": "x", "y": "y", "width": "x", "height": "y", "rx": "x", "ry": "y"},
    "line": {"x1": "x", "y1": "y", "x2": "x", "y2": "y"},
    "polyline": {"points": ""},
    "polygon": {"points": ""},
}
_NOT_NEGATIVE = ("r", "rx", "ry", "width", "height")


def outline(node: Node, said: dict[str, str], whole: dict[str, float]) -> tuple[Segment, ...]:
    """The outline of an element of which this is said. Raises `RefusedError` for one that cannot be read."""
    if node.name == "path":
        return _path(said.get("d", ""))
    if node.name in ("polyline", "polygon"):
        return _points(node)
    value = {
        key: length(said[key], key, whole[of], negative=key not in _NOT_NEGATIVE)
        if said.get(key, "auto") != "auto" else 0.0
        for key, of in SHAPES[node.name].items()
    }  # fmt: skip
    if node.name == "line":
        return (("M", (value["x1"], value["y1"])), ("L", (value["x2"], value["y2"])))
    if node.name == "circle":
        value |= {"rx": value["r"], "ry": value["r"]}
    radii = [key for key in ("rx", "ry") if said.get(key, "auto") != "auto"]
    if node.name == "ellipse" and radii:
        value |= {"rx": value[radii[0]], "ry": value[radii[-1]]}
    if node.name in ("circle", "ellipse"):
        empty = not value["rx"] or not value["ry"]
        return () if empty else ellipse_path(value["cx"], value["cy"], value["rx"], value["ry"])
    if not value["width"] or not value["height"]:
        return ()
    rx, ry = (value[radii[0]], value[radii[-1]]) if radii else (0.0, 0.0)
    return rectangle(value["x"], value["y"], value["width"], value["height"], rx, ry)


def _path(data: str) -> tuple[Segment, ...]:
    if data.strip() in ("", "none"):
        return ()
    try:
        return parse_path(data)
    except ValueError as error:
        raise RefusedError(str(error), "draw this part anew, or save the drawing again from its program") from None


def _points(node: Node) -> tuple[Segment, ...]:
    values = numbers(node.attributes.get("points", ""), "points")
    if len(values) % 2:
        raise RefusedError("`points` needs pairs of numbers", "write them as in `0,0 10,5`")
    if not values:
        return ()
    segments: list[Segment] = [("M", (values[0], values[1]))]
    segments += [("L", (values[i], values[i + 1])) for i in range(2, len(values), 2)]
    return (*segments, ("Z", ())) if node.name == "polygon" else tuple(segments)


def rectangle(x: float, y: float, w: float, h: float, rx: float = 0.0, ry: float = 0.0) -> tuple[Segment, ...]:
    """A rectangle, with round corners if it has radii."""
    rx, ry = min(rx, w / 2), min(ry, h / 2)
    if rx < 2 * SMALLEST_RADIUS or ry < 2 * SMALLEST_RADIUS:
        return parse_path(f"M{x} {y}h{w}v{h}h{-w}Z")
    return parse_path(
        f"M{x + rx} {y}h{w - 2 * rx}a{rx} {ry} 0 0 1 {rx} {ry}v{h - 2 * ry}a{rx} {ry} 0 0 1 {-rx} {ry}"
        f"h{2 * rx - w}a{rx} {ry} 0 0 1 {-rx} {-ry}v{2 * ry - h}a{rx} {ry} 0 0 1 {rx} {-ry}Z"
    )
