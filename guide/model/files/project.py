"""`guide.yaml`: what makes a folder a project that takes layouts and fonts from the program."""

from __future__ import annotations

from msgspec import Struct

# The newest form of a project that this program knows.
VERSION = 1


class ProjectFile(Struct, frozen=True):
    """What makes a folder a project."""

    version: int
    """The form of the project, by which an older program sees that it cannot read it."""
