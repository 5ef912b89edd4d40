"""Drawings as content streams, with what these name: gradients, opacities, and groups in streams of their own."""

from __future__ import annotations

import functools
import math

from msgspec import Struct

from guide.model.picture import NORMAL, Gradient, Matrix, Paint, Part, Picture, PicturePath, Segment
from guide.pdf.draw.syntax import fill_colour, line_style, matrix_of, painting, path, stroke_colour

# The limit with which PDF starts (ISO 32000-1, 8.4.1). It is said otherwise only where that shows.
PDF_MITRE = 10.0


class Shading(Struct, frozen=True):
    """A gradient with the matrix that takes its numbers into the stream's coordinates, y upward. As a mask, it gives
    opacities as grays."""

    gradient: Gradient
    matrix: Matrix


class Form(Struct, frozen=True, eq=False):
    """A content stream, and the resources that it names, in their order. Equal only to itself: no two are compared."""

    content: bytes
    patterns: dict[str, Shading]
    states: dict[str, State]
    groups: dict[str, Form]


class State(Struct, frozen=True):
    """Opacities of what comes next, what it fades by, and how its colours meet those below."""

    fill: float = 1.0
    stroke: float = 1.0
    mask: Shading | Form | None = None
    blend: str = NORMAL


class _Drawing:
    def __init__(self, height: float) -> None:
        self.height = height
        self.parts: list[str] = []
        self.patterns: dict[Shading, str] = {}
        self.states: dict[State, str] = {}
        self.groups: list[Form] = []
        self.mitre = PDF_MITRE

    def add(self, part: Part) -> None:
        if isinstance(part, PicturePath):
            self.add_path(part)
            return
        outer = self.mitre
        self.parts.append("q")
        if part.clip:
            self.parts.append(f"{path(part.clip, 0.0, self.height)} {'W*' if part.clip_even_odd else 'W'} n")
        if part.as_one:
            state = State(part.opacity, part.opacity, _form(part.mask, self.height) if part.mask else None, part.blend)
            if state != State():
                self.set(state)
            self.groups.append(_form(part.parts, self.height))
            self.parts.append(f"/g{len(self.groups)} Do")
        else:
            for inner in part.parts:
                self.add(inner)
        self.parts.append("Q")
        self.mitre = outer

    def add_path(self, item: PicturePath) -> None:
        """A path. What fades by its fill and by its line in different ways is painted in two steps, and so is a line that is seen
        through: in one step, PDF would not let the fill be seen below it (11.7.4.4)."""
        fading = [paint for paint in (item.fill, item.stroke) if isinstance(paint, Gradient) and not paint.opaque]
        seen_through = bool(fading) or item.stroke_opacity < 1
        if seen_through and item.fill is not None and item.stroke is not None:
            self.paint(item, fill=True, stroke=False)
            self.paint(item, fill=False, stroke=True)
        else:
            self.paint(item, fill=item.fill is not None, stroke=item.stroke is not None)

    def paint(self, item: PicturePath, *, fill: bool, stroke: bool) -> None:
        state = State(
            item.fill_opacity if fill else 1.0,
            item.stroke_opacity if stroke else 1.0,
            self.mask(item.fill if fill else item.stroke),
        )
        outer = self.mitre
        own = state != State() or item.matrix is not None
        if own:
            self.parts.append("q")
        if state != State():
            self.set(state)
        if fill and item.fill is not None:
            self.parts.append(self.ink(item.fill, "scn"))
        if stroke and item.stroke is not None:
            self.parts.append(self.ink(item.stroke, "SCN"))
            self.parts.append(line_style(item.stroke_width, item.cap, item.join, item.dash, item.dash_start))
            if item.join == "miter" and item.mitre != self.mitre and _pointed(item.segments, item.mitre, self.mitre):
                self.parts.append(f"{item.mitre:.2f} M")
                self.mitre = item.mitre
        height = self.height
        if item.matrix is not None:
            self.parts.append(f"{matrix_of(_upward(item.matrix, self.height))} cm")
            height = 0.0
        self.parts.append(path(item.segments, 0.0, height))
        self.parts.append(painting(fill, stroke, item.even_odd))
        if own:
            self.parts.append("Q")
            self.mitre = outer

    def set(self, state: State) -> None:
        name = self.states.setdefault(state, f"s{len(self.states) + 1}")
        self.parts.append(f"/{name} gs")

    def ink(self, paint: Paint, operator: str) -> str:
        if not isinstance(paint, Gradient):
            return fill_colour(paint) if operator == "scn" else stroke_colour(paint)
        shading = Shading(paint, _flipped(paint.matrix, self.height))
        name = self.patterns.setdefault(shading, f"t{len(self.patterns) + 1}")
        space = "cs" if operator == "scn" else "CS"
        return f"/Pattern {space} /{name} {operator}"

    def mask(self, paint: Paint | None) -> Shading | None:
        if not isinstance(paint, Gradient) or paint.opaque:
            return None
        return Shading(paint, _flipped(paint.matrix, self.height))


@functools.lru_cache(maxsize=256)
def picture_form(picture: Picture) -> Form:
    """The content of a picture's form XObject, in its own units, y upward."""
    return _form(picture.paths, picture.height)


def _form(parts: tuple[Part, ...], height: float) -> Form:
    drawing = _Drawing(height)
    for part in parts:
        drawing.add(part)
    return Form(
        "\n".join(drawing.parts).encode("ascii"),
        {name: shading for shading, name in drawing.patterns.items()},
        {name: state for state, name in drawing.states.items()},
        {f"g{number}": form for number, form in enumerate(drawing.groups, 1)},
    )


def _flipped(m: Matrix, height: float) -> Matrix:
    """A matrix into the picture's coordinates, as one into the same with y upward."""
    return (m[0], -m[1], m[2], -m[3], m[4], height - m[5])


def _upward(m: Matrix, height: float) -> Matrix:
    """The same for coordinates that are turned upward themselves, around 0."""
    return (m[0], -m[1], -m[2], m[3], m[4], height - m[5])


def _pointed(segments: tuple[Segment, ...], one: float, other: float) -> bool:
    """Whether a corner is so sharp that one limit cuts it off and the other does not."""
    low, high = min(one, other), max(one, other)
    before: tuple[float, float] | None = None
    point = start = (0.0, 0.0)
    first: tuple[float, float] | None = None
    for operator, points in segments:
        if operator == "M":
            point = start = (points[0], points[1])
            before = first = None
            continue
        steps = [(points[i], points[i + 1]) for i in range(0, len(points), 2)] if points else [start]
        ways = [way for way in map(_way, (point, *steps), steps) if way is not None]
        if ways:
            if before is not None and low < _reach(before, ways[0]) <= high:
                return True
            first = first or ways[0]
            before = ways[-1]
        point = steps[-1]
        if operator == "Z":
            if before is not None and first is not None and low < _reach(before, first) <= high:
                return True
            before = first = None
    return False


def _way(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float] | None:
    """The direction from one point to the other; None if they are the same."""
    length = math.dist(start, end)
    return ((end[0] - start[0]) / length, (end[1] - start[1]) / length) if length > 1e-9 else None


def _reach(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How far the point of a corner reaches, in half widths of the line."""
    cosine = -(one[0] * other[0] + one[1] * other[1])
    return 1 / math.sqrt(max(1e-12, (1 - cosine) / 2))
