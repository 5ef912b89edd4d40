"""How a chart looks, and what did not fit into it."""

from __future__ import annotations

from msgspec import Struct

from guide.base.units import Colour


class Style(Struct, frozen=True):
    """How a chart looks in an edition. `hatched` bars save toner."""

    size: float
    leading: float
    ink: Colour
    accent: Colour
    line: Colour
    hatched: bool


class Wide(Struct, frozen=True):
    """A word that is wider than its column; `row` is the row that it is a label of, -1 for others."""

    word: str
    width: float
    room: float
    row: int = -1
