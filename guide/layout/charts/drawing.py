"""A chart as items: drawn once for its numbers, its words, its width and its looks, and then kept."""

from __future__ import annotations

import hashlib

from msgspec import Struct
from msgspec.structs import replace

from guide.layout.charts.bars import draw_bars
from guide.layout.charts.pictograph import draw_pictograph
from guide.layout.charts.ranges import draw_ranges
from guide.layout.charts.sketch import Sketch, Style, Wide
from guide.layout.drawing_library import shapes
from guide.layout.drawings import Drawn, drawn
from guide.model.blocks import Bars, Chart, Pictograph, Ranges
from guide.model.inlines import plain
from guide.text.faces import Faces

# How many a process keeps: a build needs each several times, for every practice and in every round of its layout.
KEPT = 64


class DrawnChart(Struct, frozen=True):
    """A chart as items, and what did not fit."""

    drawn: Drawn
    too_wide: tuple[Wide, ...]


_kept: dict[str, DrawnChart] = {}


def draw_chart(chart: Chart, width: float, style: Style, faces: Faces, language: str) -> DrawnChart:
    """The items of a chart in a width; `digest` is that of everything it depends on."""
    labels = tuple(_words(chart, row, 0) for row in range(len(chart.table.rows)))
    values = tuple(_words(chart, row, 1) for row in range(len(chart.table.rows)))
    axis, mark = plain(chart.axis), plain(chart.mark)
    data = (chart.graph, labels, values, chart.ends, chart.ticks, axis, mark, width, style, faces.digest, language)
    digest = hashlib.sha256(repr(data).encode("utf-8")).hexdigest()
    if digest not in _kept:
        sketch = Sketch(width, style, faces, language)
        drawing: shapes.Drawing
        match chart.graph:
            case Ranges() as graph:
                drawing = draw_ranges(sketch, graph, labels, chart.ends, chart.ticks, axis, mark)
            case Bars() as graph:
                drawing = draw_bars(sketch, graph, labels, values)
            case Pictograph() as graph:
                drawing = draw_pictograph(sketch, graph, labels, values)
        if len(_kept) >= KEPT:
            del _kept[next(iter(_kept))]
        _kept[digest] = DrawnChart(replace(drawn(drawing, faces, language), digest=digest), tuple(sketch.too_wide))
    return _kept[digest]


def _words(chart: Chart, row: int, column: int) -> str:
    """What a cell of the chart's table says."""
    (paragraph,) = chart.table.rows[row].cells[column].blocks
    return plain(getattr(paragraph, "inlines", ()))
