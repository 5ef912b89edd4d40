"""`references.yaml`: the sources of a topic."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Grade = Literal["read", "second-hand"]


class Reference(Struct, frozen=True):
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
