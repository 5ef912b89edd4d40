"""`signs`: what to call about, and how soon."""

from __future__ import annotations

from guide.compose.context import Context
from guide.compose.directives.parts import Inner, options_of
from guide.compose.signs import OPTIONS as SIGN_OPTIONS
from guide.compose.signs import signs_of
from guide.model.blocks import Block
from guide.model.syntax import DirectiveNode


def directive(node: DirectiveNode, context: Context, _: Inner) -> tuple[Block, ...]:
    return signs_of(node, options_of(node, SIGN_OPTIONS, context), context)
