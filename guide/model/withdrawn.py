"""A sheet that is no longer offered: what its page on the site and the manifest say about it."""

from __future__ import annotations

import datetime

from msgspec import Struct

from guide.base.problems import Position
from guide.model.files.labels import Labels


def full_name(named: str, beside: str) -> str:
    """The full name of a sheet, `TOPIC/HANDOUT`, that another one names: without a topic it is in the same one."""
    return named if "/" in named else f"{beside.rpartition('/')[0]}/{named}"


class Withdrawn(Struct, frozen=True):
    """A sheet withdrawn in a language. `replaced_by` is the name of the sheet to use instead, or "": with its topic,
    `TOPIC/HANDOUT`, if that is another one."""

    name: str
    topic: str
    language: str
    number: str
    title: str
    edition: datetime.date
    on: datetime.date | None
    reason: str
    replaced_by: str
    publisher: str
    labels: Labels
    at: Position
    keys: dict[str, Position]

    def position_of(self, key: str) -> Position:
        """Where a key of the front matter is."""
        return self.keys.get(key, self.at)
