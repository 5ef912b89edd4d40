"""A text of a YAML file in which inline Markdown counts."""

from __future__ import annotations

from dataclasses import dataclass

from guide.base.problems import Position


@dataclass(frozen=True, slots=True)
class Prose:
    """A text in which inline Markdown counts, and where it stands."""

    text: str
    at: Position
