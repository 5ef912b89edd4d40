"""Ranges: a bar for each on one axis, its ends beside it, and perhaps a strip to mark something in."""

from __future__ import annotations

from guide.layout.charts.sketch import DOTS, EDGE, HAIR, LABELS, Sketch
from guide.layout.drawing_library import shapes
from guide.model.blocks import Ranges

# In ems: the height of a bar and of the strip to fill in, and the space between rows and beside numbers.
BAR, STRIP, ROW, GAP = 0.8, 1.7, 0.6, 0.35
# The most ticks of the strip that are told apart.
TICK_LEAST = 4.0


def draw_ranges(
    sketch: Sketch, graph: Ranges, labels: tuple[str, ...], ends: tuple[tuple[str, str], ...], ticks: tuple[str, ...],
    axis: str, mark: str,
) -> shapes.Drawing:  # fmt: skip
    em, leading = sketch.style.size, sketch.style.leading
    named = max(*map(sketch.measure, (*labels, axis)), sketch.measure(mark, "bold"))
    column = min(named, LABELS * sketch.width) + 1.2 * em if sketch.beside else 0.0
    before = max(sketch.measure(low) for low, _ in ends) + GAP * em
    after = max(sketch.measure(high) for _, high in ends) + GAP * em
    left = column + max(before, sketch.measure(ticks[0]) / 2)
    right = sketch.width - max(after, sketch.measure(ticks[-1]) / 2)

    def at(value: float) -> float:
        return left + (right - left) * (value - graph.start) / (graph.end - graph.start)

    # Where each row is comes first: the lines behind the bars are drawn before them.
    rows: list[tuple[float, float, tuple[str, ...]]] = []
    y = 0.0
    for row, label in enumerate(labels):
        lines = sketch.lines(label, (column - 1.2 * em) if sketch.beside else sketch.width, row=row)
        height = len(lines) * leading
        if sketch.beside:
            rows.append((y, y + height / 2, lines))
            y += height + ROW * em
        else:
            rows.append((y, y + height + BAR * em / 2 + 0.1 * em, lines))
            y += height + (BAR + 0.1 + ROW * 1.6) * em
    marked = sketch.lines(mark, column - 1.2 * em if sketch.beside else sketch.width, "bold") if mark else ()
    if marked and not sketch.beside:
        sketch.block(0.0, y, marked, "bold")
        y += len(marked) * leading + 0.2 * em
    bottom = y
    for tick in range(len(ticks)):
        x = at(graph.start + tick * graph.step)
        for (top, middle, lines), (low, high), (first, last) in zip(rows, graph.spans, ends, strict=True):
            numbers = (
                (at(low) - GAP * em - sketch.measure(first), at(low)),
                (at(high), at(high) + GAP * em + sketch.measure(last)),
            )
            if any(left - 2.0 < x < right + 2.0 and x not in (at(low), at(high)) for left, right in numbers):
                continue  # no line goes through a number
            # Where labels are above the bars, they stay free of lines.
            upper = top - ROW * em / 2 if sketch.beside else top + len(lines) * leading
            lower = top + len(lines) * leading + ROW * em / 2 if sketch.beside else middle + BAR * em / 2 + 0.2 * em
            sketch.line(x, max(0.0, upper), x, lower, HAIR, DOTS)
    for (top, middle, lines), (low, high), (first, last) in zip(rows, graph.spans, ends, strict=True):
        sketch.block(0.0, top, lines)
        sketch.bar(at(low), middle - BAR * em / 2, at(high) - at(low), BAR * em)
        for said, x, anchor in ((first, at(low) - GAP * em, "end"), (last, at(high) + GAP * em, "start")):
            sketch.text(x, middle, said, anchor)
    if marked:
        if sketch.beside:
            height = max(STRIP * em, len(marked) * leading)
            sketch.block(0.0, bottom + (height - len(marked) * leading) / 2, marked, "bold")
            bottom += (height - STRIP * em) / 2
        sketch.box(left, bottom, right - left, STRIP * em, None, sketch.style.ink, EDGE)
        bottom += STRIP * em
        _small_ticks(sketch, graph, left, right, bottom)
    else:
        sketch.line(left, bottom, right, bottom, EDGE)
    middle = bottom + 0.35 * em + leading / 2
    stride = _stride(sketch, ticks, (right - left) / max(1, len(ticks) - 1))
    for tick, said in enumerate(ticks):
        x = at(graph.start + tick * graph.step)
        sketch.line(x, bottom, x, bottom + 0.3 * em, EDGE)
        if tick % stride == 0:
            sketch.text(x, middle, said, "middle")
    named_axis = sketch.lines(axis, column - 1.2 * em if sketch.beside else sketch.width)
    top = middle - leading / 2 if sketch.beside else middle + leading / 2
    sketch.block(0.0, top, named_axis)
    return sketch.finished(top + max(1, len(named_axis)) * leading)


def _small_ticks(sketch: Sketch, graph: Ranges, left: float, right: float, bottom: float) -> None:
    """A tick for every whole number, if they can be told apart."""
    count = round(graph.end - graph.start)
    if count > 0 and (right - left) / count >= TICK_LEAST:
        for number in range(1, count):
            x = left + (right - left) * number / (graph.end - graph.start)
            long = number % graph.step == 0
            sketch.line(x, bottom - sketch.style.size * (0.6 if long else 0.35), x, bottom, HAIR)


def _stride(sketch: Sketch, ticks: tuple[str, ...], distance: float) -> int:
    """Every which tick has a number, so that they stay apart."""
    widest = max(map(sketch.measure, ticks)) + 0.8 * sketch.style.size
    return max(1, -int(-widest // distance)) if distance else 1
