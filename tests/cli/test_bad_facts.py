"""Figures: known, read, in words that fit, looked at again in time, never typed."""

from __future__ import annotations

import datetime

import pytest

from tests.support import FACTS, HANDOUT, TABLE, TODAY, SmallProject, assert_refused

MONTHS = 'en: "{low} to {high} months"'
ONE = "`value` is one number: write {value} in `say` where it belongs, and no other number or braces; or give a range, as in `value: [7, 10]`"
RANGE = "`value` is a range: write {low} and {high} in `say` where they belong, and no other number or braces"
NO_FIGURE = "give `value` one number, as in 7, or the two ends of a range, as in [7, 10]"
DIGITS = "write it in digits, as in 6 or 6.5"
ADD = "    hint: add it there with its source, and write {fact}`its-name` here"
OVERDUE = (
    f"{FACTS}:9:14: facts: warning: fact `crawl-age` was due for review on 2028-05-20",
    "    hint: look it up again, then set `checked` and `review-by`",
)
LATE = datetime.date(2028, 5, 21)


@pytest.mark.parametrize(
    "said", ["{value} months", "{low} months", "{low} to {high} of 12 months", "{low} to {hihg} months", "months"]
)
def test_words_that_do_not_fit_the_value_are_refused(said: str, built: SmallProject) -> None:
    built.replace(FACTS, MONTHS, f'en: "{said}"')
    assert_refused(
        built, f"{FACTS}:4:10: facts: fact `crawl-age`: `{said}` does not fit its value [7, 10]\n    hint: {RANGE}"
    )


@pytest.mark.parametrize(
    ("value", "hint"),
    [("7", ONE), ("2400", ONE), ("[7]", NO_FIGURE), ("[7, 8, 10]", NO_FIGURE)],
)
def test_a_value_that_does_not_fit_the_words_is_refused(value: str, hint: str, built: SmallProject) -> None:
    built.replace(FACTS, "value: [7, 10]", f"value: {value}")
    assert_refused(
        built,
        f"{FACTS}:4:10: facts: fact `crawl-age`: `{{low}} to {{high}} months` does not fit its value {value}\n    hint: {hint}",
    )


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("seven", DIGITS), ('"7"', "write it without quotes: 7"), ("1e3", "write 1000"), (".nan", DIGITS), ("0x10", "write 16"),
        ("1_000", "write 1000"), ("007", "write 7"), ("+7", "write 7"), ("7:99", DIGITS), ("1,000", "write 1000; the language says how thousands are set apart"),
        ("7-10", "write `value: [7, 10]`"), ("5 mL", "write `value: 5` and `unit: mL`, and the unit again in `say`"),
        ("1 in 5", "write `value: [1, 5]`, `unit: rate`, and {low} in {high} in `say`"),
        ("$5.50", "write `value: 5.50` and `unit: $`, and ${value} in `say`"), ("3/7", DIGITS),
    ],
)  # fmt: skip
def test_a_value_that_is_no_number_is_refused(value: str, hint: str, built: SmallProject) -> None:
    built.replace(FACTS, "value: 2400", f"value: {value}")
    column = 11 if value.startswith('"') else 10
    shown = value.strip('"')
    assert_refused(
        built,
        f"{FACTS}:12:{column}: facts: `value`: expected a number, got `{shown}`"
        + (f"\n    hint: {hint}" if hint else ""),
    )


@pytest.mark.parametrize(
    ("value", "typed", "printed"),
    [("1.10", "1.10", "1.1"), ("7.0", "7.0", "7"), ("[7, 10.50]", "10.50", "10.5"), ("0.00001", "0.00001", "1e-05"),
     ("123456789012.123456", "123456789012.123456", "123456789012.12346")],
)  # fmt: skip
def test_a_figure_that_would_not_be_printed_as_typed_is_refused(
    value: str, typed: str, printed: str, built: SmallProject
) -> None:
    built.replace(FACTS, "value: [7, 10]", f"value: {value}")
    line = f"{FACTS}:2:{10 + value.index(typed)}: facts: `value`: `{typed}` would be printed as {printed}"
    assert line in built.guide("build").errors


@pytest.mark.parametrize(
    ("low", "high", "more"),
    [
        ("10", "7", "; if it is not a range, write `unit: rate`, or a unit such as `mg/mL`"),
        ("7", "7", ""),
        ("0.5", "0.5", ""),
    ],
)
def test_a_range_that_does_not_run_upward_is_refused(low: str, high: str, more: str, built: SmallProject) -> None:
    built.replace(FACTS, "value: [7, 10]", f"value: [{low}, {high}]")
    assert_refused(
        built,
        f"{FACTS}:2:10: facts: fact `crawl-age` runs from {low} to {high}\n    hint: put the lower figure first{more}",
    )


def test_a_fact_without_words_in_the_language_is_refused(built: SmallProject) -> None:
    built.replace(FACTS, MONTHS, MONTHS.replace("en:", "es:"))
    assert_refused(built, f"{FACTS}:3:3: facts: fact `crawl-age` has no words in `en`\n    hint: add `en:` under `say`")


def test_a_second_hand_fact_is_not_printed(built: SmallProject) -> None:
    built.replace(HANDOUT, "crawl-age", "heard-only")
    assert_refused(
        built,
        f"{HANDOUT}:14:22: facts: fact `heard-only` is second-hand, so it cannot be printed\n"
        f"    hint: check the original, then set `grade: read` at {FACTS}:21:1, or write the sentence without the figure",
    )


@pytest.mark.parametrize(
    ("old", "new", "place", "key"),
    [
        ("sources: [growth-study]", "sources: []", "6:12", "sources"),
        ("value: [7, 10]", "value: []", "2:10", "value"),
        (MONTHS, 'en: ""', "4:10", "en"),
        ("about: Age at which most babies crawl.", "about:", "5:9", "about"),
    ],
    ids=["source", "value", "words", "about"],
)
def test_a_fact_without_one_of_its_parts_is_refused(
    old: str, new: str, place: str, key: str, built: SmallProject
) -> None:
    built.replace(FACTS, old, new)
    assert_refused(built, f"{FACTS}:{place}: facts: `{key}` is empty\n    hint: fill it in")


def test_a_review_before_the_check_is_refused(built: SmallProject) -> None:
    text = built.read(FACTS).replace("review-by: 2028-05-20", "review-by: 2026-05-20", 1)
    built.write(FACTS, text)
    ran = built.guide("build", today=datetime.date(2026, 1, 1))
    assert ran.code == 1
    assert ran.errors == (
        f"{FACTS}:9:14: facts: fact `crawl-age` is due for review before it was checked",
        "    hint: swap or correct the dates",
        "1 error; nothing was written",
    )


@pytest.mark.parametrize(
    ("name", "old", "new", "place", "figure"),
    [
        (HANDOUT, "Babies roll", "At 7 months babies roll", "23:4", "7"),
        (HANDOUT, "Babies roll", "At 1,000.5 steps babies roll", "23:4", "1,000.5"),
        (HANDOUT, "Babies roll", "At **7** months babies roll", "23:6", "7"),
        (HANDOUT, "[more ways]", "[7 ways]", "23:28", "7"),
        (HANDOUT, "## Ways to", "## 7 ways to\n\n## Ways to", "21:4", "7"),
        (HANDOUT, "{callout} main", "{callout} main\n:title: The 7 most", "14:13", "7"),
        (TABLE, "caption: Two ways", "caption: 2 ways", "2:10", "2"),
        (TABLE, "looks: Your baby turns", "looks: 7 babies turn", "10:12", "7"),
        (HANDOUT, "Babies roll", "At &#55; months babies roll", "23:4", "7"),
        (HANDOUT, "title: A small sheet", "title: A sheet of 7", "3:19", "7"),
        (HANDOUT, "number: T-1", "number: T-1\nsubtitle: 7 ways", "5:11", "7"),
        (HANDOUT, "Babies roll", "At ½ a year babies roll", "23:4", "½"),
        (HANDOUT, "![A ball", "![7 balls", "25:1", "7"),
    ],
    ids=["text", "long", "bold", "link", "heading", "box", "caption", "cell", "entity", "title", "subtitle", "half", "alt"],
)  # fmt: skip
def test_a_figure_that_is_typed_is_refused(
    name: str, old: str, new: str, place: str, figure: str, built: SmallProject
) -> None:
    built.replace(name, old, new)
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0].startswith(f"{name}:{place.partition(':')[0]}:")
    assert ran.errors[0].endswith(f": facts: figure `{figure}` does not come from facts.yaml")
    assert (
        ran.errors[1] == ADD
        if figure != "½"
        else ran.errors[1].startswith("    hint: add it there with its source, as `value: ½`")
    )
    if figure == "7" and "At 7 " in new:
        assert ran.errors[0].startswith(f"{name}:{place}: ")


def test_an_overdue_fact_is_a_warning(built: SmallProject) -> None:
    ran = built.guide("build", today=LATE)
    warned = [line for line in ran.errors if "`crawl-age`" in line]
    assert ran.code == 0
    assert warned == [OVERDUE[0]]
    assert ran.errors[:2] == OVERDUE


def test_an_overdue_fact_is_an_error_for_a_strict_check(built: SmallProject) -> None:
    plain, strict = built.guide("check", today=LATE), built.guide("check", "--strict", today=LATE)
    assert (plain.code, strict.code) == (0, 1)
    assert plain.errors == strict.errors
    assert strict.errors[:2] == OVERDUE


def test_a_fact_is_not_overdue_on_its_day(built: SmallProject) -> None:
    ran = built.guide("check", "--strict", today=datetime.date(2028, 5, 20))
    assert (ran.code, ran.errors) == (0, ())


def test_the_day_changes_nothing_that_is_printed(built: SmallProject) -> None:
    before = built.built()
    assert built.guide("build", today=LATE).code == 0
    assert built.built() == before
    assert LATE > TODAY


def test_an_overdue_sheet_is_a_warning(built: SmallProject) -> None:
    ran = built.guide("check", today=datetime.date(2028, 11, 21))
    assert ran.code == 0
    assert ran.errors[:2] == (
        f"{HANDOUT}:6:12: review: warning: this sheet was due for review on 2028-11-20",
        "    hint: review it, then set `review-by`",
    )


def test_a_sheet_that_was_due_before_its_edition_is_refused(built: SmallProject) -> None:
    built.replace(HANDOUT, "review-by: 2028-11-20", "review-by: 2020-11-20")
    assert built.guide("build").code == 1
