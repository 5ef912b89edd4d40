"""Signs: what a topic's sheets tell parents to call about, and how soon. The topic's `signs.yaml` defines each sign;
each language's `signs.yaml` words it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from msgspec import Struct

from guide.base.problems import suggest
from guide.model.blocks import Urgency
from guide.model.prose import Prose

URGENCIES: tuple[Urgency, ...] = get_args(Urgency)
Wording = Literal["parents", "short", "clinicians"]


def suggest_kind(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or all of them if some say how soon to call: there, a wrong guess would
    change what parents do."""
    names = tuple(known)
    if not set(names) & set(URGENCIES):
        return suggest(word, names)
    return "use one of: " + ", ".join(f"`{name}`" for name in names)


class SignAges(Struct, frozen=True):
    """The ages at which something is a sign, as names of facts."""

    start: str = ""
    """The fact with the age from which it is a sign."""
    before: str = ""
    """The fact with the age before which it is a sign."""


class Sign(Struct, frozen=True):
    """A sign, the same in every language."""

    urgency: Urgency
    """How soon to call: `emergency` number, `call-now` (today), `call-soon` (in the next day or two), `next-visit`, `at-home`."""
    sources: tuple[str, ...]
    """The names of the references for the sign."""
    picture: str = ""
    """The name of a drawing of the sign."""
    ages: SignAges = SignAges()
    """The ages at which it is a sign (default: any age). Every wording must give its facts."""


class SignWords(Struct, frozen=True):
    """How a sign is worded in a language."""

    parents: Prose
    """The sign in words for parents, as a continuation of "if your baby"."""
    short: Prose
    """The same in few words, for half sheets and full pages."""
    clinicians: Prose
    """The sign in a clinician's words."""
    known_by: tuple[str, ...]
    """Words that mean this sign on any sheet: a sentence with them may name no other urgency."""
    alt: str = ""
    """What the drawing shows, for people who cannot see it."""


class UrgencyWords(Struct, frozen=True):
    """How a language says how soon to call."""

    lead: Prose
    """The words before the signs in a line, such as `Doctor now`."""
    before_list: Prose
    """The words above a list of the signs, such as `Call your doctor now if your baby:`."""
    call: Prose
    """What to do, inside a sentence, such as `call your doctor now`."""
    known_by: tuple[str, ...]
    """Words that tell in a sentence that something is as urgent as this."""
    badge: Prose | None = None
    """A word or two for badges and boxes to tick (default: those of `urgency` in `labels.yaml`, or else `lead`)."""


class SignsFile(Struct, frozen=True):
    """The words for signs in one language."""

    urgency: dict[Urgency, UrgencyWords] = {}
    """The words for each urgency; what `sources/shared/` has is used where there are none here."""
    signs: dict[str, SignWords] = {}
    """The wording of every sign of the topic, under its name."""
    between: str = "; "
    """What is between two signs in a line."""
    either: str = ", or "
    """What is between two signs that share a box to tick."""
    end: str = "."
    """What is at the end of a line of signs."""
