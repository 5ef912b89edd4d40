"""What all elements of a drawing share: ids, style sheet, and how much has been drawn so far."""

from __future__ import annotations

from guide.model.picture import Gradient, Matrix, Paint, Segment
from guide.read.svg.css import Sheet
from guide.read.svg.faults import Faults, Place, RefusedError, UnreadableError
from guide.read.svg.shapes import outline
from guide.read.svg.transform import LARGEST_NUMBER
from guide.read.svg.tree import Node

MOST_SEGMENTS = 20_000


class Context:
    def __init__(self, root: Node, faults: Faults) -> None:
        self.faults = faults
        self.ids: dict[str, Node] = {}
        self.sheet = Sheet()
        self.visits = 0
        self.segments = 0
        for node in root.all():
            if node.attributes.get("id"):
                self.ids.setdefault(node.attributes["id"], node)
            if node.name == "style":
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
                node.kept[key] = outline(node, whole)
            except RefusedError as wrong:
                self.faults.add(node.place, wrong.message, wrong.hint)
                node.kept[key] = ()
            except ValueError:  # each number is small enough, but not their sum
                self.faults.add(node.place, f"`<{node.name}>` reaches too far", "draw it smaller")
                node.kept[key] = ()
        segments: tuple[Segment, ...] = node.kept[key]
        return segments

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
        self, segments: tuple[Segment, ...], fill: Paint | None, stroke: Paint | None, place: Place, matrix: Matrix
    ) -> None:
        """Count what is drawn. Raises `UnreadableError` if it is too much."""
        self.segments += len(segments)
        for paint in (fill, stroke):
            if isinstance(paint, Gradient):
                self.segments += len(paint.stops)
        if self.segments > MOST_SEGMENTS:
            raise UnreadableError(place, f"the drawing has more than {MOST_SEGMENTS:,} segments", "simplify it")
        if not sum(map(abs, matrix)) <= LARGEST_NUMBER:  # or if it is not a number
            raise RefusedError("`transform` makes the drawing too large", "draw it smaller")
