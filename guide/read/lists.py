"""Whether a list is what it looks like: each item where its list stands, each number the one that is printed.

Markdown puts what is indented too little to belong to an item beside it, and counts on: below `1.` two spaces nest nothing,
and a reader of the sheet would find other steps under other numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from guide.base.problems import Position, Problems

_MARK = re.compile(r" *(?:[-+*]|\d{1,9}[.)])")
# With more spaces behind it the words begin with the second one.
MOST_SPACES = 4
INDENT = "to put it into that item indent it by {words} {spaces}, as far as the item's words; to put it beside, as far as its mark"


class Item(Struct, frozen=True):
    """An item as typed: the column of its mark, that of its words (both from 0), its number, and its place."""

    mark: int
    words: int
    number: int | None
    at: Position


def typed_item(line: str, start: int | None, number: str, at: Position) -> Item:
    """The item whose mark is in a line; `start` is where the item around it has its words, if that is in the same line."""
    text = line.expandtabs(4)
    begin = start if start is not None else indent_of(line)
    match = _MARK.match(text, begin)
    end = match.end() if match else begin
    rest = text[end:]
    spaces = len(rest) - len(rest.lstrip())
    words = end + (spaces if rest.strip() and spaces <= MOST_SPACES else 1)
    mark = end - len(match[0].lstrip()) if match else begin
    return Item(mark, words, int(number) if number else None, at)


def indent_of(line: str) -> int:
    """How many columns a line is indented."""
    text = line.expandtabs(4)
    return len(text) - len(text.lstrip())


def check_items(items: Sequence[Item], problems: Problems) -> None:
    """Report items that stand elsewhere than the first, or else a number that would not be printed as it was typed."""
    first = items[0]
    before = first
    straight = True
    for item in items[1:]:
        # Numbers may be set so that their last digits, and so the words, stand one below the other.
        if item.mark != first.mark and item.words != first.words:
            straight = False
            if item.mark > first.mark:
                _report(item.at, "this item", before.words, problems)
            else:
                problems.error(
                    item.at, "markdown", "this item stands further left than those above it",
                    "give all items of a list the same indent",
                )  # fmt: skip
        else:
            before = item
    if straight:
        _check_numbers(items, problems)


def check_below(at: Position, indent: int, last: Sequence[Item], problems: Problems) -> None:
    """Report what stands below a list and is indented, but not enough to be in it."""
    if indent > last[0].mark:
        _report(at, "this", last[-1].words, problems)


def _report(at: Position, what: str, words: int, problems: Problems) -> None:
    spaces = "space" if words == 1 else "spaces"
    problems.error(
        at, "markdown", f"{what} is indented, and not by enough to stand in the item above it",
        INDENT.format(words=words, spaces=spaces),
    )  # fmt: skip


def _check_numbers(items: Sequence[Item], problems: Problems) -> None:
    numbers = [item.number for item in items]
    start = numbers[0]
    if start is None or all(number == start for number in numbers):
        return
    for printed, item in enumerate(items, start):
        if item.number != printed:
            problems.error(
                item.at, "markdown", f"this item is typed as {item.number} and would be printed as {printed}",
                "count up by one, or write the first number before every item; a list below a text may start at any number",
            )  # fmt: skip
            return
