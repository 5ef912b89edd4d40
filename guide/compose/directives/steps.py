"""`steps`: numbered things to do."""

from __future__ import annotations

from guide.compose.context import Context
from guide.compose.directives.parts import Inner, children_of, figure_option, indented, options_of
from guide.compose.headings import heading
from guide.model.blocks import Block, Step, Steps
from guide.model.prose import Prose
from guide.model.syntax import DirectiveNode


def directive(node: DirectiveNode, context: Context, inner: Inner) -> tuple[Block, ...]:
    options_of(node, (), context)
    key = context.key()
    steps = []
    if not node.nodes:
        context.problems.error(node.at, "directive", "`steps` has no steps", "open `:::{step} Title` inside it")
    for number, child in enumerate(children_of(node, "step", context), 1):
        options = options_of(child, ("picture", "alt"), context)
        step_key = context.key()
        head = heading(Prose(child.argument, child.argument_at), context.level + 1, child.at, context)
        figure = figure_option(options, context)
        steps.append(Step(step_key, number, head, figure, indented(child, context, inner), child.at))
    return (Steps(key, tuple(steps), node.at),)
