"""What one fills in or ticks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from guide.base.problems import Position
from guide.model.inlines import Inline


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell to write in. `name` is unique in the handout; `tooltip` says row and column."""

    key: int
    name: str
    tooltip: str
    at: Position


@dataclass(frozen=True, slots=True)
class Field:
    """Something to fill in, by pen or on screen. `name` is unique in the handout, `lines` its height; `short` says that
    what one writes is a name, a date or a number."""

    key: int
    name: str
    kind: Literal["text", "check"]
    label: tuple[Inline, ...]
    tooltip: str
    width: float
    lines: int
    at: Position
    short: bool = False


@dataclass(frozen=True, slots=True)
class FieldRows:
    """Rows of fields; a row shares its width out by the fields' widths. `fill` takes what the page has left."""

    key: int
    rows: tuple[tuple[Field, ...], ...]
    at: Position
    fill: bool = False


@dataclass(frozen=True, slots=True)
class CheckList:
    """Things to tick."""

    key: int
    items: tuple[Field, ...]
    at: Position
