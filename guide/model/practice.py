"""`practices/*.yaml`: what a practice says of itself, for its block on the sheets."""

from __future__ import annotations

from dataclasses import dataclass

from guide.model.picture import Picture, Raster
from guide.model.topic import Prose
from guide.problems import Position
from guide.units import Colour


@dataclass(frozen=True, slots=True)
class LogoSource:
    """A picture in the folder of the practice file: SVG, PNG or JPEG. `alt` says what it shows."""

    file: Prose
    alt: Prose


@dataclass(frozen=True, slots=True)
class LocalContact:
    """The local Early Intervention office. Without a `name` the sheets call it Early Intervention."""

    phone: Prose
    name: Prose | None = None


@dataclass(frozen=True, slots=True)
class PracticeSource:
    """The file, key by key. `languages` are those of the sheets that the practice hands out; none means all."""

    name: Prose
    phone: Prose
    address: Prose | None = None
    after_hours: Prose | None = None
    early_intervention: LocalContact | None = None
    web: Prose | None = None
    logo: LogoSource | None = None
    accent: Colour | None = None
    languages: tuple[Prose, ...] = ()


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice file that was read, with its logo. `places` says where the value of each key stands."""

    source: PracticeSource
    logo: Picture | Raster | None
    path: str
    places: dict[str, Position]

    def at(self, key: str) -> Position:
        return self.places.get(key, Position(self.path))

    @property
    def name(self) -> str:
        return said(self.source.name)

    @property
    def phone(self) -> str:
        return said(self.source.phone)


def said(text: Prose | None) -> str:
    """A text of the file on one line; "" for none."""
    return " ".join(text.text.split()) if text else ""
