"""Answers that only a person can give: PEMAT-P and the CDC Clear Communication Index, item by item.

PEMAT-P: Shoemaker, Wolf, Brach, The Patient Education Materials Assessment Tool, AHRQ 2013, print version.
CCI: CDC Clear Communication Index, 2014. Item numbers are those of the tools.
"""

from __future__ import annotations

from dataclasses import dataclass, field

# Items of the print version; 13 and 14 are for video only.
UNDERSTANDABILITY = (*range(1, 13), *range(15, 20))
ACTIONABILITY = tuple(range(20, 27))
CLEAR_COMMUNICATION = tuple(range(1, 21))


@dataclass(frozen=True, slots=True)
class Answers:
    """Items by answer; every disagreement has its reason."""

    agree: tuple[int, ...]
    not_applicable: tuple[int, ...] = ()
    disagree: dict[str, str] = field(default_factory=dict)

    @property
    def score(self) -> float:
        """The share of agreement among the items that apply, in percent."""
        asked = len(self.agree) + len(self.disagree)
        return 100.0 * len(self.agree) / asked if asked else 0.0


@dataclass(frozen=True, slots=True)
class SheetScores:
    """The three scores of a sheet."""

    understandability: Answers
    actionability: Answers
    clear_communication: Answers
