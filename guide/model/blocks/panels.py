"""Frames and columns with blocks in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from guide.base.problems import Position
from guide.model.blocks.pictures import Figure
from guide.model.blocks.text import Heading
from guide.model.inlines import Inline

if TYPE_CHECKING:
    from guide.model.blocks import Block

CalloutKind = Literal[
    "main", "emergency", "call-now", "call-soon", "next-visit", "at-home", "safety", "try", "note", "do", "dont",
]  # fmt: skip
# How soon to call, from the most urgent down.
Urgency = Literal["emergency", "call-now", "call-soon", "next-visit", "at-home"]


class Callout(Struct, frozen=True):
    """A box with a meaning; its kind decides its icon and colours. A figure is at its right."""

    key: int
    kind: CalloutKind
    heading: Heading
    figure: Figure | None
    blocks: tuple[Block, ...]
    at: Position


PanelTag = Literal["Sect", "BlockQuote"]


class Panel(Struct, frozen=True):
    """A frame with words in it. `tag` is its structure element; `style` names how it looks, in `panels` of the theme."""

    key: int
    tag: PanelTag
    style: str
    heading: Heading | None
    blocks: tuple[Block, ...]
    at: Position


class Column(Struct, frozen=True):
    """One of the columns of a `Columns` block."""

    key: int
    blocks: tuple[Block, ...]
    at: Position


class Columns(Struct, frozen=True):
    """Short texts side by side, read one after the other. `boxed` draws each as a card; with `fill`, a last one that is
    alone in its row takes the whole width. Posters leave `detail` out."""

    key: int
    columns: tuple[Column, ...]
    at: Position
    boxed: bool = False
    fill: bool = False
    detail: bool = False


class TimelineEntry(Struct, frozen=True):
    """An age, and what happens then."""

    key: int
    age: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    at: Position


class Timeline(Struct, frozen=True):
    """Ages from the first to the last, on a line."""

    key: int
    entries: tuple[TimelineEntry, ...]
    at: Position


class Step(Struct, frozen=True):
    """One thing to do, with its picture."""

    key: int
    number: int
    heading: Heading
    figure: Figure | None
    blocks: tuple[Block, ...]
    at: Position


class Steps(Struct, frozen=True):
    """Numbered things to do."""

    key: int
    steps: tuple[Step, ...]
    at: Position
