"""Every figure comes from the facts file (criteria, row 18): no digits are typed into a sheet."""

from __future__ import annotations

import re

from guide.model.blocks import Paragraph
from guide.model.inlines import Inline, Link, Words
from guide.model.walk import own_inlines, walk
from guide.problems import Position, Problems
from guide.rules.context import HandoutContext

_FIGURE = re.compile(r"\d[\d.,]*")


def check(context: HandoutContext, problems: Problems) -> None:
    for block in walk(context.handout.blocks):
        # The list of sources and the version note are made by the program.
        if isinstance(block, Paragraph) and block.role == "note":
            continue
        for inlines in own_inlines(block):
            _check(inlines, problems)


def _check(inlines: tuple[Inline, ...], problems: Problems) -> None:
    for inline in inlines:
        if isinstance(inline, Link):
            _check(inline.inlines, problems)
        elif isinstance(inline, Words) and not inline.fact:
            for match in _FIGURE.finditer(inline.text):
                at = Position(inline.at.path, inline.at.line, inline.at.column + match.start())
                problems.error(
                    at, "facts", f"figure `{match[0]}` does not come from facts.yaml",
                    "add it there with its source, and write {fact}`its-name` here",
                )  # fmt: skip
