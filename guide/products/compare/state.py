"""A state of the sheets: its finished files, and what is said of each."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

# Language, handout, edition.
Key: TypeAlias = tuple[str, str, str]


class StateFile(Struct, frozen=True):
    """A file of a state, with what the manifest says of it."""

    language: str
    handout: str
    edition: str
    title: str
    pages: int
    review: str
    pdf: bytes


class State(Struct, frozen=True):
    """The files of a state; `name` says in words what it is."""

    name: str
    files: dict[Key, StateFile]


class StateError(Exception):
    """What was named is no state of the sheets; the message says why."""
