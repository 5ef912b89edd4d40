"""A pictograph: one small figure for each of the whole, some of them dark."""

from __future__ import annotations

from guide.layout.charts.sketch import EDGE, Sketch
from guide.layout.drawing_library import shapes
from guide.model.blocks import Pictograph

# In ems: the place of a figure, the space after ten of them, between rows, and beside the words.
WIDE, HIGH, TEN, ROW, GAP = 1.05, 1.6, 0.5, 0.9, 1.6
# So many ems of words beside the figures.
WORDS = 10.0


def draw_pictograph(
    sketch: Sketch, graph: Pictograph, labels: tuple[str, ...], values: tuple[str, ...]
) -> shapes.Drawing:
    """Each row with its figure in bold and its words: at the right of the grid, or above it."""
    em, leading = sketch.style.size, sketch.style.leading
    across = min(graph.whole, 20 if sketch.beside else 10)
    wide = across * WIDE * em + (TEN * em if across > 10 else 0.0)
    down = -(-graph.whole // across)
    high = (HIGH if graph.icon == "person" else WIDE) * em
    column = sketch.width - wide - GAP * em
    beside = column >= WORDS * em
    y = 0.0
    for row, (count, label, value) in enumerate(zip(graph.counts, labels, values, strict=True)):
        room = column if beside else sketch.width
        said, words = sketch.lines(value, room, "bold", row), sketch.lines(label, room, row=row)
        height = (len(said) + len(words)) * leading
        grid = down * high
        top = y if beside else y + height + 0.2 * em
        x = wide + GAP * em if beside else 0.0
        above = y + max(0.0, (grid - height) / 2) if beside else y
        sketch.block(x, above, said, "bold")
        sketch.block(x, above + len(said) * leading, words)
        for number in range(graph.whole):
            line, place = divmod(number, across)
            left = (place + 0.5) * WIDE * em + (TEN * em if place >= 10 else 0.0)
            middle = top + (line + 0.5) * high
            (_person if graph.icon == "person" else _dot)(sketch, left, middle, number < count)
        y = max(top + grid, above + height) + ROW * em
    return sketch.finished(y - ROW * em)


def _dot(sketch: Sketch, x: float, y: float, dark: bool) -> None:
    style = sketch.style
    sketch.disc(x, y, 0.38 * style.size, style.accent if dark else None, style.accent if dark else style.line)


def _person(sketch: Sketch, x: float, y: float, dark: bool) -> None:
    """A head above a body."""
    style, em = sketch.style, sketch.style.size
    fill, edge = (style.accent, style.accent) if dark else (None, style.line)
    sketch.disc(x, y - 0.45 * em, 0.2 * em, fill, edge)
    sketch.box(x - 0.31 * em, y - 0.14 * em, 0.62 * em, 0.8 * em, fill, edge, EDGE, 0.24 * em)
