"""Table and chart files into blocks."""

from __future__ import annotations

from typing import cast, get_args

from guide.base.problems import Position, suggest
from guide.compose.context import Context
from guide.compose.headings import heading
from guide.compose.inlines import capitalised, prose, sign_words
from guide.compose.pictures import figure_of
from guide.model.blocks import (
    Badge,
    Block,
    Cell,
    Column,
    Columns,
    Mark,
    Paragraph,
    Table,
    TableColumn,
    TableRow,
    Urgency,
)
from guide.model.files.chart import ChartSource, SignSource
from guide.model.files.table import CellSource, TableSource
from guide.model.inlines import Inline, Link, Words
from guide.model.prose import Prose

# Shares of the chart's width: the sign, each cause, how soon to call.
SIGN_SHARE, CAUSE_SHARE, WHEN_SHARE = 5.0, 2.1, 3.4


def table_of(
    source: TableSource, at: Position, names: tuple[str, ...], names_at: Position, context: Context
) -> Table | None:
    """The table, or the columns of it that are named."""
    problems = context.problems
    if source.row_header not in source.columns:
        problems.error(
            at,
            "table",
            f"`row-header` names no column: `{source.row_header}`",
            suggest(source.row_header, source.columns),
        )
        return None
    for name in names:
        if name not in source.columns:
            problems.error(names_at, "table", f"unknown column `{name}`", suggest(name, source.columns))
            return None
    if names and (len(set(names)) < len(names) or source.row_header not in names):
        problems.error(
            names_at,
            "table",
            "`columns` names each column once, and the one that heads the rows",
            f"add `{source.row_header}`, or take out what stands twice",
        )
        return None
    if any(column.width < 0 for column in source.columns.values()):
        problems.error(at, "table", "a column has a `width` of less than nothing", "use 0 for a width by content")
        return None
    shown = names or tuple(source.columns)
    key, caption_key, head_key = context.key(), context.key(), context.key()
    caption = prose(source.caption, context) if source.caption else ()
    header = TableRow(context.key(), tuple(head_cell(source.columns[name].title, context) for name in shown))
    body_key = context.key()
    rows = []
    for row in source.rows:
        known = _checked_row(row, source, at, context)
        row_key = context.key()
        if known:
            cells = tuple(text_cell(row[name], name == source.row_header, context) for name in shown)
            rows.append(TableRow(row_key, cells))
    columns = tuple(TableColumn(source.columns[name].width) for name in shown)
    return Table(key, caption, caption_key, columns, head_key, header, body_key, tuple(rows), at)


def _checked_row(row: dict[str, CellSource | Prose], source: TableSource, at: Position, context: Context) -> bool:
    first = next(iter(row.values()), None)
    row_at = at if first is None else (first.text.at if isinstance(first, CellSource) else first.at)
    good = True
    for name in row:
        if name not in source.columns:
            context.problems.error(
                row_at, "table", f"unknown column `{name}` in this row", suggest(name, source.columns)
            )
            good = False
    for name in source.columns:
        if name not in row:
            context.problems.error(row_at, "table", f"this row has no cell for column `{name}`", f"add `{name}: …`")
            good = False
    return good


def head_cell(title: Prose, context: Context) -> Cell:
    """The head of a column."""
    inlines = prose(title, context)
    for inline in inlines:
        if isinstance(inline, Link):
            context.problems.error(
                inline.at,
                "table",
                "a link in the head of a column cannot be seen",
                "put it into a cell or above the table",
            )
    return Cell(context.key(), (_paragraph(inlines, title.at, context),), title.at, "Column")


def text_cell(source: CellSource | Prose, header: bool, context: Context) -> Cell:
    """A cell with its text, below or beside a picture if it has one; `header` makes it the head of its row."""
    text = source.text if isinstance(source, CellSource) else source
    key = context.key()
    blocks: list[Block] = []
    if isinstance(source, CellSource) and source.picture:
        figure = figure_of(source.picture, source.alt, (), text.at, context)
        blocks += [figure] if figure else []
    blocks.append(_paragraph(prose(text, context), text.at, context))
    return Cell(key, tuple(blocks), text.at, "Row" if header else "")


def _paragraph(inlines: tuple[Inline, ...], at: Position, context: Context) -> Paragraph:
    return Paragraph(context.key(), inlines, at)


def chart_of(source: ChartSource, at: Position, context: Context) -> tuple[Block, ...]:
    """The causes as cards, then the signs crossed with them."""
    labels = context.language.labels
    cards_head = heading(labels.cause_heading, context.level + 1, at, context)
    columns_key = context.key()
    cards = tuple(_card(cause.name, cause.means, cause.see, context) for cause in source.causes.values())
    signs_head = heading(labels.sign_heading, context.level + 1, at, context)
    note = _paragraph(prose(Prose(labels.sign_note, at), context), at, context)
    return (cards_head, Columns(columns_key, cards, at, boxed=True), signs_head, note, _matrix(source, at, context))


def _card(name: Prose, means: Prose, see: Prose, context: Context) -> Column:
    labels = context.language.labels
    key = context.key()
    head = heading(name, context.level + 2, name.at, context)
    meaning = _paragraph(prose(means, context), means.at, context)
    label = Words(f"{labels.see} ", see.at, strong=True)
    seen = _paragraph((label, *prose(see, context)), see.at, context)
    return Column(key, (head, meaning, seen), name.at)


def _matrix(source: ChartSource, at: Position, context: Context) -> Table:
    labels = context.language.labels
    key, caption_key, head_key = context.key(), context.key(), context.key()
    caption = prose(source.caption, context) if source.caption else ()
    heads = (Prose(labels.sign, at), *(cause.short for cause in source.causes.values()), Prose(labels.when, at))
    header = TableRow(context.key(), tuple(head_cell(head, context) for head in heads))
    body_key = context.key()
    rows = []
    for sign in source.signs:
        place = sign.sign.at if sign.sign else sign.text.at if sign.text else at
        for name in sign.causes:
            if name not in source.causes:
                context.problems.error(place, "chart", f"unknown cause `{name}`", suggest(name, source.causes))
        row_key = context.key()
        head, when = _sign_cell(sign, place, context)
        cells = [head]
        for name in source.causes:
            cell_key = context.key()
            mark = (Mark(context.key(), labels.marked, place),) if name in sign.causes else ()
            cells.append(Cell(cell_key, mark, place))
        cell_key = context.key()
        badge = Badge(context.key(), when, labels.urgency[when], place)
        cells.append(Cell(cell_key, (badge,), place))
        rows.append(TableRow(row_key, tuple(cells)))
    columns = (
        TableColumn(SIGN_SHARE),
        *(TableColumn(CAUSE_SHARE, centred=True) for _ in source.causes),
        TableColumn(WHEN_SHARE),
    )
    return Table(key, caption, caption_key, columns, head_key, header, body_key, tuple(rows), at, "matrix")


def _sign_cell(sign: SignSource, at: Position, context: Context) -> tuple[Cell, Urgency]:
    """The head of a sign's row, and how soon to tell the doctor: from the list of signs, or the chart's own words."""
    if sign.sign is None or sign.text is not None or sign.when is not None:
        if sign.sign is not None or sign.text is None or not sign.text.text.strip() or sign.when is None:
            context.problems.error(
                at, "chart", "a row has `sign`, or `text` and `when`",
                "write `{sign: its-name, causes: […]}`, or `{text: its words, when: call-soon, causes: […]}`",
            )  # fmt: skip
        return text_cell(sign.text or Prose("", at), True, context), sign.when or "call-soon"
    key = context.key()
    inlines = capitalised(sign_words(sign.sign.text, "short", at, context))
    listed = context.source.signs.get(sign.sign.text)
    urgency = listed.value.urgency if listed else "call-soon"
    if urgency not in get_args(Urgency):
        context.problems.error(
            at, "chart", f"sign `{sign.sign.text}` is `{urgency}`, which has no badge in a chart",
            "put it into a `call-now` box above the chart",
        )  # fmt: skip
        urgency = "call-soon"
    return Cell(key, (_paragraph(inlines, at, context),), at, "Row"), cast(Urgency, urgency)
