"""`contents`: the place of the contents list."""

from __future__ import annotations

from guide.compose.context import Context
from guide.compose.directives.parts import Inner, options_of
from guide.compose.headings import heading
from guide.model.blocks import Block, Contents
from guide.model.syntax import DirectiveNode


def directive(node: DirectiveNode, context: Context, _: Inner) -> tuple[Block, ...]:
    options_of(node, (), context)
    key = context.key()
    head = heading(context.language.labels.contents, context.level + 1, node.at, context)
    return (Contents(key, head, (), node.at),)
