"""What every chart is drawn with: text, boxes, lines and bars, measured from the top left corner."""

from __future__ import annotations

from guide.base.units import Colour
from guide.layout.charts.style import Style, Wide
from guide.layout.drawing_library import colors, shapes
from guide.model.scales import FaceName
from guide.text.faces import Faces
from guide.text.wrapping import widest, wrapped

# The distance of the strokes of a hatch, and their weight and that of its outline (points).
HATCH_STEP, HATCH_WEIGHT, EDGE = 4.0, 0.9, 0.9
HAIR = 0.5
DOTS = (0.6, 2.4)
# Labels are beside what they name if there is room for so many ems, otherwise above it.
BESIDE_FROM = 30.0
# The longest line of words, in ems: about 66 characters.
MEASURE = 33.0
# The part of the width that labels may take.
LABELS = 0.36


class Sketch:
    """A drawing in the making. Its y grows downward."""

    def __init__(self, width: float, style: Style, faces: Faces, language: str) -> None:
        self.width, self.style = width, style
        self.too_wide: list[Wide] = []
        self._faces, self._language = faces, language
        self._group = shapes.Group()

    @property
    def beside(self) -> bool:
        """Whether labels have room beside what they name."""
        return self.width >= BESIDE_FROM * self.style.size

    def finished(self, height: float) -> shapes.Drawing:
        """The drawing, as high as its content."""
        self._group.translate(0, height)
        return shapes.Drawing(self.width, height, self._group)

    def measure(self, said: str, face: FaceName = "regular") -> float:
        return self._faces.width(said, face, self.style.size, self._language)

    def lines(self, said: str, width: float, face: FaceName = "regular", row: int = -1) -> tuple[str, ...]:
        """A text in lines; a word that does not fit is noted."""
        most = widest(said, face, self.style.size, self._faces, self._language)
        if most > width + 0.01:
            word = max(said.split(" "), key=lambda word: self.measure(word, face))
            self.too_wide.append(Wide(word, most, width, row))
        return wrapped(said, min(width, MEASURE * self.style.size), face, self.style.size, self._faces, self._language)

    def text(self, x: float, middle: float, said: str, anchor: str = "start", face: FaceName = "regular") -> None:
        """A line of text around a height: its capitals are centred there."""
        drop = self._faces[face].cap_height * self.style.size / 2
        self._group.add(
            shapes.String(
                x, -(middle + drop), said, textAnchor=anchor, fontName=face, fontSize=self.style.size,
                fillColor=_colour(self.style.ink),
            )
        )  # fmt: skip

    def block(self, x: float, top: float, lines: tuple[str, ...], face: FaceName = "regular") -> None:
        """Lines of text below each other."""
        for number, line in enumerate(lines):
            self.text(x, top + (number + 0.5) * self.style.leading, line, face=face)

    def box(
        self, x: float, y: float, width: float, height: float, fill: Colour | None, edge: Colour | None = None,
        weight: float = EDGE, radius: float = 0.0,
    ) -> None:  # fmt: skip
        self._group.add(
            shapes.Rect(
                x, -(y + height), width, height, rx=radius, ry=radius, fillColor=_colour(fill), strokeColor=_colour(edge),
                strokeWidth=weight,
            )
        )  # fmt: skip

    def line(
        self, x1: float, y1: float, x2: float, y2: float, weight: float = HAIR, dash: tuple[float, ...] = ()
    ) -> None:
        colour = self.style.line if dash else self.style.ink
        self._group.add(
            shapes.Line(
                x1, -y1, x2, -y2, strokeColor=_colour(colour), strokeWidth=weight, strokeDashArray=list(dash) or None
            )
        )

    def disc(self, x: float, y: float, radius: float, fill: Colour | None, edge: Colour) -> None:
        self._group.add(
            shapes.Circle(x, -y, radius, fillColor=_colour(fill), strokeColor=_colour(edge), strokeWidth=EDGE)
        )

    def bar(self, x: float, y: float, width: float, height: float) -> None:
        """A bar: filled, or hatched with an edge."""
        if not self.style.hatched:
            self.box(x, y, width, height, self.style.accent, None)
            return
        self.box(x, y, width, height, None, self.style.ink)
        reach = HATCH_STEP
        while reach < width + height:
            # From the lower left up to the right, cut where the bar ends.
            x1, x2 = max(0.0, reach - height), min(reach, width)
            self.line(x + x1, y + min(reach, height), x + x2, y + max(0.0, reach - width), HATCH_WEIGHT)
            reach += HATCH_STEP


def _colour(colour: Colour | None) -> colors.Color | None:
    return None if colour is None else colors.Color(colour.red / 255, colour.green / 255, colour.blue / 255)
