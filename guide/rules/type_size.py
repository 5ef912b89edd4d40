"""No small print, anywhere, and air between the lines (criteria, rows 4 and 6)."""

from __future__ import annotations

from guide.base.problems import Problems
from guide.model.page import Text
from guide.model.scales import TextStyle
from guide.model.theme import Layout
from guide.read.records import key_name
from guide.rules.context import PageContext


def check(context: PageContext, problems: Problems) -> None:
    criteria, at = context.criteria, context.handout.at
    for page in context.pages:
        for item in page.items:
            if isinstance(item, Text) and item.size < criteria.type_least - 0.001:
                problems.error(
                    context.at(item.role), "type-size", f"`{item.string.strip()}` is set in {item.size:g} pt; it needs at least {criteria.type_least:g} pt",
                    _mended(item.size, criteria.type_least, context.layout),
                )  # fmt: skip
    scale = context.layout.theme.type
    for field in scale.__struct_fields__:
        style: TextStyle = getattr(scale, field)
        # Titles have few words and may be set closer.
        if style.leading < criteria.leading_least * style.size - 0.001 and style.size < 18:
            problems.error(
                at, "leading", f"`{key_name(field)}` has a leading of {style.leading:g} pt for type of {style.size:g} pt",
                f"set {context.layout.where('type', key_name(field), 'leading')} to at least "
                f"{criteria.leading_least * style.size:.1f}pt",
            )  # fmt: skip


def _mended(size: float, least: float, layout: Layout) -> str:
    """The styles of a size that is too small."""
    scale = layout.theme.type
    small = [key_name(field) for field in scale.__struct_fields__ if getattr(scale, field).size == size]
    named = " and ".join(layout.where("type", name, "size") for name in small)
    return f"set {named} to at least {least:g}pt" if small else f"raise the sizes under {layout.where('type')}"
