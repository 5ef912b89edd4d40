"""What the YAML files of a topic say, key by key. The reader fills these; a field without default is required.

Key names are the field names with `-` for `_`. The sentence below a field says what it is for: editors see it as they
type, and `docs/keys.md` prints it.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Literal

from guide.base.problems import Position
from guide.model.terminology import Code


@dataclass(frozen=True, slots=True)
class Prose:
    """A text in which inline Markdown counts, and where it stands."""

    text: str
    at: Position


Grade = Literal["read", "second-hand"]
Audience = Literal["parents", "clinicians"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure, said once."""

    value: float | tuple[float, ...]
    """The number, or two numbers for a range."""
    say: dict[str, str]
    """The figure in words, for each language; `{value}`, or `{low}` and `{high}`, stand for the numbers."""
    about: str
    """What the figure means, for whoever edits the sheets; it is not printed."""
    sources: tuple[str, ...]
    """The names of the references that the figure comes from."""
    grade: Grade
    """`read` if someone has read the source; `second-hand` figures cannot be printed."""
    checked: datetime.date
    """The day on which someone last compared the figure with its source."""
    review_by: datetime.date
    """The day by which someone has to look at it again; from then on there is a warning."""
    unit: str = ""
    """What is counted, such as months; for whoever edits the sheets."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A source."""

    title: str
    """The title of the source."""
    publisher: str
    """Who published it."""
    grade: Grade
    """`read` if someone has read the source, or `second-hand`."""
    brief: str = ""
    """Its number or letter in the content brief."""
    year: int | None = None
    """The year of publication."""
    url: str = ""
    """The address of the source on the web."""


@dataclass(frozen=True, slots=True)
class PageRange:
    """The fewest and the most pages of a handout."""

    least: int = 1
    """The fewest pages that it may have."""
    most: int = 16
    """The most pages that it may have."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a handout is no longer offered: no PDF is made of it, and its page on the site says so. `on` is None and
    `reason` empty where a handout that replaces it says enough."""

    on: datetime.date | None
    reason: str
    replaced_by: Prose | None


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The lines between `---` and `---` at the head of a handout."""

    handout: str
    """The name of the handout, the same as the name of its file."""
    title: str
    """The title, in large type at the top of page 1."""
    number: str
    """The number of the handout, printed in the foot."""
    edition: datetime.date
    """The date of this edition, printed in the foot."""
    review_by: datetime.date
    """The day by which a clinician looks at the sheet again, at most two years after the edition."""
    language: str
    """The code of the language, such as `en`; the same as the name of the folder."""
    summary: str
    """What the sheet is for, in one sentence; on the download page and in the file, not printed."""
    subtitle: str = ""
    """A line below the title."""
    pages: PageRange = PageRange()
    """How many pages the handout may have; large print, phone and booklets may have more."""
    look: str = ""
    """The name of a look of the layout, such as `sheet` for one page that holds a lot."""
    picture: str = ""
    """The name of the picture beside the title."""
    alt: str = ""
    """What the picture beside the title shows, for those who cannot see it."""
    sources: tuple[str, ...] = ()
    """The names of references besides those of the facts on the sheet."""
    audience: Audience = "parents"
    """Who reads the sheet; sheets for clinicians may use medical words."""
    up: int = 1
    """How often the sheet stands on a page: 2 for a half sheet with a line to cut along."""
    editions: tuple[str, ...] = ()
    """The editions to make of this handout; without it those of `topic.yaml`."""
    status: Literal["offered", "withdrawn"] = "offered"
    """`withdrawn` if the handout is no longer offered; then no PDF is made, and its page on the site says so."""
    withdrawn_on: datetime.date | None = None
    """The day from which it is not offered."""
    reason: str = ""
    """Why it is not offered any more, in plain words for parents."""
    replaced_by: Prose | None = None
    """The name of the handout to use instead, in the same language; it too takes the handout back."""

    @property
    def withdrawn(self) -> Withdrawal | None:
        """That the handout was taken back, if it was."""
        if self.status == "offered" and self.replaced_by is None:
            return None
        return Withdrawal(self.withdrawn_on, self.reason.strip(), self.replaced_by)


@dataclass(frozen=True, slots=True)
class Licence:
    """The licence under which sheets may be copied and changed."""

    name: str
    """Its short name, such as `CC BY 4.0`; printed on every sheet."""
    url: Prose
    """The https address where it is written out."""


@dataclass(frozen=True, slots=True)
class TopicSource:
    """What all handouts of a topic share."""

    title: str
    """The name of the topic."""
    publisher: str
    """Who publishes the sheets, printed on them."""
    guide_number: Prose
    """The number of the handout that lists the sources of all."""
    languages: tuple[Prose, ...]
    """The languages of the topic; each has a folder of that name."""
    editions: tuple[str, ...] = ("letter", "a4")
    """The editions of every handout that does not name its own; each is a file of `layouts/`."""
    banned: dict[str, str] = field(default_factory=dict)
    """Words that no sheet may print, each with what to write instead."""
    synonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Other names of the topic by language, for search and for health records; not printed."""
    ages: Prose | None = None
    """The name of a fact that is a range: the ages that the topic is about; for health records."""
    approvals: tuple[str, ...] = ("medical",)
    """The roles in which somebody has to approve a sheet before it is no draft, such as `medical`."""
    codes: tuple[Code, ...] = ()
    """What the topic is called in terminologies; for health records."""
    country: dict[str, Prose] = field(default_factory=dict)
    """The country that the sheets of each language are for, such as `US`; it decides the emergency number."""
    licence: Licence | None = None
    """The licence of the sheets: one line on paper, and on the site and in the files whole."""
    rights: str = ""
    """What one may do with the sheets, in a sentence or two; on the site and in the files, not printed."""
    site: Prose | None = None
    """The https address of the download page; with it every sheet prints a code that leads to its newest edition."""


@dataclass(frozen=True, slots=True)
class Term:
    """What a medical or long word means, and the phrases that explain it on a sheet."""

    means: str
    """What the word means, in plain words."""
    said_as: tuple[str, ...]
    """Phrases that explain the word; one of them stands near it on the sheet."""


@dataclass(frozen=True, slots=True)
class Everyday:
    """Long words that everybody knows."""

    words: tuple[str, ...]
    """Long words that everybody knows, so that no sheet has to explain them."""


@dataclass(frozen=True, slots=True)
class CoveredBy:
    """A place where a point of the content brief is made, in the topic's first language."""

    sheet: str
    """The name of the handout that makes the point."""
    says: str
    """Words of that handout that make it, just as they are printed."""
