"""Numbers that only count need no fact: week 1, week 2."""

from __future__ import annotations

import pytest

from guide.rules.figures import check
from tests.rules.factory import HANDOUT, on_words

LOG = """type: log
row-title: Week
columns:
  - {id: monday, title: Day 1}
  - {id: tuesday, title: Day 2}
rows:
  - {id: one, title: Week 1}
  - {id: two, title: "Week 2: On the side"}
"""
COUNTED = (
    "## Week 1\n\nText.\n\n## Week 2\n\nText.",
    "## Week 1: On your chest\n\nText.",
    "## Weeks 1 and 2\n\nText.\n\n## Weeks 3–4\n\nText.",
    "## Day 1\n\nLook back at Day 1.",
    "## Week 1\n\nText.\n\n## Week 2\n\nRepeat Weeks 1 and 2.",
    "- **Visit 1:** Bring the log.\n- **Visit 2:** Bring it again.",
    "## Woche 1\n\nText.\n\n## Woche 2\n\nWie in den Wochen 1 und 2.",
)  # fmt: skip
# What is refused, with its figure.
REFUSED = (
    ("## Week 6: call\n\nText.", "6"),
    ("## Week 1\n\nText.\n\n## Week 3\n\nText.", "1"),
    ("## Months 1 to 6\n\nText.", "1"),
    ("## Week 1 of 4\n\nText.", "1"),
    ("## Dose 1: 5 mL\n\nText.", "5"),
    ("## Dose 1\n\nText.\n\n## Dose 2 mL\n\nText.", "2"),
    ("## 1.5 mg\n\nText.", "1.5"),
    ("## Week 1\n\nIn week 1 it is hard.", "1"),
    ("## Week 1\n\nCall in Week 6.", "6."),
    ("## By 1\n\nText.", "1"),
    ("Week 1 is hard.", "1"),
)


def test_what_counts_from_1_is_no_figure() -> None:
    assert [(body, said) for body in COUNTED if (said := on_words(check, body))] == []


def test_a_log_and_the_title() -> None:
    assert on_words(check, ":::{log} weeks\n:::\n", data={"weeks": LOG}, title="Week 1") == []


def test_rows_named_by_numbers_alone() -> None:
    data = LOG.replace("title: Week 1", 'title: "1"').replace('"Week 2: On the side"', '"2"')
    assert on_words(check, ":::{log} weeks\n:::\n", data={"weeks": data}) == []


def test_what_does_not_is_one() -> None:
    wrong = []
    for body, figure in REFUSED:
        said = on_words(check, body)
        if not said or f"figure `{figure}`" not in said[0]:
            wrong.append((body, said))
    assert wrong == []


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        (
            "## Week 2\n\nText.",
            "1:9: facts: figure `2` does not come from facts.yaml\n    hint: if it counts, count from `Week 1` without a gap in "
            "these places; if it is a figure, add it there with its source, and write {fact}`its-name` here",
        ),
        (
            "## Week 1\n\nIn week 1.",
            "3:9: facts: figure `1.` does not come from facts.yaml\n    hint: if it names what is counted, write `Week` as "
            "there; if it is a figure, add it there with its source, and write {fact}`its-name` here",
        ),
    ],
)
def test_the_hint_says_how_to_count(body: str, hint: str) -> None:
    assert on_words(check, body) == [f"{HANDOUT}:{hint}"]
