"""A checklist, as in its YAML file."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from guide.model.prose import Prose

# The five urgencies, and kinds of things to tick that are about no sign.
ColumnKind = Literal["emergency", "call-now", "call-soon", "next-visit", "at-home", "note", "safety", "do"]


class FieldSource(Struct, frozen=True):
    """A field about the child."""

    id: Prose
    """A name for the field that no other field of the handout has."""
    label: Prose
    """What to fill in, printed beside the field."""
    kind: Literal["text", "check"] = "text"
    """A line to write on, or a box to tick."""
    width: float = 1.0
    """The field's share of the width of its row."""
    row: int = 0
    """The number of the field's row, counted from 0."""
    tooltip: str = ""
    """What a screen reader says for the field, if the label is not enough."""
    long: bool = False
    """Whether the field is for sentences, not for a name, date or number; on a screen it then grows."""
    lines: int = 1
    """The number of lines to write on."""


class CheckSource(Struct, frozen=True):
    """An item to tick: a sign of the topic, several signs that share a box, or words of its own."""

    id: Prose | None = None
    """A name for the box that no other field of the handout has (default: the sign's name)."""
    text: Prose | None = None
    """The words beside the box."""
    sign: tuple[Prose, ...] | Prose = ()
    """The name of the sign to tick, instead of words; or several names, whose words are joined with "or"."""
    wording: Literal["parents", "short"] = "parents"
    """Which of the sign's wordings to print beside the box."""


class CheckColumnSource(Struct, frozen=True):
    """A column of items to tick."""

    title: Prose
    """The heading of the column."""
    items: tuple[CheckSource, ...]
    """The items to tick, at least one."""
    kind: ColumnKind = "note"
    """How soon to tell the doctor about a tick; or `note`, `safety`, `do`: things to tick that are no signs."""


class QuestionSource(Struct, frozen=True):
    """A question with room for the answer."""

    id: Prose
    """A name for the answer that no other field of the handout has."""
    text: Prose
    """The question."""
    lines: int = 1
    """The number of lines to write on."""


class NotesSource(Struct, frozen=True):
    """Room for notes."""

    id: Prose
    """A name for the notes that no other field of the handout has."""
    label: Prose
    """The heading of the room for notes."""
    lines: int = 3
    """The least number of lines; the notes take the rest of the page."""


class ChecklistSource(Struct, frozen=True):
    """Fields about a child, columns of items to tick, questions and notes."""

    type: Literal["checklist"]
    """What this file is: a checklist."""
    child: tuple[FieldSource, ...] = ()
    """The fields about the child, at the top."""
    columns: tuple[CheckColumnSource, ...] = ()
    """One to three columns of items to tick."""
    questions: tuple[QuestionSource, ...] = ()
    """Questions with room for an answer."""
    notes: NotesSource | None = None
    """Room for notes, at the end."""
