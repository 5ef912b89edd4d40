"""ReportLab's drawings as items: shapes, paths, and text in our faces, shaped by HarfBuzz.

A drawing comes from charts of ours or from a caller of the library, never from sources. Its y grows upward, ours downward.
"""

from __future__ import annotations

import functools
import hashlib
import math
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from guide.base.units import WHITE, Colour, sum_of
from guide.layout.drawing_library import Renderer, shapes
from guide.layout.drawn import Drawn
from guide.layout.measuring import face_of, measured_by
from guide.model.page import LAYOUT, Shape, Text
from guide.model.picture import KAPPA, Cap, Join, Matrix, Segment
from guide.model.shaped import Shaped
from guide.text.faces import Faces

CAPS: tuple[Cap, ...] = ("butt", "round", "square")
JOINS: tuple[Join, ...] = ("miter", "round", "bevel")
# How far a transformation may be from upright for text, which items set on level lines only.
LEVEL = 1e-6
# ReportLab's operators of a path, each with the number of its points.
PATH = (("M", 1), ("L", 1), ("C", 3), ("Z", 0))

Point = tuple[float, float]


class DrawingError(ValueError):
    """A drawing has something that cannot be made into items."""


def drawn(drawing: shapes.Drawing, faces: Faces, language: str) -> Drawn:
    """The items of a drawing in its own size. Raises DrawingError."""
    renderer = _Items(faces, language, float(drawing.height))
    with measured_by(faces, language):
        renderer.draw(drawing, _Canvas(), showBoundary=0)
    width, height = float(drawing.width), float(drawing.height)
    made = Drawn(width, height, tuple(renderer.items))
    return replace(made, digest=hashlib.sha256(f"{made.items!r} {width} {height} {faces.digest}".encode()).hexdigest())


class _Canvas:
    """What the base class tells about states; the tracker has all of it."""

    def saveState(self) -> None:  # noqa: N802  # ReportLab's name
        pass

    def restoreState(self) -> None:  # noqa: N802  # ReportLab's name
        pass


class _Items(Renderer):  # type: ignore[misc]  # ReportLab has no types
    """One method for each of ReportLab's shapes, under the names that its base class calls."""

    def __init__(self, faces: Faces, language: str, height: float) -> None:
        self.items: list[Shape | Text] = []
        self._faces, self._language, self._height = faces, language, height

    def drawNode(self, node: Any) -> None:  # noqa: N802
        """A shape with its state. Everything that is drawn passes here."""
        if not isinstance(node, _KNOWN):
            raise DrawingError(
                f"`{type(node).__name__}` cannot be drawn here: use lines, paths, solid shapes and strings"
            )
        self._tracker.push(
            {name: value for name, value in node.getProperties().items() if name in shapes.STATE_DEFAULTS}
        )
        try:
            self.drawNodeDispatcher(node)
        finally:
            self._tracker.pop()

    def applyStateChanges(self, delta: dict[str, Any], state: dict[str, Any]) -> None:  # noqa: N802
        """Nothing: the tracker's state is asked when something is drawn."""

    def drawLine(self, line: Any) -> None:  # noqa: N802
        self._stroke((("M", (line.x1, line.y1)), ("L", (line.x2, line.y2))))

    def drawPolyLine(self, line: Any) -> None:  # noqa: N802
        self._stroke(_corners(line.points))

    def drawPolygon(self, polygon: Any) -> None:  # noqa: N802
        self._solid((*_corners(polygon.points), ("Z", ())))

    def drawRect(self, rect: Any) -> None:  # noqa: N802
        rx, ry = (min(abs(given or other or 0), side / 2) for given, other, side in (
            (rect.rx, rect.ry, abs(rect.width)), (rect.ry, rect.rx, abs(rect.height))))  # fmt: skip
        self._solid(_box(rect.x, rect.y, rect.width, rect.height, rx, ry))

    def drawCircle(self, circle: Any) -> None:  # noqa: N802
        self._ellipse(circle.cx, circle.cy, circle.r, circle.r)

    def drawEllipse(self, ellipse: Any) -> None:  # noqa: N802
        self._ellipse(ellipse.cx, ellipse.cy, ellipse.rx, ellipse.ry)

    def drawPath(self, path: Any) -> None:  # noqa: N802
        if path.isClipPath:
            raise DrawingError("a path that clips others cannot be drawn here: draw only what is to be seen")
        points = iter(path.points)
        segments = [(PATH[op][0], tuple(next(points) for _ in range(2 * PATH[op][1]))) for op in path.operators]
        self._solid(tuple(segments))

    def drawImage(self, *_: object, **__: object) -> None:  # noqa: N802
        raise DrawingError("`Image` cannot be drawn here: use lines, paths, solid shapes and strings")

    def drawString(self, string: Any) -> None:  # noqa: N802
        state = self._tracker.getState()
        a, b, c, d, _, _ = state["ctm"]
        if abs(b) > LEVEL or abs(c) > LEVEL or a <= 0 or abs(a - d) > LEVEL:
            raise DrawingError(f"`{string.text}` is turned or stretched: set text level, in its own proportions")
        size, colour = state["fontSize"] * a, _seen(state["fillColor"], state["fillOpacity"])
        said = " ".join(str(string.text).split())
        if colour is None or not said:
            return
        name = face_of(state["fontName"])
        width = self._faces.width(said, name, size, self._language)
        # As ReportLab has it: every other anchor needs the font's own tables.
        shift = {"start": 0.0, "middle": width / 2, "end": width}.get(string.textAnchor)
        if shift is None:
            raise DrawingError(f"`{string.text}` has the anchor `{string.textAnchor}`: use start, middle or end")
        (x, y) = self._at((string.x, string.y))
        self.items += set_line(said, x - shift, y, name, size, colour, self._faces, self._language)

    def _ellipse(self, x: float, y: float, rx: float, ry: float) -> None:
        self._solid(_box(x - rx, y - ry, 2 * rx, 2 * ry, abs(rx), abs(ry)))

    def _at(self, point: Point) -> Point:
        a, b, c, d, e, f = self._tracker.getCTM()
        x, y = a * point[0] + c * point[1] + e, self._height - (b * point[0] + d * point[1] + f)
        if not (math.isfinite(x) and math.isfinite(y)):
            raise DrawingError("a place in it is not a finite number: look for NaN or infinity in its data")
        return x, y

    def _stroke(self, segments: tuple[Segment, ...]) -> None:
        self._add(segments, None)

    def _solid(self, segments: tuple[Segment, ...]) -> None:
        state = self._tracker.getState()
        self._add(segments, _seen(state["fillColor"], state["fillOpacity"]))

    def _add(self, segments: tuple[Segment, ...], fill: Colour | None) -> None:
        state = self._tracker.getState()
        scale = _scale(state["ctm"])
        stroke = _seen(state["strokeColor"], state["strokeOpacity"]) if state["strokeWidth"] else None
        if not segments or (fill is None and stroke is None):
            return
        moved = [
            (name, [self._at(point) for point in zip(numbers[::2], numbers[1::2], strict=True)])
            for name, numbers in segments
        ]
        xs, ys = zip(*(point for _, points in moved for point in points), strict=True)
        left, top = min(xs), min(ys)
        outline = tuple(
            (name, tuple(value for x, y in points for value in (x - left, y - top))) for name, points in moved
        )
        dash = state["strokeDashArray"] or ()
        if dash and isinstance(dash[-1], Sequence):  # a phase and its dashes
            dash = dash[-1]
        self.items.append(
            Shape(
                LAYOUT, left, top, outline, (max(xs) - left, max(ys) - top), fill, stroke, state["strokeWidth"] * scale,
                CAPS[state["strokeLineCap"] or 0], JOINS[state["strokeLineJoin"] or 0], tuple(value * scale for value in dash),
            )
        )  # fmt: skip


# Groups and widgets are opened by the base class, wedges become paths or polygons there.
_KNOWN = (
    shapes.Line, shapes.PolyLine, shapes.Polygon, shapes.Rect, shapes.Circle, shapes.Ellipse, shapes.Path, shapes.Wedge,
    shapes.String, shapes.Group, shapes.UserNode, shapes.Image,
)  # fmt: skip


def set_line(
    said: str, x: float, y: float, name: str, size: float, colour: Colour, faces: Faces, language: str
) -> Iterator[Text]:
    """A line of text, word by word; a part with letters of another family is a text of its own.

    It ends in a space, which takes no room, so that programs that read only the text keep it apart from what follows.
    """
    parts = faces.split(said, name)
    for index, (face, part) in enumerate(parts):
        blank = face.shape(" ", language)
        words: list[Shaped] = []
        for number, word in enumerate(part.split(" ")):
            words += [blank] if number else []
            words += [face.shape(word, language)] if word else []
        width = sum_of(word.width for word in words) * size / face.units_per_em
        words += [blank] if index == len(parts) - 1 else []
        yield Text(
            LAYOUT, x, y, face.name, size, colour, tuple(words), width, face.ascent * size, face.descent * size
        )  # fmt: skip
        x += width


def _corners(points: Sequence[float]) -> tuple[Segment, ...]:
    corners = zip(points[::2], points[1::2], strict=True)
    return tuple(("L" if number else "M", corner) for number, corner in enumerate(corners))


def _box(x: float, y: float, width: float, height: float, rx: float, ry: float) -> tuple[Segment, ...]:
    """A rectangle, with elliptical corners if they have radii."""
    right, top = x + width, y + height
    if not (rx and ry):
        return (("M", (x, y)), ("L", (right, y)), ("L", (right, top)), ("L", (x, top)), ("Z", ()))
    # From where a corner begins to its control points.
    kx, ky = rx * (1 - KAPPA), ry * (1 - KAPPA)
    return (
        ("M", (x + rx, y)),
        ("L", (right - rx, y)), ("C", (right - kx, y, right, y + ky, right, y + ry)),
        ("L", (right, top - ry)), ("C", (right, top - ky, right - kx, top, right - rx, top)),
        ("L", (x + rx, top)), ("C", (x + kx, top, x, top - ky, x, top - ry)),
        ("L", (x, y + ry)), ("C", (x, y + ky, x + kx, y, x + rx, y)),
        ("Z", ()),
    )  # fmt: skip


@functools.lru_cache(maxsize=64)
def _scale(matrix: Matrix) -> float:
    """How much thicker a transformation makes lines, on average over all directions."""
    a, b, c, d, _, _ = matrix
    return float(abs(a * d - b * c) ** 0.5)


def _seen(colour: Any, opacity: float | None) -> Colour | None:
    """A colour as it looks on white paper; None if nothing is painted."""
    if colour is None:
        return None
    share = colour.alpha * (1.0 if opacity is None else opacity)
    channels = (round(255 * min(1.0, max(0.0, value))) for value in (colour.red, colour.green, colour.blue))
    return WHITE.mixed(Colour(*channels), share) if share > 0 else None
