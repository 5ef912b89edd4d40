"""Half sheets: laid out on half a page; the impose stage sets them on a whole one twice."""

from __future__ import annotations

from msgspec.structs import replace

from guide.model.theme import Layout


def half_layout(layout: Layout) -> Layout:
    """The layout on a page of half the height, with a practice's block that fits it. Two on a sheet of paper
    have no bleed."""
    spacing = layout.theme.spacing
    half = replace(spacing, practice_width=spacing.practice_half_width, practice_height=spacing.practice_half_height)
    theme = replace(layout.theme, spacing=half)
    return replace(layout, theme=theme, page=replace(layout.page, height=layout.page.height / 2, bleed=0.0))
