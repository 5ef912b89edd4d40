"""A state of the sheets: its finished files, with details of each."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

# Language, handout, edition.
Key: TypeAlias = tuple[str, str, str]


class StateFile(Struct, frozen=True):
    """A file of a state, with its manifest entry."""

    language: str
    handout: str
    edition: str
    title: str
    pages: int
    review: str
    pdf: bytes


class State(Struct, frozen=True):
    """The files of a state; `name` describes it."""

    name: str
    files: dict[Key, StateFile]


class StateError(Exception):
    """The given name is not a state of the sheets; the message says why."""
