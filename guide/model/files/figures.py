"""Charts that are drawn, as in their YAML files: their figures are facts."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from guide.model.files.table import CellSource
from guide.model.prose import Prose


class FigureRowSource(Struct, frozen=True):
    """A row of a chart: what is counted or measured, and how much."""

    label: Prose
    """What the figure is about, beside it in the chart."""
    fact: Prose
    """The name of the fact that has the figure."""


class RangesSource(Struct, frozen=True):
    """Ranges below each other on one axis, such as the ages at which babies learn something."""

    type: Literal["ranges"]
    """What this file is: a chart of ranges."""
    caption: Prose
    """What the chart shows, above it."""
    axis: Prose
    """What the axis counts, such as `Age in months`; also the head of the column of figures where the chart is a table."""
    unit: str
    """The unit of all its facts, such as `months`."""
    label: Prose
    """What the rows are, as the head of their column where the chart is a table."""
    rows: tuple[FigureRowSource, ...]
    """The ranges from top to bottom; their facts have two numbers."""
    start: float = 0.0
    """Where the axis begins."""
    end: float = 0.0
    """Where the axis ends; 0 means as far as the ranges need."""
    mark: Prose | None = None
    """Words beside an empty strip along the axis, to mark something in, such as `Your baby’s age`."""


class BarsSource(Struct, frozen=True):
    """Counts or rates beside each other as bars that begin at 0."""

    type: Literal["bars"]
    """What this file is: a chart of bars."""
    caption: Prose
    """What the chart shows, above it."""
    label: Prose
    """What the rows are, as the head of their column where the chart is a table."""
    value: Prose
    """What the figures are, as the head of their column there."""
    unit: str
    """The unit of all its facts."""
    rows: tuple[FigureRowSource, ...]
    """The bars from top to bottom; their facts have one number, or a share such as [4, 100], all of one whole."""
    whole: float = 0.0
    """What the longest bar could be, such as 100 for percent; 0 means as far as the largest figure."""


class PictographSource(Struct, frozen=True):
    """Shares of a whole as rows of small figures, such as 4 in 100 babies."""

    type: Literal["pictograph"]
    """What this file is: a pictograph."""
    caption: Prose
    """What the chart shows, above it."""
    label: Prose
    """What the rows are, as the head of their column where the chart is a table."""
    value: Prose
    """What the figures are, as the head of their column there."""
    unit: str
    """The unit of all its facts."""
    rows: tuple[FigureRowSource, ...]
    """The shares from top to bottom; their facts have two numbers, such as [4, 100], all of one whole of at most 100."""
    icon: Literal["person", "dot"] = "person"
    """What stands for one of the whole."""


class CauseRowSource(Struct, frozen=True):
    """A cause: what it is, and its signs."""

    name: Prose
    """What the row begins with: the cause in plain words, or what parents see of it, as in the picture."""
    means: Prose | CellSource
    """What it is, in a sentence; posters leave it out, but for words of its own for them: `{text: …, poster: …}`."""
    signs: tuple[Prose, ...]
    """The names of the signs that parents may see; words, urgency and picture come from the topic's list."""
    picture: str = ""
    """The name of a picture of what parents may see; the drawing of the first sign that has one, if none is named."""
    alt: str = ""
    """What the picture shows, for people who cannot see it."""


class CausesSource(Struct, frozen=True):
    """Causes, each with what parents may see and how soon to call."""

    type: Literal["causes"]
    """What this file is: causes with their signs."""
    cause: Prose
    """The head of the first column, of what the rows begin with."""
    means: Prose
    """The head of the column that says what each cause is; behind it is a column for each urgency of the signs."""
    causes: tuple[CauseRowSource, ...]
    """The causes from top to bottom."""
    caption: Prose | None = None
    """A line above the causes that says what they show, or how to use them."""
    none: Prose | None = None
    """What a cell says if no sign of the cause has that urgency; posters leave it out. Without it, the cell is empty."""


FiguresSource = RangesSource | BarsSource | PictographSource
