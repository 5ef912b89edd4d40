"""Lines short enough for the eye to find the next one (criteria, row 5)."""

from __future__ import annotations

from collections.abc import Iterator

from guide.base.problems import Problems
from guide.model.page import Tagged, Text
from guide.model.theme import Layout
from guide.rules.context import PageContext

# Elements inside a line.
_INLINE = ("Link", "Span", "Reference")


def check(context: PageContext, problems: Problems) -> None:
    most = context.criteria.line_longest
    for length, first in lines(context):
        if length > most:
            problems.error(
                context.at(first.role), "line-length", f"a line has {length} characters; at most {most} are easy to follow",
                _mended(most, context.layout),
            )  # fmt: skip


def _mended(most: int, layout: Layout) -> str:
    if layout.page.characters > most:
        return f"set {layout.where('page', 'characters')} to {most}"
    return f"lower {layout.where('page', 'measure')}"


def lines(context: PageContext) -> Iterator[tuple[int, Text]]:
    """The number of characters in every line of text, with its first text."""
    for page in context.pages:
        found: dict[tuple[int, float], list[Text]] = {}
        for item in page.items:
            if isinstance(item, Text) and isinstance(item.role, Tagged):
                node = item.role.node
                while context.tree.nodes[node].tag in _INLINE:
                    node = context.tree.nodes[node].parent
                found.setdefault((node, round(item.y, 1)), []).append(item)
        for texts in found.values():
            yield len("".join(text.string for text in texts).rstrip()), texts[0]
