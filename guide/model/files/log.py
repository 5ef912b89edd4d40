"""A log, as in its YAML file: a table to fill in."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from guide.model.prose import Prose


class LogColumnSource(Struct, frozen=True):
    """A column to fill in."""

    id: Prose
    """A name for the column that no other column has."""
    title: Prose
    """The head of the column."""
    width: float = 1.0
    """The column's share of the width."""


class LogRowSource(Struct, frozen=True):
    """A row to fill in."""

    id: Prose
    """A name for the row that no other row has."""
    title: Prose
    """The words at the start of the row."""


class LogSource(Struct, frozen=True):
    """A table to fill in: every row has a field for every column."""

    type: Literal["log"]
    """What this file is: a log, a table to fill in."""
    row_title: Prose
    """The head of the first column, which names the rows."""
    columns: tuple[LogColumnSource, ...]
    """The columns to fill in, from left to right."""
    rows: tuple[LogRowSource, ...]
    """The rows from top to bottom; each has a field in every column."""
