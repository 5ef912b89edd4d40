"""A state of the sheets: its finished files, and what is said of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

# Language, handout, edition.
Key: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class StateFile:
    """A file of a state, with what the manifest says of it."""

    language: str
    handout: str
    edition: str
    title: str
    pages: int
    review: str
    pdf: bytes


@dataclass(frozen=True, slots=True)
class State:
    """The files of a state; `name` says in words what it is."""

    name: str
    files: dict[Key, StateFile]
