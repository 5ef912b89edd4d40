"""Headings, paragraphs, lists, the contents list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from guide.base.problems import Position
from guide.model.inlines import Inline

if TYPE_CHECKING:
    from guide.model.blocks import Block


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of the handout."""

    key: int
    level: int
    inlines: tuple[Inline, ...]
    slug: str
    at: Position


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    key: int
    inlines: tuple[Inline, ...]
    at: Position
    role: Literal["body", "note"] = "body"


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item: blocks, of which the first is usually a paragraph."""

    key: int
    blocks: tuple[Block, ...]
    at: Position


@dataclass(frozen=True, slots=True)
class BulletList:
    """A bulleted or numbered list, set in one column or two."""

    key: int
    ordered: bool
    items: tuple[ListItem, ...]
    at: Position
    start: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents list; shown when the handout has more than four pages."""

    key: int
    heading: Heading
    entries: tuple[ContentsEntry, ...]
    at: Position


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    key: int
    text: str
    slug: str
