"""SVG pictures, the safe part: shapes and their paint, nothing that runs, links or loads.

Elements: svg, title, desc, g, path, circle, ellipse, rect, line, polyline, polygon. Paint is `#rrggbb` or
`none`; there is no style sheet, text, gradient, clip, reference, entity or DOCTYPE. A message names the line.
"""

from __future__ import annotations

import codecs
import functools
import hashlib
import math
import re
import xml.parsers.expat
from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from guide.base.problems import Position, Problem, Problems, suggest
from guide.base.units import Colour
from guide.model.picture import Picture, PicturePath, Segment
from guide.read.files import KEPT
from guide.read.svg_path import LARGEST_NUMBER, Matrix, ellipse_path, parse_path, parse_transform, transformed

MOST_SEGMENTS = 20_000
DEEPEST = 20
SMALLEST_SIDE = 1.0
LONGEST_SHAPE = 20.0
# Lengths that cannot be negative.
_NOT_NEGATIVE = ("r", "rx", "ry", "width", "height", "stroke-width")

_BLACK = Colour(0, 0, 0)
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
_PAINT = ("fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "fill-rule", "transform")
_SHAPES: dict[str, tuple[str, ...]] = {
    "path": ("d",),
    "circle": ("cx", "cy", "r"),
    "ellipse": ("cx", "cy", "rx", "ry"),
    "rect": ("x", "y", "width", "height", "rx", "ry"),
    "line": ("x1", "y1", "x2", "y2"),
    "polyline": ("points",),
    "polygon": ("points",),
}
_ELEMENTS = ("svg", "title", "desc", "g", *_SHAPES)
_ROOT = ("xmlns", "viewBox", "width", "height", "role", "version")


class _Paint(Struct, frozen=True):
    """Inherited presentation attributes."""

    fill: Colour | None = _BLACK
    stroke: Colour | None = None
    stroke_width: float = 1.0
    cap: str = "butt"
    join: str = "miter"
    even_odd: bool = False
    matrix: Matrix = (1, 0, 0, 1, 0, 0)


class _SvgError(Exception):
    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def parse_svg(name: str, path: str, data: bytes, problems: Problems) -> Picture | None:
    """The drawing in an SVG file of the given name; None after a problem."""
    picture, found = _parsed(name, path, data)
    problems.extend(found)
    return picture


# The same content is parsed once: a preview rereads everything on each save.
@functools.lru_cache(maxsize=KEPT)
def _parsed(name: str, path: str, data: bytes) -> tuple[Picture | None, tuple[Problem, ...]]:
    problems = Problems()
    return _parse(name, path, data, problems), tuple(problems)


def _parse(name: str, path: str, data: bytes, problems: Problems) -> Picture | None:
    reader = _SvgReader()
    try:
        reader.parser.Parse(data.removeprefix(codecs.BOM_UTF8), True)  # editors do not count it as a column
        return replace(reader.picture(name), digest=_digest(data))
    except xml.parsers.expat.ExpatError as error:
        at = Position(path, error.lineno, error.offset + 1)
        problems.error(
            at, "picture", f"this is not XML: {xml.parsers.expat.ErrorString(error.code)}", "save it again as plain SVG"
        )
    except (ValueError, LookupError):
        problems.error(Position(path), "picture", "the encoding of this file is unknown", "save it as UTF-8")
    except _SvgError as refused:
        problems.error(Position(path, *reader.place), "picture", str(refused), refused.hint)
    return None


def _digest(data: bytes) -> str:
    """The SHA-256 digest of the text, whatever its line ends."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")).hexdigest()


class _SvgReader:
    def __init__(self) -> None:
        self.parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.placed(self.start)
        self.parser.EndElementHandler = self.end
        self.parser.StartDoctypeDeclHandler = self.placed(self.doctype)
        self.parser.ProcessingInstructionHandler = self.placed(self.instruction)
        self.place = (1, 1)
        self.paints: list[_Paint] = []
        self.paths: list[PicturePath] = []
        self.segments = 0
        self.view: tuple[float, float, float, float] | None = None

    def placed(self, handler: Callable[..., None]) -> Callable[..., None]:
        """The handler, noting where it was called: afterwards the parser has moved on."""

        def called(*arguments: Any) -> None:
            self.place = (self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
            handler(*arguments)

        return called

    def doctype(self, *_: object) -> None:
        raise _SvgError("a DOCTYPE is not allowed in a picture", "delete the <!DOCTYPE …> line")

    def instruction(self, target: str, _: str) -> None:
        raise _SvgError(f"`<?{target} …?>` is not allowed in a picture", "delete it")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if name not in _ELEMENTS or not tag.startswith("http://www.w3.org/2000/svg "):
            raise _SvgError(f"`<{name}>` is not allowed in a picture", "use paths and basic shapes only")
        if not self.paints:
            self.root(name, attributes)
            return
        if len(self.paints) > DEEPEST:
            raise _SvgError(f"elements are nested more than {DEEPEST} deep", "ungroup the drawing")
        allowed = (*_PAINT, *_SHAPES.get(name, ()))
        for key in attributes:
            if key not in allowed:
                shown = key.rpartition(" ")[2]
                raise _SvgError(f"attribute `{shown}` is not allowed on `<{name}>`", suggest(shown, allowed))
        paint = self.inherit(self.paints[-1], attributes)
        self.paints.append(paint)
        if name in _SHAPES:
            self.add(_outline(name, attributes), paint)

    def end(self, _: str) -> None:
        self.paints.pop()

    def root(self, name: str, attributes: dict[str, str]) -> None:
        if name != "svg" or "viewBox" not in attributes:
            raise _SvgError(
                'a picture starts with `<svg viewBox="0 0 width height">`', "save the file as plain SVG, with a viewBox"
            )
        for key in attributes:
            if key not in (*_ROOT, *_PAINT):
                raise _SvgError(f"attribute `{key}` is not allowed on `<svg>`", suggest(key, _ROOT))
        box = [_number(part, "viewBox") for part in re.split(r"[\s,]+", attributes["viewBox"].strip())]
        if len(box) != 4 or min(box[2:]) < SMALLEST_SIDE or max(box[2:]) > LONGEST_SHAPE * min(box[2:]):
            raise _SvgError(
                "viewBox needs four numbers: left, top, width, height",
                f"sides of at least {SMALLEST_SIDE:g}, one at most {LONGEST_SHAPE:g} times the other",
            )
        self.view = (box[0], box[1], box[2], box[3])
        start = _Paint(matrix=(1, 0, 0, 1, -box[0], -box[1]))
        self.paints.append(self.inherit(start, attributes))

    def inherit(self, paint: _Paint, attributes: dict[str, str]) -> _Paint:
        matrix = paint.matrix
        if "transform" in attributes:
            try:
                matrix = parse_transform(attributes["transform"], matrix)
            except ValueError as error:
                raise _SvgError(str(error)) from None
        return _Paint(
            _paint(attributes, "fill", paint.fill),
            _paint(attributes, "stroke", paint.stroke),
            _number(attributes["stroke-width"], "stroke-width") if "stroke-width" in attributes else paint.stroke_width,
            _choice(attributes, "stroke-linecap", ("butt", "round", "square"), paint.cap),
            _choice(attributes, "stroke-linejoin", ("miter", "round", "bevel"), paint.join),
            _choice(attributes, "fill-rule", ("nonzero", "evenodd"), "evenodd" if paint.even_odd else "nonzero") == "evenodd",
            matrix,
        )  # fmt: skip

    def add(self, segments: tuple[Segment, ...], paint: _Paint) -> None:
        self.segments += len(segments)
        if self.segments > MOST_SEGMENTS:
            raise _SvgError(f"the drawing has more than {MOST_SEGMENTS:,} segments", "simplify it")
        a, b, c, d, _, _ = paint.matrix
        scale = math.sqrt(abs(a * d - b * c))
        if not all(abs(part) <= LARGEST_NUMBER for part in paint.matrix):
            raise _SvgError("`transform` makes the drawing too large", "draw it smaller")
        self.paths.append(
            PicturePath(
                transformed(segments, paint.matrix), paint.fill, paint.stroke, paint.stroke_width * scale,
                paint.cap, paint.join, paint.even_odd,  # type: ignore[arg-type]  # checked by _choice
            )
        )  # fmt: skip

    def picture(self, name: str) -> Picture:
        if self.view is None or not self.paths:
            raise _SvgError("this picture has nothing to draw", "draw a path or a basic shape, with a fill or a stroke")
        return Picture(name, self.view[2], self.view[3], tuple(self.paths))


def _outline(name: str, attributes: dict[str, str]) -> tuple[Segment, ...]:
    if name == "path":
        try:
            return parse_path(attributes.get("d", ""))
        except ValueError as error:
            raise _SvgError(str(error)) from None
    if name in ("polyline", "polygon"):
        numbers = [_number(part, "points") for part in re.split(r"[\s,]+", attributes.get("points", "").strip())]
        if len(numbers) < 4 or len(numbers) % 2:
            raise _SvgError("`points` needs at least two pairs of numbers", "write them as in `0,0 10,5`")
        segments: list[Segment] = [("M", (numbers[0], numbers[1]))]
        segments += [("L", (numbers[i], numbers[i + 1])) for i in range(2, len(numbers), 2)]
        return (*segments, ("Z", ())) if name == "polygon" else tuple(segments)
    value = {key: _number(attributes.get(key, "0"), key) for key in _SHAPES[name]}
    if name == "line":
        return (("M", (value["x1"], value["y1"])), ("L", (value["x2"], value["y2"])))
    if name == "circle":
        return ellipse_path(value["cx"], value["cy"], value["r"], value["r"])
    if name == "ellipse":
        return ellipse_path(value["cx"], value["cy"], value["rx"], value["ry"])
    rx = value["rx"] if "rx" in attributes else value["ry"]
    ry = value["ry"] if "ry" in attributes else rx
    return _rectangle(value["x"], value["y"], value["width"], value["height"], rx, ry)


def _rectangle(x: float, y: float, w: float, h: float, rx: float, ry: float) -> tuple[Segment, ...]:
    rx, ry = min(rx, w / 2), min(ry, h / 2)
    if rx <= 0 or ry <= 0:
        return parse_path(f"M{x} {y}h{w}v{h}h{-w}Z")
    return parse_path(
        f"M{x + rx} {y}h{w - 2 * rx}a{rx} {ry} 0 0 1 {rx} {ry}v{h - 2 * ry}a{rx} {ry} 0 0 1 {-rx} {ry}"
        f"h{2 * rx - w}a{rx} {ry} 0 0 1 {-rx} {-ry}v{2 * ry - h}a{rx} {ry} 0 0 1 {rx} {-ry}Z"
    )


def _number(text: str, what: str) -> float:
    if not _NUMBER.fullmatch(text.strip()):
        raise _SvgError(f"`{what}`: expected a number, got `{text}`", "write digits alone, without a unit: `12.5`")
    if what in _NOT_NEGATIVE and float(text) < 0:
        raise _SvgError(f"`{what}`: {text} is less than 0", "write 0 or more")
    if abs(float(text)) > LARGEST_NUMBER:
        raise _SvgError(f"`{what}`: {text} is too large", "draw it smaller")
    return float(text)


def _paint(attributes: dict[str, str], key: str, inherited: Colour | None) -> Colour | None:
    if key not in attributes:
        return inherited
    if attributes[key] == "none":
        return None
    try:
        return Colour.parse(attributes[key])
    except ValueError as error:
        raise _SvgError(f"`{key}`: {error}") from None


def _choice(attributes: dict[str, str], key: str, choices: tuple[str, ...], inherited: str) -> str:
    value = attributes.get(key, inherited)
    if value not in choices:
        raise _SvgError(f"`{key}`: `{value}` is not an allowed value", suggest(value, choices))
    return value
