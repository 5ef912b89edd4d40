"""`practices/*.yaml`: the details of a practice, for its block on the sheets."""

from __future__ import annotations

from msgspec import Struct

from guide.base.units import Colour
from guide.model.prose import Prose


class LogoSource(Struct, frozen=True):
    """A picture in the folder of the practice file."""

    file: Prose
    """The name of a picture beside this file: SVG, PNG or JPEG."""
    alt: Prose
    """What the logo shows, for people who cannot see it."""


class LocalContact(Struct, frozen=True):
    """The local Early Intervention office."""

    phone: Prose
    """The phone number of the office."""
    name: Prose | None = None
    """The name of the office (default: Early Intervention)."""


class OtherPhone(Struct, frozen=True):
    """Another phone number of a practice, with what it is for."""

    label: Prose
    """What the number is for, without a colon: `Appointments`."""
    number: Prose
    """The phone number."""


class PracticeSource(Struct, frozen=True):
    """The details of a practice."""

    name: Prose
    """The practice, as patients know it."""
    phone: Prose
    """The phone number for the day."""
    department: Prose | None = None
    """A second line below the name, such as a department."""
    address: Prose | None = None
    """The street and the town."""
    phones: tuple[OtherPhone, ...] = ()
    """More phone numbers, each with a label of its own."""
    hours: Prose | tuple[Prose, ...] | None = None
    """The opening hours: one text, or a list of lines."""
    after_hours: Prose | None = None
    """The phone number for nights and weekends."""
    early_intervention: LocalContact | None = None
    """The local Early Intervention office."""
    fax: Prose | None = None
    """The fax number."""
    web: Prose | None = None
    """The address of the website, with `https://`; printed as a QR code with the short address beside it."""
    logo: LogoSource | None = None
    """The logo, a picture beside this file."""
    accent: Colour | None = None
    """The colour of headings, rules and tints; dark enough to read."""
    country: Prose | None = None
    """The country in which its telephone numbers are dialled, such as `US` (default: they are dialled as typed)."""
    languages: tuple[Prose, ...] = ()
    """The languages of the sheets that the practice hands out (default: all)."""
