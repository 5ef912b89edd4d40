"""What directives share: their options, their content, the file that they name."""

from __future__ import annotations

from collections.abc import Callable, Collection

from guide.base.problems import suggest
from guide.compose.context import Context
from guide.compose.pictures import figure_of
from guide.model.blocks import Block, Figure
from guide.model.files.data import DataSource
from guide.model.source import Located
from guide.model.syntax import DirectiveNode, Option, ParagraphNode, SyntaxNode, TextSpan

Inner = Callable[[tuple[SyntaxNode, ...], Context], tuple[Block, ...]]


def indented(node: DirectiveNode, context: Context, inner: Inner) -> tuple[Block, ...]:
    """The content of a directive with a heading: its own headings go one level deeper."""
    level = context.level
    context.level = level + 1
    blocks = inner(node.nodes, context)
    context.level = level
    return blocks


def check_not_empty(node: DirectiveNode, context: Context) -> None:
    """Report an empty directive, unless its content was already refused."""
    if not node.nodes and not context.problems.error_count:
        context.problems.error(
            node.at, "directive", f"this `{node.name}` is empty", "write something in it, or delete it"
        )


def children_of(node: DirectiveNode, name: str, context: Context) -> list[DirectiveNode]:
    children = []
    for child in node.nodes:
        if isinstance(child, DirectiveNode) and child.name == name:
            children.append(child)
        else:
            context.problems.error(
                child.at,
                "directive",
                f"`{node.name}` may hold only `{name}` directives",
                f"open `:::{{{name}}} Title` above this",
            )
    return children


def options_of(node: DirectiveNode, known: tuple[str, ...], context: Context) -> dict[str, Option]:
    found: dict[str, Option] = {}
    for option in node.options:
        if option.name not in known:
            context.problems.error(
                option.at,
                "directive",
                f"unknown option `{option.name}` of `{node.name}`",
                _known_options(option.name, known),
            )
        elif option.name in found:
            context.problems.error(option.at, "directive", f"option `{option.name}` appears twice", "keep one of them")
        else:
            found[option.name] = option
    _check_first_words(node, known, context)
    return found


def _check_first_words(node: DirectiveNode, known: tuple[str, ...], context: Context) -> None:
    """Report an option without the colon before it: it would be printed."""
    first = node.nodes[0] if node.nodes else None
    words = first.spans[0] if isinstance(first, ParagraphNode) and first.spans else None
    name, colon, _ = words.text.partition(":") if isinstance(words, TextSpan) else ("", "", "")
    if colon and name in known:
        context.problems.error(
            node.nodes[0].at, "directive", f"`{name}:` sets nothing here",
            f"write `:{name}: …` right below the first line, with a colon on both sides",
        )  # fmt: skip


def _known_options(name: str, known: tuple[str, ...]) -> str:
    return suggest(name, known) if known else "it takes none: delete the line"


def choice_of(option: Option | None, known: Collection[str], default: str, rule: str, context: Context) -> str:
    """The value of an option that has one of some values; the default if it is left out or wrong."""
    if option is None:
        return default
    if option.value not in known:
        context.problems.error(
            option.value_at, rule, f"`{option.name}` cannot be `{option.value}`", suggest(option.value, known)
        )
        return default
    return option.value


def figure_option(options: dict[str, Option], context: Context) -> Figure | None:
    picture, alt, sign = options.get("picture"), options.get("alt"), options.get("sign")
    if sign is not None:
        return _sign_figure(sign, context)
    if picture is None:
        return None
    return figure_of(picture.value, alt.value if alt else "", (), picture.value_at, context)


def _sign_figure(option: Option, context: Context) -> Figure | None:
    """The drawing of a sign, with the alternative text from the list of signs."""
    sign = context.source.signs.get(option.value)
    words = context.language.signs.signs.get(option.value) if context.language.signs else None
    if sign is None or not sign.value.picture:
        drawn = [name for name, located in context.source.signs.items() if located.value.picture]
        context.problems.error(
            option.value_at,
            "signs",
            f"sign `{option.value}` has no drawing",
            suggest(option.value, drawn, context.source.file("signs.yaml")),
        )
        return None
    return figure_of(sign.value.picture, words.alt if words else "", (), option.value_at, context)


def data_of(node: DirectiveNode, kind: str, context: Context) -> Located[DataSource] | None:
    located = context.language.data.get(node.argument)
    context.adopt_faults("data", context.language.language, node.argument)
    names = [name for name, data in context.language.data.items() if data.value.type == kind]
    if node.argument in names:
        return located
    # The reader has reported a file that exists but cannot be read.
    if located is not None or node.argument not in context.language.data_names:
        context.problems.error(
            node.argument_at,
            "directive",
            f"unknown {kind} `{node.argument}`",
            suggest(node.argument, names, f"a file of this folder that begins with `type: {kind}`"),
        )
    return None
