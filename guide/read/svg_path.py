"""The geometry of SVG: path data, transforms, arcs, all as absolute M, L, C and Z (SVG 1.1, chapters 7 and 8)."""

from __future__ import annotations

import math
import re

from guide.model.picture import KAPPA, Segment

# Coordinates beyond this are a mistake, and PDF could not hold the numbers.
LARGEST_NUMBER = 1e6
# Smaller radii, other than 0, are a mistake.
SMALLEST_RADIUS = 1e-6

Matrix = tuple[float, float, float, float, float, float]

_TOKEN = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|([\s,]+)|(.)", re.S)
_COUNT = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_TRANSFORM = re.compile(r"\s*([a-zA-Z]+)\s*\(([^)]*)\)[\s,]*")


def parse_path(data: str) -> tuple[Segment, ...]:
    """Path data as absolute segments. Raises ValueError with a message for the drawer."""
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
    """Letters with their numbers; a letter with more numbers than its count repeats."""
    found: list[tuple[str, list[float]]] = []
    for letter, number, _, other in _TOKEN.findall(data):
        if other:
            raise ValueError(f"path data has an unexpected `{other}`")
        if letter:
            found.append((letter, []))
        elif number:
            if not found:
                raise ValueError("path data has to start with M")
            value = float(number)
            if abs(value) > LARGEST_NUMBER:
                raise ValueError(f"path data has a number that is too large: {number}")
            found[-1][1].append(value)
    commands: list[tuple[str, tuple[float, ...]]] = []
    for letter, numbers in found:
        count = _COUNT[letter.upper()]
        if len(numbers) % count if count else numbers or not numbers and count:
            raise ValueError(f"path command `{letter}` takes {count} numbers, got {len(numbers)}")
        if count and not numbers:
            raise ValueError(f"path command `{letter}` takes {count} numbers, got none")
        if not count:
            commands.append((letter, ()))
        for i in range(0, len(numbers), count or 1):
            repeat = letter if i == 0 else {"M": "L", "m": "l"}.get(letter, letter)
            commands.append((repeat, tuple(numbers[i : i + count])))
    return commands


def _raised(
    start: tuple[float, float], control: tuple[float, float], end: tuple[float, float]
) -> list[tuple[float, float]]:
    """A quadratic curve as the cubic that draws the same."""
    return [
        (start[0] + 2 / 3 * (control[0] - start[0]), start[1] + 2 / 3 * (control[1] - start[1])),
        (end[0] + 2 / 3 * (control[0] - end[0]), end[1] + 2 / 3 * (control[1] - end[1])),
        end,
    ]


def _arc(start: tuple[float, float], raw: tuple[float, ...], end: tuple[float, float]) -> list[Segment]:
    """An elliptical arc as cubics (SVG 1.1, F.6.5: conversion from endpoint to center parameterization)."""
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
    """An ellipse as four cubics."""
    kx, ky = rx * KAPPA, ry * KAPPA
    return (
        ("M", (cx + rx, cy)),
        ("C", (cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry)),
        ("C", (cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy)),
        ("C", (cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry)),
        ("C", (cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy)),
        ("Z", ()),
    )


def parse_transform(text: str, base: Matrix) -> Matrix:
    """A transform list after `base`. Raises ValueError for an unknown one."""
    matrix, end = base, 0
    while end < len(text.rstrip()):
        match = _TRANSFORM.match(text, end)
        if match is None:
            raise ValueError(f"`transform`: cannot read `{text[end:]}`")
        end = match.end()
        name, parts = match[1], [part for part in re.split(r"[\s,]+", match[2].strip()) if part]
        try:
            numbers = [float(part) for part in parts]
        except ValueError:
            raise ValueError(f"`transform`: `{match[2]}` are not numbers") from None
        if not all(abs(part) <= LARGEST_NUMBER for part in numbers):
            raise ValueError(f"`transform`: `{match[2]}` is too large")
        matrix = _multiplied(matrix, _single(name, numbers))
    return matrix


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
    raise ValueError(
        f"`transform`: `{name}` with {len(n)} numbers is not used here; use translate, scale, rotate or matrix"
    )


def _multiplied(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1],
        m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3],
        m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5],
    )  # fmt: skip


def transformed(segments: tuple[Segment, ...], m: Matrix) -> tuple[Segment, ...]:
    """The segments under a transform."""
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
