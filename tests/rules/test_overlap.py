"""Nothing runs into anything else, or out of its page."""

from __future__ import annotations

import pytest

from guide.base.units import Rect
from guide.model.page import LAYOUT, Artifact, FormField, PlacedPicture, Tagged
from guide.rules.overlap import check
from tests.layout.factory import BALL
from tests.rules.factory import FRAME, INK, on_page, paragraph, text

HINT = (
    "fix what `overflow` reports first; then try a shorter text here; if neither helps, a size under `spacing` or `type` in "
    "layouts/letter.yaml is wrong: show this message to whoever looks after the layouts"
)
AT = "sources/topic/en/sheet.md:3:1"


def field(rect: Rect) -> FormField:
    return FormField(paragraph(), rect, "text", "name", "Name", 12.0, False, INK)


def picture(rect: Rect, role: Tagged | Artifact | None = None) -> PlacedPicture:
    return PlacedPicture(role or paragraph(), rect, BALL)


def overlap(one: str, other: str) -> str:
    return f"{AT}: overlap: {one} and {other} overlap on page 1\n    hint: {HINT}"


def out(name: str) -> str:
    return f"{AT}: overflow: {name} runs past the text area of page 1\n    hint: use shorter words here"


def test_texts_on_lines_of_their_own_are_silent() -> None:
    assert on_page(check, text("One"), text("Two", y=114.0)) == []


def test_texts_that_run_into_each_other() -> None:
    assert on_page(check, text("One thing"), text("Another", x=80.0)) == [overlap("`One thing`", "`Another`")]
    assert on_page(check, text("One"), text("Two", y=106.0)) == [overlap("`One`", "`Two`")]


def test_a_field_on_a_text_and_a_text_on_a_picture() -> None:
    assert on_page(check, text("One"), field(Rect(60, 95, 100, 20))) == [overlap("`One`", "field `name`")]
    # What stands higher is named first.
    assert on_page(check, text("One"), picture(Rect(60, 60, 100, 50))) == [overlap("picture `ball`", "`One`")]


def test_icons_stand_beside_words_in_small_boxes() -> None:
    assert on_page(check, text("One"), picture(Rect(60, 90, 20, 20), LAYOUT)) == []


def test_touching_within_the_tolerance_is_silent() -> None:
    one = text("One")
    assert on_page(check, one, text("Two", x=one.box.right - 0.7)) == []
    assert len(on_page(check, one, text("Two", x=one.box.right - 0.8))) == 1


@pytest.mark.parametrize(
    "rect",
    [
        Rect(FRAME.x - 0.8, 100, 50, 20), Rect(100, FRAME.y - 0.8, 50, 20), Rect(FRAME.right - 49.2, 100, 50, 20),
        Rect(100, FRAME.bottom - 19.2, 50, 20),
    ],
)  # fmt: skip
def test_what_runs_out_of_the_frame(rect: Rect) -> None:
    assert on_page(check, field(rect)) == [out("field `name`")]


def test_what_just_stays_in_the_frame_is_silent() -> None:
    assert on_page(check, field(Rect(FRAME.x - 0.7, FRAME.y - 0.7, FRAME.width + 1.4, FRAME.height + 1.4))) == []


def test_running_lines_stand_above_and_below_the_frame_but_not_beside_it() -> None:
    footer = Artifact("Footer")
    assert on_page(check, text("Page 1", y=780.0, role=footer)) == []
    assert len(on_page(check, text("Page 1", y=780.0))) == 1
    assert len(on_page(check, text("A foot that is too long", x=500.0, y=780.0, role=footer))) == 1
