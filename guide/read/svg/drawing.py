"""Turns the elements of a drawing into parts of a picture, in its own coordinates (SVG 1.1, chapters 5, 7 and 14)."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from guide.base.problems import suggest
from guide.model.matrix import multiplied, transformed
from guide.model.picture import Part, PictureGroup, PicturePath, Segment
from guide.read.svg.bounds import Bounds, outline_bounds, painted_bounds
from guide.read.svg.context import DEEPEST_SHOWN, Context, Place, moved
from guide.read.svg.faults import Faults, RefusedError, UnreadableError
from guide.read.svg.frame import Frame, fitted, root_frame, view_box
from guide.read.svg.painting import shape
from guide.read.svg.refused import REFUSED, UNSEEN, check_everywhere
from guide.read.svg.shapes import SHAPES, rectangle
from guide.read.svg.style import Style, check_said, inherit
from guide.read.svg.tree import Node
from guide.read.svg.values import colour, length, share

MOST_VISITS = 20_000
# What is done to an element as a whole, besides opacity.
_EFFECTS = frozenset(("filter", "clip-path", "mask", "mix-blend-mode", "isolation"))


def draw(root: Node, faults: Faults) -> tuple[float, float, tuple[Part, ...]]:
    """The width, height and parts of the drawing. Its faults are added to `faults`."""
    check_everywhere(root, faults)
    try:
        frame, view = root_frame(root)
    except RefusedError as wrong:
        raise UnreadableError(root.place, wrong.message, wrong.hint) from None
    context = Context(root, faults, _element)
    # Browsers lay the whole out as a box of a page, around which these mean other things than inside.
    for name in ("transform", "clip-path", "mask", "filter"):
        if context.said(root).get(name, "none").strip() not in ("", "none"):
            faults.add(root.place, f"`{name}` on the whole drawing is not read", "put it on a group inside")
    parts = _element(root, Place(Style(), frame.matrix, view), context)
    if not parts and not faults:
        raise UnreadableError(
            root.place,
            "there is nothing to draw in this picture",
            "draw a path or a basic shape, with a fill or a stroke",
        )
    parts = clipped_to_frame(parts, frame)
    if any(isinstance(part, PictureGroup) for part in parts):
        from guide.read.svg.inside import blends  # plain drawings do not need it

        if blends(parts):  # colours meet those of the drawing, not those of the page
            parts = (PictureGroup(parts, isolated=True),)
    return frame.width, frame.height, parts


def clipped_to_frame(parts: tuple[Part, ...], frame: Frame) -> tuple[Part, ...]:
    """The parts, without groups that are clipped only by the edge of the whole picture."""
    whole = Bounds(0, 0, frame.width, frame.height)
    shown: list[Part] = []
    for part in parts:
        framed = isinstance(part, PictureGroup) and part.clip and not part.as_one and _frames(part.clip, whole)
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
    if said.get("display") == "none" or node.attributes.get("requiredExtensions"):
        return ()
    if "checked" not in node.kept:
        node.kept["checked"] = True
        for wrong in check_said(node.name, said):
            context.faults.add(node.place, wrong.message, wrong.hint)
    try:
        style = inherit(place.style, said, place.whole["d"])
        matrix = moved(said.get("transform", ""), place.matrix)
        here = replace(place, style=style, matrix=matrix, depth=place.depth + 1)
        return _affected(node, said, here, drawn(node, here, context), context)
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


def _affected(
    node: Node, said: dict[str, str], place: Place, parts: tuple[Part, ...], context: Context
) -> tuple[Part, ...]:
    """The parts of an element with what is done to it as a whole."""
    opacity = share(said.get("opacity", "1"), "opacity")
    if _EFFECTS.isdisjoint(said):
        return _seen_through(parts, opacity)
    from guide.read.svg.effects import affected  # few drawings need it

    return affected(node, said, opacity, place, parts, context)


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
        return (*_ground(node, place, context), *_group(node, place, context))
    whole = place.whole
    said = context.said(node)
    at = [length(said.get(key, "0"), key, whole[key]) for key in ("x", "y")]
    return _framed(node, said, (at[0], at[1]), place, context)


def _ground(root: Node, place: Place, context: Context) -> tuple[Part, ...]:
    """The background of the whole drawing."""
    said = context.said(root)
    values = [said[key].strip() for key in ("background", "background-color") if key in said]
    colours = [colour(value, "background") for value in values if value not in ("none", "transparent", "initial")]
    box = view_box(root.attributes) or (0.0, 0.0, place.view.width, place.view.height)
    ground = transformed(rectangle(*box), place.matrix)
    return tuple(PicturePath(ground, ink, fill_opacity=opacity) for ink, opacity in colours[-1:] if opacity)


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
    box = view_box(node.attributes)
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
    said = context.said(node)
    x, y = (length(said.get(key, "0"), key, whole[key]) for key in ("x", "y"))
    if target.name not in ("symbol", "svg"):
        return _element(target, replace(place, matrix=multiplied(place.matrix, (1, 0, 0, 1, x, y))), context)
    own = context.said(target)
    sides = own | {key: said[key] for key in ("width", "height") if key in said}
    here = replace(
        place, style=inherit(place.style, own, whole["d"]), matrix=moved(own.get("transform", ""), place.matrix)
    )
    return _affected(target, own, here, _framed(target, sides, (x, y), here, context), context)


def _switch(node: Node, place: Place, context: Context) -> tuple[Part, ...]:
    """The parts of the first child that requires no extension."""
    for child in node.children:
        if child.name not in UNSEEN and not child.attributes.get("requiredExtensions"):
            return _element(child, place, context)
    return ()


_DRAWN: dict[str, Callable[[Node, Place, Context], tuple[Part, ...]]] = {
    "svg": _svg, "g": _group, "use": _use, "switch": _switch, **dict.fromkeys(SHAPES, shape),
}  # fmt: skip
