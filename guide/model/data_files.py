"""Tables, charts, checklists and logs, as their YAML files say them. `type` says which one a file is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from guide.model.blocks import Urgency
from guide.model.topic import Prose


@dataclass(frozen=True, slots=True)
class ColumnSource:
    """A column of a table: its head, and its share of the width (0: by content)."""

    title: Prose
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class CellSource:
    """A cell that has a picture above or beside its text."""

    text: Prose
    picture: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class TableSource:
    """`type: table`. Each row maps column names to cells; `row-header` names the column that heads its row."""

    type: Literal["table"]
    row_header: str
    columns: dict[str, ColumnSource]
    rows: tuple[dict[str, CellSource | Prose], ...]
    caption: Prose | None = None


@dataclass(frozen=True, slots=True)
class CauseSource:
    name: Prose
    short: Prose
    means: Prose
    see: Prose


@dataclass(frozen=True, slots=True)
class SignSource:
    text: Prose
    causes: tuple[str, ...]
    when: Urgency


@dataclass(frozen=True, slots=True)
class ChartSource:
    """`type: chart`. Signs crossed with causes; `when` says how soon to call about the sign."""

    type: Literal["chart"]
    causes: dict[str, CauseSource]
    signs: tuple[SignSource, ...]
    caption: Prose | None = None


@dataclass(frozen=True, slots=True)
class FieldSource:
    id: str
    label: Prose
    kind: Literal["text", "check"] = "text"
    width: float = 1.0
    row: int = 0
    tooltip: str = ""


@dataclass(frozen=True, slots=True)
class CheckSource:
    id: str
    text: Prose


@dataclass(frozen=True, slots=True)
class CheckColumnSource:
    kind: Urgency
    title: Prose
    items: tuple[CheckSource, ...]


@dataclass(frozen=True, slots=True)
class QuestionSource:
    id: str
    text: Prose
    lines: int = 1


@dataclass(frozen=True, slots=True)
class NotesSource:
    id: str
    label: Prose
    lines: int = 3


@dataclass(frozen=True, slots=True)
class ChecklistSource:
    """`type: checklist`. A child block, columns of things to tick, questions, notes."""

    type: Literal["checklist"]
    child: tuple[FieldSource, ...] = ()
    columns: tuple[CheckColumnSource, ...] = ()
    questions: tuple[QuestionSource, ...] = ()
    notes: NotesSource | None = None


@dataclass(frozen=True, slots=True)
class LogColumnSource:
    id: str
    title: Prose
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class LogRowSource:
    id: str
    title: Prose


@dataclass(frozen=True, slots=True)
class LogSource:
    """`type: log`. A table to fill in: every row has a field for every column."""

    type: Literal["log"]
    row_title: Prose
    columns: tuple[LogColumnSource, ...]
    rows: tuple[LogRowSource, ...]


DataSource = TableSource | ChartSource | ChecklistSource | LogSource
