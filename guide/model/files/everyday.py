"""`everyday.yaml`: long words that everybody knows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Everyday:
    """Long words that everybody knows."""

    words: tuple[str, ...]
    """Long words that everybody knows, so that no sheet has to explain them."""
