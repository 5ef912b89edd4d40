"""`qr`: a code for an address."""

from __future__ import annotations

from guide.compose.codes import code_for
from guide.compose.context import Context
from guide.compose.directives.parts import Inner, options_of
from guide.compose.inlines import prose
from guide.model.addresses import is_address, whole_address
from guide.model.blocks import Block
from guide.model.prose import Prose
from guide.model.syntax import DirectiveNode

LONGEST_QR_ADDRESS = 80


def directive(node: DirectiveNode, context: Context, _: Inner) -> tuple[Block, ...]:
    options = options_of(node, ("label",), context)
    address = node.argument
    if len(address) > LONGEST_QR_ADDRESS or not is_address(address):
        meant = whole_address(address)
        said = f"write an address that starts with https:// and has at most {LONGEST_QR_ADDRESS} characters"
        if meant != address and 0 < len(meant) <= LONGEST_QR_ADDRESS:
            said += f", such as {meant}"
        context.problems.error(node.argument_at, "qr", f"`{address}` is not an address for a QR code", said)
        return ()
    key, figure_key = context.key(), context.key()
    label = options.get("label")
    inlines = prose(Prose(label.value, label.value_at), context) if label else ()
    return (code_for(address, context.language.labels.qr_alt, inlines, (key, figure_key, context.key()), node.at),)
