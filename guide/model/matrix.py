"""What matrices do to each other and to outlines."""

from __future__ import annotations

import math

from guide.model.picture import IDENTITY, Matrix, Segment


def multiplied(m: Matrix, n: Matrix) -> Matrix:
    """The matrix that does `n` first, then `m`."""
    return (
        m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1],
        m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3],
        m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5],
    )  # fmt: skip


def scale_of(m: Matrix) -> float:
    """How much larger a matrix makes things, on the whole."""
    return math.sqrt(abs(m[0] * m[3] - m[1] * m[2]))


def keeps_shape(m: Matrix) -> bool:
    """Whether a circle stays one: nothing but moves, turns, mirrors and is scaled the same in all directions."""
    size = math.hypot(m[0], m[1]) + math.hypot(m[2], m[3])
    across = abs(math.hypot(m[0], m[1]) - math.hypot(m[2], m[3]))
    return across <= 1e-3 * size and abs(m[0] * m[2] + m[1] * m[3]) <= 1e-3 * size * size


def transformed(segments: tuple[Segment, ...], m: Matrix) -> tuple[Segment, ...]:
    """The segments under a transform."""
    if m == IDENTITY:
        return segments
    return tuple(
        (
            operator,
            tuple(
                value
                for i in range(0, len(points), 2)
                for value in (
                    m[0] * points[i] + m[2] * points[i + 1] + m[4],
                    m[1] * points[i] + m[3] * points[i + 1] + m[5],
                )
            ),
        )
        for operator, points in segments
    )


def inverted(m: Matrix) -> Matrix:
    """The matrix that undoes this one, which must not be flat."""
    area = m[0] * m[3] - m[1] * m[2]
    return (
        m[3] / area, -m[1] / area, -m[2] / area, m[0] / area,
        (m[2] * m[5] - m[3] * m[4]) / area, (m[1] * m[4] - m[0] * m[5]) / area,
    )  # fmt: skip
