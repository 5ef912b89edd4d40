"""Short lists: readers lose their place in long ones (criteria, row 9)."""

from __future__ import annotations

from guide.base.problems import Problems
from guide.model.blocks import BulletList, CheckList
from guide.model.walk import is_source_list, walk
from guide.rules.context import HandoutContext


def check(context: HandoutContext, problems: Problems) -> None:
    most = context.criteria.list_longest
    for block in walk(context.handout.blocks):
        if isinstance(block, BulletList | CheckList) and len(block.items) > most and not is_source_list(block):
            problems.error(
                block.at, "list-length", f"this list has {len(block.items)} items, at most {most} are read",
                "make two lists, each with its own heading",
            )  # fmt: skip
