"""The main message first, boxed, and when to call on the first page (criteria, row 10)."""

from __future__ import annotations

from guide.base.problems import Problems
from guide.model.blocks import Badge, Block, Callout
from guide.model.inlines import plain
from guide.model.walk import own_inlines, walk
from guide.rules.context import HandoutContext

FIRST = ("main", "emergency", "call-now")


def check(context: HandoutContext, problems: Problems) -> None:
    handout = context.handout
    first = handout.blocks[0] if handout.blocks else None
    if not (isinstance(first, Callout) and first.kind in FIRST):
        problems.error(
            first.at if first else handout.at, "main-message", "a sheet must start with its main message in a box",
            "write `:::{callout} main` (or `call-now`) above its first words, and `:::` below them",
        )  # fmt: skip
    kinds: set[str] = {block.kind for block in walk(handout.blocks) if isinstance(block, Callout)}
    kinds |= {block.urgency for block in walk(handout.blocks) if isinstance(block, Badge)}
    if not kinds & {"emergency", "call-now", "call-soon"} and not _says_call(handout.blocks[:1]):
        problems.error(
            handout.at,
            "main-message",
            "this sheet does not say when to call",
            "add a box: `:::{callout} call-now` or `call-soon`, then what to call for, then `:::`",
        )


def _says_call(blocks: tuple[Block, ...]) -> bool:
    """Whether the first box itself says to call."""
    return any("call" in plain(inlines).lower() for block in walk(blocks) for inlines in own_inlines(block))
