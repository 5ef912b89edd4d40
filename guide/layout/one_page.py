"""A sheet that must be one page and is not: by how much, and which words to cut."""

from __future__ import annotations

from collections.abc import Iterable

from guide.base.problems import Position
from guide.layout.galley import Strip
from guide.layout.setting import Setting
from guide.model.handout import Handout
from guide.model.page import Tagged, Text
from guide.structure.positions import source_position, source_positions

# How many texts are named, and the greatest width (points) of a short last line.
MOST_NAMED = 3
SHORT_LINE = 80.0


def report_length(handout: Handout, strips: Iterable[Strip], over: float, setting: Setting) -> None:
    """Report that the strips are `over` points higher than the page, naming texts with a short last line."""
    leading = setting.type.body.leading
    lines = max(1, -int(-over // leading))
    counted = "1 line" if lines == 1 else f"{lines} lines"
    named = _short_last_lines(handout, strips, setting)
    hint = "take an item out, or shorten a text"
    if named:
        hint = f"cut a few words to save a line in each of: {'; '.join(named)}"
    setting.problems.error(
        handout.at,
        "one-page",
        f"this sheet must be one page and is {over:.0f} pt ({counted}) too long for {setting.layout.page.name}",
        hint,
    )


def first_place(handout: Handout, strips: Iterable[Strip], setting: Setting) -> Position | None:
    """Where the first words of the strips are in the sources."""
    positions = source_positions(handout, setting.tree)
    for strip in strips:
        for item in strip.items:
            if isinstance(item, Text) and isinstance(item.role, Tagged):
                return source_position(item.role.node, setting.tree, positions)
    return None


def _short_last_lines(handout: Handout, strips: Iterable[Strip], setting: Setting) -> list[str]:
    """The places of texts that end in a line of a word or two, the shortest first."""
    lines: dict[int, dict[tuple[int, float], list[Text]]] = {}
    for number, strip in enumerate(strips):
        for item in strip.items:
            if isinstance(item, Text) and isinstance(item.role, Tagged):
                lines.setdefault(item.role.node, {}).setdefault((number, round(item.y, 1)), []).append(item)
    positions = source_positions(handout, setting.tree)
    found = []
    for node, by_line in lines.items():
        last = list(by_line.values())[-1]
        width = sum(text.width for text in last)
        place = source_position(node, setting.tree, positions)
        if len(by_line) > 1 and width < SHORT_LINE and place is not None:
            said = "".join(text.string for text in last).strip()
            found.append((width, place, f"`{said}` ({place.path.rpartition('/')[2]} line {place.line})"))
    return [said for _, _, said in sorted(found)[:MOST_NAMED]]
