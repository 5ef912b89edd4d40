"""`chart-ranges`, `chart-bars`, `chart-pictograph`: figures as a drawing, with the same figures as a table and in words."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from msgspec import Struct

from guide.base.problems import Position, suggest
from guide.compose.amounts import number
from guide.compose.context import Context
from guide.compose.directives.cells import head_cell, paragraph, text_cell
from guide.compose.directives.parts import Inner, data_of, options_of
from guide.compose.facts import say_fact
from guide.compose.inlines import capitalised, prose
from guide.model.blocks import Bars, Block, Cell, Chart, Graph, Pictograph, Ranges, Table, TableColumn, TableRow
from guide.model.files.figures import BarsSource, FigureRowSource, FiguresSource, PictographSource, RangesSource
from guide.model.inlines import Words, plain
from guide.model.syntax import DirectiveNode

# More rows are not compared at a glance, and more figures not counted.
MOST_ROWS, MOST_FIGURES, MOST_PICTOGRAPHS = 20, 100, 4
# The most ticks of an axis, and how far they may be apart: units of time are divided as people count them.
MOST_TICKS = 9
_STEPS = {
    "months": (1, 2, 3, 6, 12, 24, 60, 120),
    "weeks": (1, 2, 4, 8, 13, 26, 52, 104),
    "hours": (1, 2, 3, 6, 12, 24, 48),
}


class _Row(Struct, frozen=True):
    """A row with the numbers of its fact."""

    source: FigureRowSource
    numbers: tuple[float, ...]


def directive(node: DirectiveNode, context: Context, _: Inner) -> tuple[Block, ...]:
    options_of(node, (), context)
    located = data_of(node, node.name.removeprefix("chart-"), context)
    if located is None or not isinstance(located.value, RangesSource | BarsSource | PictographSource):
        return ()
    source, at = located.value, located.at
    before = context.problems.error_count
    key = context.key()
    rows = _rows(source, at, context)
    graph = _GRAPHS[type(source)](source, rows, at, context) if context.problems.error_count == before else None
    return (_chart(key, source, graph, rows, at, context),) if graph else ()


def _rows(source: FiguresSource, at: Position, context: Context) -> list[_Row]:
    """The rows with their numbers; reported if there are none or too many, or a fact does not belong here."""
    problems = context.problems
    most = MOST_PICTOGRAPHS if isinstance(source, PictographSource) else MOST_ROWS
    if len(source.rows) > most:
        problems.error(
            at,
            "chart",
            f"this chart has {len(source.rows)} rows; it can have {most} at most",
            "make several charts of it, or a table",
        )
        return []
    rows: list[_Row] = []
    for row in source.rows:
        located = context.source.facts.get(row.fact.text)
        if located is None:
            problems.error(
                row.fact.at, "facts", f"unknown fact `{row.fact.text}`",
                suggest(row.fact.text, context.source.facts, context.source.file("facts.yaml")),
            )  # fmt: skip
            continue
        fact = located.value
        if not row.label.text.strip():
            problems.error(row.label.at, "chart", "this row has no words", "say in `label` what its figure is about")
        if fact.unit.strip() != source.unit.strip():
            problems.error(
                row.fact.at, "chart", f"fact `{row.fact.text}` {_in(fact.unit)}, and this chart is in `{source.unit.strip()}`",
                "all bars have one scale: give the fact in the chart's unit, or make a chart of its own for it",
            )  # fmt: skip
        amounts = fact.value if isinstance(fact.value, tuple) else (fact.value,)
        if any(amount.form == "clock" for amount in amounts):
            problems.error(
                row.fact.at, "chart", f"fact `{row.fact.text}` is a time of day", "name a fact that is a number"
            )
        rows.append(_Row(row, tuple(amount.number for amount in amounts)))
    return rows


def _ranges(source: RangesSource, rows: list[_Row], at: Position, context: Context) -> Graph | None:
    before = context.problems.error_count
    for row in rows:
        if len(row.numbers) != 2:
            _wrong_form(row, "one number", "a range, such as [7, 10]", context)
        elif row.numbers[0] >= row.numbers[1]:
            _error(
                row,
                f"runs from {row.numbers[0]:g} to {row.numbers[1]:g}",
                "put the lower figure first in facts.yaml",
                context,
            )
    if context.problems.error_count > before:
        return None
    lowest, highest = min(row.numbers[0] for row in rows), max(row.numbers[1] for row in rows)
    end = source.end or highest
    if source.start >= end:
        context.problems.error(
            at, "chart", f"the axis runs from {source.start:g} to {end:g}", "set `start` to less than `end`"
        )
        return None
    for row in rows:
        if row.numbers[0] < source.start:
            beyond = f"begins at {row.numbers[0]:g}, {_short(source.start - row.numbers[0])} before the axis, which starts at {source.start:g}"
            _error(row, beyond, f"set `start` to at most {lowest:g}", context)
        if row.numbers[1] > end:
            beyond = f"ends at {row.numbers[1]:g}, {_short(row.numbers[1] - end)} after the axis, which ends at {end:g}"
            _error(row, beyond, f"set `end` to at least {highest:g}, or leave it out", context)
    step = _step(end - source.start, source.unit)
    # Without an end of its own, the axis goes on to its next tick.
    last = end if source.end else source.start + step * math.ceil((end - source.start) / step - 1e-9)
    return Ranges(tuple((row.numbers[0], row.numbers[1]) for row in rows), source.start, last, step)


def _bars(source: BarsSource, rows: list[_Row], at: Position, context: Context) -> Graph | None:
    shares = [row for row in rows if len(row.numbers) == 2]
    for row in rows:
        if len(row.numbers) > 2 or (shares and len(row.numbers) != 2):
            _wrong_form(
                row,
                "one number" if shares else "more",
                "the same as the others: all one number, or all shares",
                context,
            )
        if row.numbers[0] < 0:
            _error(row, f"is {row.numbers[0]:g}, and bars begin at 0", "name a fact that is not below 0", context)
    whole = _whole(shares, context) or source.whole
    for row in rows:
        if whole and not shares and row.numbers[0] > whole:
            _error(
                row, f"is {row.numbers[0]:g}, {_short(row.numbers[0] - whole)} more than its whole, {whole:g}",
                "look it up again, or correct `whole`", context,
            )  # fmt: skip
    if source.whole < 0 or (shares and source.whole and source.whole != whole):
        context.problems.error(
            at, "chart", f"`whole` is {source.whole:g}", "leave it out: shares have their whole in facts.yaml"
            if shares else "leave it out, or make it more than 0",
        )  # fmt: skip
    return Bars(tuple(row.numbers[0] for row in rows), whole)


def _pictograph(source: PictographSource, rows: list[_Row], _: Position, context: Context) -> Graph | None:
    before = context.problems.error_count
    for row in rows:
        if len(row.numbers) != 2:
            _wrong_form(row, "one number", "a share of a whole, such as [4, 100]", context)
    shares = [row for row in rows if len(row.numbers) == 2]
    whole = _whole(shares, context)
    for row in shares:
        if any(value != int(value) or value < 0 for value in row.numbers):
            _error(
                row, "has a part of one, which cannot be counted", "give it in whole numbers, such as [4, 100]", context
            )
        elif row.numbers[1] > MOST_FIGURES:
            _error(
                row, f"has a whole of {row.numbers[1]:g}, and a reader can take in {MOST_FIGURES} figures",
                f"give it for a whole of at most {MOST_FIGURES}", context,
            )  # fmt: skip
    if context.problems.error_count > before:
        return None
    return Pictograph(tuple(round(row.numbers[0]) for row in rows), round(whole), source.icon)


_GRAPHS: dict[type, Callable[..., Graph | None]] = {
    RangesSource: _ranges, BarsSource: _bars, PictographSource: _pictograph,
}  # fmt: skip


def _whole(shares: list[_Row], context: Context) -> float:
    """The whole that all shares have in common; 0 without any."""
    for row in shares:
        share, whole = row.numbers
        if whole <= 0 or share > whole:
            _error(
                row,
                f"is {share:g} of {whole:g}, {_short(share - whole)} more than the whole",
                "look it up again",
                context,
            )
        elif whole != shares[0].numbers[1]:
            _error(
                row, f"is a share of {whole:g}, and the first one here of {shares[0].numbers[1]:g}",
                "shares are compared only if they are of one whole: give all of them for the same number", context,
            )  # fmt: skip
    return shares[0].numbers[1] if shares else 0.0


def _wrong_form(row: _Row, has: str, needed: str, context: Context) -> None:
    _error(row, f"has {has}; this chart needs {needed}", "name another fact, or another kind of chart", context)


def _error(row: _Row, what: str, hint: str, context: Context) -> None:
    context.problems.error(row.source.fact.at, "chart", f"fact `{row.source.fact.text}` {what}", hint)


def _in(unit: str) -> str:
    return f"is in `{unit.strip()}`" if unit.strip() else "has no unit"


def _short(value: float) -> str:
    return f"{value:.4g}"


def _step(length: float, unit: str) -> float:
    """How far ticks are apart: whole numbers, unless the axis has not even two of them."""
    steps = (*_STEPS.get(unit.strip(), ()), *_decimal(length))
    least = 1.0 if length >= 2 else 0.0
    return next(step for step in steps if step >= least and length / step <= MOST_TICKS - 1 + 1e-9)


def _decimal(length: float) -> Iterator[float]:
    power = math.floor(math.log10(length)) - 1
    return (factor * 10.0**exponent for exponent in (power, power + 1, power + 2) for factor in (1, 2, 5))


def _chart(
    key: int, source: FiguresSource, graph: Graph, rows: list[_Row], at: Position, context: Context
) -> Chart:  # fmt: skip
    caption = prose(source.caption, context)
    axis = prose(source.axis, context) if isinstance(source, RangesSource) else ()
    table = _table(source, rows, at, context)
    mark = prose(source.mark, context) if isinstance(source, RangesSource) and source.mark else ()
    style = context.language.labels.numbers
    ticks: tuple[str, ...] = ()
    ends: tuple[tuple[str, str], ...] = ()
    if isinstance(graph, Ranges):
        count = math.floor((graph.end - graph.start) / graph.step + 1e-9)
        ticks = tuple(number(round(graph.start + tick * graph.step, 6), style) for tick in range(count + 1))
        ends = tuple((number(low, style), number(high, style)) for low, high in graph.spans)
    return Chart(key, graph, _alternative(plain(caption), table), caption, axis, mark, ticks, ends, table, at)


def _table(source: FiguresSource, rows: list[_Row], at: Position, context: Context) -> Table:
    """The figures, a row for each."""
    key, caption_key, head_key = context.key(), context.key(), context.key()
    heads = (source.label, source.axis if isinstance(source, RangesSource) else source.value)
    header = TableRow(context.key(), tuple(head_cell(head, context) for head in heads))
    body_key = context.key()
    made = []
    for row in rows:
        row_key = context.key()
        head = text_cell(row.source.label, True, context)
        cell_key, place = context.key(), row.source.fact.at
        said = (Words(say_fact(row.source.fact.text, place, context), place, fact=row.source.fact.text),)
        cell = Cell(cell_key, (paragraph(capitalised(said), place, context),), place)
        made.append(TableRow(row_key, (head, cell)))
    return Table(
        key, (), caption_key, (TableColumn(0.0), TableColumn(0.0)), head_key, header, body_key, tuple(made), at
    )


def _alternative(caption: str, table: Table) -> str:
    """What the drawing shows, in words: what it is about, then every row with its figure."""
    rows = (": ".join(_said(cell) for cell in row.cells) for row in table.rows)
    return f"{caption.rstrip('.')}. {'; '.join(rows)}."


def _said(cell: Cell) -> str:
    return "".join(plain(getattr(block, "inlines", ())) for block in cell.blocks).rstrip(".:;")
