"""A checklist, as its YAML file says it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from guide.model.blocks import Urgency
from guide.model.prose import Prose


class FieldSource(Struct, frozen=True):
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


class CheckSource(Struct, frozen=True):
    """A thing to tick: a sign of the topic, or several that share a box, or words of its own."""

    id: str = ""
    """A name for the box that no other field of the handout has; for a sign, its name if this is left out."""
    text: Prose | None = None
    """The words beside the box."""
    sign: tuple[Prose, ...] | Prose = ()
    """The name of the sign to tick, in place of words; or several names, whose words are joined by "or"."""
    wording: Literal["parents", "short"] = "parents"
    """Which of the sign's wordings is beside the box."""


class CheckColumnSource(Struct, frozen=True):
    """A column of things to tick."""

    kind: Urgency
    """How soon to tell the doctor about what is ticked; it sets the look of the column."""
    title: Prose
    """The heading of the column."""
    items: tuple[CheckSource, ...]
    """What there is to tick, at least one thing."""


class QuestionSource(Struct, frozen=True):
    """A question with room for the answer."""

    id: str
    """A name for the answer that no other field of the handout has."""
    text: Prose
    """The question."""
    lines: int = 1
    """How many lines there are to write on."""


class NotesSource(Struct, frozen=True):
    """Room for notes."""

    id: str
    """A name for the notes that no other field of the handout has."""
    label: Prose
    """The heading of the room for notes."""
    lines: int = 3
    """How many lines there are at least; the notes take what the page has left."""


class ChecklistSource(Struct, frozen=True):
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
