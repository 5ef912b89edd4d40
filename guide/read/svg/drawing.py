"""Turns the elements of a drawing into parts of a picture, in its own coordinates (SVG 1.1, chapters 5, 7 and 14)."""

from __future__ import annotations

import math
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from guide.base.problems import suggest
from guide.model.matrix import keeps_shape, multiplied, scale_of, transformed
from guide.model.picture import Gradient, Matrix, Paint, Part, PictureGroup, PicturePath, Segment
from guide.read.svg.bounds import Bounds, outline_bounds, painted_bounds
from guide.read.svg.context import Context
from guide.read.svg.faults import Faults, RefusedError, UnreadableError
from guide.read.svg.frame import Frame, fitted, root_frame, view_box
from guide.read.svg.refused import REFUSED, UNSEEN, check_everywhere
from guide.read.svg.shapes import SHAPES, rectangle
from guide.read.svg.style import CURRENT, Ink, Reference, Solid, Style, check_said, inherit
from guide.read.svg.transform import parse_transform
from guide.read.svg.tree import Node
from guide.read.svg.values import length, share

MOST_VISITS = 20_000
DEEPEST_SHOWN = 100
# A thinner line would be written as 0, which PDF understands as the thinnest line that the printer can draw.
THINNEST = 0.005


class Place(Struct, frozen=True):
    """What an element inherits from those around it: style, matrix and view; and how deep it is."""

    style: Style
    matrix: Matrix
    view: Frame
    depth: int = 0

    @property
    def whole(self) -> dict[str, float]:
        """The lengths that percentages refer to."""
        width, height = self.view.width, self.view.height
        return {"x": width, "y": height, "d": math.hypot(width, height) / math.sqrt(2)}


def draw(root: Node, faults: Faults) -> tuple[float, float, tuple[Part, ...]]:
    """The width, height and parts of the drawing. Its faults are added to `faults`."""
    check_everywhere(root, faults)
    try:
        frame, view = root_frame(root)
    except RefusedError as wrong:
        raise UnreadableError(root.place, wrong.message, wrong.hint) from None
    context = Context(root, faults)
    parts = _element(root, Place(Style(), frame.matrix, view), context)
    if not parts and not faults:
        raise UnreadableError(
            root.place,
            "there is nothing to draw in this picture",
            "draw a path or a basic shape, with a fill or a stroke",
        )
    return frame.width, frame.height, clipped_to_frame(parts, frame)


def clipped_to_frame(parts: tuple[Part, ...], frame: Frame) -> tuple[Part, ...]:
    """The parts, without groups that are clipped only by the edge of the whole picture."""
    whole = Bounds(0, 0, frame.width, frame.height)
    shown: list[Part] = []
    for part in parts:
        framed = isinstance(part, PictureGroup) and part.clip and part.opacity == 1 and _frames(part.clip, whole)
        shown += clipped_to_frame(part.parts, frame) if framed and isinstance(part, PictureGroup) else (part,)
    return tuple(shown)


def _frames(clip: tuple[Segment, ...], whole: Bounds) -> bool:
    """Whether an outline is an upright rectangle around the whole picture."""
    points = [points for _, points in clip if points]
    if any(len(point) != 2 for point in points) or len(points) not in (4, 5):
        return False
    box = outline_bounds(clip)
    corners = {(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)}
    slack = 1e-3 * max(whole.right, whole.bottom)
    return set(points) == corners and box.grown(slack).contains(whole)


def _element(node: Node, place: Place, context: Context) -> tuple[Part, ...]:
    """The parts that an element paints."""
    if node.name in UNSEEN:
        return ()
    context.visits += 1
    if context.visits > MOST_VISITS or place.depth > DEEPEST_SHOWN:
        raise UnreadableError(
            node.place, "this drawing shows the same parts again and again, or in each other without end",
            "turn clones and symbols into paths",
        )  # fmt: skip
    refused = REFUSED.get(node.name)
    drawn = _DRAWN.get(node.name)
    if refused or drawn is None:
        _refuse(node, context)
        return ()
    said = context.said(node)
    if said.get("display") == "none":
        return ()
    if "checked" not in node.kept:
        node.kept["checked"] = True
        for wrong in check_said(node.name, said):
            context.faults.add(node.place, wrong.message, wrong.hint)
    try:
        style = inherit(place.style, said, place.whole["d"])
        matrix = _moved(said.get("transform", ""), place.matrix)
        here = replace(place, style=style, matrix=matrix, depth=place.depth + 1)
        parts = drawn(node, here, context)
        if "clip-path" in said:
            from guide.read.svg.clips import clipped  # few drawings need it

            parts = clipped(node, said["clip-path"], matrix, parts, context, here.whole)
        return _seen_through(parts, share(said.get("opacity", "1"), "opacity"))
    except RefusedError as wrong:
        context.faults.add(node.place, wrong.message, wrong.hint)
    return ()


def _refuse(node: Node, context: Context) -> None:
    if node.name in ("text", "flowRoot") and not any("".join(inner.text).strip() for inner in node.all()):
        return
    what, hint = REFUSED.get(node.name, ("", ""))
    if not what:
        what, hint = f"`<{node.name}>`", suggest(node.name, tuple(_DRAWN))
    context.faults.add(node.place, f"{what} is not allowed in a picture", hint)


def _moved(text: str, matrix: Matrix) -> Matrix:
    if not text:
        return matrix
    try:
        return parse_transform(text, matrix)
    except ValueError as error:
        raise RefusedError(str(error)) from None


def _seen_through(parts: tuple[Part, ...], opacity: float) -> tuple[Part, ...]:
    """The parts with an opacity of their own. A part that paints only once needs no group for it."""
    if opacity == 1 or not parts:
        return parts
    if opacity == 0:
        return ()
    only = parts[0]
    if len(parts) > 1 or isinstance(only, PictureGroup) or (only.fill is not None and only.stroke is not None):
        return (PictureGroup(parts, opacity),)
    fill, stroke = only.fill_opacity * opacity, only.stroke_opacity * opacity
    return (replace(only, fill_opacity=fill if only.fill else 1.0, stroke_opacity=stroke if only.stroke else 1.0),)


def _group(node: Node, place: Place, context: Context) -> tuple[Part, ...]:
    parts: list[Part] = []
    for child in node.children:
        parts += _element(child, place, context)
    return tuple(parts)


def _svg(node: Node, place: Place, context: Context) -> tuple[Part, ...]:
    if node.parent is None:
        return _group(node, place, context)
    whole = place.whole
    at = [length(node.attributes.get(key, "0"), key, whole[key]) for key in ("x", "y")]
    return _framed(node, node.attributes, (at[0], at[1]), place, context)


def _framed(
    node: Node, sides: dict[str, str], at: tuple[float, float], place: Place, context: Context
) -> tuple[Part, ...]:
    """The content of a symbol or an inner `svg`, fitted into its place and clipped at its edge."""
    whole = place.whole
    width, height = (
        length(text, key, whole[of], negative=False) if text != "auto" else whole[of]
        for key, of in (("width", "x"), ("height", "y"))
        for text in (sides.get(key, "100%"),)
    )
    box = view_box(node)
    if not width or not height:
        return ()
    matrix = multiplied(place.matrix, (1, 0, 0, 1, *at))
    edge = transformed(rectangle(0, 0, width, height), matrix)
    context.count(edge, None, None, node.place, matrix)
    view = Frame(width, height)
    if box is not None:
        matrix = multiplied(matrix, fitted(box, width, height, node.attributes.get("preserveAspectRatio", "")))
        view = Frame(box[2], box[3])
    parts = _group(node, replace(place, matrix=matrix, view=view), context)
    around = outline_bounds(edge)
    if context.said(node).get("overflow") in ("visible", "auto") or all(
        around.contains(painted_bounds(part)) for part in parts
    ):
        return parts
    return (PictureGroup(parts, clip=edge),)


def _use(node: Node, place: Place, context: Context) -> tuple[Part, ...]:
    """The parts of an element that is elsewhere in the file and is shown here too."""
    target = context.target(node)
    if target is None:
        return ()
    whole = place.whole
    x, y = (length(node.attributes.get(key, "0"), key, whole[key]) for key in ("x", "y"))
    if target.name in ("symbol", "svg"):
        sides = target.attributes | {key: node.attributes[key] for key in ("width", "height") if key in node.attributes}
        style = inherit(place.style, context.said(target), whole["d"])
        return _framed(target, sides, (x, y), replace(place, style=style), context)
    return _element(target, replace(place, matrix=multiplied(place.matrix, (1, 0, 0, 1, x, y))), context)


def _switch(node: Node, place: Place, context: Context) -> tuple[Part, ...]:
    """The parts of the first child that requires no extension."""
    for child in node.children:
        if child.name not in UNSEEN and not {"requiredExtensions", "requiredFeatures"} & set(child.attributes):
            return _element(child, place, context)
    return ()


def _shape(node: Node, place: Place, context: Context) -> tuple[Part, ...]:
    segments = context.outline(node, place.whole)
    style = place.style
    if not segments or not style.visible:
        return ()
    fill, fill_opacity = _paint(style.fill, style.fill_opacity, segments, place, context)
    stroke, stroke_opacity = _paint(style.stroke, style.stroke_opacity, segments, place, context)
    scale = scale_of(place.matrix)
    if style.width * scale < THINNEST:
        stroke = None
    # A line has no area, so its fill paints nothing. It is kept where it always was, so that the bytes of files stay the same.
    if node.name == "line" and (stroke is None or isinstance(fill, Gradient) or fill_opacity < 1):
        fill = None
    if fill is None and stroke is None:
        return ()
    context.count(segments, fill, stroke, node.place, place.matrix)
    plain = PicturePath(
        transformed(segments, place.matrix), fill, stroke, style.width * scale,
        style.cap, style.join, style.even_odd, style.mitre,  # type: ignore[arg-type]  # checked by style.py
        tuple(part * scale for part in style.dash), style.dash_start * scale, fill_opacity, stroke_opacity,
    )  # fmt: skip
    if stroke is None:
        return (replace(plain, stroke_width=1.0, dash=(), dash_start=0.0, stroke_opacity=1.0),)
    if keeps_shape(place.matrix) and not style.stroke_first:
        return (plain if fill is not None else replace(plain, fill_opacity=1.0),)
    filled = replace(plain, stroke=None, stroke_width=1.0, dash=(), dash_start=0.0, stroke_opacity=1.0)
    line = replace(plain, fill=None, fill_opacity=1.0)
    if not keeps_shape(place.matrix):
        # The line keeps a matrix, but one that leaves coordinates as large as the picture's: numbers are written to hundredths.
        a, b, c, d, e, f = place.matrix
        own = transformed(segments, (scale, 0, 0, scale, 0, 0))
        line = replace(line, segments=own, matrix=(a / scale, b / scale, c / scale, d / scale, e, f))
    if fill is None:
        return (line,)
    return (line, filled) if style.stroke_first else (filled, line)


def _paint(
    ink: Ink, opacity: float, segments: tuple[Segment, ...], place: Place, context: Context
) -> tuple[Paint | None, float]:
    """The paint of a shape, and its opacity."""
    found: Paint | Solid | None = None
    if isinstance(ink, Reference):
        from guide.read.svg.gradients import KINDS, gradient  # few drawings need it

        known = ink.target in context.ids or ink.instead is None
        target = context.named(ink.target) if known else None
        if target is not None and target.name in KINDS:
            box = outline_bounds(segments)
            found = gradient(target, context.ids, context.sheet, place.style, box, place.whole, place.matrix)
        elif target is not None:
            what = {"pattern": "a pattern"}.get(target.name, f"`<{target.name}>` as a paint")
            raise RefusedError(f"{what} is not drawn in a picture", "fill the shape with a colour or a gradient")
        else:
            ink = ink.instead
    if ink == CURRENT:
        ink = place.style.colour
    if isinstance(ink, Solid):
        found = ink
    if isinstance(found, Solid):
        opacity *= found.opacity
        return (found.colour if opacity else None), opacity
    if isinstance(found, Gradient) and len({stop.opacity for stop in found.stops}) == 1:
        opacity *= found.stops[0].opacity
        found = replace(found, stops=tuple(replace(stop, opacity=1.0) for stop in found.stops))
    return (found if opacity else None), opacity


_DRAWN: dict[str, Callable[[Node, Place, Context], tuple[Part, ...]]] = {
    "svg": _svg, "g": _group, "use": _use, "switch": _switch, **dict.fromkeys(SHAPES, _shape),
}  # fmt: skip
