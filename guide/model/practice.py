"""A practice file that was read, with its logo."""

from __future__ import annotations

from msgspec import Struct

from guide.base.problems import Position
from guide.model.files.practice import PracticeSource
from guide.model.picture import Picture, Raster
from guide.model.prose import Prose


class Practice(Struct, frozen=True):
    """A practice file that was read, with its logo. `positions` says where the value of each key is."""

    source: PracticeSource
    logo: Picture | Raster | None
    path: str
    positions: dict[str, Position]

    def at(self, key: str) -> Position:
        return self.positions.get(key, Position(self.path))

    @property
    def printed(self) -> object:
        """All that handouts print of it, without the places in its file."""
        return _without_places(self.source), self.logo

    @property
    def name(self) -> str:
        return said(self.source.name)

    @property
    def phone(self) -> str:
        return said(self.source.phone)

    @property
    def hours(self) -> tuple[Prose, ...]:
        """The lines of the opening hours. A line break in a text, as in a cell of a table, starts a new one."""
        hours = self.source.hours
        texts = (hours,) if isinstance(hours, Prose) else hours or ()
        return tuple(Prose(line, text.at) for text in texts for line in _filled_lines(text.text))


def _without_places(value: object) -> object:
    if isinstance(value, Prose):
        return value.text
    if isinstance(value, Struct):
        return tuple(_without_places(getattr(value, field)) for field in value.__struct_fields__)
    return tuple(map(_without_places, value)) if isinstance(value, tuple) else value


def _filled_lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()] or [""]


def said(text: Prose | None) -> str:
    """A text of the file on one line; "" for none."""
    return " ".join(text.text.split()) if text else ""
