"""A chart drawn with ReportLab, as items."""

from __future__ import annotations

from guide.layout.charts.bars import draw_bars
from guide.layout.charts.kept import DrawnChart, said_by
from guide.layout.charts.pictograph import draw_pictograph
from guide.layout.charts.ranges import draw_ranges
from guide.layout.charts.sketch import Sketch
from guide.layout.charts.style import Style
from guide.layout.drawing_library import shapes
from guide.layout.drawings import drawn
from guide.model.blocks import Bars, Chart, Pictograph, Ranges
from guide.text.faces import Faces


def drawn_chart(chart: Chart, width: float, style: Style, faces: Faces, language: str) -> DrawnChart:
    """The items of a chart in a width."""
    said = said_by(chart)
    sketch = Sketch(width, style, faces, language)
    drawing: shapes.Drawing
    match chart.graph:
        case Ranges() as graph:
            drawing = draw_ranges(sketch, graph, said.labels, chart.ends, chart.ticks, said.axis, said.mark)
        case Bars() as graph:
            drawing = draw_bars(sketch, graph, said.labels, said.values)
        case Pictograph() as graph:
            drawing = draw_pictograph(sketch, graph, said.labels, said.values)
    return DrawnChart(drawn(drawing, faces, language), tuple(sketch.too_wide))
