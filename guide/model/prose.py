"""A text of a YAML file with inline Markdown."""

from __future__ import annotations

from msgspec import Struct

from guide.base.problems import Position


class Prose(Struct, frozen=True):
    """A text with inline Markdown, and its place."""

    text: str
    at: Position
