"""Which figures changed, and what they count."""

from __future__ import annotations

import pytest

from guide.products.compare.figures import FigureChange, figures_of
from guide.products.compare.reading import Block
from guide.products.compare.words import passages_of


def figures(old: str, new: str) -> list[tuple[str, str]]:
    passages = passages_of([Block("P", tuple(old.split()), 1)], [Block("P", tuple(new.split()), 1)])
    return [(change.old, change.new) for passage in passages for change in figures_of(passage)]


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("Most crawl at 7 to 10 months.", "Most crawl at 6 to 10 months.", ("7 to 10 months", "6 to 10 months")),
        ("They crawl forward at 7 to 10 months.", "They crawl forward at 6 to 11 months.",
         ("7 to 10 months", "6 to 11 months")),
        # The unit and the limit make the figure.
        ("Do it for 7 days.", "Do it for 7 weeks.", ("7 days", "7 weeks")),
        ("Call us if under 3 months old.", "Call us if over 3 months old.", ("under 3 months old", "over 3 months old")),
        ("Wait here for 2 hours, then call.", "Wait here, then call.", ("here for 2 hours", "")),
        ("Call the doctor then.", "Call the doctor then, within 2 hours.", ("", "then, within 2 hours")),
        ("Give it ½ hour each day.", "Give it 1 hour each day.", ("½ hour each day", "1 hour each day")),
        ("Walk 1,000 steps.", "Walk 1,200 steps.", ("1,000 steps", "1,200 steps")),
    ],
)  # fmt: skip
def test_a_figure_that_changed(old: str, new: str, change: tuple[str, str]) -> None:
    assert figures(old, new) == [change]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Call the doctor now.", "Call the doctor soon."),
        ("At 7, some babies crawl.", "At 7, many babies crawl."),
        ("Most do by 7 months. Call then.", "Most do by 7 months. Ask then."),
        ("Most (7 in 10) do that.", "Most 7 in 10 do that."),
    ],
)
def test_words_that_change_away_from_figures(old: str, new: str) -> None:
    assert figures(old, new) == []


def test_a_long_change_shows_its_figures_only() -> None:
    old = "It takes a few weeks and you may see that your baby turns 7 months old before."
    new = "It takes some time and a lot of play, and most often your baby turns 9 months old before."
    ((before, after),) = figures(old, new)
    assert (before, after) == ("7 months old before", "9 months old before")


def test_what_only_moved_did_not_change() -> None:
    blocks = [Block("P", ("Wait", "7", "days."), 1), Block("P", ("Then", "call."), 1), Block("P", ("Rest.",), 1)]
    moved = passages_of(blocks, [*blocks[1:], blocks[0]])
    assert [change for passage in moved for change in figures_of(passage)] == []


def test_a_paragraph_that_is_new_tells_its_figures() -> None:
    text = "Call us within 2 hours if it is 38.5 degrees or more today"
    (passage,) = passages_of([], [Block("P", tuple(text.split()), 1)])
    assert list(figures_of(passage)) == [FigureChange("", "2 hours … 38.5 degrees")]
