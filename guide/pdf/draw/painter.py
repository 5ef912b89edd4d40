"""Items into operators, in the marked content of their roles: one function for each kind of item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from guide.base.units import Colour, Rect
from guide.model.page import Artifact, Item, PlacedPicture, Role, Shape, Text
from guide.model.picture import Photo, Picture, Raster
from guide.model.shaped import Shaped
from guide.pdf.draw.syntax import fill_colour, line_style, num, painting, path, stroke_colour
from guide.text.faces import GLYPH_SPACE, Faces

# Artifact property lists (ISO 32000-1, 14.8.2.2.2).
_ARTIFACTS = {
    "Layout": "/Artifact <</Type /Layout>> BDC",
    "Background": "/Artifact <</Type /Background>> BDC",
    "Header": "/Artifact <</Type /Pagination /Subtype /Header>> BDC",
    "Footer": "/Artifact <</Type /Pagination /Subtype /Footer>> BDC",
}


@dataclass(slots=True)
class Used:
    """The glyphs used from each face, with the text of each: what the write stage embeds."""

    glyphs: dict[str, dict[int, str]] = field(default_factory=dict)
    # Words as strings in a TJ array, by face and text.
    words: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, face: str, glyph: int, text: str) -> None:
        """Record a use; the first text of a glyph stays."""
        self.glyphs.setdefault(face, {}).setdefault(glyph, text)


class Painter:
    """Collects operators; remembers the graphics state so that nothing is set twice."""

    def __init__(self, height: float, tags: tuple[str, ...], faces: Faces, used: Used, first: int = 0) -> None:
        self.height = height
        self.first = first
        self.number = 0
        self.tags = tags
        self.faces = faces
        self.used = used
        self.streams: list[bytes] = []
        self.parts: list[str] = []
        self.role: Role | None = None
        self.sequences: list[int] = []
        self.numbers: list[int] = []
        self.boxes: dict[int, Rect] = {}
        self.pictures: dict[str, Picture | Raster] = {}
        self.used_faces: set[str] = set()
        self.fill: Colour | None = None
        self.stroke: Colour | None = None
        self.line = ""

    def enter(self, role: Role) -> None:
        """Open the marked content of a role, closing another one's first."""
        if role == self.role:
            return
        self.leave()
        if isinstance(role, Artifact):
            self.parts.append(_ARTIFACTS[role.kind])
        else:
            self.parts.append(f"/{self.tags[role.node]} <</MCID {self.first + len(self.sequences)}>> BDC")
            self.sequences.append(role.node)
            self.numbers.append(self.number)
        self.role = role

    def leave(self) -> None:
        if self.role is not None:
            self.parts.append("EMC")
        self.role = None

    def begin_page(self, number: int) -> None:
        self.leave()
        self.number = number

    def end_stream(self) -> None:
        """Start a new stream, which assumes nothing from this one."""
        self.leave()
        self.streams.append("\n".join(self.parts).encode("ascii"))
        self.parts = []
        self.fill = self.stroke = None
        self.line = ""

    def set_fill(self, colour: Colour) -> None:
        if colour != self.fill:
            self.parts.append(fill_colour(colour))
            self.fill = colour

    def set_stroke(self, colour: Colour, style: str) -> None:
        if colour != self.stroke:
            self.parts.append(stroke_colour(colour))
            self.stroke = colour
        if style != self.line:
            self.parts.append(style)
            self.line = style

    def cover(self, node: int, box: Rect) -> None:
        self.boxes[node] = self.boxes[node].union(box) if node in self.boxes else box


def paint_item(painter: Painter, item: Item, role: Role) -> None:
    """Paint an item in a role."""
    painter.enter(role)
    _PAINT[type(item)](painter, item)
    if not isinstance(role, Artifact):
        painter.cover(role.node, item.box)


def _text(painter: Painter, item: Text) -> None:
    """Glyphs by number; where the advance is not the font's own, the difference is kerning."""
    name = item.face
    painter.used_faces.add(name)
    painter.set_fill(item.colour)
    known = painter.used.words
    strings: list[str | None] = []
    for word in item.words:
        string = known.get((name, word.text))
        strings.append(_word(painter, word, name) if string is None else string)
    shown = _with_spans(painter, item, strings) if None in strings else _joined(strings)
    origin = f"{num(item.x)} {num(painter.height - item.y)}"
    painter.parts.append(f"BT /{name} {num(item.size)} Tf {origin} Td {shown} ET")


def _joined(strings: Iterable[str | None]) -> str:
    """Words that are shown at once; each may end in kerning, and the next one begins its own string."""
    array = f"<{''.join(filter(None, strings))}>".removesuffix("<>")
    return f"[{array}] TJ"


def _word(painter: Painter, word: Shaped, name: str) -> str | None:
    """The glyphs of a word inside `<` and `>`; kept, since most words repeat. None if the word must be set apart: its
    glyphs do not stand one after the other, or do not give its text."""
    face, used = painter.faces[name], painter.used
    scale = GLYPH_SPACE / face.units_per_em
    texts = used.glyphs.setdefault(name, {})
    shown = ""
    faithful = not word.offsets and "".join(word.clusters) == word.text
    for glyph, advance, cluster in zip(word.glyphs, word.advances, word.clusters, strict=True):
        if texts.setdefault(glyph, cluster) != cluster:
            faithful = False  # the glyph already has another text
        kern = face.advance(glyph) - advance
        shown += f"{glyph:04x}>{num(kern * scale)}<" if kern else f"{glyph:04x}"
    if not faithful:
        return None
    used.words[name, word.text] = shown
    return shown


def _with_spans(painter: Painter, item: Text, strings: Sequence[str | None]) -> str:
    """A text some of whose words are set apart, with their text beside them. A space that would stand alone after such a
    word belongs to its span, since PDFium would lose it."""
    apart = [string is None for string in strings]
    for number in range(1, len(apart)):
        alone = item.words[number].text == " " and all(apart[number + 1 : number + 2])
        apart[number] |= apart[number - 1] and alone
    operators: list[str] = []
    for together, group in groupby(zip(apart, item.words, strings, strict=True), key=lambda entry: entry[0]):
        members = list(group)
        if together:
            words = [word for _, word, _ in members]
            actual = "".join(word.text for word in words).encode("utf-16-be").hex()
            shown = " ".join(_with_offsets(painter, word, item) for word in words)
            operators.append(f"/Span <</ActualText <feff{actual}>>> BDC {shown} EMC")
        else:
            operators.append(_joined(string for _, _, string in members))
    return " ".join(operators)


def _with_offsets(painter: Painter, word: Shaped, item: Text) -> str:
    """A word with glyphs off their places: to the side by a distance in the string, up or down by the rise (9.3.7)."""
    face = painter.faces[item.face]
    scale = GLYPH_SPACE / face.units_per_em
    operators: list[str] = []
    array, rise, ahead = "", 0, 0
    offsets = word.offsets or ((0, 0),) * len(word.glyphs)
    for glyph, advance, (x, y) in zip(word.glyphs, word.advances, offsets, strict=True):
        if y != rise:
            operators += [f"[{array}] TJ", f"{num(y * item.size / face.units_per_em)} Ts"]
            array, rise = "", y
        back = ahead - x
        array += f"{num(back * scale)}<{glyph:04x}>" if back else f"<{glyph:04x}>"
        ahead = x + face.advance(glyph) - advance
    array += num(ahead * scale) if ahead else ""
    operators.append(f"[{array}] TJ")
    return " ".join((*operators, "0 Ts")) if rise else " ".join(operators)


def _shape(painter: Painter, item: Shape) -> None:
    if item.fill:
        painter.set_fill(item.fill)
    if item.stroke:
        painter.set_stroke(item.stroke, line_style(item.stroke_width, item.cap, item.join, item.dash))
    outline = path(item.segments, item.x, painter.height - item.y)
    painter.parts.append(f"{outline} {painting(item.fill is not None, item.stroke is not None)}")


def _picture(painter: Painter, item: PlacedPicture) -> None:
    """A drawing is a form XObject of its own size, an image one of size 1 by 1 (8.9.5); both are scaled into place."""
    picture = item.picture
    assert not isinstance(picture, Photo), f"no pixels were made for {picture.name}"
    painter.pictures[picture.name] = picture
    is_form = isinstance(picture, Picture) or picture.toned
    sx = item.box.width / (picture.width if is_form else 1.0)
    sy = item.box.height / (picture.height if is_form else 1.0)
    left, bottom = num(item.box.x), num(painter.height - item.box.bottom)
    turned = ""
    if not isinstance(picture, Picture) and not is_form:
        from guide.pdf.draw.pixels import upright  # only who has pixels pays for it

        turned = upright(picture)
    painter.parts.append(f"q {sx:.5f} 0 0 {sy:.5f} {left} {bottom} cm {turned}/{xobject_name(picture)} Do Q")


_PAINT: dict[type, Callable[[Painter, Any], None]] = {
    Text: _text,
    Shape: _shape,
    PlacedPicture: _picture,
}


def xobject_name(picture: Picture | Raster) -> str:
    """The resource name of a picture."""
    return "p-" + picture.name
