"""What all elements of a drawing share: ids, style sheet, and how much has been drawn so far."""

from __future__ import annotations

import math
from collections.abc import Callable

from msgspec import Struct

from guide.model.matrix import inverted, multiplied
from guide.model.picture import Gradient, Matrix, Paint, Part, Segment
from guide.read.svg.bounds import outline_bounds, outline_bounds_of
from guide.read.svg.css import Sheet
from guide.read.svg.faults import Faults, RefusedError, UnreadableError
from guide.read.svg.frame import Frame
from guide.read.svg.shapes import SHAPES, outline
from guide.read.svg.style import Style, inherit
from guide.read.svg.transform import LARGEST_NUMBER, parse_transform
from guide.read.svg.tree import Node

MOST_SEGMENTS = 20_000
DEEPEST_SHOWN = 60
FLAT = 1e-12


class Place(Struct, frozen=True):
    """The surroundings of an element: the style and matrix that it inherits, the view around it, and how deep it is."""

    style: Style
    matrix: Matrix
    view: Frame
    depth: int = 0

    @property
    def whole(self) -> dict[str, float]:
        """What percentages are of."""
        width, height = self.view.width, self.view.height
        return {"x": width, "y": height, "d": math.hypot(width, height) / math.sqrt(2)}


class Context:
    def __init__(self, root: Node, faults: Faults, show: Callable[[Node, Place, Context], tuple[Part, ...]]) -> None:
        self.faults = faults
        self.show = show
        self.ids: dict[str, Node] = {}
        self.sheet = Sheet()
        self.visits = 0
        self.segments = 0
        for node in root.all():
            if node.attributes.get("id"):
                self.ids.setdefault(node.attributes["id"], node)
            if node.name == "style" and node.attributes.get("type", "") in ("", "text/css"):
                if node.attributes.get("media", "all").strip() not in ("", "all"):
                    faults.add(node.place, "`media` of a style sheet is not read", "delete what is not meant for all")
                self.sheet.read("".join(node.text), node.place, faults)

    def said(self, node: Node) -> dict[str, str]:
        """The properties set on an element itself, by attribute, style sheet or `style`."""
        if "said" not in node.kept:
            node.kept["said"] = self.sheet.values(node)
        said: dict[str, str] = node.kept["said"]
        return said

    def outline(self, node: Node, whole: dict[str, float]) -> tuple[Segment, ...]:
        """The outline of a shape, read only once for a view of this size."""
        key = f"outline {whole['x']} {whole['y']}"
        if key not in node.kept:
            try:
                node.kept[key] = outline(node, self.said(node), whole)
            except RefusedError as wrong:
                self.faults.add(node.place, wrong.message, wrong.hint)
                node.kept[key] = ()
            except ValueError:  # each number is small enough, but not their sum
                self.faults.add(node.place, f"`<{node.name}>` reaches too far", "draw it smaller")
                node.kept[key] = ()
        segments: tuple[Segment, ...] = node.kept[key]
        return segments

    def style_at(self, node: Node, place: Place) -> Style:
        """The style that an element has at its own place in the file, whatever uses it."""
        above = [node]
        while above[-1].parent is not None:
            above.append(above[-1].parent)
        style = Style()
        for each in reversed(above):
            style = inherit(style, self.said(each), place.whole["d"])
        return style

    def box_matrix(self, node: Node, place: Place, parts: tuple[Part, ...]) -> Matrix:
        """The way from parts of an element's box, 0 to 1, into the picture."""
        if node.name in SHAPES:
            box = outline_bounds(self.outline(node, place.whole))
        elif not parts:
            return place.matrix
        elif abs(place.matrix[0] * place.matrix[3] - place.matrix[1] * place.matrix[2]) > FLAT:
            box = outline_bounds_of(parts, inverted(place.matrix))
        else:
            raise RefusedError("`transform` makes the drawing flat", "delete what is not seen")
        return multiplied(place.matrix, (box.right - box.left, 0, 0, box.bottom - box.top, box.left, box.top))

    def target(self, node: Node) -> Node | None:
        """The element that a `use` shows; None if there is none."""
        reference = node.attributes.get("href", "").strip()
        if reference.startswith("#"):
            return self.named(reference[1:])
        if reference:
            raise RefusedError(
                f"`{reference}` is in another file", "nothing is fetched: put what is needed into the drawing itself"
            )
        return None

    def named(self, name: str) -> Node:
        """The element with this id."""
        if name not in self.ids:
            raise RefusedError(f"`#{name}` is not in this file", "save the drawing again from its program")
        return self.ids[name]

    def count(
        self,
        segments: tuple[Segment, ...],
        fill: Paint | None,
        stroke: Paint | None,
        at: tuple[int, int],
        matrix: Matrix,
    ) -> None:
        """Count what is drawn. Raises `UnreadableError` if it is too much."""
        self.segments += len(segments)
        for paint in (fill, stroke):
            if isinstance(paint, Gradient):
                self.segments += len(paint.stops)
        if self.segments > MOST_SEGMENTS:
            raise UnreadableError(at, f"the drawing has more than {MOST_SEGMENTS:,} segments", "simplify it")
        if not sum(map(abs, matrix)) <= LARGEST_NUMBER:  # or if it is not a number
            raise RefusedError("`transform` makes the drawing too large", "draw it smaller")


def moved(text: str, matrix: Matrix) -> Matrix:
    """A transform list after a matrix."""
    if not text:
        return matrix
    try:
        return parse_transform(text, matrix)
    except ValueError as error:
        raise RefusedError(str(error)) from None
