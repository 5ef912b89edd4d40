"""Headings: one title, no level skipped, every one with words."""

from __future__ import annotations

from tests.support import HANDOUT, LABELS, SmallProject, assert_refused


def test_a_skipped_level_is_refused(built: SmallProject) -> None:
    built.replace(HANDOUT, "## Ways to move", "#### Ways to move")
    assert_refused(
        built,
        f"{HANDOUT}:21:6: headings: `Ways to move` skips from level 2 to level 4\n    hint: start it with `###`",
    )


def test_a_second_heading_of_level_one_is_refused(built: SmallProject) -> None:
    built.replace(HANDOUT, "See [more ways](#ways-to-move).", "")
    built.replace(HANDOUT, "## Ways to move", "# Ways to move")
    assert_refused(
        built,
        f"{HANDOUT}:21:3: headings: only the title may be a heading of level 1\n    hint: start this one with `##`",
    )


def test_a_heading_without_words_is_refused(built: SmallProject) -> None:
    built.replace(HANDOUT, "Babies roll and walk.", "##\n\nBabies roll and walk.")
    assert_refused(built, f"{HANDOUT}:23:1: headings: this heading has no words\n    hint: add words, or delete it")


def test_a_step_without_a_title_is_refused(built: SmallProject) -> None:
    built.replace(HANDOUT, "Babies roll and walk.", "::::{steps}\n:::{step}\nRoll.\n:::\n::::\n\nBabies roll and walk.")
    assert_refused(built, f"{HANDOUT}:24:1: headings: this heading has no words\n    hint: add words, or delete it")


def test_a_label_without_words_is_refused(built: SmallProject) -> None:
    line, _, column = built.set_value(LABELS, "main", "").partition(":")
    # Nothing stands behind the colon: the place is the end of the key.
    assert_refused(built, f"{LABELS}:{line}:{int(column) - 1}: labels: `main` is empty\n    hint: fill it in")


def test_a_heading_with_the_number_of_a_page_is_refused(built: SmallProject) -> None:
    built.replace(
        HANDOUT,
        "Babies roll and walk.",
        ":::{callout} note\n:title: On page {page}`ways-to-move`\n\nWords.\n:::\n\nBabies roll and walk.",
    )
    assert_refused(
        built,
        f"{HANDOUT}:24:17: headings: a heading cannot have the number of a page\n"
        "    hint: write it in the text below: bookmarks and the site have headings without page numbers",
    )
