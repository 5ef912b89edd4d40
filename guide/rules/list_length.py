"""Short lists: readers lose their place in long ones (criteria, row 9)."""

from __future__ import annotations

from collections.abc import Iterator

from guide.base.problems import Problems
from guide.model.blocks import Block
from guide.model.handout import Handout
from guide.model.kinds import kind_of
from guide.model.walk import is_source_list, items_of, walk
from guide.rules.context import HandoutContext


def check(context: HandoutContext, problems: Problems) -> None:
    most = context.criteria.list_longest
    for block, length in lengths(context.handout):
        if length > most:
            problems.error(
                block.at, "list-length", f"this list has {length} items; people read at most {most}",
                "make two lists, each with its own heading",
            )  # fmt: skip


def lengths(handout: Handout) -> Iterator[tuple[Block, int]]:
    """Every list to read, with the number of its items."""
    for block in walk(handout.blocks):
        if kind_of(block).read == "list" and not is_source_list(block):
            yield block, len(items_of(block))
