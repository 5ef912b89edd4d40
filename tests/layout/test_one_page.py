"""Sheets that must be one page: how much too long they are."""

from __future__ import annotations

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


def test_short_last_lines_are_named_as_what_to_shorten() -> None:
    # Both words do not fit on one line, so the second stands alone.
    cut = "".join("w" * 45 + f" {word}\n\n" for word in ("babies", "go", "where", "ago"))
    (message,) = lay(cut + "Some text.\n\n" * 40, pages=ONE).messages
    assert message.split("\n")[1] == (
        "    hint: cut a few words to save a line in each of: "
        "`go` (sheet.md line 3); `ago` (sheet.md line 7); `where` (sheet.md line 5)"
    )


def test_without_a_short_last_line_something_is_to_be_taken_out() -> None:
    (message,) = handout(40).messages
    assert message.split("\n")[1] == "    hint: take an item out, or shorten a text"


def test_a_sheet_that_may_have_more_pages_is_not_too_long() -> None:
    assert handout(200, pages=PageRange(1, 9)).messages == []
