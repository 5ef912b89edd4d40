"""`checklist`: fields to fill in, items to tick, questions, notes."""

from __future__ import annotations

import re

from msgspec.structs import replace

from guide.base.problems import Position
from guide.compose.context import Context
from guide.compose.directives.parts import Inner, data_of, options_of
from guide.compose.headings import heading
from guide.compose.inlines import badge_words, prose, sign_words
from guide.model.blocks import Block, Callout, CheckList, Column, Columns, Field, FieldRows
from guide.model.files.checklist import CheckColumnSource, ChecklistSource, CheckSource, FieldSource
from guide.model.files.signs import URGENCIES
from guide.model.inlines import Inline, Words, plain
from guide.model.prose import Prose
from guide.model.syntax import DirectiveNode


def directive(node: DirectiveNode, context: Context, _: Inner) -> tuple[Block, ...]:
    options_of(node, (), context)
    located = data_of(node, "checklist", context)
    if located is None or not isinstance(located.value, ChecklistSource):
        return ()
    return checklist_of(located.value, located.at, context)


MOST_COLUMNS = 3
_ID = re.compile(r"[a-z][a-z0-9-]{0,39}")


def checklist_of(source: ChecklistSource, at: Position, context: Context) -> tuple[Block, ...]:
    """Child block, the columns to tick, the questions two by two, the notes."""
    labels = context.language.labels
    blocks: list[Block] = []
    if source.child:
        blocks.append(FieldRows(context.key(), _child_rows(source.child, context), at))
    if source.columns:
        if len(source.columns) > MOST_COLUMNS:
            context.problems.error(
                source.columns[MOST_COLUMNS].title.at, "checklist", f"this checklist has {len(source.columns)} columns",
                f"use at most {MOST_COLUMNS}: join those of one urgency, or make two checklists",
            )  # fmt: skip
        key = context.key()
        blocks.append(Columns(key, tuple(_column(column, context) for column in source.columns), at, fill=True))
    if source.questions:
        blocks.append(heading(labels.questions_heading, context.level + 1, at, context))
        key = context.key()
        asked = [_field(item.id, item.text, "text", 1.0, item.lines, "", context) for item in source.questions]
        pairs = tuple(tuple(asked[index : index + 2]) for index in range(0, len(asked), 2))
        blocks.append(FieldRows(key, pairs, at))
    if source.notes:
        key = context.key()
        notes = _field(source.notes.id, source.notes.label, "text", 1.0, source.notes.lines, "", context)
        blocks.append(FieldRows(key, ((notes,),), at, fill=True))
    if not blocks:
        context.problems.error(
            at, "checklist", "this checklist is empty", "give it `child`, `columns`, `questions` or `notes`"
        )
    return tuple(blocks)


def _child_rows(fields: tuple[FieldSource, ...], context: Context) -> tuple[tuple[Field, ...], ...]:
    rows: dict[int, list[Field]] = {}
    for source in fields:
        field = _field(source.id, source.label, source.kind, source.width, source.lines, source.tooltip, context)
        rows.setdefault(source.row, []).append(replace(field, short=not source.long))
    return tuple(tuple(rows[row]) for row in sorted(rows))


def _column(source: CheckColumnSource, context: Context) -> Column:
    key, callout_key = context.key(), context.key()
    head = heading(source.title, context.level + 1, source.title.at, context)
    list_key = context.key()
    # Anyone who hears only the field also hears how urgent it is, or what the column is about.
    urgency = next((one for one in URGENCIES if one == source.kind), None)
    about = badge_words(urgency, source.title.at, context) if urgency else plain(head.inlines).rstrip(" :")
    items = []
    for item in source.items:
        field = _check(item, source, context)
        items.append(replace(field, tooltip=f"{about}: {field.tooltip}"))
    callout = Callout(
        callout_key, source.kind, head, None, (CheckList(list_key, tuple(items), source.title.at),), source.title.at
    )
    return Column(key, (callout,), source.title.at)


def _check(item: CheckSource, column: CheckColumnSource, context: Context) -> Field:
    """An item to tick: signs, or words of the list's own."""
    signs = (item.sign,) if isinstance(item.sign, Prose) else item.sign
    at = signs[0].at if signs else item.text.at if item.text else column.title.at
    if (item.text is None) == (not signs) or (item.text and not (item.id and item.text.text.strip())):
        context.problems.error(
            at, "checklist", "an item to tick needs `sign`, or `id` and `text`",
            "write `{sign: its-name}`, or `{id: its-name, text: its words}`",
        )  # fmt: skip
    if not signs:
        return _field(item.id or Prose("", at), item.text or Prose("", at), "check", 1.0, 1, "", context)
    named = item.id or signs[0]
    name = named.text
    check_name(name, named.at, context)
    key = context.key()
    inlines: list[Inline] = []
    for number, said in enumerate(signs):
        sign = context.source.signs.get(said.text)
        if sign and sign.value.urgency != column.kind:
            context.problems.error(
                said.at, "signs", f"sign `{said.text}` is `{sign.value.urgency}`, not `{column.kind}`",
                f"move it to the column of `{sign.value.urgency}`, or change its urgency in signs.yaml for every sheet",
            )  # fmt: skip
        if number and context.language.signs:
            inlines.append(Words(context.language.signs.either, said.at, sign=said.text))
        inlines += sign_words(said.text, item.wording, said.at, context)
    return Field(key, name, "check", tuple(inlines), plain(inlines), 1.0, 1, at)


def check_name(name: str, at: Position, context: Context) -> None:
    """Report a field name that is not an id, or that another field of the handout has."""
    if not _ID.fullmatch(name):
        context.problems.error(
            at,
            "checklist",
            f"`{name}` is not an id",
            "use lower-case letters, digits and hyphens, for example `baby-name`",
        )
    if name in context.field_names:
        context.problems.error(
            at, "checklist", f"id `{name}` appears twice in this handout", "give every field its own id"
        )
    context.field_names[name] = None


def _field(named: Prose, label: Prose, kind: str, width: float, lines: int, tooltip: str, context: Context) -> Field:
    """A field with its tooltip: its label, unless another is given."""
    name = named.text
    check_name(name, named.at, context)
    if not 1 <= lines <= 20 or not 0 < width <= 100:
        context.problems.error(
            label.at,
            "checklist",
            "`lines` must be 1 to 20, `width` more than 0 and at most 100",
            "correct the number that is out of range",
        )
    key = context.key()
    inlines = prose(label, context)
    return Field(
        key, name, "check" if kind == "check" else "text", inlines, tooltip or plain(inlines), width, lines, label.at
    )
