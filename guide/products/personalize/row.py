"""A practice as found in a file of many."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from guide.base.problems import Position, Problem
from guide.model.practice import Practice
from guide.read.practice import LARGEST_FILE
from guide.read.yaml_nodes import Mapping

# A row is at most as large as a practice file.
LARGEST_ROW = LARGEST_FILE


class Row(Struct, frozen=True):
    """A practice as found in a file: its number, counted from 1 with the header, its id, and its content, or the
    problems that kept it from being read. Its content becomes a practice once it is bound."""

    number: int
    identity: str
    at: Position
    said: Mapping | Path | Practice | None
    problems: tuple[Problem, ...] = ()
