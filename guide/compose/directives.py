"""Directives into blocks: one function a name, in a table at the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast, get_args

from guide.base.problems import suggest
from guide.compose.checklist import checklist_of
from guide.compose.context import Context
from guide.compose.headings import heading
from guide.compose.inlines import is_address, prose, shown_address
from guide.compose.log import log_of
from guide.compose.pictures import figure_of
from guide.compose.signs import OPTIONS as SIGN_OPTIONS
from guide.compose.signs import signs_of
from guide.compose.tables import chart_of, table_of
from guide.model.blocks import (
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Column,
    Columns,
    Contents,
    Figure,
    ListItem,
    Paragraph,
    QrCode,
    Step,
    Steps,
)
from guide.model.files.chart import ChartSource
from guide.model.files.checklist import ChecklistSource
from guide.model.files.data import DataSource
from guide.model.files.log import LogSource
from guide.model.files.references import Reference
from guide.model.files.table import TableSource
from guide.model.inlines import Inline, Link, Words
from guide.model.prose import Prose
from guide.model.source import Located
from guide.model.syntax import DirectiveNode, Option, SyntaxNode

Inner = Callable[[tuple[SyntaxNode, ...], Context], tuple[Block, ...]]
LONGEST_QR_ADDRESS = 80


def compose_directive(node: DirectiveNode, context: Context, inner: Inner) -> tuple[Block, ...]:
    """The blocks of a directive. `inner` composes what stands inside it."""
    function = DIRECTIVES.get(node.name)
    if function is None:
        context.problems.error(node.at, "directive", f"unknown directive `{node.name}`", suggest(node.name, DIRECTIVES))
        return ()
    return function(node, context, inner)


def _callout(node: DirectiveNode, context: Context, inner: Inner) -> tuple[Block, ...]:
    options = _options(node, ("title", "picture", "alt", "sign"), context)
    kinds = get_args(CalloutKind)
    if node.argument not in kinds:
        context.problems.error(
            node.argument_at, "directive", f"unknown kind of callout `{node.argument}`", suggest(node.argument, kinds)
        )
        return ()
    # One whose content was refused is not called empty on top of that.
    if not node.nodes and not context.problems.errors:
        context.problems.error(node.at, "directive", "this `callout` is empty", "write something in it, or take it out")
    kind = cast(CalloutKind, node.argument)
    key = context.key()
    title = options.get("title")
    text = Prose(title.value, title.value_at) if title else Prose(context.language.labels.callouts[kind], node.at)
    head = heading(text, context.level + 1, node.at, context)
    figure = _option_figure(options, context)
    return (Callout(key, kind, head, _indented(node, context, inner), node.at, figure),)


def _steps(node: DirectiveNode, context: Context, inner: Inner) -> tuple[Block, ...]:
    _options(node, (), context)
    key = context.key()
    steps = []
    if not node.nodes:
        context.problems.error(node.at, "directive", "`steps` has no steps", "open `:::{step} Title` inside it")
    for number, child in enumerate(_children(node, "step", context), 1):
        options = _options(child, ("picture", "alt"), context)
        step_key = context.key()
        head = heading(Prose(child.argument, child.argument_at), context.level + 1, child.at, context)
        figure = _option_figure(options, context)
        steps.append(Step(step_key, number, head, figure, _indented(child, context, inner), child.at))
    return (Steps(key, tuple(steps), node.at),)


def _columns(node: DirectiveNode, context: Context, inner: Inner) -> tuple[Block, ...]:
    options = _options(node, ("boxes",), context)
    boxes = options.get("boxes")
    if boxes and boxes.value not in ("cards", "none"):
        context.problems.error(
            boxes.value_at, "directive", f"`boxes` is not `{boxes.value}`", suggest(boxes.value, ("cards", "none"))
        )
    key = context.key()
    children = _children(node, "column", context)
    if len(children) < 2:
        context.problems.error(
            node.at, "directive", f"`columns` holds 2 or more `column` directives, got {len(children)}"
        )
    columns = []
    for child in children:
        _options(child, (), context)
        if not child.nodes:
            context.problems.error(
                child.at, "directive", "this `column` is empty", "write something in it, or take it out"
            )
        column_key = context.key()
        head: tuple[Block, ...] = ()
        if child.argument:
            head = (heading(Prose(child.argument, child.argument_at), context.level + 1, child.at, context),)
        # What stands under no heading of the column is on the level of what stands around the columns.
        inside = _indented(child, context, inner) if head else inner(child.nodes, context)
        columns.append(Column(column_key, head + inside, child.at))
    boxed = boxes.value == "cards" if boxes else any(child.argument for child in children)
    return (Columns(key, tuple(columns), node.at, boxed),)


def _table(node: DirectiveNode, context: Context, _: Inner) -> tuple[Block, ...]:
    options = _options(node, ("columns",), context)
    located = _data(node, "table", context)
    if located is None or not isinstance(located.value, TableSource):
        return ()
    named = options.get("columns")
    names = tuple(part.strip() for part in named.value.split(",")) if named else ()
    table = table_of(located.value, located.at, names, named.value_at if named else node.at, context)
    return (table,) if table else ()


def _chart(node: DirectiveNode, context: Context, _: Inner) -> tuple[Block, ...]:
    _options(node, (), context)
    located = _data(node, "chart", context)
    return chart_of(located.value, located.at, context) if located and isinstance(located.value, ChartSource) else ()


def _checklist(node: DirectiveNode, context: Context, _: Inner) -> tuple[Block, ...]:
    _options(node, (), context)
    located = _data(node, "checklist", context)
    if located is None or not isinstance(located.value, ChecklistSource):
        return ()
    return checklist_of(located.value, located.at, context)


def _log(node: DirectiveNode, context: Context, _: Inner) -> tuple[Block, ...]:
    _options(node, (), context)
    located = _data(node, "log", context)
    return (log_of(located.value, located.at, context),) if located and isinstance(located.value, LogSource) else ()


def _contents(node: DirectiveNode, context: Context, _: Inner) -> tuple[Block, ...]:
    _options(node, (), context)
    key = context.key()
    head = heading(context.language.labels.contents, context.level + 1, node.at, context)
    return (Contents(key, head, (), node.at),)


def _sources(node: DirectiveNode, context: Context, _: Inner) -> tuple[Block, ...]:
    """A placeholder list: what it names is known when the whole handout has been composed."""
    _options(node, (), context)
    return (BulletList(context.key(), False, (), node.at, columns=2),)


def _signs(node: DirectiveNode, context: Context, _: Inner) -> tuple[Block, ...]:
    return signs_of(node, _options(node, SIGN_OPTIONS, context), context)


def source_items(names: tuple[str, ...], context: Context) -> tuple[ListItem, ...]:
    """One item for each publisher: its name, then the title (a link) and year of everything used from it."""
    by_publisher: dict[str, list[Located[Reference]]] = {}
    for name in names:
        located = context.source.references[name]
        by_publisher.setdefault(located.value.publisher, []).append(located)
    items = []
    for publisher, group in by_publisher.items():
        at = group[0].at
        item_key, paragraph_key = context.key(), context.key()
        inlines: list[Inline] = [Words(f"{publisher}: ", at)]
        for number, located in enumerate(group):
            reference = located.value
            said = (Words(reference.title, located.at),)
            year = f", {reference.year}" if reference.year else ""
            end = "; " if number < len(group) - 1 else "" if (reference.title + year).endswith("?") else "."
            inlines.append(Link(context.key(), reference.url, said, located.at) if reference.url else said[0])
            inlines.append(Words(f"{year}{end}", located.at))
        items.append(ListItem(item_key, (Paragraph(paragraph_key, tuple(inlines), at, "note"),), at))
    return tuple(items)


def _qr(node: DirectiveNode, context: Context, _: Inner) -> tuple[Block, ...]:
    options = _options(node, ("label",), context)
    address = node.argument
    if len(address) > LONGEST_QR_ADDRESS or not is_address(address):
        context.problems.error(
            node.argument_at, "qr", f"`{address}` is not an address for a QR code",
            f"write an address that starts with https:// and has at most {LONGEST_QR_ADDRESS} characters",
        )  # fmt: skip
        return ()
    key, figure_key = context.key(), context.key()
    shown = shown_address(address)
    alt = context.language.labels.qr_alt.format(address=shown)
    label = options.get("label")
    inlines = prose(Prose(label.value, label.value_at), context) if label else ()
    return (QrCode(key, figure_key, address, shown, alt, inlines, context.key(), node.at),)


def _misplaced(node: DirectiveNode, context: Context, _: Inner) -> tuple[Block, ...]:
    outer = f"{node.name}s"
    context.problems.error(
        node.at,
        "directive",
        f"`{node.name}` stands outside `{outer}`",
        f"open `::::{{{outer}}}` above it, with one colon more",
    )
    return ()


def _indented(node: DirectiveNode, context: Context, inner: Inner) -> tuple[Block, ...]:
    """What stands inside a directive that has a heading: its own headings go one level deeper."""
    level = context.level
    context.level = level + 1
    blocks = inner(node.nodes, context)
    context.level = level
    return blocks


def _children(node: DirectiveNode, name: str, context: Context) -> list[DirectiveNode]:
    children = []
    for child in node.nodes:
        if isinstance(child, DirectiveNode) and child.name == name:
            children.append(child)
        else:
            context.problems.error(
                child.at,
                "directive",
                f"`{node.name}` holds only `{name}` directives",
                f"open `:::{{{name}}} Title` above this",
            )
    return children


def _options(node: DirectiveNode, known: tuple[str, ...], context: Context) -> dict[str, Option]:
    found: dict[str, Option] = {}
    for option in node.options:
        if option.name not in known:
            context.problems.error(
                option.at, "directive", f"unknown option `{option.name}` of `{node.name}`", suggest(option.name, known)
            )
        elif option.name in found:
            context.problems.error(option.at, "directive", f"option `{option.name}` stands twice", "keep one of them")
        else:
            found[option.name] = option
    return found


def _option_figure(options: dict[str, Option], context: Context) -> Figure | None:
    picture, alt, sign = options.get("picture"), options.get("alt"), options.get("sign")
    if sign is not None:
        return _sign_figure(sign, context)
    if picture is None:
        return None
    return figure_of(picture.value, alt.value if alt else "", (), picture.value_at, context)


def _sign_figure(option: Option, context: Context) -> Figure | None:
    """The drawing of a sign, with the words of the list of signs for those who cannot see it."""
    sign = context.source.signs.get(option.value)
    words = context.language.signs.signs.get(option.value) if context.language.signs else None
    if sign is None or not sign.value.picture:
        drawn = [name for name, located in context.source.signs.items() if located.value.picture]
        context.problems.error(
            option.value_at, "signs", f"no sign `{option.value}` has a drawing", suggest(option.value, drawn)
        )
        return None
    return figure_of(sign.value.picture, words.alt if words else "", (), option.value_at, context)


def _data(node: DirectiveNode, kind: str, context: Context) -> Located[DataSource] | None:
    located = context.language.data.get(node.argument)
    names = [name for name, data in context.language.data.items() if data.value.type == kind]
    if node.argument in names:
        return located
    # A file that is there and could not be read has been reported by the reader.
    if located is not None or node.argument not in context.language.data_names:
        context.problems.error(
            node.argument_at, "directive", f"unknown {kind} `{node.argument}`", suggest(node.argument, names)
        )
    return None


DIRECTIVES: dict[str, Callable[[DirectiveNode, Context, Inner], tuple[Block, ...]]] = {
    "callout": _callout,
    "chart": _chart,
    "checklist": _checklist,
    "column": _misplaced,
    "columns": _columns,
    "contents": _contents,
    "log": _log,
    "qr": _qr,
    "signs": _signs,
    "sources": _sources,
    "step": _misplaced,
    "steps": _steps,
    "table": _table,
}
