"""Answers that only people can give: PEMAT-P and the CDC Clear Communication Index, item by item.

PEMAT-P: Shoemaker, Wolf, Brach, The Patient Education Materials Assessment Tool, AHRQ 2013, print version.
CCI: CDC Clear Communication Index, 2014. Item numbers are those of the tools.
"""

from __future__ import annotations

from msgspec import Struct

# Items of the print version; 13 and 14 are for video only.
UNDERSTANDABILITY = (*range(1, 13), *range(15, 20))
ACTIONABILITY = tuple(range(20, 27))
CLEAR_COMMUNICATION = tuple(range(1, 21))


class Answers(Struct, frozen=True):
    """Items of a tool by answer."""

    agree: tuple[int, ...]
    """The numbers of the items that the reader agrees with."""
    not_applicable: tuple[int, ...] = ()
    """The numbers of the items that do not apply to the sheet."""
    disagree: dict[str, str] = {}
    """The numbers of the items that the reader does not agree with, each with the reason."""

    @property
    def score(self) -> float:
        """The share of agreement among the items that apply, in percent."""
        asked = len(self.agree) + len(self.disagree)
        return 100.0 * len(self.agree) / asked if asked else 0.0


class HandoutScores(Struct, frozen=True):
    """The three scores of a sheet."""

    understandability: Answers
    """Answers to PEMAT-P, items 1 to 19: can the sheet be understood?"""
    actionability: Answers
    """Answers to PEMAT-P, items 20 to 26: does the sheet say what to do?"""
    clear_communication: Answers
    """Answers to the Clear Communication Index of the CDC, items 1 to 20."""
