"""`chart`: the causes as cards, then the signs crossed with them."""

from __future__ import annotations

from guide.base.problems import Position, suggest
from guide.compose.context import Context
from guide.compose.directives.cells import head_cell, paragraph, text_cell
from guide.compose.directives.parts import Inner, data_of, options_of
from guide.compose.headings import heading
from guide.compose.inlines import badge_words, capitalised, prose, sign_words
from guide.model.blocks import Badge, Block, Cell, Column, Columns, Mark, Table, TableColumn, TableRow, Urgency
from guide.model.files.chart import ChartSource, SignSource
from guide.model.inlines import Words
from guide.model.prose import Prose
from guide.model.syntax import DirectiveNode


def directive(node: DirectiveNode, context: Context, _: Inner) -> tuple[Block, ...]:
    options_of(node, (), context)
    located = data_of(node, "chart", context)
    return chart_of(located.value, located.at, context) if located and isinstance(located.value, ChartSource) else ()


MOST_CAUSES = 8
# Shares of the chart's width: the sign, each cause, how soon to call.
SIGN_SHARE, CAUSE_SHARE, WHEN_SHARE = 5.0, 2.1, 3.4


def chart_of(source: ChartSource, at: Position, context: Context) -> tuple[Block, ...]:
    """The causes as cards, then the signs crossed with them."""
    labels = context.language.labels
    _check_causes(source, at, context)
    cards_head = heading(source.cause_heading or labels.cause_heading, context.level + 1, at, context)
    columns_key = context.key()
    cards = tuple(
        _card(cause.name, cause.means, cause.see, source.see_lead, context) for cause in source.causes.values()
    )
    signs_head = heading(source.sign_heading or labels.sign_heading, context.level + 1, at, context)
    note = paragraph(prose(source.sign_note or Prose(labels.sign_note, at), context), at, context)
    return (
        cards_head,
        Columns(columns_key, cards, at, boxed=True, fill=True),
        signs_head,
        note,
        _matrix(source, at, context),
    )


def _check_causes(source: ChartSource, at: Position, context: Context) -> None:
    if not source.causes:
        context.problems.error(at, "chart", "this chart has no causes", f"give it 1 to {MOST_CAUSES}")
    elif len(source.causes) > MOST_CAUSES:
        first_too_many = list(source.causes.values())[MOST_CAUSES]
        context.problems.error(
            first_too_many.name.at, "chart",
            f"this chart has {len(source.causes)} causes, and no page has room for more than {MOST_CAUSES}",
            "make two charts of it, or leave out causes that need no column",
        )  # fmt: skip


def _card(name: Prose, means: Prose, see: Prose, lead: Prose | None, context: Context) -> Column:
    said = lead.text if lead else context.language.labels.see
    key = context.key()
    head = heading(name, context.level + 2, name.at, context)
    meaning = paragraph(prose(means, context, linked=True, notes=True), means.at, context)
    label = Words(f"{said.rstrip()} ", see.at, strong=True)
    seen = paragraph((label, *prose(see, context, linked=True, notes=True)), see.at, context)
    return Column(key, (head, meaning, seen), name.at)


def _matrix(source: ChartSource, at: Position, context: Context) -> Table:
    labels = context.language.labels
    key, caption_key, head_key = context.key(), context.key(), context.key()
    caption = prose(source.caption, context) if source.caption else ()
    first, last = source.sign_title or Prose(labels.sign, at), source.when_title or Prose(labels.when, at)
    heads = (first, *(cause.short for cause in source.causes.values()), last)
    header = TableRow(context.key(), tuple(head_cell(head, context) for head in heads))
    body_key = context.key()
    rows = []
    for sign in source.signs:
        place = sign.sign.at if sign.sign else sign.text.at if sign.text else at
        named = [name.text for name in sign.causes]
        for name in sign.causes:
            if name.text not in source.causes:
                context.problems.error(
                    name.at,
                    "chart",
                    f"unknown cause `{name.text}`",
                    suggest(name.text, source.causes, "`causes` in this file"),
                )
        row_key = context.key()
        head, when = _sign_cell(sign, place, context)
        cells = [head]
        for cause_name in source.causes:
            cell_key = context.key()
            mark = (Mark(context.key(), labels.marked, place),) if cause_name in named else ()
            cells.append(Cell(cell_key, mark, place))
        cell_key = context.key()
        badge = Badge(context.key(), when, badge_words(when, place, context), place)
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
                at, "chart", "a row needs `sign`, or `text` and `when`",
                "write `{sign: its-name, causes: […]}`, or `{text: its words, when: call-soon, causes: […]}`",
            )  # fmt: skip
        return text_cell(sign.text or Prose("", at), True, context, notes=True), sign.when or "call-soon"
    key = context.key()
    inlines = capitalised(sign_words(sign.sign.text, "short", at, context))
    listed = context.source.signs.get(sign.sign.text)
    urgency = listed.value.urgency if listed else "call-soon"
    return Cell(key, (paragraph(inlines, at, context),), at, "Row"), urgency
