"""`timeline`: ages from the first to the last, each with what happens then."""

from __future__ import annotations

from guide.compose.context import Context
from guide.compose.directives.parts import Inner, check_not_empty, children_of, options_of
from guide.compose.inlines import prose
from guide.model.blocks import Block, Timeline, TimelineEntry
from guide.model.prose import Prose
from guide.model.syntax import DirectiveNode, ListNode, ParagraphNode


def directive(node: DirectiveNode, context: Context, inner: Inner) -> tuple[Block, ...]:
    options_of(node, (), context)
    key = context.key()
    children = children_of(node, "age", context)
    if len(children) < 2:
        context.problems.error(
            node.at, "directive", f"`timeline` needs 2 or more `age` directives, got {len(children)}",
            "write a `:::{age} Age` for each age, with what happens then below it",
        )  # fmt: skip
    return (Timeline(key, tuple(_entry(child, context, inner) for child in children), node.at),)


def _entry(node: DirectiveNode, context: Context, inner: Inner) -> TimelineEntry:
    options_of(node, (), context)
    check_not_empty(node, context)
    if not node.argument:
        context.problems.error(
            node.at, "directive", "this `age` does not say which age", "write it after the name: `:::{age} Birth`"
        )
    for part in node.nodes:
        if not isinstance(part, ParagraphNode | ListNode):
            context.problems.error(
                part.at, "directive", "an `age` holds paragraphs, lists and pictures, nothing else",
                "move this above or below the time line",
            )  # fmt: skip
    key = context.key()
    age = prose(Prose(node.argument, node.argument_at), context)
    held = tuple(part for part in node.nodes if isinstance(part, ParagraphNode | ListNode))
    return TimelineEntry(key, age, inner(held, context), node.at)
