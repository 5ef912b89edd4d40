"""Reads the path data of SVG as absolute M, L, C and Z (SVG 1.1, chapter 8)."""

from __future__ import annotations

import math
import re

from guide.model.picture import KAPPA, Segment
from guide.read.svg.transform import LARGEST_NUMBER

# A radius smaller than this, but not 0, is a mistake.
SMALLEST_RADIUS = 1e-6

_LETTERS = "MmLlHhVvCcSsQqTtAaZz"
_COMMAND = re.compile(f"([{_LETTERS}])([^{_LETTERS}]*)")
_PART = r"([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|[\s,]+|(.)"
_COUNT = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
# The seven parts of an arc, each with its separator. The fourth and fifth are flags, which need no separator
# (SVG 1.1, 8.3.9). These patterns are compiled only when a drawing has arcs.
_FLAG = r"([01])[\s,]*"
_NUMBER = r"([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)[\s,]*"
_ARC = (_NUMBER, _NUMBER, _NUMBER, _FLAG, _FLAG, _NUMBER, _NUMBER)


def parse_path(data: str) -> tuple[Segment, ...]:
    """Path data as absolute segments. Raises ValueError with a message for whoever drew it."""
    segments: list[Segment] = []
    x = y = start_x = start_y = 0.0
    last = ""
    control = (0.0, 0.0)
    for letter, raw in _commands(data):
        command, relative = letter.upper(), letter.islower()
        ox, oy = (x, y) if relative else (0.0, 0.0)
        if not segments and command != "M":
            raise ValueError("path data has to start with M")
        if command == "Z":
            segments.append(("Z", ()))
            x, y = start_x, start_y
        elif command == "M":
            x, y = start_x, start_y = ox + raw[0], oy + raw[1]
            segments.append(("M", (x, y)))
        elif command in "LHV":
            if command == "H":
                x = ox + raw[0]
            elif command == "V":
                y = oy + raw[0]
            else:
                x, y = ox + raw[0], oy + raw[1]
            segments.append(("L", (x, y)))
        elif command == "A":
            end = (ox + raw[5], oy + raw[6])
            segments += _arc((x, y), raw, end)
            x, y = end
        else:
            points = [(ox + raw[i], oy + raw[i + 1]) for i in range(0, len(raw), 2)]
            if command in "ST":
                smooth = last in ("CS" if command == "S" else "QT")
                mirrored = (2 * x - control[0], 2 * y - control[1]) if smooth else (x, y)
                points.insert(0, mirrored)
            if command in "QT":
                control = points[0]
                points = _raised((x, y), points[0], points[1])
            else:
                control = points[1]
            segments.append(("C", tuple(value for point in points for value in point)))
            x, y = points[2]
        last = command
    if not segments:
        raise ValueError("path data is empty")
    return tuple(segments)


def _commands(data: str) -> list[tuple[str, tuple[float, ...]]]:
    """The commands with their numbers. A letter that is followed by several sets of numbers is repeated for each."""
    commands: list[tuple[str, tuple[float, ...]]] = []
    first = _COMMAND.search(data)
    if first is None or data[: first.start()].strip():
        raise ValueError("path data has to start with M")
    for letter, text in _COMMAND.findall(data):
        count = _COUNT[letter.upper()]
        numbers = _arc_numbers(letter, text) if count == 7 else _numbers(text)
        if len(numbers) == count:
            commands.append((letter, tuple(numbers)))
            continue
        if len(numbers) % count if count else numbers:
            raise _miscounted(letter, len(numbers))
        if not numbers:
            raise ValueError(f"path command `{letter}` takes {_said(count)}, got none")
        for i in range(0, len(numbers), count):
            repeat = letter if i == 0 else {"M": "L", "m": "l"}.get(letter, letter)
            commands.append((repeat, tuple(numbers[i : i + count])))
    return commands


def _numbers(text: str) -> list[float]:
    """The numbers of a command. If blanks or commas separate all of them, they are split there, which is faster."""
    try:
        numbers = [float(part) for part in text.replace(",", " ").split()]
    except ValueError:
        return _numbers_in_a_row(text)
    if "_" in text or (numbers and max(map(abs, numbers)) > LARGEST_NUMBER):
        return _numbers_in_a_row(text)
    return numbers


def _numbers_in_a_row(text: str) -> list[float]:
    """The numbers of a text such as `1-2.5.5`, in which each ends where the next begins."""
    numbers = []
    for number, other in re.findall(_PART, text, re.S):
        if other:
            raise ValueError(f"path data has an unexpected `{other}`")
        if number:
            numbers.append(_small_enough(number))
    return numbers


def _arc_numbers(letter: str, text: str) -> list[float]:
    """The numbers of arcs, whose flags need no blank after them: the arc `8 8 0 015 5` ends at 5, 5."""
    numbers: list[float] = []
    at = len(text) - len(text.lstrip(" \t\r\n\f,"))
    while at < len(text):
        match = re.compile(_ARC[len(numbers) % 7]).match(text, at)
        if match is None:
            if len(_numbers(text)) % 7:
                raise _miscounted(letter, len(_numbers(text)))
            raise ValueError(f"path command `{letter}` has a flag that is neither 0 nor 1")
        numbers.append(_small_enough(match[1]))
        at = match.end()
    return numbers


def _small_enough(number: str) -> float:
    value = float(number)
    if abs(value) > LARGEST_NUMBER:
        raise ValueError(f"path data has a number that is too large: {number}")
    return value


def _miscounted(letter: str, got: int) -> ValueError:
    return ValueError(f"path command `{letter}` takes {_said(_COUNT[letter.upper()])}, got {got}")


def _said(count: int) -> str:
    return "1 number" if count == 1 else f"{count} numbers" if count else "no numbers"


def _raised(
    start: tuple[float, float], control: tuple[float, float], end: tuple[float, float]
) -> list[tuple[float, float]]:
    """A quadratic curve as the cubic curve of the same shape."""
    return [
        (start[0] + 2 / 3 * (control[0] - start[0]), start[1] + 2 / 3 * (control[1] - start[1])),
        (end[0] + 2 / 3 * (control[0] - end[0]), end[1] + 2 / 3 * (control[1] - end[1])),
        end,
    ]


def _arc(start: tuple[float, float], raw: tuple[float, ...], end: tuple[float, float]) -> list[Segment]:
    """An elliptical arc as cubic curves (SVG 1.1, F.6.5: conversion from endpoint to center parameterization)."""
    rx, ry, turn, large, sweep = abs(raw[0]), abs(raw[1]), math.radians(raw[2]), raw[3] != 0, raw[4] != 0
    if math.dist(start, end) < SMALLEST_RADIUS:
        return []
    if rx == 0 or ry == 0:
        return [("L", end)]
    if rx < SMALLEST_RADIUS or ry < SMALLEST_RADIUS:
        raise ValueError("path data has an arc whose radius is almost 0")
    cos, sin = math.cos(turn), math.sin(turn)
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    ux, uy = cos * dx + sin * dy, cos * dy - sin * dx
    grow = (ux / rx) ** 2 + (uy / ry) ** 2
    if grow > 1:
        rx, ry = rx * math.sqrt(grow), ry * math.sqrt(grow)
    below = (rx * uy) ** 2 + (ry * ux) ** 2
    factor = math.sqrt(max(0.0, (rx * ry) ** 2 / below - 1)) * (-1 if large == sweep else 1)
    cux, cuy = factor * rx * uy / ry, -factor * ry * ux / rx
    cx = cos * cux - sin * cuy + (start[0] + end[0]) / 2
    cy = sin * cux + cos * cuy + (start[1] + end[1]) / 2
    first = math.atan2((uy - cuy) / ry, (ux - cux) / rx)
    swept = math.atan2((-uy - cuy) / ry, (-ux - cux) / rx) - first
    if sweep and swept < 0:
        swept += 2 * math.pi
    elif not sweep and swept > 0:
        swept -= 2 * math.pi
    pieces = max(1, math.ceil(abs(swept) / (math.pi / 2) - 1e-9))
    step = swept / pieces
    out = 4 / 3 * math.tan(step / 4)

    def point(x: float, y: float) -> tuple[float, float]:
        return cx + cos * rx * x - sin * ry * y, cy + sin * rx * x + cos * ry * y

    segments: list[Segment] = []
    for piece in range(pieces):
        a, b = first + piece * step, first + (piece + 1) * step
        one = point(math.cos(a) - out * math.sin(a), math.sin(a) + out * math.cos(a))
        two = point(math.cos(b) + out * math.sin(b), math.sin(b) - out * math.cos(b))
        stop = end if piece == pieces - 1 else point(math.cos(b), math.sin(b))
        segments.append(("C", (*one, *two, *stop)))
    return segments


def ellipse_path(cx: float, cy: float, rx: float, ry: float) -> tuple[Segment, ...]:
    """An ellipse as four cubic curves."""
    kx, ky = rx * KAPPA, ry * KAPPA
    return (
        ("M", (cx + rx, cy)),
        ("C", (cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry)),
        ("C", (cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy)),
        ("C", (cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry)),
        ("C", (cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy)),
        ("Z", ()),
    )
