"""Sheets that must be one page: how much too long they are."""

from __future__ import annotations

import re

import pytest

from guide.model.files.front_matter import PageRange
from guide.model.page import Tagged
from tests.layout.factory import Laid, lay, layout

ONE = PageRange(1, 1)
BODY = layout().theme.type.body
LINE = BODY.leading + layout().theme.spacing.paragraph


def handout(count: int, text: str = "Some text.", pages: PageRange = ONE) -> Laid:
    return lay(f"{text}\n\n" * count, pages=pages)


def fullest() -> int:
    """The most paragraphs of one line that fit."""
    return max(count for count in range(10, 60) if not handout(count).messages)


def test_a_full_page_is_no_problem() -> None:
    assert handout(fullest()).messages == []


@pytest.mark.parametrize("more", [1, 2, 5])
def test_the_message_says_by_how_much(more: int) -> None:
    full = handout(fullest())
    frame = full.pages[0].frame
    standing = full.tree[full.handout.status_key, ""]
    used = max(
        item.box.bottom for item in full.pages[0].items if full.tag(item) == "P" and item.role != Tagged(standing)
    )
    left = frame.bottom - used
    (message,) = handout(fullest() + more).messages
    assert message.startswith("sources/topic/en/sheet.md:1:1: one-page: this sheet must be one page and is ")
    over = float(message.split(" is ")[1].split(" pt")[0])
    # The box of a text and its line differ by a point at most.
    assert over == pytest.approx(more * LINE - left, abs=1.6)
    lines = int(message.split("(")[1].split(" ")[0])
    assert (lines - 1) * BODY.leading < over <= lines * BODY.leading + 0.5


def hint(message: str) -> str:
    return message.split("\n")[1].removeprefix("    hint: ")


def test_short_last_lines_are_named_as_what_to_shorten() -> None:
    # Both words do not fit on one line, so the second stands alone. Without these lines the sheet fits.
    cut = "".join("w" * 49 + f" {word}\n\n" for word in ("babies", "go", "where", "ago"))
    count = max(count for count in range(10, 60) if not lay(cut + "Some text.\n\n" * count, pages=ONE).messages)
    (message,) = lay(cut + "Some text.\n\n" * (count + 1), pages=ONE).messages
    (over,) = re.findall(r"page and is (\d+) pt", message)
    named = ("`go` (sheet.md line 3, 17 pt)", "`ago` (sheet.md line 7, 17 pt)")
    enough = named[: -(-int(over) // 17)]
    assert hint(message) == (
        f"cut a few words, so that the last line of each of these goes: {'; '.join(enough)}. `make watch` shows its pages"
    )


def test_if_short_last_lines_are_not_enough_the_highest_parts_are_named() -> None:
    body = "Some text.\n\n" * 30 + ":::{callout} main\n" + "Some text.\n\n" * 8 + ":::\n\n" + ":::{log} week\n:::\n"
    rows = "".join(f"  - {{id: r{number}, title: Day}}\n" for number in range(7))
    log = f"type: log\nrow-title: Day\ncolumns:\n  - {{id: a, title: What is new?}}\nrows:\n{rows}"
    (message,) = lay(body, data={"week": log}, pages=ONE).messages
    assert re.fullmatch(
        r"shorten or take out \d+ pt; the highest parts are week\.yaml line \d+ \(\d+ pt in 7 rows\); "
        r"sheet\.md line 61 \(\d+ pt\)\. `make watch` shows its pages",
        hint(message),
    )


def test_heads_of_columns_and_cells_beside_higher_ones_are_not_what_to_shorten() -> None:
    # The first row is as high as its longer cell; in the second, the last line makes the row higher.
    long = "w" * 18
    columns = f"  a: {{title: {long} go, width: 1}}\n  b: {{title: B, width: 1}}\n  c: {{title: C, width: 1}}\n"
    rows = f"  - {{a: A, b: {long} {long} {long}, c: {long} no}}\n  - {{a: A, b: {long} yes, c: C}}\n"
    table = f"type: table\nrow-header: a\ncolumns:\n{columns}rows:\n{rows}"

    def over(count: int, items: int) -> tuple[float, str]:
        body = "Some text.\n\n" * count + "- An item.\n" * items + "\n:::{table} t\n:::\n"
        found = lay(body, data={"t": table}, pages=ONE).messages
        return (float(found[0].split("page and is ")[1].split(" pt")[0]), found[0]) if found else (0.0, "")

    tried = (over(count, items) for count in range(15, 40) for items in (1, 2, 3, 4))
    message = next(said for excess, said in tried if 0 < excess < 14)  # less than a line too long
    assert "`yes` (t.yaml line 9, 1" in hint(message)
    assert "`go`" not in message
    assert "`no`" not in message


def test_without_a_short_last_line_something_is_to_be_taken_out() -> None:
    (message,) = handout(40).messages
    assert re.fullmatch(r"shorten or take out \d+ pt\. `make watch` shows its pages", hint(message))


def test_a_sheet_that_may_have_more_pages_is_not_too_long() -> None:
    assert handout(200, pages=PageRange(1, 9)).messages == []
