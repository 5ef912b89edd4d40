"""`glossary.yaml`: medical and long words, and what explains them."""

from __future__ import annotations

from msgspec import Struct


class Term(Struct, frozen=True):
    """What a medical or long word means, and the phrases that explain it on a sheet."""

    means: str
    """What the word means, in plain words."""
    said_as: tuple[str, ...]
    """Phrases that explain the word; one of them must be near it on the sheet."""
