"""What readers fill in or tick."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from guide.base.problems import Position
from guide.model.inlines import Inline


class Entry(Struct, frozen=True):
    """A cell to write in. `name` is unique in the handout; `tooltip` says row and column."""

    key: int
    name: str
    tooltip: str
    at: Position


class Field(Struct, frozen=True):
    """Something to fill in, by pen or on screen. `name` is unique in the handout, `lines` its height; `short` means a
    name, a date or a number."""

    key: int
    name: str
    kind: Literal["text", "check"]
    label: tuple[Inline, ...]
    tooltip: str
    width: float
    lines: int
    at: Position
    short: bool = False


class FieldRows(Struct, frozen=True):
    """Rows of fields; the fields' widths divide the width of a row. `fill` takes the rest of the page."""

    key: int
    rows: tuple[tuple[Field, ...], ...]
    at: Position
    fill: bool = False


class CheckList(Struct, frozen=True):
    """Things to tick."""

    key: int
    items: tuple[Field, ...]
    at: Position
