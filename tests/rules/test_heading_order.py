"""Levels of headings."""

from __future__ import annotations

from guide.rules.heading_order import check
from tests.rules.factory import HANDOUT, on_words


def test_headings_that_go_down_one_level_at_a_time() -> None:
    assert on_words(check, "## A\n\n### B\n\n#### C\n\n## D\n\n### E") == []


def test_a_skipped_level() -> None:
    assert on_words(check, "## A\n\n#### Far below") == [
        f"{HANDOUT}:3:6: headings: `Far below` skips from level 2 to level 4\n    hint: start it with `###`"
    ]


def test_the_first_heading_follows_the_title() -> None:
    assert on_words(check, "### Too low") == [
        f"{HANDOUT}:1:5: headings: `Too low` skips from level 1 to level 3\n    hint: start it with `##`"
    ]


def test_headings_of_boxes_and_steps_count() -> None:
    assert on_words(check, ":::{callout} try\n\nText.\n:::\n\n### Below the box") == []
    assert on_words(check, "::::{steps}\n:::{step} Do\n\n#### Deep\n:::\n::::") == [
        f"{HANDOUT}:4:6: headings: `Deep` skips from level 2 to level 4\n    hint: start it with `###`"
    ]


def test_a_heading_without_words() -> None:
    assert on_words(check, "##\n\nText.") == [
        f"{HANDOUT}:1:1: headings: this heading has no words\n    hint: add words, or delete it"
    ]


def test_a_title_without_words() -> None:
    assert len(on_words(check, "Text.", title="")) == 1
