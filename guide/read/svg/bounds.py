"""The boxes around outlines."""

from __future__ import annotations

import math
from collections.abc import Iterable

from msgspec import Struct

from guide.model.matrix import multiplied, transformed
from guide.model.picture import Matrix, Part, PictureGroup, PicturePath, Segment


class Bounds(Struct, frozen=True):
    left: float = math.inf
    top: float = math.inf
    right: float = -math.inf
    bottom: float = -math.inf

    def union(self, other: Bounds) -> Bounds:
        return Bounds(
            min(self.left, other.left), min(self.top, other.top),
            max(self.right, other.right), max(self.bottom, other.bottom),
        )  # fmt: skip

    def grown(self, by: float) -> Bounds:
        return Bounds(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def contains(self, other: Bounds) -> bool:
        return (
            self.left <= other.left and self.top <= other.top
            and self.right >= other.right and self.bottom >= other.bottom
        )  # fmt: skip

    def overlaps(self, other: Bounds) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def outline_bounds(segments: Iterable[Segment]) -> Bounds:
    """The smallest box around an outline; the control points of its curves may be outside."""
    xs: list[float] = []
    ys: list[float] = []
    for operator, points in segments:
        if operator == "C" and xs:
            xs += _turns(xs[-1], points[0], points[2], points[4])
            ys += _turns(ys[-1], points[1], points[3], points[5])
        xs += points[-2:-1]
        ys += points[-1:]
    return Bounds(min(xs), min(ys), max(xs), max(ys)) if xs else Bounds()


def painted_bounds(part: Part) -> Bounds:
    """A box that holds everything a part paints, including the width and the corners of its lines."""
    return painted_bounds_of(part.parts) if isinstance(part, PictureGroup) else _path_bounds(part)


def painted_bounds_of(parts: Iterable[Part]) -> Bounds:
    """A box that none of the parts leaves."""
    around = Bounds()
    for part in parts:
        around = around.union(painted_bounds(part))
    return around


def outline_bounds_of(parts: Iterable[Part], matrix: Matrix) -> Bounds:
    """The smallest box around the outlines of all parts, in the coordinates that the matrix makes of the picture's."""
    around = Bounds()
    for part in parts:
        if isinstance(part, PictureGroup):
            around = around.union(outline_bounds_of(part.parts, matrix))
        else:
            own = matrix if part.matrix is None else multiplied(matrix, part.matrix)
            around = around.union(outline_bounds(transformed(part.segments, own)))
    return around


def _path_bounds(path: PicturePath) -> Bounds:
    segments = path.segments if path.matrix is None else transformed(path.segments, path.matrix)
    grown = 0.0
    if path.stroke is not None:
        across = 1.0 if path.matrix is None else max(map(abs, path.matrix[:4])) * 2
        grown = path.stroke_width / 2 * across * max(math.sqrt(2), path.mitre if path.join == "miter" else 1.0)
    return outline_bounds(segments).grown(grown)


def _turns(a: float, b: float, c: float, d: float) -> list[float]:
    """The values at which one coordinate of a curve changes direction between its ends."""
    squared, linear, constant = d - 3 * c + 3 * b - a, 2 * (c - 2 * b + a), b - a
    if abs(squared) < 1e-12:
        times = [-constant / linear] if abs(linear) > 1e-12 else []
    else:
        root = linear * linear - 4 * squared * constant
        roots = (math.sqrt(root), -math.sqrt(root)) if root >= 0 else ()
        times = [(-linear + way) / (2 * squared) for way in roots]
    return [
        (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t**3 * d for t in times if 0 < t < 1
    ]
