"""Problems: what they say, in which order, and how often."""

from __future__ import annotations

import pytest

from guide.base.problems import InputError, Position, Problem, Problems, suggest

HERE = Position("sources/a.md", 3, 5)


def test_an_error_in_one_line() -> None:
    assert str(Problem(HERE, "facts", "unknown fact `x`")) == "sources/a.md:3:5: facts: unknown fact `x`"


def test_a_hint_stands_below() -> None:
    said = str(Problem(HERE, "facts", "unknown fact `x`", "did you mean `y`?"))
    assert said == "sources/a.md:3:5: facts: unknown fact `x`\n    hint: did you mean `y`?"


def test_a_warning_says_so() -> None:
    said = str(Problem(HERE, "facts", "overdue", severity="warning"))
    assert said == "sources/a.md:3:5: facts: warning: overdue"


def test_problems_come_by_path_line_and_column_as_numbers() -> None:
    problems = Problems()
    places = [Position("b.md", 1, 1), Position("a.md", 10, 1), Position("a.md", 9, 12), Position("a.md", 9, 2)]
    for place in places:
        problems.error(place, "rule", "wrong")
    assert [problem.at for problem in problems] == sorted(places)
    assert [str(problem.at) for problem in problems] == ["a.md:9:2", "a.md:9:12", "a.md:10:1", "b.md:1:1"]


def test_at_one_place_they_come_by_rule_then_message() -> None:
    problems = Problems()
    for rule, message in (("b", "1"), ("a", "2"), ("a", "1")):
        problems.error(HERE, rule, message)
    assert [(problem.rule, problem.message) for problem in problems] == [("a", "1"), ("a", "2"), ("b", "1")]


def test_each_problem_is_told_once() -> None:
    problems, more = Problems(), Problems()
    for _ in range(2):
        problems.error(HERE, "rule", "wrong")
        more.error(HERE, "rule", "wrong")
    problems.extend(more)
    assert len(list(problems)) == 1


def test_errors_are_counted_once_each() -> None:
    problems = Problems()
    for message in ("wrong", "wrong", "worse"):
        problems.error(HERE, "rule", message)
        problems.warning(HERE, "rule", message)
    assert problems.error_count == len(problems.errors) == 2


def test_errors_and_warnings_are_told_apart() -> None:
    problems = Problems()
    problems.warning(HERE, "rule", "overdue")
    problems.error(HERE, "rule", "wrong")
    assert [problem.message for problem in problems.errors] == ["wrong"]
    assert [problem.message for problem in problems.warnings] == ["overdue"]


def test_warnings_do_not_stop() -> None:
    problems = Problems()
    problems.warning(HERE, "rule", "overdue")
    problems.stop_on_errors()
    assert len(problems.warnings) == 1


def test_an_error_stops_with_all_that_was_found() -> None:
    problems = Problems()
    problems.warning(HERE, "rule", "overdue")
    problems.error(HERE, "rule", "wrong")
    with pytest.raises(InputError) as caught:
        problems.stop_on_errors()
    assert caught.value.problems == tuple(problems)
    assert str(caught.value) == "sources/a.md:3:5: rule: warning: overdue\nsources/a.md:3:5: rule: wrong"


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("calout", ["callout", "columns"], "did you mean `callout`?"),
        ("zzz", ["steps", "callout"], "use one of: `callout`, `steps`"),
        ("zzz", [], "there are none: leave this out"),
    ],
)
def test_suggestions(word: str, known: list[str], hint: str) -> None:
    assert suggest(word, known) == hint


def test_suggestions_do_not_depend_on_the_order_of_what_is_known() -> None:
    assert suggest("cat", ["bat", "rat"]) == suggest("cat", ["rat", "bat"])
