"""`quote`: somebody's words, and below them who said them."""

from __future__ import annotations

from guide.compose.context import Context
from guide.compose.directives.parts import Inner, check_not_empty, options_of
from guide.compose.inlines import prose
from guide.model.blocks import Block, Panel, Paragraph
from guide.model.inlines import Words
from guide.model.prose import Prose
from guide.model.syntax import DirectiveNode

# The no-break space keeps the dash on the line of the name.
DASH = "—\u00a0"


def directive(node: DirectiveNode, context: Context, inner: Inner) -> tuple[Block, ...]:
    options = options_of(node, ("by",), context)
    check_not_empty(node, context)
    key = context.key()
    blocks = inner(node.nodes, context)
    by = options.get("by")
    if by is None or not by.value:
        context.problems.error(
            by.value_at if by else node.at, "directive", "this `quote` does not say who said it",
            "add `:by:` with a name or a role, such as `:by: A mother of two`",
        )  # fmt: skip
        return ()
    said_by = (Words(DASH, by.value_at), *prose(Prose(by.value, by.value_at), context))
    return (
        Panel(key, "BlockQuote", "quote", None, (*blocks, Paragraph(context.key(), said_by, by.value_at)), node.at),
    )
