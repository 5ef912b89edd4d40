"""What repeats on every page."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from msgspec.structs import replace

from guide.compose.standing import stated
from guide.model.files.approvals import Approval
from guide.model.files.front_matter import PageRange
from guide.model.page import Artifact, Page, Text
from guide.model.standing import Standing
from tests.layout.factory import LABELS, Laid, composed, lay, lay_handout, layout


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


def foot_of_practice(night: str, edition: str = "letter", name: str = "A Clinic") -> list[list[str]]:
    """The practice's part of the foot of each page."""
    handout = composed("Some text.\n\n" * 70).handout
    handout = replace(handout, practice=name, practice_phone="(555) 555-0100", practice_night=night)
    pages = lay_handout(handout, layout(edition)).pages
    own = Artifact("Footer", own=True)
    return [[item.string for item in page.items if isinstance(item, Text) and item.role == own] for page in pages]


def test_every_foot_has_the_number_at_night_where_it_takes_no_line_more() -> None:
    night = "After hours: (555) 555-0101"
    for said in foot_of_practice(night):
        assert said[-1] == night and said[0] == "A Clinic"
    # With a long name there is no room in its line: a page must not lose a line for it.
    name = "The Children's Clinic of the Old Town and of All the Villages Around It"
    for with_night, without in zip(foot_of_practice(night, name=name), foot_of_practice("", name=name), strict=True):
        assert with_night == without
        assert night not in with_night


def test_a_foot_of_several_lines_stays_inside_the_margins_whatever_the_name_of_the_reviewer() -> None:
    # On a phone the sentence takes two lines; what goes on in the next line ends in a space, which is no ink.
    labels = replace(LABELS, reviewed="Reviewed by {by} on {date}.")
    handout = composed("Text.", labels=labels, pages=PageRange(1, 2)).handout
    phone = layout("phone")
    most = phone.page.width - phone.page.margins.right
    wide = []
    for count in range(1, 60):
        by = f"Maria Garcia {'i' * count}, MD"
        signed = Approval(handout.name, "en", "medical", by, handout.edition, "", "")
        named = stated(handout, Standing(handout.review_by, "approved", (signed,)))
        (page,) = lay_handout(named, phone).pages
        foot = [item for item in page.items if isinstance(item, Text) and item.box.y > page.frame.bottom]
        assert by in "".join(item.string for item in foot)
        wide += [item.string for item in foot if item.box.right > most + 0.01]
    assert wide == []
