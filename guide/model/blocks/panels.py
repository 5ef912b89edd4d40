"""Frames and columns with blocks in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from guide.base.problems import Position
from guide.model.blocks.pictures import Figure
from guide.model.blocks.text import Heading

if TYPE_CHECKING:
    from guide.model.blocks import Block

CalloutKind = Literal["main", "call-now", "call-soon", "next-visit", "safety", "try"]
Urgency = Literal["call-soon", "next-visit"]


@dataclass(frozen=True, slots=True)
class Callout:
    """A box that means something; its kind decides its icon and colours. A figure stands at its right."""

    key: int
    kind: CalloutKind
    heading: Heading
    blocks: tuple[Block, ...]
    at: Position
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One of the columns of a `Columns` block."""

    key: int
    blocks: tuple[Block, ...]
    at: Position


@dataclass(frozen=True, slots=True)
class Columns:
    """Short texts side by side, read one after the other. `boxed` draws each as a card."""

    key: int
    columns: tuple[Column, ...]
    at: Position
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, with its picture."""

    key: int
    number: int
    heading: Heading
    figure: Figure | None
    blocks: tuple[Block, ...]
    at: Position


@dataclass(frozen=True, slots=True)
class Steps:
    """Numbered things to do."""

    key: int
    steps: tuple[Step, ...]
    at: Position
