"""A sheet that must be one page and is not: by how much, and which words to cut."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct

from guide.base.problems import Position
from guide.base.units import Rect, sum_of
from guide.layout.galley import Strip
from guide.layout.setting import Setting
from guide.model.blocks import Paragraph, Table
from guide.model.handout import Handout
from guide.model.page import FormField, PlacedPicture, Tagged, Text
from guide.structure.positions import source_position, source_positions
from guide.structure.tree import StructureTree

# How many places are named at most, and the greatest width (points) of a short last line.
MOST_NAMED = 3
SHORT_LINE = 80.0
# Parts of fewer lines are not high.
HIGH = 3


def report_length(handout: Handout, strips: Iterable[Strip], over: float, setting: Setting) -> None:
    """Report that the strips are `over` points higher than the page, and what can be shortened: texts with a short last
    line if that is enough, otherwise the highest parts."""
    strips = tuple(strips)
    leading = setting.type.body.leading
    lines = max(1, -int(-over // leading))
    counted = "1 line" if lines == 1 else f"{lines} lines"
    named, saved = _short_last_lines(handout, strips, over, setting)
    if saved >= over:
        hint = f"cut a few words, so that the last line of each of these goes: {'; '.join(named)}"
    else:
        high = _highest(handout, strips, HIGH * leading, setting)
        hint = f"shorten or take out {over:.0f} pt" + (f"; the highest parts are {'; '.join(high)}" if high else "")
    setting.problems.error(
        handout.position_of("pages"),
        "one-page",
        f"this sheet must be one page and is {over:.0f} pt ({counted}) too long for {setting.layout.page.name}",
        f"{hint}. `make watch` shows its pages",
    )


def first_place(handout: Handout, strips: Iterable[Strip], setting: Setting) -> Position | None:
    """Where the first words of the strips are in the sources."""
    positions = source_positions(handout, setting.tree)
    for strip in strips:
        for item in strip.items:
            if isinstance(item, Text) and isinstance(item.role, Tagged):
                return source_position(item.role.node, setting.tree, positions)
    return None


class _Line(Struct, frozen=True):
    """The words of one line of a text, in its strip."""

    strip: int
    y: float
    texts: list[Text]


def _short_last_lines(
    handout: Handout, strips: Sequence[Strip], over: float, setting: Setting
) -> tuple[list[str], float]:
    """Places of texts whose last line has a word or two and makes its strip higher, the shortest first; as many as are
    enough, and what they save."""
    positions = source_positions(handout, setting.tree)
    found = []
    for node, lines in _lines_by_node(strips).items():
        last = lines[-1]
        width = sum_of(text.width for text in last.texts)
        place = source_position(node, setting.tree, positions)
        if len(lines) > 1 and width < SHORT_LINE and place and not _in_head(node, setting.tree):
            saves = _saved(strips[last.strip], last, lines[-2])
            if saves > 0.5:
                said = "".join(text.string for text in last.texts).strip()
                found.append((width, place, saves, f"`{said}` ({_named(place)}, {saves:.0f} pt)"))
    named, saved = [], 0.0
    for _, _, saves, said in sorted(found)[:MOST_NAMED]:
        if saved < over:
            named.append(said)
            saved += saves
    return named, saved


def _in_head(node: int, tree: StructureTree) -> bool:
    """Whether a node is in the head of a table: heads say what a reader fills in or compares, and are not what to cut."""
    while node >= 0 and tree.nodes[node].tag != "THead":
        node = tree.nodes[node].parent
    return node >= 0


def _lines_by_node(strips: Iterable[Strip]) -> dict[int, list[_Line]]:
    lines: dict[int, list[_Line]] = {}
    for number, strip in enumerate(strips):
        for item in strip.items:
            if isinstance(item, Text) and isinstance(item.role, Tagged):
                own, y = lines.setdefault(item.role.node, []), round(item.y, 1)
                if own and (own[-1].strip, own[-1].y) == (number, y):
                    own[-1].texts.append(item)
                else:
                    own.append(_Line(number, y, [item]))
    return lines


def _saved(strip: Strip, last: _Line, before: _Line) -> float:
    """By how much a strip gets lower without the last line of a text; 0 if something beside it is as high."""
    saves = last.y - before.y if before.strip == last.strip else strip.height + strip.gap
    # What begins at the same place from the left is one column.
    columns: dict[int, Rect] = {}
    for item in strip.items:
        if isinstance(item, Text | PlacedPicture | FormField):
            left = round(item.box.x)
            columns[left] = _around(columns[left], item.box) if left in columns else item.box
    own = columns.pop(round(last.texts[0].box.x)).height
    return min(saves, own - max((column.height for column in columns.values()), default=own - saves))


def _around(one: Rect, other: Rect) -> Rect:
    x, y = min(one.x, other.x), min(one.y, other.y)
    return Rect(x, y, max(one.right, other.right) - x, max(one.bottom, other.bottom) - y)


def _highest(handout: Handout, strips: Iterable[Strip], least: float, setting: Setting) -> list[str]:
    """The places and heights of the highest blocks, the highest first, if they are higher than `least`."""
    first: dict[int, int] = {}
    for (key, _), node in setting.tree.found.items():
        first[key] = min(node, first.get(key, node))
    blocks = sorted(
        ((first[block.key], block) for block in handout.blocks if block.key in first), key=lambda one: one[0]
    )
    starts = [node for node, _ in blocks]
    heights = [0.0] * len(blocks)
    for strip in strips:
        nodes = [item.role.node for item in strip.items if isinstance(item.role, Tagged)]
        at = bisect_right(starts, min(nodes)) - 1 if nodes else -1
        if at >= 0:
            heights[at] += strip.height + strip.gap
    found = []
    for (_, block), height in sorted(zip(blocks, heights, strict=True), key=lambda one: -one[1]):
        # The program's own notes cannot be shortened.
        if height > least and not (isinstance(block, Paragraph) and block.role == "note"):
            rows = f" in {len(block.rows)} rows" if isinstance(block, Table) else ""
            found.append(f"{_named(block.at)} ({height:.0f} pt{rows})")
    return found[:MOST_NAMED]


def _named(place: Position) -> str:
    return f"{place.path.rpartition('/')[2]} line {place.line}"
