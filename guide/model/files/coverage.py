"""`coverage.yaml`: where the sheets make the points of the content brief."""

from __future__ import annotations

from msgspec import Struct


class CoveredBy(Struct, frozen=True):
    """A place that makes a point of the content brief, in the topic's first language."""

    sheet: str
    """The name of the handout that makes the point."""
    says: str
    """The words of that handout that make the point, exactly as printed."""
