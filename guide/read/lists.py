"""Whether a list is what it looks like: each item level with its list, each number the one that is printed.

If something is indented too little to belong to an item, Markdown puts it beside the item and counts on: below `1.`,
two spaces nest nothing, and the printed steps would get other numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from guide.base.problems import Position, Problems

_MARK = re.compile(r" *(?:[-+*]|\d{1,9}[.)])")
# After more spaces than this, the words begin with the second one.
MOST_SPACES = 4
# The largest number that has room beside the words in every layout.
LARGEST_NUMBER = 99
INDENT = "to put it in that item, indent it by {words} {spaces}, level with the item's words; to put it beside the item, level with its mark"


class Item(Struct, frozen=True):
    """An item as typed: the column of its mark, that of its words (both from 0), its number, and its place."""

    mark: int
    words: int
    number: int | None
    at: Position


def typed_item(line: str, start: int | None, number: str, at: Position) -> Item:
    """The item whose mark is in a line; `start` is where the words of the item around it begin, if in the same line."""
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
    """Report items that are not level with the first, or else a number that would not print as typed."""
    first = items[0]
    before = first
    straight = True
    for item in items[1:]:
        # Numbers may be aligned by their last digits, and so by the words.
        if item.mark != first.mark and item.words != first.words:
            straight = False
            if item.mark > first.mark:
                _report(item.at, "this item", before.words, problems)
            else:
                problems.error(
                    item.at, "markdown", "this item starts further left than those above it",
                    "give all items of a list the same indent",
                )  # fmt: skip
        else:
            before = item
    if straight:
        _check_numbers(items, problems)
        _check_size(items, problems)


def check_below(at: Position, indent: int, last: Sequence[Item], problems: Problems) -> None:
    """Report what is below a list and indented, but not enough to be in it."""
    if indent > last[0].mark:
        _report(at, "this", last[-1].words, problems)


def _report(at: Position, what: str, words: int, problems: Problems) -> None:
    spaces = "space" if words == 1 else "spaces"
    problems.error(
        at, "markdown", f"{what} is indented, but not enough to be in the item above it",
        INDENT.format(words=words, spaces=spaces),
    )  # fmt: skip


def _check_size(items: Sequence[Item], problems: Problems) -> None:
    """Report the first number that the column of numbers has no room for. It is rather the year that begins a sentence."""
    start = items[0].number
    if start is None or start + len(items) - 1 <= LARGEST_NUMBER:
        return
    item = items[max(0, LARGEST_NUMBER + 1 - start)]
    problems.error(
        item.at, "markdown", f"`{max(start, LARGEST_NUMBER + 1)}.` at the start of a line is the number of an item, and these go up to {LARGEST_NUMBER}",
        "if it belongs to a sentence, put another word before it; otherwise divide the list by headings",
    )  # fmt: skip


def _check_numbers(items: Sequence[Item], problems: Problems) -> None:
    numbers = [item.number for item in items]
    start = numbers[0]
    if start is None or all(number == start for number in numbers):
        return
    for printed, item in enumerate(items, start):
        if item.number != printed:
            problems.error(
                item.at, "markdown", f"this item is typed as {item.number} but would be printed as {printed}",
                "count up by one, or give every item the first number; a new list may start at any number",
            )  # fmt: skip
            return
