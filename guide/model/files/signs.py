"""Signs: what a topic's sheets tell parents to call about, and how soon. `signs.yaml` of a topic says what each sign is,
`signs.yaml` of a language how it is worded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from msgspec import Struct

from guide.base.problems import suggest
from guide.model.prose import Prose

# From the most urgent down.
SignUrgency = Literal["emergency", "call-now", "call-soon", "next-visit"]
URGENCIES: tuple[SignUrgency, ...] = get_args(SignUrgency)
Wording = Literal["parents", "short", "clinicians"]


def suggest_kind(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest of the known words, or all of them where some say how soon to call: whoever takes a near
    one of these by mistake changes what is done."""
    names = tuple(known)
    if not set(names) & set(URGENCIES):
        return suggest(word, names)
    return "use one of: " + ", ".join(f"`{name}`" for name in names)


class SignAges(Struct, frozen=True):
    """The ages at which something is a sign, by the names of facts."""

    start: str = ""
    """The fact that says from which age on it is a sign."""
    before: str = ""
    """The fact that says before which age it is a sign."""


class Sign(Struct, frozen=True):
    """A sign, the same in every language."""

    urgency: SignUrgency
    """How soon to call: `emergency` number, `call-now` (today), `call-soon` (in the next day or two), `next-visit`."""
    sources: tuple[str, ...]
    """The names of the references that the sign comes from."""
    picture: str = ""
    """The name of a drawing of the sign."""
    ages: SignAges = SignAges()
    """At which ages it is a sign; without it, at any age. Its facts are in every wording."""


class SignWords(Struct, frozen=True):
    """How a sign is worded in a language."""

    parents: Prose
    """The sign in words for parents, as it goes on after "if your baby"."""
    short: Prose
    """The same in few words, for half sheets and full pages."""
    clinicians: Prose
    """The sign in a clinician's words."""
    known_by: tuple[str, ...]
    """Words by which the sign is known wherever a sheet has them: a sentence with them may name no other urgency."""
    alt: str = ""
    """What the drawing shows, for those who cannot see it."""


class UrgencyWords(Struct, frozen=True):
    """How a language says how soon to call."""

    lead: Prose
    """The words before the signs in a line, such as `Doctor now`."""
    before_list: Prose
    """The words above a list of the signs, such as `Call your doctor now if your baby:`."""
    call: Prose
    """What to do, inside a sentence, such as `call your doctor now`."""
    known_by: tuple[str, ...]
    """Words by which a sentence says that something is as urgent as this."""


class SignsFile(Struct, frozen=True):
    """The words for signs in one language."""

    urgency: dict[SignUrgency, UrgencyWords]
    """How each urgency is said."""
    signs: dict[str, SignWords]
    """The wording of every sign of the topic, under its name."""
    between: str = "; "
    """What is between two signs in a line."""
    either: str = ", or "
    """What is between two signs that share a box to tick."""
    end: str = "."
    """What is at the end of a line of signs."""
