"""`coverage.yaml`: where the points of the content brief are made."""

from __future__ import annotations

from msgspec import Struct


class CoveredBy(Struct, frozen=True):
    """A place where a point of the content brief is made, in the topic's first language."""

    sheet: str
    """The name of the handout that makes the point."""
    says: str
    """Words of that handout that make it, just as they are printed."""
