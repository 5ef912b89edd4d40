"""Bars from one line on, with their figures at their ends."""

from __future__ import annotations

from guide.layout.charts.sketch import EDGE, HAIR, LABELS, Sketch
from guide.layout.drawing_library import shapes
from guide.model.blocks import Bars

# In ems: the height of a bar, the space between rows and beside figures.
BAR, ROW, GAP = 1.0, 0.55, 0.45
# The part of the width that figures may take beside the bars.
FIGURES = 0.34


def draw_bars(sketch: Sketch, graph: Bars, labels: tuple[str, ...], values: tuple[str, ...]) -> shapes.Drawing:
    em, leading = sketch.style.size, sketch.style.leading
    column = min(max(map(sketch.measure, labels)), LABELS * sketch.width) if sketch.beside else sketch.width
    left = column + 1.0 * em if sketch.beside else EDGE
    axis = left - EDGE / 2
    figures = min(max(sketch.measure(value, "bold") for value in values), FIGURES * sketch.width)
    room = sketch.width - left - figures - GAP * em
    longest = max(graph.lengths) or 1.0
    whole = graph.whole or longest
    y = 0.0
    for row, (label, length, value) in enumerate(zip(labels, graph.lengths, values, strict=True)):
        lines = sketch.lines(label, column, row=row)
        said = sketch.lines(value, figures, "bold", row)
        height = len(lines) * leading
        sketch.block(0.0, y, lines)
        tall = max(BAR * em, (len(said) - 1) * leading + em)
        middle = y + height / 2 if sketch.beside else y + height + 0.1 * em + tall / 2
        wide = room * length / whole
        if graph.whole and wide < room:
            sketch.box(left + wide, middle - BAR * em / 2, room - wide, BAR * em, None, sketch.style.line, HAIR)
        if not sketch.beside:
            sketch.line(axis, middle - BAR * em / 2 - 2.0, axis, middle + BAR * em / 2 + 2.0, EDGE)
        if wide > 0:
            sketch.bar(left, middle - BAR * em / 2, wide, BAR * em)
        x = left + (room if graph.whole else wide) + GAP * em
        sketch.block(x, middle - len(said) * leading / 2, said, "bold")
        bottom = max(y + height, middle + tall / 2) if sketch.beside else middle + tall / 2
        y = bottom + ROW * em * (1.0 if sketch.beside else 1.4)
    if sketch.beside:
        sketch.line(axis, 0.0, axis, y - ROW * em, EDGE)
    return sketch.finished(y - ROW * em * (1.0 if sketch.beside else 1.4))
