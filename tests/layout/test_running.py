"""What repeats on every page."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from msgspec.structs import replace

from guide.model.page import Artifact, Page, Text
from tests.layout.factory import LABELS, Laid, lay


def running(page: Page, kind: str) -> list[str]:
    return [item.string for item in page.items if isinstance(item, Text) and item.role == Artifact(kind)]  # type: ignore[arg-type]


def laid(**given: Any) -> Laid:
    return lay("Some text.\n\n" * 70, **given)


def test_every_foot_says_page_x_of_y() -> None:
    made = laid()
    total = len(made.pages)
    assert total == 3
    for page in made.pages:
        assert f"Page {page.number} of {total}" in running(page, "Footer")


def test_every_foot_names_number_and_edition_and_that_it_is_a_draft() -> None:
    for page in laid().pages:
        said = "".join(text for text in running(page, "Footer") if not text.startswith("Page"))
        assert "T-1" in said and "Edition November 20, 2026" in said and "Draft" in said


def test_the_head_with_the_title_starts_on_page_2() -> None:
    made = laid()
    assert running(made.pages[0], "Header") == []
    assert all(running(page, "Header") == ["A short title"] for page in made.pages[1:])


def test_running_lines_stand_outside_the_frame_and_inside_the_margins() -> None:
    made = laid()
    margins = made.layout.page.margins
    for page in made.pages:
        for item in page.items:
            if isinstance(item, Text) and isinstance(item.role, Artifact):
                assert not page.frame.overlaps(item.box, 0.01)
                assert item.box.y >= margins.top - 1.0
                assert item.box.bottom <= page.height - margins.bottom + 1.0


def test_the_page_number_ends_at_the_right_margin() -> None:
    for page in laid().pages:
        (count,) = [item for item in page.items if isinstance(item, Text) and item.string.startswith("Page ")]
        assert count.box.right == pytest.approx(page.frame.right)


def test_frames_of_later_pages_leave_room_for_the_head() -> None:
    made = laid()
    head = made.layout.page.head
    assert made.pages[1].frame.y == made.pages[0].frame.y + head
    assert len({page.frame.bottom for page in made.pages}) == 1
    for one, other in itertools.pairwise(made.pages[1:]):
        assert one.frame == other.frame


def test_a_label_may_be_empty() -> None:
    assert running(laid(labels=replace(LABELS, page="")).pages[0], "Footer")


def test_a_title_may_be_empty_until_a_rule_says_so() -> None:
    assert len(laid(title="").pages) == 3
