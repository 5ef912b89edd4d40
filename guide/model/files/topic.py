"""`topic.yaml`: what all handouts of a topic share.

Key names are the field names with `-` for `_`. The sentence below a field says what it is for: editors see it as they
type, and `docs/keys.md` prints it. A field without a default is required.
"""

from __future__ import annotations

from msgspec import Struct

from guide.model.prose import Prose


class Code(Struct, frozen=True):
    """The topic's code in a terminology."""

    system: str
    """The terminology, such as SNOMED CT."""
    code: str
    """The code in it."""
    display: str = ""
    """The words for the code there."""


# What a new topic has for a publisher until somebody writes a name.
NO_PUBLISHER = "Name of the publisher"


class Licence(Struct, frozen=True):
    """The licence under which sheets may be copied and changed."""

    name: str
    """Its short name, such as `CC BY 4.0`; printed on every sheet."""
    url: Prose
    """The https address of its full text."""


class TopicSource(Struct, frozen=True):
    """What all handouts of a topic share."""

    title: str
    """The name of the topic."""
    publisher: str
    """Who publishes the sheets, printed on them."""
    languages: tuple[Prose, ...]
    """The languages of the topic; each has a folder of that name."""
    guide_number: Prose | None = None
    """The number of the handout that lists all sources, if there is one. Without it, every handout lists its own."""
    editions: tuple[str, ...] = ("letter", "a4")
    """The editions of every handout that does not name its own; each is a file in `layouts/`."""
    banned: dict[str, str] = {}
    """Words that no sheet may print, each with what to write instead."""
    synonyms: dict[str, tuple[str, ...]] = {}
    """Other names of the topic by language, for search and for health records; not printed."""
    ages: Prose | None = None
    """The name of a fact that is a range: the ages the topic is about; for health records."""
    approvals: tuple[str, ...] = ("medical",)
    """The roles, such as `medical`, that must approve a sheet; until then it is a draft."""
    codes: tuple[Code, ...] = ()
    """What the topic is called in terminologies; for health records."""
    country: dict[str, Prose] = {}
    """The country for each language, such as `US`: for emergency number, telephone numbers, °F or °C, and times of day."""
    signs: tuple[Prose, ...] = ()
    """The signs of `sources/shared/` that this topic uses beside its own."""
    names: tuple[Prose, ...] = ()
    """Names with digits that sheets may print, such as `COVID-19` or `24/7`; they are no figures."""
    licence: Licence | None = None
    """The licence of the sheets: one line on paper, in full on the site and in the files."""
    rights: str = ""
    """How the sheets may be used, in a sentence or two; on the site and in the files, not printed."""
    site: Prose | None = None
    """The https address of the download page; with it, every sheet prints a code that leads to its newest edition."""
    short_addresses: tuple[Prose, ...] = ()
    """Handouts whose printed address has no topic, `en/tips/`, because they had it before; it leads to them alone."""

    @property
    def short_names(self) -> frozenset[str]:
        return frozenset(name.text for name in self.short_addresses)
