"""Charts as items, each drawn once for its figures, its words, its width and its type, and then kept.

What is kept has no colours of its own, so that it serves every accent. A browser has no ReportLab: it is given what the
download page's own build drew (`packed`, `give`).
"""

from __future__ import annotations

import hashlib
from typing import TypeAlias

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from guide.base.units import Colour
from guide.layout.charts.style import Style, Wide
from guide.layout.drawn import Drawn
from guide.model.blocks import Chart
from guide.model.inlines import plain
from guide.model.page import LAYOUT, Shape, Text
from guide.model.picture import Cap, Join, Segment
from guide.model.shaped import Shaped
from guide.text.faces import Faces

# How many a process keeps of those that it draws: a build needs each several times, for every practice and in every round of
# its layout.
KEPT = 512
# In place of the colours of a style.
INK, ACCENT, LINE = Colour(1, 1, 1), Colour(2, 2, 2), Colour(3, 3, 3)


class DrawnChart(Struct, frozen=True):
    """A chart as items, and what did not fit."""

    drawn: Drawn
    too_wide: tuple[Wide, ...]


_kept: dict[str, DrawnChart] = {}
_given: dict[str, DrawnChart] = {}


def draw_chart(chart: Chart, width: float, style: Style, faces: Faces, language: str) -> DrawnChart:
    """The items of a chart in a width, in the colours of a style."""
    key, plain_style = _key(chart, width, style, faces, language)
    made = _given.get(key) or _kept.get(key)
    if made is None:
        # ReportLab is loaded only for a chart.
        from guide.layout.charts.drawing import drawn_chart

        made = drawn_chart(chart, width, plain_style, faces, language)
        if len(_kept) >= KEPT:
            del _kept[next(iter(_kept))]
        _kept[key] = made
    digest = hashlib.sha256(f"{key} {style.ink} {style.accent} {style.line}".encode()).hexdigest()
    return replace(made, drawn=_coloured(made.drawn, style, digest))


def is_given() -> bool:
    """Whether charts came from elsewhere, so that none need be drawn."""
    return bool(_given)


def forget() -> None:
    """Forget what was drawn and given."""
    _kept.clear()
    _given.clear()


def _key(chart: Chart, width: float, style: Style, faces: Faces, language: str) -> tuple[str, Style]:
    plain_style = replace(style, ink=INK, accent=ACCENT, line=LINE)
    data = (chart.graph, said_by(chart), chart.ends, chart.ticks, width, plain_style, faces.digest, language)
    return hashlib.sha256(repr(data).encode("utf-8")).hexdigest(), plain_style


class Said(Struct, frozen=True):
    """The words of a chart: those of its rows, of its axis, and beside its strip to fill in."""

    labels: tuple[str, ...]
    values: tuple[str, ...]
    axis: str
    mark: str


def said_by(chart: Chart) -> Said:
    return Said(_column(chart, 0), _column(chart, 1), plain(chart.axis), plain(chart.mark))


def _column(chart: Chart, number: int) -> tuple[str, ...]:
    """What the cells of a column of the chart's table say."""
    cells = [row.cells[number].blocks for row in chart.table.rows]
    return tuple(plain(getattr(paragraph, "inlines", ())) for (paragraph,) in cells)


def _coloured(drawn: Drawn, style: Style, digest: str) -> Drawn:
    colours: dict[Colour | None, Colour | None] = {INK: style.ink, ACCENT: style.accent, LINE: style.line}
    items: list[Shape | Text] = []
    for item in drawn.items:
        if isinstance(item, Text):
            colour = colours.get(item.colour) or item.colour
            items.append(replace(item, colour=colour))
        else:
            fill, stroke = colours.get(item.fill, item.fill), colours.get(item.stroke, item.stroke)
            items.append(replace(item, fill=fill, stroke=stroke))
    return Drawn(drawn.width, drawn.height, tuple(items), digest)


# Items without their role, which is the same for all.
_Shape: TypeAlias = tuple[
    float,
    float,
    tuple[Segment, ...],
    tuple[float, float],
    Colour | None,
    Colour | None,
    float,
    Cap,
    Join,
    tuple[float, ...],
]
_Text: TypeAlias = tuple[float, float, str, float, Colour, tuple[Shaped, ...], float, float, float]


class _Packed(Struct):
    """A kept chart: shapes and texts apart, each with its number in the order of painting."""

    width: float
    height: float
    shapes: list[tuple[int, _Shape]]
    texts: list[tuple[int, _Text]]
    too_wide: tuple[Wide, ...]


def packed() -> bytes:
    """Everything that was drawn in this process since it was told to forget; empty if there is nothing."""
    return b"" if not _kept else msgspec.json.encode({key: _packed(made) for key, made in sorted(_kept.items())})


def give(data: bytes) -> None:
    """Keep what `packed` wrote elsewhere. Raises msgspec.ValidationError if it is not that."""
    for key, chart in msgspec.json.decode(data, type=dict[str, _Packed]).items():
        items: list[tuple[int, Shape | Text]] = [(number, Shape(LAYOUT, *one)) for number, one in chart.shapes]
        items += [(number, Text(LAYOUT, *said)) for number, said in chart.texts]
        ordered = tuple(item for _, item in sorted(items, key=lambda pair: pair[0]))
        _given[key] = DrawnChart(Drawn(chart.width, chart.height, ordered), chart.too_wide)


def _packed(made: DrawnChart) -> _Packed:
    shapes: list[tuple[int, _Shape]] = []
    texts: list[tuple[int, _Text]] = []
    for number, item in enumerate(made.drawn.items):
        if isinstance(item, Text):
            texts.append(
                (
                    number,
                    (
                        item.x, item.y, item.face, item.size, item.colour, item.words, item.width, item.ascent,
                        item.descent,
                    ),
                )
            )  # fmt: skip
        else:
            shapes.append(
                (
                    number,
                    (
                        item.x, item.y, item.segments, item.box_size, item.fill, item.stroke, item.stroke_width, item.cap,
                        item.join, item.dash,
                    ),
                )
            )  # fmt: skip
    return _Packed(made.drawn.width, made.drawn.height, shapes, texts, made.too_wide)
