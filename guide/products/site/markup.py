"""Blocks into HTML: a macro of `templates/blocks.html` for each kind of block.

All words go through Jinja2's escaping; `Markup` comes from templates alone.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, Template
from markupsafe import Markup
from msgspec import Struct

from guide.model.blocks import Block, Cell, Chart, Paragraph, PracticeBox, Table
from guide.model.inlines import Break, Inline, Link, Words, footnote_number, plain
from guide.model.picture import AnyPicture, Photo, Picture
from guide.products.site.charts import ChartLook
from guide.products.site.screen import without_pages
from guide.products.site.svg import icon

# The template's name for each kind of inline; page numbers are links here (screen.py).
INLINES: dict[type, str] = {Words: "words", Link: "link", Break: "break"}
# The longer side of a photo on a page, in pixels of CSS.
PHOTO_SIDE = 640.0
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


class Drawings(Struct, frozen=True):
    """The paths of pictures from the page, the icons of the theme, and how charts look. Pictures are identified by content: two topics,
    or a practice's logo, may share a name."""

    addresses: Mapping[AnyPicture, str]
    icons: dict[tuple[str, str], Picture]
    charts: ChartLook


class Markups:
    """Makes the HTML of one handout."""

    def __init__(self, templates: Environment, drawings: Drawings, headings: dict[str, str], language: str) -> None:
        self._drawings, self._language = drawings, language
        self._headings = headings
        self._macros = _with_helpers(templates.get_template("blocks.html"), self)

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        """The blocks one after the other. A box for a stamp is for paper and left out."""
        made = (getattr(self._macros, macro_of(type(block)))(block) for block in blocks if not _is_stamp(block))
        return Markup("").join(made)

    def inlines(self, inlines: tuple[Inline, ...]) -> Markup:
        """Words, links and line breaks."""
        made: Markup = getattr(self._macros, "inlines")(without_pages(inlines, self._headings))  # noqa: B009
        return made

    def picture(self, picture: AnyPicture) -> str:
        return self._drawings.addresses[picture]

    def chart(self, block: Chart) -> list[dict[str, Any]]:
        """The drawings of a chart."""
        return self._drawings.charts.drawings(block, self._language)

    def icon(self, group: str, kind: str) -> dict[str, Any] | None:
        """The drawing of an icon; None if the theme has none for it."""
        found = self._drawings.icons.get((group, kind))
        return icon(found) if found else None


@functools.cache
def macro_of(kind: type) -> str:
    """The macro of a kind of block has its name: `bullet_list` is for a `BulletList`."""
    return _CAPITAL.sub("_", kind.__name__).lower()


def _with_helpers(template: Template, own: Markups) -> object:
    """The macros, which call back for the content of a block."""
    return template.make_module(
        {
            "blocks": own.blocks,
            "inline": own.inlines,
            "picture_address": own.picture,
            "picture_size": picture_size,
            "icon_drawing": own.icon,
            "chart_drawings": own.chart,
            "column_title": column_title,
            "inline_kind": lambda inline: INLINES[type(inline)],
            "link_address": link_address,
            "plain": plain,
            "footnote_number": footnote_number,
        }
    )


def picture_size(picture: AnyPicture) -> tuple[float, float]:
    """The size at which a picture is shown, if there is room: a photo has more pixels than it takes up."""
    if not isinstance(picture, Photo):
        return picture.width, picture.height
    scale = min(1.0, PHOTO_SIDE / max(picture.width, picture.height))
    return round(picture.width * scale), round(picture.height * scale)


def column_title(table: Table, index: int) -> str:
    """The words at the head of a column: the labels of cells if the table is set as cards."""
    return _words(table.header.cells[index])


def link_address(target: str) -> str:
    """A link's address; that of a heading is encoded, as it may have letters of any script."""
    return f"#{quote(target[1:])}" if target.startswith("#") else target


def _words(cell: Cell) -> str:
    return " ".join(plain(block.inlines) for block in cell.blocks if isinstance(block, Paragraph))


def _is_stamp(block: Block) -> bool:
    return isinstance(block, PracticeBox) and block.stamp is not None
