"""`columns`: short texts side by side."""

from __future__ import annotations

from guide.compose.context import Context
from guide.compose.directives.parts import Inner, children_of, choice_of, indented, options_of
from guide.compose.headings import heading
from guide.compose.left_out import check_no_warnings
from guide.model.blocks import Block, Column, Columns
from guide.model.prose import Prose
from guide.model.syntax import DirectiveNode

# The values of each option.
CHOICES = {"boxes": ("cards", "none"), "posters": ("none",)}


def directive(node: DirectiveNode, context: Context, inner: Inner) -> tuple[Block, ...]:
    options = options_of(node, tuple(CHOICES), context)
    boxes, posters = (choice_of(options.get(name), CHOICES[name], "", "directive", context) for name in CHOICES)
    detail = posters == "none"
    key = context.key()
    children = children_of(node, "column", context)
    if len(children) < 2:
        context.problems.error(
            node.at,
            "directive",
            f"`columns` needs 2 or more `column` directives, got {len(children)}",
            "write a `:::{column}` for each column, or use no columns",
        )
    if detail:
        check_no_warnings(node.nodes, context)
    columns = []
    for child in children:
        options_of(child, (), context)
        if not child.nodes:
            context.problems.error(
                child.at, "directive", "this `column` is empty", "write something in it, or delete it"
            )
        column_key = context.key()
        head: tuple[Block, ...] = ()
        if child.argument:
            head = (heading(Prose(child.argument, child.argument_at), context.level + 1, child.at, context),)
        # Headings in a column continue at the level around the columns.
        inside = indented(child, context, inner) if head else inner(child.nodes, context)
        columns.append(Column(column_key, head + inside, child.at))
    boxed = boxes == "cards" if boxes else any(child.argument for child in children)
    return (Columns(key, tuple(columns), node.at, boxed, detail=detail),)
