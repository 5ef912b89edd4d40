"""The page of an edition: paper, margins, and what bounds a line of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from guide.units import Length


@dataclass(frozen=True, slots=True)
class Margins:
    top: Length
    right: Length
    bottom: Length
    left: Length


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """The page. `measure` and `characters` bound lines of running text; `head` and `foot` are the heights that
    the running head and foot take inside the margins, the foot at least; 0 is no head. `limited` says that a
    handout's own page limits hold. `sides: booklet` sets two pages to a side of paper, for a fold; `paper` names
    the paper where the page is not all of it."""

    name: str
    width: Length
    height: Length
    margins: Margins
    measure: Length
    characters: int
    head: Length
    foot: Length
    limited: bool = True
    sides: Literal["single", "booklet"] = "single"
    paper: str = ""
