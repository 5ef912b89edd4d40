"""The lines between `---` and `---` at the top of a handout."""

from __future__ import annotations

import datetime
from typing import Literal

from msgspec import Struct

from guide.model.prose import Prose

Audience = Literal["parents", "clinicians"]


class PageRange(Struct, frozen=True):
    """The fewest and the most pages of a handout."""

    least: int = 1
    """The fewest pages it may have."""
    most: int = 16
    """The most pages it may have."""


class Withdrawal(Struct, frozen=True):
    """A handout is no longer offered: no PDF is made, and its page on the site says so. `on` is None and `reason` empty
    if the replacement says enough."""

    on: datetime.date | None
    reason: str
    replaced_by: Prose | None


class FrontMatter(Struct, frozen=True):
    """The lines between `---` and `---` at the top of a handout."""

    handout: str
    """The name of the handout, the same as the name of its file."""
    title: str
    """The title, in large type at the top of page 1."""
    number: str
    """The number of the handout, printed in the foot."""
    edition: datetime.date
    """The date of this edition, printed in the foot."""
    review_by: datetime.date
    """The day by which a clinician must review the sheet again, at most two years after the edition."""
    language: str
    """The code of the language, such as `en`; the same as the name of the folder."""
    summary: str
    """What the sheet is for, in one sentence; on the download page and in the file, not printed."""
    subtitle: str = ""
    """A line below the title."""
    pages: PageRange = PageRange()
    """How many pages the handout may have; large print, phone and booklets may have more."""
    look: str = ""
    """The name of a look in the layout, such as `sheet` for a full single page."""
    picture: str = ""
    """The name of the picture beside the title."""
    alt: str = ""
    """What the picture beside the title shows, for people who cannot see it."""
    sources: tuple[str, ...] = ()
    """The names of references besides those of the facts on the sheet."""
    audience: Audience = "parents"
    """Who reads the sheet; sheets for clinicians may use medical words."""
    up: int = 1
    """How often the sheet is on a page: 2 for a half sheet with a line to cut along."""
    patient_label: bool = False
    """Whether a box for a patient label is beside the title."""
    own_page: tuple[str, ...] = ()
    """Headings with `##`, written as links to them are, whose part is on a page of its own; not on posters."""
    editions: tuple[str, ...] = ()
    """The editions to make of this handout (default: those in `topic.yaml`)."""
    status: Literal["offered", "withdrawn"] = "offered"
    """`withdrawn` if the handout is no longer offered; then no PDF is made, and its page on the site says so."""
    withdrawn_on: datetime.date | None = None
    """The first day on which it is no longer offered."""
    reason: str = ""
    """Why it is no longer offered, in plain words for parents."""
    replaced_by: Prose | None = None
    """The name of the handout to use instead, in the same language; this alone also withdraws the handout."""

    @property
    def withdrawn(self) -> Withdrawal | None:
        """The withdrawal of the handout, if any."""
        if self.status == "offered" and self.replaced_by is None:
            return None
        return Withdrawal(self.withdrawn_on, self.reason.strip(), self.replaced_by)
