"""Reads the transforms of SVG as matrices (SVG 1.1, chapter 7)."""

from __future__ import annotations

import math
import re

from guide.model.matrix import multiplied
from guide.model.picture import Matrix

# A coordinate beyond this is a mistake, and would become a number that is too large for PDF.
LARGEST_NUMBER = 1e6

# Compiled by the first drawing with a transform.
_TRANSFORM = r"\s*([a-zA-Z]+)\s*\(([^)]*)\)[\s,]*"
# Numbers in a style sheet may have units; those in an attribute have none.
_NUMBER = r"([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)(?:px|deg)?"


def parse_transform(text: str, base: Matrix) -> Matrix:
    """The matrix of a list of transforms, applied inside `base`. Raises ValueError if the list cannot be read."""
    matrix, end, text = base, 0, text.rstrip()
    if text == "none":
        return base
    while end < len(text):
        match = re.compile(_TRANSFORM).match(text, end)
        if match is None:
            raise ValueError(f"`transform`: cannot read `{text[end:]}`")
        end = match.end()
        numbers = _numbers(match[2])
        if not all(abs(part) <= LARGEST_NUMBER for part in numbers):
            raise ValueError(f"`transform`: `{match[2]}` is too large")
        matrix = multiplied(matrix, _single(match[1], numbers))
    return matrix


def _numbers(typed: str) -> list[float]:
    """The numbers between the brackets. What shortens drawings leaves nothing between two that cannot be taken for one:
    `10-5`, `.5.5`."""
    numbers, at = [], 0
    separators, following = re.compile(r"[\s,]*"), re.compile(_NUMBER)
    while True:
        start = separators.match(typed, at)
        number = following.match(typed, start.end() if start else at)
        if number is None:
            break
        numbers.append(float(number[1]))
        at = number.end()
    if typed[at:].strip(" \t\r\n\f,"):
        raise ValueError(f"`transform`: `{typed}` are not numbers")
    return numbers


def _single(name: str, n: list[float]) -> Matrix:
    if name == "translate" and len(n) in (1, 2):
        return (1, 0, 0, 1, n[0], n[1] if len(n) == 2 else 0)
    if name == "scale" and len(n) in (1, 2):
        return (n[0], 0, 0, n[-1], 0, 0)
    if name == "rotate" and len(n) in (1, 3):
        cos, sin = math.cos(math.radians(n[0])), math.sin(math.radians(n[0]))
        cx, cy = (n[1], n[2]) if len(n) == 3 else (0.0, 0.0)
        return (cos, sin, -sin, cos, cx - cos * cx + sin * cy, cy - sin * cx - cos * cy)
    if name == "matrix" and len(n) == 6:
        return (n[0], n[1], n[2], n[3], n[4], n[5])
    if name in ("skewX", "skewY") and len(n) == 1 and abs(math.cos(math.radians(n[0]))) > 1e-6:
        slope = math.tan(math.radians(n[0]))
        return (1, 0, slope, 1, 0, 0) if name == "skewX" else (1, slope, 0, 1, 0, 0)
    numbers = "1 number" if len(n) == 1 else f"{len(n)} numbers"
    raise ValueError(
        f"`transform`: `{name}` with {numbers} is not used here; use translate, scale, rotate, skewX, skewY or matrix"
    )
