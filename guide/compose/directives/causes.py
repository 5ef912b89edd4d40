"""`chart-causes`: causes in plain words, each with what parents may see and how soon to call.

It is a table of words and pictures, not a figure: there is a column for each urgency, and the topic's list of signs says
which signs stand in it.
"""

from __future__ import annotations

from guide.base.problems import Position
from guide.compose.context import Context
from guide.compose.directives.cells import head_cell, head_cell_of, paragraph, text_cell
from guide.compose.directives.parts import Inner, data_of, options_of
from guide.compose.inlines import capitalised, prose, sign_words, urgency_words
from guide.compose.pictures import figure_of
from guide.model.blocks import Block, Cell, CellBlock, Figure, Table, TableColumn, TableRow, Urgency
from guide.model.files.figures import CauseRowSource, CausesSource
from guide.model.files.signs import URGENCIES
from guide.model.inlines import Inline, Words
from guide.model.prose import Prose
from guide.model.syntax import DirectiveNode
from guide.read.picture_names import drawing_of

MOST_CAUSES = 8
# Shares of the width: the cause, what it is, the signs of an urgency.
CAUSE_SHARE, MEANS_SHARE, SIGNS_SHARE = 3.6, 4.0, 4.0


def directive(node: DirectiveNode, context: Context, _: Inner) -> tuple[Block, ...]:
    options_of(node, (), context)
    located = data_of(node, "causes", context)
    if located is None or not isinstance(located.value, CausesSource):
        return ()
    source, at = located.value, located.at
    if len(source.causes) > MOST_CAUSES:
        context.problems.error(
            at, "chart", f"this chart has {len(source.causes)} causes; it can have {MOST_CAUSES} at most",
            "put causes with the same signs together",
        )  # fmt: skip
        return ()
    return (_table(source, at, context),)


def _table(source: CausesSource, at: Position, context: Context) -> Table:
    named = [_by_urgency(cause, context) for cause in source.causes]
    urgencies = [urgency for urgency in URGENCIES if any(urgency in signs for signs in named)]
    key, caption_key, head_key = context.key(), context.key(), context.key()
    caption = prose(source.caption, context) if source.caption else ()
    header_key = context.key()
    heads = [head_cell(source.cause, context), head_cell(source.means, context)]
    for urgency in urgencies:
        words = urgency_words(urgency, at, context)
        heads.append(head_cell_of(prose(words.lead, context) if words else (), at, context))
    body_key = context.key()
    rows = tuple(
        _row(cause, signs, urgencies, source.none, context) for cause, signs in zip(source.causes, named, strict=True)
    )
    columns = (
        TableColumn(CAUSE_SHARE), TableColumn(MEANS_SHARE, detail=True),
        *(TableColumn(SIGNS_SHARE) for _ in urgencies),
    )  # fmt: skip
    return Table(key, caption, caption_key, columns, head_key, TableRow(header_key, tuple(heads)), body_key, rows, at)


def _by_urgency(cause: CauseRowSource, context: Context) -> dict[Urgency, list[str]]:
    """The signs of a cause by their urgency in the topic's list, in its order."""
    wanted = [sign.text for sign in cause.signs]
    for number, sign in enumerate(cause.signs):
        if sign.text in wanted[:number]:
            context.problems.error(sign.at, "chart", f"sign `{sign.text}` is there twice", "keep one")
        elif sign.text not in context.source.signs:
            sign_words(sign.text, "short", sign.at, context)  # says what is wrong
    found: dict[Urgency, list[str]] = {}
    for name, listed in context.source.signs.items():
        if name in wanted:
            found.setdefault(listed.value.urgency, []).append(name)
    return found


def _row(
    cause: CauseRowSource, signs: dict[Urgency, list[str]], urgencies: list[Urgency], none: Prose | None, context: Context
) -> TableRow:  # fmt: skip
    key, head_key = context.key(), context.key()
    figure = _figure(cause, context)
    head: list[CellBlock] = [figure] if figure else []
    head.append(paragraph(prose(cause.name, context), cause.name.at, context))
    cells = [Cell(head_key, tuple(head), cause.name.at, "Row"), text_cell(cause.means, False, context)]
    for urgency in urgencies:
        cell_key = context.key()
        line = _line(signs.get(urgency, []), cause, context)
        if not line and none:
            line = prose(none, context)
            # A tile has no gap that needs words.
            context.on_posters[cell_key] = ()
        blocks = (paragraph(line, cause.name.at, context),) if line else ()
        cells.append(Cell(cell_key, blocks, cause.name.at))
    return TableRow(key, tuple(cells))


def _figure(cause: CauseRowSource, context: Context) -> Figure | None:
    """The cause's own picture, or the drawing of its first sign that has one."""
    if cause.picture:
        return figure_of(cause.picture, cause.alt, (), cause.name.at, context)
    drawn = {name: located.value.picture for name, located in context.source.signs.items()}
    name = drawing_of(cause, drawn)
    sign = next((sign.text for sign in cause.signs if name and drawn.get(sign.text) == name), "")
    words = context.language.signs.signs.get(sign) if context.language.signs else None
    return figure_of(name, words.alt if words else "", (), cause.name.at, context) if name else None


def _line(names: list[str], cause: CauseRowSource, context: Context) -> tuple[Inline, ...]:
    """Signs in a line, as the language joins them."""
    said = context.language.signs
    line: list[Inline] = []
    places = {sign.text: sign.at for sign in cause.signs}
    for number, name in enumerate(names):
        line += sign_words(name, "short", places[name], context)
        if said:
            line.append(Words(said.end if number == len(names) - 1 else said.between, places[name], sign=name))
    return capitalised(tuple(line))
