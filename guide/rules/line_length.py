"""Lines that the eye can follow back (criteria, row 5)."""

from __future__ import annotations

from guide.model.page import Tagged, Text
from guide.problems import Problems
from guide.rules.context import PageContext

# Elements that stand inside a line.
_INLINE = ("Link", "Span", "Reference")


def check(context: PageContext, problems: Problems) -> None:
    most = context.criteria.line_longest
    for page in context.pages:
        lines: dict[tuple[int, float], list[Text]] = {}
        for item in page.items:
            if isinstance(item, Text) and isinstance(item.role, Tagged):
                node = item.role.node
                while context.tree.nodes[node].tag in _INLINE:
                    node = context.tree.nodes[node].parent
                lines.setdefault((node, round(item.y, 1)), []).append(item)
        for texts in lines.values():
            said = "".join(text.string for text in texts).rstrip()
            if len(said) > most:
                problems.error(
                    context.at(texts[0].role), "line-length", f"a line of {len(said)} characters, at most {most} are easy to follow",
                    "set `measure` in the layout lower",
                )  # fmt: skip
