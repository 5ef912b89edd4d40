"""Breaking words into lines, against all ways that there are."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.text.breaking import LAST_LINE_LEAST, break_lines
from tests.long import examples

FEW = settings(max_examples=examples(38), deadline=None, derandomize=True)
WIDTHS = st.lists(st.integers(5, 80), min_size=1, max_size=10)
LONGER = st.lists(st.integers(5, 80), min_size=1, max_size=60)
MEASURES = st.integers(40, 200)
SPACE = 4.0


def lines_of(ends: list[int]) -> list[range]:
    return [range(start, end) for start, end in pairwise([0, *ends])]


def width_of(line: range, widths: list[int]) -> float:
    return sum(widths[word] for word in line) + SPACE * (len(line) - 1)


def cost_of(ends: list[int], widths: list[int], measure: float) -> float:
    """As documented: squares of the space left; the last line free unless it is shorter than its least part."""
    total = 0.0
    for line in lines_of(ends):
        left = measure - width_of(line, widths)
        if left < -1e-6 and len(line) > 1:
            return float("inf")
        left = max(left, 0.0) / measure
        last = line.stop == len(widths)
        total += (2 * max(0.0, left - (1 - LAST_LINE_LEAST))) ** 2 if last else left**2
    return total


def greedy(widths: list[int], measure: float) -> list[int]:
    ends: list[int] = []
    start = 0
    for end in range(1, len(widths) + 1):
        if end < len(widths) and width_of(range(start, end + 1), widths) <= measure:
            continue
        ends.append(end)
        start = end
    return ends


def broken(widths: list[int], measure: float) -> list[int]:
    return break_lines(widths, [SPACE] * len(widths), measure)


@given(LONGER, MEASURES)
@FEW
def test_every_word_stands_once_and_in_order(widths: list[int], measure: int) -> None:
    ends = broken(widths, measure)
    assert [word for line in lines_of(ends) for word in line] == list(range(len(widths)))
    assert all(line for line in lines_of(ends))


@given(LONGER, MEASURES)
@FEW
def test_only_a_single_word_may_be_wider_than_the_measure(widths: list[int], measure: int) -> None:
    for line in lines_of(broken(widths, measure)):
        assert width_of(line, widths) <= measure or len(line) == 1


@given(WIDTHS, MEASURES)
@FEW
def test_no_other_set_of_breaks_costs_less(widths: list[int], measure: int) -> None:
    inner = range(1, len(widths))
    every = ([*cut, len(widths)] for size in range(len(widths)) for cut in combinations(inner, size))
    least = min(cost_of(ends, widths, measure) for ends in every)
    assert abs(cost_of(broken(widths, measure), widths, measure) - least) < 1e-9


@given(LONGER, MEASURES)
@FEW
def test_filling_each_line_is_never_better(widths: list[int], measure: int) -> None:
    assert cost_of(broken(widths, measure), widths, measure) <= cost_of(greedy(widths, measure), widths, measure) + 1e-9


@given(LONGER, MEASURES)
@FEW
def test_filling_each_line_never_takes_more_lines(widths: list[int], measure: int) -> None:
    assert len(greedy(widths, measure)) <= len(broken(widths, measure))


@given(LONGER, MEASURES)
@FEW
def test_twice_the_measure_never_takes_more_lines(widths: list[int], measure: int) -> None:
    assert len(broken(widths, 2 * measure)) <= len(broken(widths, measure))


@given(LONGER)
@FEW
def test_a_text_that_fits_stands_on_one_line(widths: list[int]) -> None:
    natural = width_of(range(len(widths)), widths)
    assert broken(widths, natural) == [len(widths)]
    assert broken(widths, natural - 1.0) != [len(widths)] or len(widths) == 1


def test_the_last_space_takes_no_room() -> None:
    assert break_lines([50, 46], [4, 400], 100) == [2]


def test_a_lost_last_word_gets_company() -> None:
    # Filling each line leaves a word of 10 alone below two full lines.
    widths = [30, 30, 30, 30, 30, 30, 10]
    assert greedy(widths, 100) == [3, 6, 7]
    assert broken(widths, 100) == [3, 5, 7]


def test_lines_are_evened_out() -> None:
    # Filled: 98, 60, 60. Evened out: 64, 94, 60.
    widths = [30, 30, 30, 60, 60]
    assert greedy(widths, 100) == [3, 4, 5]
    assert broken(widths, 100) == [2, 4, 5]


def test_where_there_is_no_room_each_word_has_a_line_of_its_own() -> None:
    assert break_lines([40, 40, 40], [SPACE] * 3, 0) == [1, 2, 3]


def test_nothing_to_set_gives_no_lines() -> None:
    assert break_lines([], [], 100) == []


def test_words_without_a_space_between_them_stand_close() -> None:
    assert break_lines([50, 50], [0, 0], 100) == [2]
    assert break_lines([50, 50], [SPACE, 0], 100) == [1, 2]
