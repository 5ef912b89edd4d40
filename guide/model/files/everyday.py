"""`everyday.yaml`: long words that everybody knows."""

from __future__ import annotations

from msgspec import Struct


class Everyday(Struct, frozen=True):
    """Long words that everybody knows."""

    words: tuple[str, ...]
    """Long words that everybody knows and that no sheet has to explain."""
