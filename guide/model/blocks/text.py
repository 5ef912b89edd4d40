"""Headings, paragraphs, lists, the contents list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from guide.base.problems import Position
from guide.model.inlines import Inline

if TYPE_CHECKING:
    from guide.model.blocks import Block


class Heading(Struct, frozen=True):
    """A heading; level 1 is the title of the handout."""

    key: int
    level: int
    inlines: tuple[Inline, ...]
    slug: str
    at: Position


class Paragraph(Struct, frozen=True):
    """Running text."""

    key: int
    inlines: tuple[Inline, ...]
    at: Position
    role: Literal["body", "note"] = "body"


class ListItem(Struct, frozen=True):
    """One item: blocks, the first usually a paragraph."""

    key: int
    blocks: tuple[Block, ...]
    at: Position


class BulletList(Struct, frozen=True):
    """A bulleted or numbered list, set in one column or two."""

    key: int
    ordered: bool
    items: tuple[ListItem, ...]
    at: Position
    start: int = 1
    columns: int = 1


class Footnote(Struct, frozen=True):
    """A footnote, or a source that the text refers to. Its number is a link to `back`, where the text refers to it first;
    `says` is what a screen reader says for that link."""

    key: int
    number: int
    slug: str
    back: str
    says: str
    link_key: int
    blocks: tuple[Block, ...]
    at: Position


class Footnotes(Struct, frozen=True):
    """All footnotes, at the end of the handout."""

    key: int
    heading: Heading
    notes: tuple[Footnote, ...]
    at: Position


class Contents(Struct, frozen=True):
    """The contents list; shown when the handout has more than four pages."""

    key: int
    heading: Heading
    entries: tuple[ContentsEntry, ...]
    at: Position


class ContentsEntry(Struct, frozen=True):
    key: int
    text: str
    slug: str
