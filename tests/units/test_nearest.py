"""Hints name few names, and are found in a time that does not grow with the number of names."""

from __future__ import annotations

import difflib
import random
from collections.abc import Iterator

import pytest

from guide.base import nearest as module
from guide.base.nearest import FEW, nearest
from guide.base.problems import suggest

MANY = tuple(f"{what}-{number}" for what in ("steps", "sleep", "naps", "crawl-age") for number in range(1_000))


def test_a_slip_of_the_pen_is_found_among_many() -> None:
    choose = random.Random(0)  # noqa: S311  # the same words each time
    missed = []
    for name in choose.sample(MANY, 60):
        at = choose.randrange(1, len(name) - 3)
        for word in (name[:at] + name[at + 1 :], name[:at] + "x" + name[at:], name[:at] + "x" + name[at + 1 :]):
            found = nearest(word, MANY)
            if difflib.SequenceMatcher(None, word, found).ratio() < difflib.SequenceMatcher(None, word, name).ratio():
                missed.append((word, name, found))
    assert missed == []


def test_few_names_are_all_listed_and_of_many_the_first() -> None:
    assert suggest("zzz", ["b", "a"]) == "use one of: `a`, `b`"
    assert suggest("zzz", MANY) == (
        "use one of the 4,000 known names, such as `crawl-age-0`, `crawl-age-1`, `crawl-age-10`"
    )


def test_the_number_of_names_does_not_matter_for_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    matches = difflib.get_close_matches

    def counted(word: str, names: list[str], n: int, cutoff: float) -> list[str]:
        compared.append(len(names))
        return matches(word, names, n, cutoff)

    sorted_lengths: list[int] = []

    def counted_sort(names: Iterator[str]) -> list[str]:
        found = sorted(names)
        sorted_lengths.append(len(found))
        return found

    monkeypatch.setattr(difflib, "get_close_matches", counted)
    monkeypatch.setattr(module, "sorted", counted_sort, raising=False)
    known = {f"name-{number}": number for number in range(5_000)}
    for number in range(500):
        suggest(f"nam-{number}", known)
        suggest("zzz", known)  # asked before, so not looked for again
    assert max(compared) <= 4 * module.BESIDE
    assert len(compared) == 501
    assert sum(length for length in sorted_lengths if length > FEW) == 2 * len(known)


def test_names_that_were_added_are_found() -> None:
    known = dict.fromkeys(MANY, 0)
    assert nearest("walkng", known) == ""
    known["walking"] = 1
    assert nearest("walkng", known) == "walking"


def test_a_word_of_any_length_is_answered() -> None:
    assert nearest("a" * 1_000_000, MANY) == ""
    assert nearest("steps", ["a" * 1_000_000, "stepz"]) == "stepz"
