"""Directives into blocks: one module a directive, in the table at the end."""

from __future__ import annotations

from collections.abc import Callable

from guide.base.problems import suggest
from guide.compose.context import Context
from guide.compose.directives import (
    callout,
    causes,
    chart,
    checklist,
    columns,
    contents,
    do_and_dont,
    figures,
    log,
    qr,
    quote,
    signs,
    sources,
    steps,
    table,
    timeline,
)
from guide.compose.directives.parts import Inner
from guide.model.blocks import Block
from guide.model.syntax import DirectiveNode

# Directives that take nothing after their name: words there would be lost.
NAMED_ALONE = frozenset({"columns", "contents", "do-and-dont", "quote", "sources", "steps", "timeline"})
# Directives that take no content: words inside them would be lost. Only a typed table may be inside `table`.
HOLD_NOTHING = frozenset({
    "chart", "chart-bars", "chart-causes", "chart-pictograph", "chart-ranges", "checklist", "contents", "log", "qr", "signs",
    "sources", "table",
})  # fmt: skip

# Where a directive that cannot be alone belongs, unless that is the plural of its name.
OUTER = {"age": "timeline", "do": "do-and-dont", "dont": "do-and-dont"}


def compose_directive(node: DirectiveNode, context: Context, inner: Inner) -> tuple[Block, ...]:
    """The blocks of a directive. `inner` composes its content."""
    function = DIRECTIVES.get(node.name)
    if function is None:
        context.problems.error(node.at, "directive", f"unknown directive `{node.name}`", suggest(node.name, DIRECTIVES))
        return ()
    if node.argument and node.name in NAMED_ALONE:
        context.problems.error(
            node.argument_at, "directive", f"`{node.name}` takes nothing after its name, but here is `{node.argument}`",
            "move these words below or above it, or delete them",
        )  # fmt: skip
    if node.nodes and node.name in HOLD_NOTHING and not table.is_typed(node):
        context.problems.error(
            node.nodes[0].at, "directive", f"`{node.name}` takes no text, but here is some inside it",
            "move it above or below, or close the block before it",
        )  # fmt: skip
    return function(node, context, inner)


def _misplaced(node: DirectiveNode, context: Context, _: Inner) -> tuple[Block, ...]:
    outer = OUTER.get(node.name, f"{node.name}s")
    context.problems.error(
        node.at,
        "directive",
        f"`{node.name}` is outside `{outer}`",
        f"write `::::{{{outer}}}` above the first `{node.name}`, and `::::` below the last",
    )
    return ()


DIRECTIVES: dict[str, Callable[[DirectiveNode, Context, Inner], tuple[Block, ...]]] = {
    "age": _misplaced,
    "callout": callout.directive,
    "chart": chart.directive,
    "chart-bars": figures.directive,
    "chart-causes": causes.directive,
    "chart-pictograph": figures.directive,
    "chart-ranges": figures.directive,
    "checklist": checklist.directive,
    "column": _misplaced,
    "columns": columns.directive,
    "contents": contents.directive,
    "do": _misplaced,
    "do-and-dont": do_and_dont.directive,
    "dont": _misplaced,
    "log": log.directive,
    "qr": qr.directive,
    "quote": quote.directive,
    "signs": signs.directive,
    "sources": sources.directive,
    "step": _misplaced,
    "steps": steps.directive,
    "table": table.directive,
    "timeline": timeline.directive,
}
