"""Faults in the block at the head of a sheet."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support import HANDOUT, SmallProject, assert_refused

CASES = {
    "misspelt key": (
        "number: T-1",
        "numbr: T-1",
        f"{HANDOUT}:4:1: front-matter: unknown key `numbr`\n    hint: did you mean `number`?",
    ),
    "text for a record": (
        "pages: {least: 1, most: 1}",
        "pages: one",
        f"{HANDOUT}:9:8: front-matter: `pages`: expected `name: value` lines, got one value\n    hint: write keys, each on its own line and indented alike: `least: …`",
    ),
    "text for a number": (
        "least: 1",
        "least: one",
        f"{HANDOUT}:9:16: front-matter: `least`: expected a whole number, got `one`\n    hint: write it in at most 9 digits, as in 6",
    ),
    "quoted number": (
        "least: 1",
        'least: "1"',
        f"{HANDOUT}:9:17: front-matter: `least`: expected a whole number, got `1`\n    hint: write it without quotes: 1",
    ),
    "one value for a list": (
        "sources: [growth-study]",
        "sources: growth-study",
        f"{HANDOUT}:10:10: front-matter: `sources`: expected a list, got one value\n    hint: write it in brackets: [growth-study]",
    ),
    "list for a text": (
        "title: A small sheet",
        "title: [A, small, sheet]",
        f"{HANDOUT}:3:8: front-matter: `title`: expected text, got a list\n    hint: if this is text, put all of it in quotes",
    ),
    "word for a date": (
        "edition: 2026-11-20",
        "edition: today",
        f"{HANDOUT}:5:10: front-matter: `edition`: expected a date such as 2026-11-20, got `today`\n    hint: write year, month and day in digits, as in 2026-11-20",
    ),
    "no such day": (
        "edition: 2026-11-20",
        "edition: 2026-02-30",
        f"{HANDOUT}:5:10: front-matter: `edition`: 2026-02-30 is not a real date\n    hint: 2026-02 has 28 days",
    ),
    "name of another file": (
        "handout: small",
        "handout: smal",
        f"{HANDOUT}:2:10: front-matter: `handout: smal` is not the name of its file\n"
        "    hint: rename the file to smal.md, or write its name here",
    ),
    "name with a path": (
        "handout: small",
        "handout: ../small",
        f"{HANDOUT}:2:10: front-matter: `../small` is not a name for a handout\n"
        "    hint: use lower-case letters, digits and hyphens",
    ),
    "no name": (
        "handout: small",
        "handout:",
        f"{HANDOUT}:2:9: front-matter: `handout` is empty\n    hint: fill it in",
    ),
    "other language than its folder": (
        "language: en",
        "language: es",
        f"{HANDOUT}:7:11: front-matter: `language: es` is in the folder of `en`\n"
        "    hint: write `language: en`, or move the file",
    ),
    "unknown look": (
        "number: T-1",
        "number: T-1\nlook: sheat",
        f"{HANDOUT}:5:7: look: unknown look `sheat`\n    hint: did you mean `sheet`?",
    ),
    "unknown reference": (
        "sources: [growth-study]",
        "sources: [growth-studies]",
        f"{HANDOUT}:10:10: references: unknown reference `growth-studies`\n    hint: did you mean `growth-study`?",
    ),
    "unknown picture": (
        "number: T-1",
        "number: T-1\npicture: bal\nalt: A ball.",
        f"{HANDOUT}:5:10: picture: unknown picture `bal`\n    hint: did you mean `ball`?",
    ),
    "picture without alt text": (
        "number: T-1",
        "number: T-1\npicture: ball",
        f"{HANDOUT}:5:10: alt-text: picture `ball` has no alternative text\n    hint: say in one sentence what it shows",
    ),
    "never closed": (
        "sources: [growth-study]\n---",
        "sources: [growth-study]",
        f"{HANDOUT}:1:1: front-matter: the front matter is opened and never closed\n    hint: add a line `---` after it",
    ),
    "reviewed too late": (
        "review-by: 2028-11-20",
        "review-by: 2030-11-20",
        f"{HANDOUT}:6:12: review: `review-by` is more than two years after `edition`\n"
        "    hint: set it to two years or less",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_refused(case: str, built: SmallProject) -> None:
    old, new, *messages = CASES[case]
    built.replace(HANDOUT, old, new)
    assert_refused(built, *messages)


def test_two_sheets_of_one_name_are_refused(built: SmallProject) -> None:
    other = HANDOUT.replace("small.md", "other.md")
    built.write(other, built.read(HANDOUT))
    assert_refused(
        built,
        f"{other}:2:10: front-matter: `handout: small` is not the name of its file\n"
        "    hint: rename the file to small.md, or write its name here",
        f"{HANDOUT}:2:10: front-matter: `handout: small` is in two files\n    hint: the other one is {other}",
    )


def test_two_sheets_of_one_number_are_refused(built: SmallProject) -> None:
    other = HANDOUT.replace("small.md", "other.md")
    built.write(other, built.read(HANDOUT).replace("handout: small", "handout: other"))
    assert_refused(
        built,
        f"{HANDOUT}:4:9: front-matter: `number: T-1` is used by two handouts\n"
        f"    hint: the other one is {other}; give one of them another number",
    )


@pytest.mark.parametrize("range_", ["{least: 3, most: 1}", "{least: 0, most: 0}", "{least: 1, most: -1}"])
def test_a_range_of_pages_that_nothing_fits_is_refused(range_: str, built: SmallProject) -> None:
    built.replace(HANDOUT, "pages: {least: 1, most: 1}", f"pages: {range_}")
    assert built.guide("build").code == 1


@pytest.mark.parametrize(
    ("line", "key"), [(3, "title: A small sheet"), (4, "number: T-1"), (8, "summary: A sheet that says little.")]
)
def test_a_required_text_that_is_left_empty_is_refused(line: int, key: str, built: SmallProject) -> None:
    name = key.partition(":")[0]
    built.replace(HANDOUT, key, f"{name}:")
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0].startswith(f"{HANDOUT}:{line}:")


def test_the_last_year_of_the_calendar_is_no_crash(built: SmallProject) -> None:
    built.replace(HANDOUT, "edition: 2026-11-20\nreview-by: 2028-11-20", "edition: 9999-01-01\nreview-by: 9999-12-31")
    assert built.guide("build").code in (0, 1)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("title: A small sheet", 'title: "A sheet on {page}`nowhere`"', 3),
        ("title: A small sheet", 'title: "A [sheet](#nowhere)"', 3),
        ("number: T-1", 'number: T-1\nsubtitle: "See {page}`nowhere`"', 5),
        ("number: T-1", 'number: T-1\nsubtitle: "A [sheet](#nowhere)"', 5),
    ],
    ids=["page in the title", "link in the title", "page in the subtitle", "link in the subtitle"],
)
def test_markup_that_leads_nowhere_is_refused(old: str, new: str, line: int, built: SmallProject) -> None:
    built.replace(HANDOUT, old, new)
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0].startswith(f"{HANDOUT}:{line}:")


@pytest.mark.parametrize("opening", ["\n---\n", "--- \n", "--\n", "----\n"])
def test_a_sheet_whose_opening_line_is_spoilt_does_not_vanish(opening: str, built: SmallProject) -> None:
    built.write(HANDOUT, built.read(HANDOUT).replace("---\n", opening, 1))
    before = built.built()
    ran = built.guide("build")
    assert set(built.built()) == set(before)
    assert ran.code == 0 or ran.errors[0].startswith(f"{HANDOUT}:1:1: ")


def test_a_broken_sheet_is_not_said_to_leave_references_unused(built: SmallProject) -> None:
    built.append("sources/topic/references.yaml", "only-here: {title: T, publisher: P, grade: read}\n")
    built.replace(HANDOUT, "sources: [growth-study]", "sources: [only-here]")
    built.replace(HANDOUT, "number: T-1", "number: [T-1]")
    assert_refused(
        built,
        f"{HANDOUT}:4:9: front-matter: `number`: expected text, got a list\n    hint: if this is text, put all of it in quotes",
    )


SPOILT: dict[str, Callable[[str], str]] = {
    "a blank behind the dashes": lambda text: text.replace("---\n", "--- \n", 1),
    "empty lines above": lambda text: f"\n \n{text}",
    "all of it": lambda text: "\ufeff\n" + text.replace("---\n", "--- \t\n").replace("\n", "\r\n"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_blanks_around_the_dashes_change_nothing(how: str, built: SmallProject) -> None:
    before = built.built()
    built.write(HANDOUT, SPOILT[how](built.read(HANDOUT)))
    assert built.guide("build", "--handout", "small").errors == ()
    assert built.guide("build").errors == ()
    assert {name: data for name, data in built.built().items() if name.endswith(".pdf")} == {
        name: data for name, data in before.items() if name.endswith(".pdf")
    }


def test_a_problem_below_empty_lines_stands_in_its_line(built: SmallProject) -> None:
    built.write(
        HANDOUT, "\n\n" + built.read(HANDOUT).replace("T-1", "T-1 #2").replace("**new skills**", "*new skills*")
    )
    assert [line for line in built.guide("build").errors if line.startswith(HANDOUT)] == [
        f"{HANDOUT}:6:13: yaml: YAML takes `#2` for a comment and leaves it out",
        f"{HANDOUT}:16:50: emphasis: italic text is hard to read",
    ]


@pytest.mark.parametrize("first", ["———", "----", "--"])
def test_a_first_line_that_is_nearly_one_of_dashes_is_named(first: str, built: SmallProject) -> None:
    built.write(HANDOUT, built.read(HANDOUT).replace("---\n", f"{first}\n", 1))
    assert built.guide("build").errors[:2] == (
        f"{HANDOUT}:1:1: front-matter: this file has no front matter, and no handout includes it",
        f"    hint: its first line is `{first}`; write three hyphens alone, `---`",
    )


def test_a_handout_is_not_included_however_its_dashes_look(built: SmallProject) -> None:
    other = HANDOUT.replace("small.md", "other.md")
    built.write(
        other,
        "\n--- \n"
        + built.read(HANDOUT).partition("---\n")[2].replace("handout: small", "handout: other").replace("T-1", "T-2"),
    )
    built.replace(HANDOUT, "## Ways to move", ":::{include} other.md\n:::\n\n## Ways to move")
    assert f"{HANDOUT}:21:14: include: {other} is itself a handout" in built.guide("build").errors
