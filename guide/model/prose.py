"""A text of a YAML file in which inline Markdown counts."""

from __future__ import annotations

from msgspec import Struct

from guide.base.problems import Position


class Prose(Struct, frozen=True):
    """A text in which inline Markdown counts, and where it stands."""

    text: str
    at: Position
