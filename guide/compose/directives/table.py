"""`table`: a table from its file, or typed inside it, with a caption."""

from __future__ import annotations

from guide.base.problems import Position, suggest
from guide.compose.context import Context
from guide.compose.directives.cells import has_room, head_cell, text_cell
from guide.compose.directives.parts import Inner, data_of, options_of
from guide.compose.inlines import prose
from guide.compose.typed_table import typed_table
from guide.model.blocks import Block, Table, TableColumn, TableRow
from guide.model.files.table import CellSource, TableSource
from guide.model.prose import Prose
from guide.model.syntax import DirectiveNode, TableNode


def directive(node: DirectiveNode, context: Context, _: Inner) -> tuple[Block, ...]:
    if is_typed(node):
        return _captioned(node, context)
    options = options_of(node, ("columns",), context)
    located = data_of(node, "table", context)
    if located is None or not isinstance(located.value, TableSource):
        return ()
    named = options.get("columns")
    names = tuple(part.strip() for part in named.value.split(",")) if named else ()
    table = table_of(located.value, located.at, names, named.value_at if named else node.at, context)
    return (table,) if table else ()


def is_typed(node: DirectiveNode) -> bool:
    """Whether this is around a table that is typed, and so names no file."""
    return node.name == "table" and any(isinstance(part, TableNode) for part in node.nodes)


def _captioned(node: DirectiveNode, context: Context) -> tuple[Block, ...]:
    """A table that is typed inside, with the line above it that is typed after the name."""
    options_of(node, (), context)
    if not node.argument:
        context.problems.error(
            node.at, "table", "this table has no caption",
            "write it after the name, `:::{table} What the table shows`, or delete this line and `:::` below the table",
        )  # fmt: skip
    if len(node.nodes) != 1 or not isinstance(node.nodes[0], TableNode):
        other = next((part for part in node.nodes if not isinstance(part, TableNode)), node.nodes[-1])
        context.problems.error(
            other.at, "table", "`table` holds one table typed with bars, and nothing else",
            "move this above or below; for a table from a file, write its name and nothing inside",
        )  # fmt: skip
        return ()
    return typed_table(node.nodes[0], context, Prose(node.argument, node.argument_at))


def table_of(
    source: TableSource, at: Position, names: tuple[str, ...], names_at: Position, context: Context
) -> Table | None:
    """The table, or its named columns."""
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
            "`columns` must name each column once, and include the `row-header`",
            f"add `{source.row_header}`, or delete the name that appears twice",
        )
        return None
    if any(column.width < 0 for column in source.columns.values()):
        problems.error(at, "table", "a column has a `width` of less than 0", "use 0 to fit the width to the content")
        return None
    shown = names or tuple(source.columns)
    if not has_room(len(shown), names_at, context):
        return None
    key, caption_key, head_key = context.key(), context.key(), context.key()
    caption = prose(source.caption, context) if source.caption else ()
    header = TableRow(context.key(), tuple(head_cell(source.columns[name].title, context) for name in shown))
    body_key = context.key()
    rows = []
    for row in source.rows:
        known = _checked_row(row, source, at, context)
        row_key = context.key()
        if known:
            cells = tuple(text_cell(row[name], name == source.row_header, context, notes=True) for name in shown)
            rows.append(TableRow(row_key, cells))
    columns = tuple(
        TableColumn(source.columns[name].width, detail=source.columns[name].detail and name != source.row_header)
        for name in shown
    )
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
