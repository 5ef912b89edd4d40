"""Tables, charts, checklists and logs, as their YAML files say them. `type` says which one a file is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from guide.model.blocks import Urgency
from guide.model.topic import Prose


@dataclass(frozen=True, slots=True)
class ColumnSource:
    """A column of a table."""

    title: Prose
    """The head of the column."""
    width: float = 0.0
    """The share of the width that the column has; 0 is as wide as its words need."""


@dataclass(frozen=True, slots=True)
class CellSource:
    """A cell that has a picture above or beside its text."""

    text: Prose
    """The words of the cell."""
    picture: str = ""
    """The name of the picture in the cell."""
    alt: str = ""
    """What the picture shows, for those who cannot see it."""


@dataclass(frozen=True, slots=True)
class TableSource:
    """A table."""

    type: Literal["table"]
    """What this file is: a table."""
    row_header: str
    """The name of the column that names its row."""
    columns: dict[str, ColumnSource]
    """The columns from left to right, each under a name of its own."""
    rows: tuple[dict[str, CellSource | Prose], ...]
    """The rows from top to bottom; each has a text, or a text with a picture, for every column."""
    caption: Prose | None = None
    """A line above the table that says what it shows."""


@dataclass(frozen=True, slots=True)
class CauseSource:
    """A cause, with a card of its own and a column of the chart."""

    name: Prose
    """The cause, as the heading of its card."""
    short: Prose
    """The cause in a few words, as the head of its column."""
    means: Prose
    """What it is, in a sentence or two."""
    see: Prose
    """What one may see."""


@dataclass(frozen=True, slots=True)
class SignSource:
    """A sign, a row of the chart: one of the topic's signs, or words of its own."""

    causes: tuple[str, ...]
    """The names of the causes that may be behind it."""
    sign: Prose | None = None
    """The name of one of the topic's signs, which has its own words and urgency."""
    text: Prose | None = None
    """The sign, as parents see it, where it is not one of the topic's."""
    when: Urgency | None = None
    """How soon to tell the doctor about it, where it is not one of the topic's."""


@dataclass(frozen=True, slots=True)
class ChartSource:
    """Signs crossed with causes."""

    type: Literal["chart"]
    """What this file is: a chart."""
    causes: dict[str, CauseSource]
    """The causes, each under a name of its own."""
    signs: tuple[SignSource, ...]
    """The signs from top to bottom."""
    caption: Prose | None = None
    """A line above the signs that says what they show."""


@dataclass(frozen=True, slots=True)
class FieldSource:
    """A field about the child."""

    id: str
    """A name for the field that no other field of the handout has."""
    label: Prose
    """What to fill in, printed beside the field."""
    kind: Literal["text", "check"] = "text"
    """A line to write on, or a box to tick."""
    width: float = 1.0
    """The share of its row that the field has."""
    row: int = 0
    """The number of the row in which the field stands, counted from 0."""
    tooltip: str = ""
    """What a screen reader says of the field, if the label is not enough."""
    long: bool = False
    """Whether one writes sentences there, and no name, date or number: on a screen the field then grows."""


@dataclass(frozen=True, slots=True)
class CheckSource:
    """A thing to tick: a sign of the topic, or several that share a box, or words of its own."""

    id: str = ""
    """A name for the box that no other field of the handout has; for a sign, its name if this is left out."""
    text: Prose | None = None
    """The words beside the box."""
    sign: tuple[Prose, ...] | Prose = ()
    """The name of the sign to tick, in place of words; or several names, whose words are joined by "or"."""
    wording: Literal["parents", "short"] = "parents"
    """Which of the sign's wordings is beside the box."""


@dataclass(frozen=True, slots=True)
class CheckColumnSource:
    """A column of things to tick."""

    kind: Urgency
    """How soon to tell the doctor about what is ticked; it sets the look of the column."""
    title: Prose
    """The heading of the column."""
    items: tuple[CheckSource, ...]
    """What there is to tick, at least one thing."""


@dataclass(frozen=True, slots=True)
class QuestionSource:
    """A question with room for the answer."""

    id: str
    """A name for the answer that no other field of the handout has."""
    text: Prose
    """The question."""
    lines: int = 1
    """How many lines there are to write on."""


@dataclass(frozen=True, slots=True)
class NotesSource:
    """Room for notes."""

    id: str
    """A name for the notes that no other field of the handout has."""
    label: Prose
    """The heading of the room for notes."""
    lines: int = 3
    """How many lines there are at least; the notes take what the page has left."""


@dataclass(frozen=True, slots=True)
class ChecklistSource:
    """Fields about a child, columns of things to tick, questions and notes."""

    type: Literal["checklist"]
    """What this file is: a checklist."""
    child: tuple[FieldSource, ...] = ()
    """The fields about the child, at the top."""
    columns: tuple[CheckColumnSource, ...] = ()
    """Columns of things to tick."""
    questions: tuple[QuestionSource, ...] = ()
    """Questions with room for an answer."""
    notes: NotesSource | None = None
    """Room for notes, at the end."""


@dataclass(frozen=True, slots=True)
class LogColumnSource:
    """A column to fill in."""

    id: str
    """A name for the column that no other column has."""
    title: Prose
    """The head of the column."""
    width: float = 1.0
    """The share of the width that the column has."""


@dataclass(frozen=True, slots=True)
class LogRowSource:
    """A row to fill in."""

    id: str
    """A name for the row that no other row has."""
    title: Prose
    """What stands at the start of the row."""


@dataclass(frozen=True, slots=True)
class LogSource:
    """A table to fill in: every row has a field for every column."""

    type: Literal["log"]
    """What this file is: a log, a table to fill in."""
    row_title: Prose
    """The head of the first column, which names the rows."""
    columns: tuple[LogColumnSource, ...]
    """The columns to fill in, from left to right."""
    rows: tuple[LogRowSource, ...]
    """The rows from top to bottom; each has a field in every column."""


DataSource = TableSource | ChartSource | ChecklistSource | LogSource
