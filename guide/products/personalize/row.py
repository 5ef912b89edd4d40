"""A practice as it stands in a file of many."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from guide.base.problems import Position, Problem
from guide.model.practice import Practice
from guide.read.practice import LARGEST_FILE
from guide.read.yaml_nodes import Mapping

# A row has at most what a practice file may have.
LARGEST_ROW = LARGEST_FILE


class Row(Struct, frozen=True):
    """A practice as it stands in a file: its number, counted from 1 with the header, its id, and what it says, or
    the problems that kept it from being read. What it says is a practice once it is bound."""

    number: int
    identity: str
    at: Position
    said: Mapping | Path | Practice | None
    problems: tuple[Problem, ...] = ()
