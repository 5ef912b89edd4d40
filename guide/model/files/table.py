"""A table, as in its YAML file."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from guide.model.prose import Prose


class ColumnSource(Struct, frozen=True):
    """A column of a table."""

    title: Prose
    """The head of the column."""
    width: float = 0.0
    """The column's share of the width; 0 fits its words."""
    detail: bool = False
    """Whether posters with a tile for each row leave the column out, but for cells with words of their own for posters."""


class CellSource(Struct, frozen=True):
    """A cell that has a picture above or beside its text, or words of its own for posters."""

    text: Prose
    """The words of the cell."""
    picture: str = ""
    """The name of the picture in the cell."""
    alt: str = ""
    """What the picture shows, for people who cannot see it."""
    poster: Prose | None = None
    """What posters with a tile for each row say instead, in fewer words."""


class TableSource(Struct, frozen=True):
    """A table."""

    type: Literal["table"]
    """What this file is: a table."""
    row_header: str
    """The name of the column that names its row."""
    columns: dict[str, ColumnSource]
    """The columns from left to right, each under a name of its own."""
    rows: tuple[dict[str, CellSource | Prose], ...]
    """The rows from top to bottom; each has a text, or a text with a picture, for every column."""
    caption: Prose | None = None
    """A line above the table that says what it shows."""
