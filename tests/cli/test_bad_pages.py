"""What does not fit: words in columns, sheets on their page."""

from __future__ import annotations

import re

import pytest

from tests.support import HANDOUT, TABLE, SmallProject, assert_refused

EDITION = ("--edition", "letter")
# Wide, and yet one syllable: a hard word would be refused before anything is laid out.
WORD = "w" * 90


def errors_of(project: SmallProject) -> list[str]:
    """The first lines of the problems of a build that has to fail."""
    ran = project.guide("build", *EDITION)
    assert ran.code == 1
    return [line for line in ran.errors[:-1] if not line.startswith("    ")]


def test_a_word_wider_than_its_column_is_refused_where_it_stands(built: SmallProject) -> None:
    built.replace(TABLE, "Your baby turns over.", f"Your baby {WORD}.")
    found = errors_of(built)
    assert any(
        re.match(rf"{TABLE}:\d+:\d+: overflow: the widest words of the columns need \d+ pt, ", line) for line in found
    )
    assert any(line.startswith(f"{TABLE}:10:12: overflow: `{WORD}.` ") for line in found)
    # What follows from it is not told: other columns would be narrow, and margins and contrast wrong.
    assert {line.split(": ")[1] for line in found} == {"overflow", "overlap", "one-page"}
    assert not any(" wide, but its column " in line and WORD not in line for line in found)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("Babies roll and walk.", WORD, 23),
        ("title: A small sheet", f"title: {WORD}", 3),
        ("Your baby loses a skill.", f"- {WORD}", 18),
    ],
    ids=["paragraph", "title", "list"],
)
def test_a_word_wider_than_the_page_is_refused(old: str, new: str, line: int, built: SmallProject) -> None:
    built.replace(HANDOUT, old, new)
    assert any(found.startswith(f"{HANDOUT}:{line}:") and ": overflow: `" in found for found in errors_of(built))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("number: T-1", f"number: T-1\nsubtitle: {WORD}"),
        ("number: T-1", f"number: {WORD}"),
        ("Babies roll and walk.", "1000. Babies roll."),
    ],
    ids=["subtitle", "number", "list label"],
)
def test_every_problem_names_a_file(old: str, new: str, built: SmallProject) -> None:
    built.replace(HANDOUT, old, new)
    assert [line for line in errors_of(built) if not line.startswith("sources/")] == []


def test_a_sheet_longer_than_its_page_is_told_by_how_much(built: SmallProject) -> None:
    built.replace(HANDOUT, "Babies roll and walk.", "\n\n".join(["Babies roll and walk."] * 30))
    (found,) = errors_of(built)
    match = re.match(
        rf"{HANDOUT}:9:8: one-page: this sheet must be one page and is (\d+) pt \((\d+) lines\) too long", found
    )
    assert match
    # 29 paragraphs more, each a line of 17 pt and a gap of 6 pt; the sheet had less than a third of a page left.
    assert 29 * 23 - 250 < int(match[1]) < 29 * 23
    # Both numbers are rounded: a line is 16.8 pt.
    assert (int(match[2]) - 1) * 16.8 - 0.5 <= int(match[1]) <= int(match[2]) * 16.8 + 0.5


def test_a_sheet_with_more_pages_than_allowed_is_refused(built: SmallProject) -> None:
    built.replace(HANDOUT, "pages: {least: 1, most: 1}", "pages: {least: 1, most: 2}")
    built.replace(HANDOUT, "Babies roll and walk.", "\n\n".join(["Babies roll and walk."] * 80))
    assert_refused(
        built,
        f"{HANDOUT}:9:8: page-count: 4 pages on US Letter, but `pages` allows at most 2; cut up to 1091 pt (65 lines)\n    hint: shorten the text, or set `most` to 4: `pages: {{least: 1, most: 4}}`. `make watch` shows its pages",
        arguments=EDITION,
    )


def test_a_sheet_with_fewer_pages_than_promised_is_refused(built: SmallProject) -> None:
    built.replace(HANDOUT, "pages: {least: 1, most: 1}", "pages: {least: 2, most: 4}")
    assert_refused(
        built,
        f"{HANDOUT}:9:8: page-count: 1 page, but `pages` asks for at least 2\n    hint: set `least` to 1: `pages: {{least: 1, most: 4}}`, or write more",
    )
