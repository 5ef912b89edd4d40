"""Which words were added and removed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guide.compare.words import Change, changes_of, with_figures, words_of
from tests.support import SmallProject

TEXT = st.lists(st.sampled_from(["a", "baby", "crawls", "7", "10", "months."]), max_size=20)


@given(TEXT, TEXT)
def test_what_is_removed_and_added_turns_one_into_the_other(old: list[str], new: list[str]) -> None:
    changes = list(changes_of(old, new))
    assert (changes == []) == (old == new)
    removed = [word for change in changes for word in change.removed.split()]
    added = [word for change in changes for word in change.added.split()]
    assert len(old) - len(removed) == len(new) - len(added)
    assert sorted([*old, *added]) == sorted([*new, *removed])


def test_a_change_has_the_words_around_it() -> None:
    old = ["Most", "babies", "crawl", "forward", "at", "7", "to", "10", "months.", "Some", "skip", "it", "and", "walk."]
    new = ["Most", "babies", "crawl", "forward", "at", "6", "to", "10", "months.", "Some", "skip", "it", "and", "walk."]
    assert list(changes_of(old, new)) == [
        Change("Most babies crawl forward at", "7", "6", "to 10 months. Some skip it and walk.")
    ]


def test_changes_with_figures() -> None:
    words = Change("", "seven", "eight", "")
    figures = Change("", "7 months", "8 months", "")
    gone = Change("", "7 months", "", "")
    moved = Change("", "about 7", "near 7", "")
    assert with_figures([words, figures, gone, moved]) == (figures, gone)


def test_words_are_in_the_order_in_which_they_are_read(built: SmallProject) -> None:
    text = " ".join(words_of(built.path("build/en/small.letter.pdf").read_bytes()))
    places = [text.index(words) for words in ("A small sheet", "Look for new skills", "Ways to move")]
    assert places == sorted(places)
