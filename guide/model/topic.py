"""What the YAML files of a topic say, key by key. The reader fills these; a field without default is required.

Key names are the field names with `-` for `_`.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Literal

from guide.model.blocks import CalloutKind, Urgency
from guide.problems import Position


@dataclass(frozen=True, slots=True)
class Prose:
    """A text in which inline Markdown counts, and where it stands."""

    text: str
    at: Position


Grade = Literal["read", "second-hand"]
Audience = Literal["parents", "clinicians"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure, said once. `value` is a number, or two for a range; `say` puts it into words by language."""

    value: float | tuple[float, ...]
    say: dict[str, str]
    about: str
    sources: tuple[str, ...]
    grade: Grade
    checked: datetime.date
    review_by: datetime.date
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A source. `brief` is its number or letter in the content brief."""

    title: str
    publisher: str
    grade: Grade
    brief: str = ""
    year: int | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class PageRange:
    """The fewest and the most pages that a handout may have."""

    least: int = 1
    most: int = 16


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The block between `---` lines at the head of a handout.

    `up: 2` sets a half sheet twice on a page. Sheets for clinicians may use medical words.
    """

    handout: str
    title: str
    number: str
    edition: datetime.date
    review_by: datetime.date
    language: str
    summary: str
    subtitle: str = ""
    pages: PageRange = PageRange()
    look: str = ""
    picture: str = ""
    alt: str = ""
    sources: tuple[str, ...] = ()
    reviewed_by: str = ""
    reviewed_on: datetime.date | None = None
    audience: Audience = "parents"
    up: int = 1
    editions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicSource:
    """`topic.yaml`: what all handouts of a topic share. `banned` maps a word to what to write instead;
    `guide-number` is the number of the handout that lists the sources of all; `editions` are those of every
    handout that does not name its own."""

    title: str
    publisher: str
    guide_number: str
    languages: tuple[str, ...]
    editions: tuple[str, ...] = ("letter", "a4")
    banned: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How figures are printed."""

    decimal: str = "."
    thousands: str = ","


@dataclass(frozen=True, slots=True)
class Labels:
    """`labels.yaml`: the words that the program itself prints, in one language. `{…}` is filled in."""

    months: tuple[str, ...]
    date: str
    page: str
    draft: str
    draft_short: str
    reviewed: str
    edition: str
    review_by: str
    no_advice: str
    feedback: str
    published_by: str
    sources_in: str
    number: str
    contents: str
    callouts: dict[CalloutKind, str]
    urgency: dict[Urgency, str]
    sign: str
    when: str
    see: str
    sign_note: str
    marked: str
    cause_heading: str
    sign_heading: str
    questions_heading: str
    qr_alt: str
    your_clinic: str
    stamp: str
    phone: str
    after_hours: str
    early_intervention: str
    numbers: NumberStyle = NumberStyle()


@dataclass(frozen=True, slots=True)
class Term:
    """`glossary.yaml`: what a medical or long word means, and the phrases that explain it on a sheet."""

    means: str
    said_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Everyday:
    """`everyday.yaml`: long words that everybody knows."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoveredBy:
    """`coverage.yaml`: a place where a point of the content brief is made, in the topic's first language."""

    sheet: str
    says: str


# Tables, charts and checklists ------------------------------------------------------------------------


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
