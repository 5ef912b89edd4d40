"""Numbers, paths and colours as PDF operators (ISO 32000-1, 8.5 and 8.6)."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable

from guide.base.units import Colour
from guide.model.picture import Matrix, Segment

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


def num(value: float) -> str:
    """A number with at most two decimals, as short as possible: 1/100 pt is finer than any printer."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def fine(value: float) -> str:
    """A number with six digits that count, for what others are multiplied by."""
    decimals = 6 if value == 0 else min(12, max(0, 5 - math.floor(math.log10(abs(value)))))
    text = f"{value:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def matrix_of(matrix: Matrix) -> str:
    return " ".join(map(fine, matrix))


def path(segments: Iterable[Segment], dx: float, dy: float) -> str:
    """Path construction operators, with y turned upward: y' = dy - y."""
    parts = []
    for operator, points in segments:
        shown = [num(dx + points[index]) + " " + num(dy - points[index + 1]) for index in range(0, len(points), 2)]
        parts.append(" ".join((*shown, _OPERATORS[operator])))
    return " ".join(parts)


@functools.lru_cache(maxsize=256)
def fill_colour(colour: Colour) -> str:
    return f"{_channels(colour)} {'g' if _is_gray(colour) else 'rg'}"


@functools.lru_cache(maxsize=256)
def stroke_colour(colour: Colour) -> str:
    return f"{_channels(colour)} {'G' if _is_gray(colour) else 'RG'}"


def line_style(width: float, cap: str, join: str, dash: tuple[float, ...] = (), start: float = 0.0) -> str:
    dashes = " ".join(map(num, dash))
    return f"{num(width)} w {_CAPS[cap]} J {_JOINS[join]} j [{dashes}] {num(start)} d"


def painting(fill: bool, stroke: bool, even_odd: bool = False) -> str:
    """The operator that paints the current path."""
    if fill and stroke:
        return "B*" if even_odd else "B"
    if fill:
        return "f*" if even_odd else "f"
    return "S" if stroke else "n"


def _channels(colour: Colour) -> str:
    """One channel for a gray, so that a printer uses only black; otherwise three."""
    values = (colour.red,) if _is_gray(colour) else (colour.red, colour.green, colour.blue)
    return " ".join(map(_channel, values))


def _is_gray(colour: Colour) -> bool:
    return colour.red == colour.green == colour.blue


def _channel(value: int) -> str:
    text = f"{value / 255:.3f}".rstrip("0").rstrip(".")
    return text.removeprefix("0") or "0"
