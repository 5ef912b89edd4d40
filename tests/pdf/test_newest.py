"""The code on paper that leads to the newest edition, where a topic says where its download page is."""

from __future__ import annotations

import pytest

from guide.model.blocks import QrCode
from guide.model.walk import walk
from guide.rules import ON_PAGES
from guide.rules.qr_size import check
from tests.support import HANDOUT, TOPIC_FILE, SmallProject

SITE = "site: https://handouts.example.org/babies\n"


def test_every_sheet_carries_the_address_of_its_edition(project: SmallProject) -> None:
    project.append(TOPIC_FILE, SITE)
    project.replace(HANDOUT, "most: 1", "most: 2")
    ready, problems = project.prepare()
    assert problems == ()
    assert check in ON_PAGES
    for item in ready:
        (code,) = [block for block in walk(item.handout.blocks) if isinstance(block, QrCode)]
        assert code.address == "https://handouts.example.org/babies/en/topic/small/2026-11-20/"
        assert code.shown == "handouts.example.org/babies/en/topic/small/2026-11-20"
        assert code.label[0].text == "Newest edition and other forms of this sheet:"  # type: ignore[union-attr]  # words


def test_without_an_address_there_is_none(project: SmallProject) -> None:
    ready, _ = project.prepare()
    assert not [block for item in ready for block in walk(item.handout.blocks) if isinstance(block, QrCode)]


@pytest.mark.parametrize("up", [1, 2])
def test_a_sheet_that_has_no_room_for_it_says_so(project: SmallProject, up: int) -> None:
    project.append(TOPIC_FILE, SITE)
    if up > 1:
        project.replace(HANDOUT, "language: en\n", "language: en\nlook: sheet\nup: 2\n")
    project.append(HANDOUT, "\nBabies roll and sit.\n" * (1 if up > 1 else 12))
    _, problems = project.prepare()
    assert [problem for problem in problems if "one-page: this sheet must be one page" in problem]
