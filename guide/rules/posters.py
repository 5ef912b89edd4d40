"""Posters are read from two meters: a large title, large type, large pictures (criteria, row 4)."""

from __future__ import annotations

import math
from collections.abc import Iterator

from guide.base.problems import Position, Problems
from guide.model.blocks import Paragraph, Table
from guide.model.kinds import kind_of
from guide.model.page import PlacedPicture, Tagged, Text
from guide.model.scales import TextStyle
from guide.model.walk import walk
from guide.read.records import key_name
from guide.rules.context import PageContext

MM = 72 / 25.4
CLOSE = 0.001


def check(context: PageContext, problems: Problems) -> None:
    if not context.layout.page.poster:
        return
    criteria, small_print = context.criteria, _small_print(context)
    title = context.tree[context.handout.heading.key, ""]
    said: set[tuple[Position, float]] = set()
    for item in (item for page in context.pages for item in page.items):
        if not isinstance(item.role, Tagged):
            continue
        above = set(_above(item.role.node, context))
        if above & small_print:
            continue
        if isinstance(item, PlacedPicture):
            _check_picture(item, above, context, problems)
        elif isinstance(item, Text):
            least = criteria.poster_title_least if title in above else criteria.poster_type_least
            found = context.at(item.role), item.size
            if item.size < least - CLOSE and found not in said:
                said.add(found)
                what = "title" if title in above else f"text `{item.string.strip()}`"
                problems.error(
                    found[0], "poster", f"the {what} is set in {item.size:g} pt, {least - item.size:g} pt less than a poster needs",
                    _mended(item, title in above, context),
                )  # fmt: skip


def _check_picture(item: PlacedPicture, above: set[int], context: PageContext, problems: Problems) -> None:
    least, layout = context.criteria.poster_picture_least, context.layout
    if item.box.width >= least - CLOSE:
        return
    needed = math.ceil(least + 2 * layout.theme.card.edge_width)
    if any(context.tree.nodes[node].tag == "Table" for node in above):
        hint = (
            f"give every row of the table a picture, so that it has tiles, and set {layout.where('spacing', 'tile-width')} "
            f"to at least {needed}pt"
        )
    else:
        hint = f"raise {layout.where('spacing', 'figure-height')}, or leave the picture out"
    problems.error(
        context.at(item.role), "poster",
        f"this picture is {item.box.width / MM:.1f} mm wide, {(least - item.box.width) / MM:.1f} mm less than a poster needs", hint,
    )  # fmt: skip


def _mended(item: Text, is_title: bool, context: PageContext) -> str:
    """Where the size comes from."""
    criteria, scale = context.criteria, context.layout.theme.type
    if is_title and scale.title.size >= criteria.poster_title_least:
        return f"shorten the title, or delete {context.layout.where('flow', 'title')}"
    least = criteria.poster_title_least if is_title else criteria.poster_type_least
    styles = {key_name(field): getattr(scale, field) for field in scale.__struct_fields__}
    named = [context.layout.where("type", name, "size") for name, style in styles.items() if _is_of(item, style)]
    return f"set {' and '.join(named) or context.layout.where('type')} to at least {least:g}pt"


def _is_of(item: Text, style: TextStyle) -> bool:
    return style.size == item.size and style.face == item.face


def _above(node: int, context: PageContext) -> Iterator[int]:
    """A node of the structure and all it is in."""
    while node >= 0:
        yield node
        node = context.tree.nodes[node].parent


def _small_print(context: PageContext) -> set[int]:
    """The nodes of what is read from close by."""
    tree, handout = context.tree, context.handout
    keys = [handout.status_key]
    for block in walk(handout.blocks):
        if isinstance(block, Table):
            keys.append(block.header.key)
        elif kind_of(block).small_print or (isinstance(block, Paragraph) and block.role == "note"):
            keys.append(block.key)
    return {tree.found[key, ""] for key in keys if (key, "") in tree.found}
