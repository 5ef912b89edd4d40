"""Codes of terminologies, for health records."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A code that stands for the topic in a terminology."""

    system: str
    """The terminology, such as SNOMED CT."""
    code: str
    """The code in it."""
    display: str = ""
    """The words that stand for the code there."""
