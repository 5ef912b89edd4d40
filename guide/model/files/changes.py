"""`changes.yaml`: what changed in which edition, for the site."""

from __future__ import annotations

import datetime

from msgspec import Struct

from guide.model.prose import Prose


class Change(Struct, frozen=True):
    """What changed in an edition."""

    edition: datetime.date
    """The date of the edition, as in the front matter of the handouts."""
    what: Prose
    """What changed, in a sentence."""
    handouts: tuple[Prose, ...] = ()
    """The names of the handouts that changed (default: all)."""


class ChangesFile(Struct, frozen=True):
    """What changed in which edition, in one language."""

    changes: tuple[Change, ...]
    """The changes, the newest first."""
