"""Facts and sheets that are due, and references that nobody uses."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from msgspec.structs import replace

from guide.base.problems import Problems
from guide.compose.standing import stated
from guide.model.files.approvals import Approval
from guide.model.files.facts import Fact
from guide.model.files.references import Reference
from guide.model.standing import Standing
from guide.rules.fact_dates import check, check_references
from tests.layout.factory import composed, fact
from tests.rules.factory import HANDOUT, handout_context, on_words

DUE = datetime.date(2027, 3, 1)
LATER = DUE + datetime.timedelta(days=1)
FACTS = "sources/topic/facts.yaml:1:1"
REFERENCES = "sources/topic/facts.yaml:1:1"
GOOD = fact((7, 10), "{low} to {high} months", DUE)


def said(today: datetime.date, **given: object) -> list[str]:
    return on_words(check, "At {fact}`age`.", facts={"age": GOOD}, today=today, **given)


def test_nothing_is_due_on_the_day_itself() -> None:
    assert said(DUE) == []


def test_a_fact_that_is_due_is_a_warning() -> None:
    assert said(LATER) == [
        f"{FACTS}: facts: warning: fact `age` was due for review on 2027-03-01\n"
        "    hint: look it up again, then set `checked` and `review-by`"
    ]


def test_a_fact_that_the_sheet_does_not_print_is_not_its_concern() -> None:
    assert on_words(check, "Text.", facts={"age": GOOD}, today=LATER) == []


def test_a_sheet_that_is_due_is_a_warning() -> None:
    assert said(DUE, review_by=DUE) == []
    assert on_words(check, "Text.", review_by=DUE, today=LATER) == [
        f"{HANDOUT}:1:1: review: warning: this sheet was due for review on 2027-03-01\n"
        "    hint: review it, then set `review-by`"
    ]


@pytest.mark.parametrize(("review_by", "count"), [((2028, 11, 20), 0), ((2028, 11, 21), 1), ((2029, 1, 1), 1)])
def test_two_years_are_the_longest(review_by: tuple[int, int, int], count: int) -> None:
    messages = on_words(check, "Text.", review_by=datetime.date(*review_by))
    expected = f"{HANDOUT}:1:1: review: `review-by` is more than two years after `edition`\n    hint: set it to two years or less"
    assert messages == [expected] * count


@pytest.mark.parametrize(("days", "count"), [(61, 0), (60, 1), (1, 1), (0, 1)])
def test_an_approval_that_ends_soon_is_a_warning(days: int, count: int) -> None:
    context = handout_context("Text.", DUE - datetime.timedelta(days=days), review_by=DUE)
    signed = Approval("sheet", "en", "medical", "Test Reviewer", datetime.date(2026, 11, 20), "", "")
    handout = stated(context.handout, Standing(DUE, "approved", (signed,)))
    problems = Problems()
    check(replace(context, handout=handout), problems)
    assert [str(problem) for problem in problems] == [
        f"{HANDOUT}:1:1: review: warning: the approval of this sheet ends after 2027-03-01, in {days} days\n"
        "    hint: have it reviewed again and set a new `review-by` before then; otherwise it becomes a draft"
    ] * count


def references(facts: dict[str, Fact], known: tuple[str, ...] = ("study",), **front: Any) -> list[str]:
    problems = Problems()
    named = {name: Reference("A title", "A house", "read") for name in known}
    check_references(composed("Text.", facts=facts, references=named, **front).source, problems)
    return [str(problem) for problem in problems]


def test_facts_and_references_that_fit_together() -> None:
    assert references({"age": GOOD}) == []
    assert references({}, sources=("study",)) == []


def test_a_fact_without_a_source() -> None:
    assert references({"age": replace(GOOD, sources=()), "other": GOOD}) == [
        f"{FACTS}: facts: fact `age` has no source\n    hint: name at least one reference under `sources`"
    ]


def test_a_fact_with_an_unknown_source() -> None:
    assert references({"age": replace(GOOD, sources=("study", "stduy"))}) == [
        f"{FACTS}: facts: fact `age` names an unknown reference `stduy`\n    hint: add it to references.yaml, as `stduy: {{title: …, publisher: …, grade: read}}`; if it is there, did you mean `study`?"
    ]


def test_a_fact_that_is_due_before_it_was_checked() -> None:
    early = replace(GOOD, review_by=GOOD.checked - datetime.timedelta(days=1))
    assert references({"age": replace(GOOD, review_by=GOOD.checked)}) == []
    assert references({"age": early}) == [
        f"{FACTS}: facts: fact `age` is due for review before it was checked\n    hint: swap or correct the dates"
    ]


def test_a_reference_that_nothing_uses() -> None:
    assert references({"age": GOOD}, ("study", "spare")) == [
        f"{REFERENCES}: references: nothing uses reference `spare`\n"
        "    hint: name it in a fact or a sheet's `sources`, or delete it"
    ]
