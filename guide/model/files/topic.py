"""`topic.yaml`: what all handouts of a topic share.

Key names are the field names with `-` for `_`. The sentence below a field says what it is for: editors see it
as they type, and `docs/keys.md` prints it. A field without default is required.
"""

from __future__ import annotations

from msgspec import Struct

from guide.model.prose import Prose


class Code(Struct, frozen=True):
    """A code that stands for the topic in a terminology."""

    system: str
    """The terminology, such as SNOMED CT."""
    code: str
    """The code in it."""
    display: str = ""
    """The words that stand for the code there."""


class Licence(Struct, frozen=True):
    """The licence under which sheets may be copied and changed."""

    name: str
    """Its short name, such as `CC BY 4.0`; printed on every sheet."""
    url: Prose
    """The https address where it is written out."""


class TopicSource(Struct, frozen=True):
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
    banned: dict[str, str] = {}
    """Words that no sheet may print, each with what to write instead."""
    synonyms: dict[str, tuple[str, ...]] = {}
    """Other names of the topic by language, for search and for health records; not printed."""
    ages: Prose | None = None
    """The name of a fact that is a range: the ages that the topic is about; for health records."""
    approvals: tuple[str, ...] = ("medical",)
    """The roles in which somebody has to approve a sheet before it is no draft, such as `medical`."""
    codes: tuple[Code, ...] = ()
    """What the topic is called in terminologies; for health records."""
    country: dict[str, Prose] = {}
    """The country that the sheets of each language are for, such as `US`; it decides the emergency number."""
    licence: Licence | None = None
    """The licence of the sheets: one line on paper, and on the site and in the files whole."""
    rights: str = ""
    """What one may do with the sheets, in a sentence or two; on the site and in the files, not printed."""
    site: Prose | None = None
    """The https address of the download page; with it every sheet prints a code that leads to its newest edition."""
