"""Headings go down one level at a time (ISO 14289-1, 7.4.2)."""

from __future__ import annotations

from guide.base.problems import Problems
from guide.model.blocks import Heading
from guide.model.inlines import plain
from guide.model.walk import walk
from guide.rules.context import HandoutContext

# PDF 1.7 has no element for deeper ones (ISO 32000-1, 14.8.4.2).
DEEPEST = 6


def check(context: HandoutContext, problems: Problems) -> None:
    title = context.handout.heading
    level = title.level
    for block in (title, *walk(context.handout.blocks)):
        if not isinstance(block, Heading):
            continue
        if block.level > level + 1:
            problems.error(
                block.at, "headings", f"`{plain(block.inlines)}` skips from level {level} to level {block.level}",
                f"start it with `{'#' * (level + 1)}`",
            )  # fmt: skip
        if block.level > DEEPEST:
            problems.error(
                block.at, "headings", f"headings may go down to level {DEEPEST}", "move this box or heading up"
            )
        if not plain(block.inlines).strip():
            problems.error(block.at, "headings", "this heading has no words", "add words, or delete it")
        level = block.level
