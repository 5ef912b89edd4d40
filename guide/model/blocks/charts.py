"""Figures as a drawing, and the same figures as a table."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from guide.base.problems import Position
from guide.model.blocks.tables import Table
from guide.model.inlines import Inline


class Ranges(Struct, frozen=True):
    """From where to where each row reaches, on an axis with a tick at every `step`."""

    spans: tuple[tuple[float, float], ...]
    start: float
    end: float
    step: float


class Bars(Struct, frozen=True):
    """How long each row is, and how long it could be."""

    lengths: tuple[float, ...]
    whole: float


class Pictograph(Struct, frozen=True):
    """How many of a whole each row is."""

    counts: tuple[int, ...]
    whole: int
    icon: Literal["person", "dot"]


Graph = Ranges | Bars | Pictograph


class Chart(Struct, frozen=True):
    """A drawing of numbers, with its alternative text. Its words are those of the table, which has a row for each of the
    drawing's: its head, and what the figure says. `axis` is printed below, `mark` beside an empty strip to fill in;
    `ends` are the numbers at both ends of each row, as they are printed.

    Where there is room, the table is set below it (`tabled`).
    """

    key: int
    graph: Graph
    alt: str
    caption: tuple[Inline, ...]
    axis: tuple[Inline, ...]
    mark: tuple[Inline, ...]
    ticks: tuple[str, ...]
    ends: tuple[tuple[str, str], ...]
    table: Table
    at: Position
    tabled: bool = False
