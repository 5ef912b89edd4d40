"""What was measured, for the page of results."""

from __future__ import annotations

from dataclasses import dataclass

from bench.editing import Editing
from bench.frozen import HANDOUT
from bench.measure import Run
from bench.merging import Merged
from bench.words import Said

# What is run, by the names that the page of results shows.
IMPORTS_NAME, HANDOUT_NAME = "Python imports the libraries", "one sheet, one edition"
WHOLE_NAME, SET_BY_TYPST = "every handout and edition", "the same set by Typst"
HANDOUT_BY_TYPST = f"{HANDOUT} by Typst"


@dataclass(frozen=True, slots=True)
class Results:
    """All that was measured. `own` and `sheets` by what is run, `by_size` by program and pages, `warm` seconds of
    each document by program, round after round, of `warm_pages` pages; `whole` what the files of the complete set say;
    `editing` how long an editor waits; `merged` a sheet for many practices."""

    own: dict[str, list[Run]]
    handouts: dict[str, list[Run]]
    by_size: dict[tuple[str, int], list[Run]]
    said: dict[tuple[str, int], Said]
    warm: dict[str, list[list[float]]]
    warm_pages: dict[str, int]
    whole: dict[str, list[Said]]
    editing: Editing
    merged: Merged
