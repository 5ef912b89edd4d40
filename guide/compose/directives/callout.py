"""`callout`: a box with a meaning."""

from __future__ import annotations

from typing import cast, get_args

from guide.base.problems import Position
from guide.compose.context import Context
from guide.compose.directives.parts import Inner, check_not_empty, figure_option, indented, options_of
from guide.compose.headings import heading
from guide.model.blocks import Block, Callout, CalloutKind
from guide.model.files.signs import suggest_kind
from guide.model.prose import Prose
from guide.model.syntax import DirectiveNode


def directive(node: DirectiveNode, context: Context, inner: Inner) -> tuple[Block, ...]:
    options = options_of(node, ("title", "picture", "alt", "sign"), context)
    kinds = get_args(CalloutKind)
    if node.argument not in kinds:
        context.problems.error(
            node.argument_at,
            "directive",
            f"unknown kind of callout `{node.argument}`",
            suggest_kind(node.argument, kinds),
        )
        return ()
    check_not_empty(node, context)
    kind = cast(CalloutKind, node.argument)
    key = context.key()
    title = options.get("title")
    text = Prose(title.value, title.value_at) if title else box_title(kind, node.at, context)
    head = heading(text, context.level + 1, node.at, context)
    figure = figure_option(options, context)
    return (Callout(key, kind, head, figure, indented(node, context, inner), node.at),)


def box_title(kind: CalloutKind, at: Position, context: Context) -> Prose:
    """The title of a kind of box, if the sheet gives none: of the labels, or else of the topic's words for an urgency."""
    labels, signs = context.language.labels.callouts, context.language.signs
    if kind not in labels and signs:
        for urgency, words in signs.urgency.items():
            if urgency == kind:
                return words.lead
    if kind not in labels:
        context.problems.error(
            at, "directive", f"this `{kind}` box has no title",
            f"write it here, or add `{kind}` under `callouts` in labels.yaml for every box of this kind",
        )  # fmt: skip
    return Prose(labels.get(kind, kind), at)
