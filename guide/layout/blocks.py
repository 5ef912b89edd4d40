"""Blocks into strips: one function for each kind of block, in a table at the end."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from msgspec.structs import replace

from guide.base.units import Rect, sum_of
from guide.layout.boxes import lay_out_callout, lay_out_columns, lay_out_panel, lay_out_steps
from guide.layout.charts.block import lay_out_chart
from guide.layout.fields import lay_out_check_list, lay_out_field_rows
from guide.layout.figures import lay_out_badge, lay_out_figure, lay_out_mark, lay_out_qr
from guide.layout.footnotes import lay_out_footnotes
from guide.layout.galley import Strip, stacked
from guide.layout.page_breaks import BREAK_BETWEEN_ITEMS, CONTENTS_PART, SHORT_PART, WHOLE_PART, held, held_list
from guide.layout.paragraph import TextBlock, kept, set_text, words_of
from guide.layout.practice import lay_out_beside, lay_out_practice
from guide.layout.setting import Place, Setting
from guide.layout.shapes import dotted
from guide.layout.tables import lay_out_table
from guide.layout.tiles import group_of, lay_out_tiles
from guide.layout.timeline import lay_out_timeline
from guide.model.blocks import (
    Badge,
    Block,
    BulletList,
    Callout,
    Chart,
    CheckList,
    Columns,
    Contents,
    ContentsEntry,
    FieldRows,
    Figure,
    Footnotes,
    Heading,
    Mark,
    Panel,
    Paragraph,
    PracticeBox,
    QrCode,
    Steps,
    Table,
    Timeline,
)
from guide.model.inlines import Inline, Link, PageNumber
from guide.model.kinds import kind_of
from guide.model.page import Anchor, LinkArea, Text
from guide.model.scales import TextStyle
from guide.model.walk import inlines_in, walk

LEADER_GAP = 6.0


@dataclass(slots=True)
class StripCache:
    """Strips of a block by its key and its extra height, for the next round, and for handouts that differ only in their
    practice. `frames` keeps counting, so that no two frames have one number."""

    strips: dict[tuple[int, float], list[Strip]] = field(default_factory=dict)
    frames: Iterator[int] = field(default_factory=itertools.count)


def lay_out_blocks(
    blocks: Iterable[Block], place: Place, setting: Setting, known: StripCache | None = None
) -> list[Strip]:
    """The strips of blocks below each other. Those without page numbers are kept in `known` and reused: they are the
    same in every round."""
    strips: list[Strip] = []
    row = tuple(blocks)
    tiled = 0
    for number, block in enumerate(row):
        following = row[number + 1] if number + 1 < len(row) else None
        if number < tiled:
            continue  # it shares the place of the tiles before it
        if setting.theme.flow.tables == "tiles":
            group = group_of(row[number:], setting)
            if group:
                strips += lay_out_tiles(group, place, setting, lay_out_blocks)
                tiled = number + group.many
                continue
        if isinstance(block, Callout) and isinstance(following, PracticeBox) and setting.spacing.practice_height:
            strips += lay_out_beside(block, following, place, setting, partial(lay_out_blocks, known=known))
            continue
        if isinstance(block, PracticeBox) and number and setting.spacing.practice_height:
            continue  # it is beside the callout before it
        part = _known_part(block, place, setting, known)
        before = row[number - 1] if number else None
        strips += held(before, block, row[number + 1 :], part, WHOLE_PART * setting.layout.page.height)
    return strips


def _known_part(block: Block, place: Place, setting: Setting, known: StripCache | None) -> list[Strip]:
    if known is None or isinstance(block, PracticeBox):
        return BLOCKS[type(block)](block, place, setting)
    key = block.key, setting.extra
    if key not in known.strips:
        part = BLOCKS[type(block)](block, place, setting)
        if prints_numbers((block,)) or tuple(setting.problems):
            return part
        known.strips[key] = part
    return list(known.strips[key])


def prints_numbers(blocks: tuple[Block, ...]) -> bool:
    """Whether the text or a contents list has page numbers."""
    return any(kind_of(block).prints_pages for block in walk(blocks)) or any(map(_names_a_page, inlines_in(blocks)))


def _names_a_page(inline: Inline) -> bool:
    return isinstance(inline, PageNumber) or (isinstance(inline, Link) and any(map(_names_a_page, inline.inlines)))


def _heading(block: Heading, place: Place, setting: Setting) -> list[Strip]:
    style, gap = _heading_style(block.level, setting)
    style = place.heading or style
    text = TextBlock(block.inlines, style, setting.role(block.key))
    strips = kept(set_text(text, place.x, place.width, setting, gap))
    anchor = Anchor(block.slug, 0.0, setting.tree[block.key, ""])
    strips[0] = replace(strips[0], anchors=(anchor,))
    return strips


def _heading_style(level: int, setting: Setting) -> tuple[TextStyle, float]:
    styles = {
        2: (setting.type.heading_2, setting.spacing.heading_2),
        3: (setting.type.heading_3, setting.spacing.heading_3),
    }
    return styles.get(level, (setting.type.heading_4, setting.spacing.heading_4))


def _paragraph(block: Paragraph, place: Place, setting: Setting) -> list[Strip]:
    style = setting.type.note if block.role == "note" else place.body
    text = TextBlock(block.inlines, style, setting.role(block.key))
    return set_text(text, place.x, place.text_width, setting, setting.spacing.paragraph)


def _list(block: BulletList, place: Place, setting: Setting) -> list[Strip]:
    """Items below each other, or in columns side by side that are read one after the other."""
    if min(block.columns, setting.theme.flow.columns) == 1:
        items = [_items(block, number, number + 1, place, setting) for number in range(len(block.items))]
        return held_list(items, SHORT_PART * setting.layout.page.height)
    return [_side_by_side(len(block.items), place, setting, partial(_items, block))]


def _items(block: BulletList, first: int, stop: int, place: Place, setting: Setting) -> list[Strip]:
    """Items with their labels in the indent, label and first line on one baseline."""
    indent = setting.spacing.list_indent
    strips: list[Strip] = []
    label_style = replace(place.body, colour="accent", face="bold")
    for number, item in enumerate(block.items[first:stop], first):
        label = f"{block.start + number}." if block.ordered else "•"
        body = lay_out_blocks(item.blocks, replace(place.inset(indent), measure=place.measure - indent), setting)
        text = TextBlock(words_of(label), label_style, setting.role(item.key, "Lbl"))
        (mark,) = set_text(text, place.x, indent, setting, room=("spacing", "list-indent"))
        line = body[0] if body else Strip(place.body.leading)
        gap = setting.spacing.item if number else setting.spacing.paragraph
        cost = BREAK_BETWEEN_ITEMS if number else 0.0
        strips += [replace(line, items=(*mark.items, *line.items), gap=gap, cost=cost), *body[1:]]
    return strips


def _side_by_side(
    count: int, place: Place, setting: Setting, part: Callable[[int, int, Place, Setting], list[Strip]]
) -> Strip:
    """Two columns of even height: `part` gives the strips of entries `first` to `stop`."""
    width = (place.width - setting.spacing.gutter) / 2
    left = replace(place, width=width)
    right = replace(left, x=place.x + width + setting.spacing.gutter)

    heights = [stacked(part(number, number + 1, left, setting)).height for number in range(count)]
    half = min(range(1, count + 1), key=lambda split: max(sum_of(heights[:split]), sum_of(heights[split:])), default=0)
    columns = stacked(part(0, half, left, setting)), stacked(part(half, count, right, setting))
    items = tuple(item for column in columns for item in column.items)
    return Strip(max(column.height for column in columns), items, setting.spacing.after_heading)


def _contents(block: Contents, place: Place, setting: Setting) -> list[Strip]:
    """The sections with dotted leaders and page numbers, in two columns; each line is a link."""
    heading = _heading(block.heading, place, setting)

    def part(first: int, stop: int, place: Place, setting: Setting) -> list[Strip]:
        return [line for entry in block.entries[first:stop] for line in _contents_entry(entry, place, setting)]

    if setting.theme.flow.columns == 1:
        entries = [_contents_entry(entry, place, setting) for entry in block.entries]
        return [*heading, *held_list(entries, CONTENTS_PART * setting.layout.page.height, len(entries))]
    return [*heading, _side_by_side(len(block.entries), place, setting, part)]


def _contents_entry(entry: ContentsEntry, place: Place, setting: Setting) -> list[Strip]:
    style = place.body
    role = setting.role(entry.key)
    page = str(setting.pages.get(entry.slug, 0))
    page_width = setting.width(page, style)
    title = TextBlock(words_of(f"{entry.text} "), replace(style, colour="link"), role)
    lines = set_text(title, place.x, place.width - page_width - 2 * LEADER_GAP, setting, 2.0)
    (tail,) = set_text(
        TextBlock(words_of(page), style, role), place.x + place.width - page_width, page_width + 1, setting
    )
    tail_items = [_after_space(item, setting) for item in tail.items if isinstance(item, Text)]
    texts = [item for item in lines[-1].items if isinstance(item, Text)]
    start = max(item.box.right for item in texts) + LEADER_GAP
    leader = dotted(
        start, texts[0].y - 1.0, place.x + place.width - page_width - LEADER_GAP - start, setting.colour("line")
    )
    area = LinkArea(role, Rect(place.x, 0, place.width, style.leading), f"#{entry.slug}", f"{entry.text}, {page}")
    # Every line of a long title can be clicked.
    above = [replace(line, items=(*line.items, area)) for line in lines[:-1]]
    return [*above, replace(lines[-1], items=(*lines[-1].items, leader, *tail_items, area))]


def _after_space(text: Text, setting: Setting) -> Text:
    """The text with a space before it, so that it is not read as one word with text far to its left."""
    face = setting.faces[text.face]
    blank = face.shape(" ", setting.language)
    wide = blank.width * text.size / face.units_per_em
    return replace(text, x=text.x - wide, width=text.width + wide, words=(blank, *text.words))


BLOCKS: dict[type, Callable[[Any, Place, Setting], list[Strip]]] = {
    Badge: lay_out_badge,
    BulletList: _list,
    Callout: lambda block, place, setting: lay_out_callout(block, place, setting, lay_out_blocks),
    Chart: lambda block, place, setting: lay_out_chart(block, place, setting, lay_out_blocks),
    CheckList: lay_out_check_list,
    Columns: lambda block, place, setting: lay_out_columns(block, place, setting, lay_out_blocks),
    Contents: _contents,
    FieldRows: lay_out_field_rows,
    Figure: lay_out_figure,
    Footnotes: lambda block, place, setting: lay_out_footnotes(block, place, setting, lay_out_blocks),
    Heading: _heading,
    Mark: lay_out_mark,
    Panel: lambda block, place, setting: lay_out_panel(block, place, setting, lay_out_blocks),
    Paragraph: _paragraph,
    PracticeBox: lay_out_practice,
    QrCode: lay_out_qr,
    Steps: lambda block, place, setting: lay_out_steps(block, place, setting, lay_out_blocks),
    Table: lambda block, place, setting: lay_out_table(block, place, setting, lay_out_blocks),
    Timeline: lambda block, place, setting: lay_out_timeline(block, place, setting, lay_out_blocks),
}
