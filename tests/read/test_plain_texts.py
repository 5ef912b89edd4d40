"""Texts that are printed as they are have no marks of Markdown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from guide.base.problems import Position, Problems
from guide.read.plain_texts import check_plain
from tests.support import FACTS, LABELS, REFERENCES, TOPIC_FILE, SmallProject, assert_refused

MARKS = {
    "a **b** c": "`**`", "a [b](c)": "`](`", "{fact}`b`": "this", "a <i>b</i>": "`<i>`", "a &nbsp;b": "`&nbsp;`", "&#8211;": "`&#8211;`",
    "a \\* b": "`\\*`", "<!-- b": "`<!--`",
}  # fmt: skip
FREE = (
    "", "a * b", "5 * 3 < 20 > 1", "AT&T; R&D", "C:\\x", "[a] (b)", "snake_case __init__", "a & b;", "{value} years", "“a” – b",
)  # fmt: skip


def told(text: str) -> list[str]:
    problems = Problems()
    assert check_plain(text, Position("a", 2, 3), problems) == (not problems.errors)
    return [str(problem) for problem in problems]


def test_marks_are_refused() -> None:
    for text, named in MARKS.items():
        assert told(text) == [f"a:2:3: markdown: {named} would be printed as it is\n    hint: write plain words"], text


def test_what_is_no_mark_is_free() -> None:
    assert {text: told(text) for text in FREE if told(text)} == {}


PLACES: dict[str, tuple[Callable[[str], str], str]] = {
    FACTS: (lambda text: text.replace("{value} steps a day", "{value} **steps** a day"), "14:10"),
    REFERENCES: (lambda text: text.replace("How babies grow", "How <i>babies</i> grow"), "2:10"),
    TOPIC_FILE: (lambda text: text.replace("publisher: Example Press", "publisher: Example &amp; Press"), "2:12"),
    LABELS: (lambda text: text.replace("Unclear? Larger type?", "Unclear? **Larger** type?"), "22:11"),
}
SHOWN = {FACTS: "**", REFERENCES: "<i>", TOPIC_FILE: "&amp;", LABELS: "**"}


@pytest.mark.parametrize("name", PLACES)
def test_where_texts_are_plain(name: str, built: SmallProject) -> None:
    change, at = PLACES[name]
    built.write(name, change(built.read(name)))
    assert_refused(
        built, f"{name}:{at}: markdown: `{SHOWN[name]}` would be printed as it is\n    hint: write plain words"
    )
