"""`do-and-dont`: what to do at the left, what not to do at the right."""

from __future__ import annotations

from guide.compose.context import Context
from guide.compose.directives.callout import box_title
from guide.compose.directives.parts import Inner, check_not_empty, indented, options_of
from guide.compose.headings import heading
from guide.model.blocks import Block, Callout, CalloutKind, Column, Columns
from guide.model.prose import Prose
from guide.model.syntax import DirectiveNode

PARTS: tuple[CalloutKind, CalloutKind] = ("do", "dont")


def directive(node: DirectiveNode, context: Context, inner: Inner) -> tuple[Block, ...]:
    """Two boxes side by side, each with its heading."""
    options_of(node, (), context)
    parts = [child for child in node.nodes if isinstance(child, DirectiveNode) and child.name in PARTS]
    if tuple(child.name for child in node.nodes if isinstance(child, DirectiveNode)) != PARTS or parts != list(
        node.nodes
    ):
        context.problems.error(
            node.at, "directive", "`do-and-dont` holds one `do` and then one `dont`, and nothing else",
            "write `:::{do}`, a list, `:::`, and below it `:::{dont}`, a list, `:::`",
        )  # fmt: skip
        return ()
    key = context.key()
    return (Columns(key, tuple(_column(*pair, context, inner) for pair in zip(PARTS, parts, strict=True)), node.at),)


def _column(kind: CalloutKind, node: DirectiveNode, context: Context, inner: Inner) -> Column:
    options_of(node, (), context)
    check_not_empty(node, context)
    key, callout_key = context.key(), context.key()
    title = Prose(node.argument, node.argument_at) if node.argument else box_title(kind, node.at, context)
    head = heading(title, context.level + 1, node.at, context)
    return Column(key, (Callout(callout_key, kind, head, None, indented(node, context, inner), node.at),), node.at)
