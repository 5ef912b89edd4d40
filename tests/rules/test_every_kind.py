"""Rules judge a kind of block by what is known of it, and name none: so they judge one that they have never seen."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace

from guide.base.problems import Position, Problems
from guide.model.blocks import Block, Callout, Heading, Paragraph
from guide.model.files.signs import Sign, SignsFile, SignWords, UrgencyWords
from guide.model.inlines import Inline, Words
from guide.model.kinds import KINDS, Kind
from guide.model.prose import Prose
from guide.model.source import Located
from guide.rules import list_length, signs
from guide.rules.context import HandoutContext
from tests.every_kind import every_kind, examples
from tests.layout.factory import faces, filled, first
from tests.rules.factory import CRITERIA

AT = Position("sheet.md", 3, 1)
AGE, INSIDE = Position("sheet.md", 4, 3), Position("sheet.md", 4, 10)
NOT_LISTED = (
    "signs: this is in a box that says when to call, but is not from the list of signs\n"
    "    hint: take it from the list, or add it to signs.yaml; if it is no sign, write it as a paragraph, or in a checklist in a column "
    "of `kind: note`"
)
TOO_SOON = (
    "signs: sign `sleepy` is `call-now`, but here it is `next-visit`\n"
    "    hint: say it under `call-now`, or change its urgency at signs.yaml:1:1 for every sheet"
)


class Age(Struct, frozen=True):
    """A part of the kind below."""

    key: int
    age: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    at: Position


class Ages(Struct, frozen=True):
    """A list of a kind that no rule names."""

    key: int
    heading: Heading | None
    items: tuple[Age, ...]
    at: Position


def said(text: str, at: Position = INSIDE) -> tuple[Inline, ...]:
    return (Words(text, at),)


def ages(*texts: str, more: tuple[Block, ...] = ()) -> Any:
    items = tuple(
        Age(key, said("Later", AGE), (Paragraph(key, said(text), INSIDE), *more), INSIDE)
        for key, text in enumerate(texts)
    )
    return Ages(1, None, items, AT)


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, Ages, Kind("list"))


def judged(check: Callable[[HandoutContext, Problems], None], *blocks: Block, longest: int = 7) -> list[str]:
    """What a rule says to a sheet of these blocks, in a topic with a sign that cannot wait and one word for it."""
    made, problems = every_kind(), Problems()
    words = {
        urgency: UrgencyWords(Prose(lead, AT), Prose(lead, AT), Prose(lead, AT), ())
        for urgency, lead in (("call-now", "Call now"), ("next-visit", "Next visit"))
    }
    sleepy = SignWords(Prose("is sleepy", AT), Prose("sleepy", AT), Prose("sleepy", AT), ("sleepy",))
    language = replace(made.source.languages[0], signs=filled(SignsFile, urgency=words, signs={"sleepy": sleepy}))
    source = replace(made.source, signs={"sleepy": Located(Sign("call-now", ()), Position("signs.yaml"))})
    handout = replace(made.handout, blocks=blocks, audience="clinicians")
    criteria = replace(CRITERIA, list_longest=longest)
    check(HandoutContext(handout, source, language, faces(), criteria, datetime.date(2026, 11, 20)), problems)
    return [str(problem) for problem in problems]


def boxed(kind: str, *blocks: Block) -> Callout:
    box: Callout = first(every_kind().handout, Callout)
    return replace(box, kind=kind, figure=None, heading=replace(box.heading, inlines=said("Say it")), blocks=blocks)


def test_every_kind_that_is_read_as_a_list_is_counted() -> None:
    lists = {kind: block for kind, block in examples().items() if KINDS[kind].read == "list"}
    uncounted = [kind.__name__ for kind, block in lists.items() if not judged(list_length.check, block, longest=0)]
    assert (uncounted, len(lists) > 1) == ([], True)


def test_every_kind_that_is_read_as_a_list_takes_its_points_from_the_list_of_signs() -> None:
    lists = {kind: block for kind, block in examples().items() if KINDS[kind].read == "list"}
    passed = [
        kind.__name__
        for kind, block in lists.items()
        if not any(problem.endswith(NOT_LISTED) for problem in judged(signs.check, boxed("call-now", block)))
    ]
    assert passed == []


@pytest.mark.usefixtures("known")
def test_a_new_list_is_counted() -> None:
    assert judged(list_length.check, ages("One.", "Two.", "Three."), longest=2) == [
        "sheet.md:3:1: list-length: this list has 3 items; people read at most 2\n"
        "    hint: make two lists, each with its own heading"
    ]
    assert judged(list_length.check, ages("One.", "Two."), longest=2) == []


@pytest.mark.usefixtures("known")
def test_the_points_of_a_new_list_are_from_the_list_of_signs() -> None:
    # The age, and what happens then; what is below them only explains.
    box = boxed("call-now", ages("Your baby is very sleepy.", more=(Paragraph(8, said("Babies sleep a lot."), AT),)))
    assert judged(signs.check, box) == [f"sheet.md:4:3: {NOT_LISTED}", f"sheet.md:4:10: {NOT_LISTED}"]


@pytest.mark.usefixtures("known")
def test_what_a_line_says_holds_for_a_new_list_below_it() -> None:
    line = Paragraph(9, said("At the next visit, say if your baby:"), AT)
    assert judged(signs.check, line, ages("is sleepy")) == [f"sheet.md:4:13: {TOO_SOON}"]


@pytest.mark.usefixtures("known")
def test_what_an_item_begins_with_holds_for_the_rest_of_it() -> None:
    more = (ages("Your baby is sleepy."),)
    assert judged(signs.check, ages("Say it at the next visit:", more=more)) == [f"sheet.md:4:23: {TOO_SOON}"]


@pytest.mark.usefixtures("known")
def test_the_heading_of_a_new_list_is_no_point_of_it() -> None:
    headed = replace(ages("One."), heading=Heading(2, 3, said("Your baby"), "your-baby", INSIDE))
    assert len(judged(signs.check, boxed("call-now", headed))) == 2
    assert judged(list_length.check, headed, longest=1) == []


def test_a_kind_that_is_not_known_stops_every_rule_that_asks() -> None:
    with pytest.raises(KeyError, match="Ages"):
        judged(list_length.check, ages("One."))


def test_the_caption_of_a_table_is_held_to_the_list_of_signs() -> None:
    caption = said("Say it at the next visit: your baby is sleepy.")
    table = replace(next(block for kind, block in examples().items() if KINDS[kind].read == "table"), caption=caption)
    assert judged(signs.check, table) == [f"sheet.md:4:49: {TOO_SOON}"]
