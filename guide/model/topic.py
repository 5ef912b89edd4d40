"""What the YAML files of a topic say, key by key. The reader fills these; a field without default is required.

Key names are the field names with `-` for `_`.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Literal

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
