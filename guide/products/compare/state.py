"""A state of the sheets: its finished files, with details of each."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

# Language, topic, handout, edition. The topic is "" in a folder that an earlier program made.
Key: TypeAlias = tuple[str, str, str, str]


class StateFile(Struct, frozen=True):
    """A file of a state, with its manifest entry."""

    language: str
    topic: str
    handout: str
    edition: str
    title: str
    pages: int
    review: str
    pdf: bytes

    @property
    def path(self) -> str:
        place = f"{self.language}/{self.topic}" if self.topic else self.language
        return f"{place}/{self.handout}.{self.edition}.pdf"


class State(Struct, frozen=True):
    """The files of a state; `name` describes it."""

    name: str
    files: dict[Key, StateFile]


class StateError(Exception):
    """The given name is not a state of the sheets; the message says why."""
