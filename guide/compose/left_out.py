"""What posters leave out by `:posters: none`: nothing that warns of danger, and nothing that the rest leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from guide.base.problems import Position, Problems
from guide.compose.context import Context
from guide.model.blocks import Block, Columns, Heading
from guide.model.files.checklist import CheckColumnSource
from guide.model.files.data import DataSource
from guide.model.files.signs import URGENCIES
from guide.model.files.table import TableSource
from guide.model.inlines import Inline, Link, PageNumber
from guide.model.prose import Prose
from guide.model.syntax import DirectiveNode, RoleSpan, SyntaxNode
from guide.model.walk import children, inlines_in, walk
from guide.read.markdown import parse_inline

# What says what is dangerous, and when to call: directives and roles.
WARNING = ("call", "callout", "chart", "chart-causes", "do-and-dont", "number", "sign", "signs")
# The kinds of a checklist's columns that do: the others hold things to tick that are no signs.
WARNING_KINDS = (*URGENCIES, "safety")


def check_no_warnings(nodes: tuple[SyntaxNode, ...], context: Context) -> None:
    """Report what warns in columns that posters leave out, however deep it is in them."""
    for at, name in _warnings(nodes, context):
        context.problems.error(
            at, "directive", f"posters cannot leave out {name}",
            "move it out of these columns, or delete `:posters: none`",
        )  # fmt: skip


def _warnings(value: object, context: Context) -> Iterator[tuple[Position, str]]:
    """What warns, and where."""
    match value:
        case DirectiveNode(name=name, at=at) | RoleSpan(name=name, at=at) if name in WARNING:
            yield at, f"a `{name}`"
        # With something inside it, a directive names no file.
        case DirectiveNode(nodes=(), argument=file) if file in context.language.data:
            inner = next(_warnings(_used(value, context.language.data[file].value), context), None)
            if inner:
                yield value.argument_at, f"`{file}`, in which there is {inner[1]}"
        case CheckColumnSource(kind=kind, title=title) if kind in WARNING_KINDS:
            yield title.at, f"a column of the kind `{kind}`"
        case Prose(text=text, at=at):
            # What is wrong in it is told where it is composed.
            yield from _warnings(parse_inline(text, at, Problems()).spans, context)
        case dict():
            yield from _warnings(tuple(value.values()), context)
        case tuple():
            for part in value:
                yield from _warnings(part, context)
        case Struct():
            yield from _warnings(tuple(getattr(value, name) for name in value.__struct_fields__), context)


def _used(node: DirectiveNode, data: DataSource) -> object:
    """The file, or what is shown of it: a table without the columns that the directive does not name."""
    named = [option.value for option in node.options if option.name == "columns"]
    if not named or not isinstance(data, TableSource):
        return data
    names = [name.strip() for name in named[0].split(",")]
    heads = tuple(column for name, column in data.columns.items() if name in names)
    return data.caption, heads, tuple(cell for row in data.rows for name, cell in row.items() if name in names)


def check_leads(blocks: tuple[Block, ...], context: Context) -> None:
    """Report columns that posters cannot leave out because of where they are, and what leads from elsewhere to a heading in
    those that they do."""
    for outer in blocks:
        for inner in walk(children(outer)):
            if _is_left_out(inner):
                context.problems.error(
                    inner.at, "directive", "posters cannot leave out columns that are inside another block",
                    "move them out, or delete `:posters: none`",
                )  # fmt: skip
    left_out = {block.slug for block in walk(filter(_is_left_out, blocks)) if isinstance(block, Heading)}
    if left_out:
        _check(inlines_in(block for block in blocks if not _is_left_out(block)), left_out, context)
        for said in context.on_posters.values():
            _check(inlines_in(said), left_out, context)


def _check(inlines: Iterable[Inline], left_out: set[str], context: Context) -> None:
    for inline in inlines:
        slug = ""
        if isinstance(inline, Link):
            _check(inline.inlines, left_out, context)
            slug = inline.target[1:] if inline.target.startswith("#") else ""
        elif isinstance(inline, PageNumber):
            slug = inline.slug
        if slug in left_out:
            context.problems.error(
                inline.at, "link", f"posters leave out `#{slug}`, where this leads",
                "lead to another heading, or delete `:posters: none` above the columns that it is in",
            )  # fmt: skip


def _is_left_out(block: Block) -> bool:
    return isinstance(block, Columns) and block.detail
