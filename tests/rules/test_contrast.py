"""Text and edges against their ground, in colour and in gray."""

from __future__ import annotations

from msgspec.structs import replace

from guide.base.units import Colour, Rect, contrast
from guide.model.page import LAYOUT, PlacedPicture
from guide.rules.contrast import check, worst_contrast
from tests.layout.factory import BALL, layout
from tests.rules.factory import INK, WHITE, box, on_page, paragraph, text

PAGE = Rect(40, 60, 500, 500)
AT = "sources/topic/en/sheet.md:3:1"
# 4.54 on white, and the next lighter gray.
JUST, TOO_LIGHT = Colour.parse("#767676"), Colour.parse("#777777")


def test_text_just_dark_enough_is_silent() -> None:
    assert on_page(check, text("Words", colour=JUST)) == []


def test_text_that_is_too_light() -> None:
    assert on_page(check, text("Words", colour=TOO_LIGHT)) == [
        f"{AT}: contrast: text #777777 on #ffffff has a contrast of 4.5; it needs at least 4.5\n"
        "    hint: make it darker: its colour comes from `palette` in layouts/letter.yaml"
    ]


def test_the_ground_is_the_last_thing_painted_below() -> None:
    dark = box(PAGE, INK)
    assert on_page(check, dark, text("Words", colour=WHITE)) == []
    assert on_page(check, dark, box(PAGE, WHITE), text("Words", colour=INK)) == []
    assert len(on_page(check, dark, text("Words", colour=INK))) == 1
    assert on_page(check, text("Words", colour=INK), dark) == []


def test_a_ground_beside_the_text_does_not_count() -> None:
    assert on_page(check, box(Rect(300, 300, 50, 50), INK), text("Words", colour=INK)) == []


def test_text_that_is_clear_on_a_screen_and_faint_from_a_gray_printer() -> None:
    # 6.1 in colour; as grays (#4c4c4c on #969696) 2.8.
    ground, ink = Colour.parse("#00ff00"), Colour.parse("#663399")
    assert contrast(ink, ground) > 6.0
    assert worst_contrast(ink, ground) == contrast(ink.gray(), ground.gray())
    assert on_page(check, box(PAGE, ground), text("Words", colour=ink)) == [
        f"{AT}: contrast: text #663399 on #00ff00 has a contrast of 2.8; it needs at least 4.5\n"
        "    hint: make it darker: its colour comes from `palette` in layouts/letter.yaml"
    ]


def test_text_on_a_picture() -> None:
    picture = PlacedPicture(LAYOUT, PAGE, BALL)
    assert on_page(check, picture, text("Words")) == [
        f"{AT}: contrast: `Words` lies on a picture\n    hint: move the picture or the text"
    ]


def test_an_edge_that_is_too_faint() -> None:
    faint = Colour.parse("#959595")
    assert on_page(check, box(PAGE, None, faint, paragraph())) == [
        f"{AT}: contrast: an edge or mark of #959595 on #ffffff has a contrast of 3.0; it needs at least 3\n"
        "    hint: make it darker: its colour comes from `palette` in layouts/letter.yaml"
    ]
    assert on_page(check, box(PAGE, None, Colour.parse("#949494"), paragraph())) == []


def test_the_names_of_the_colours_are_said_with_their_file() -> None:
    theme = layout().theme
    faint = replace(theme, palette={**theme.palette, "link": TOO_LIGHT, "zebra": Colour.parse("#fefefe")})
    letter = replace(layout(), theme=faint, files={"palette.link": "layouts/parts/a.yaml"})
    said = "sources/topic/en/sheet.md:3:1: contrast: {} has a contrast of 4.4; it needs at least 4.5\n    hint: make {}"
    link = "`link` under `palette` in layouts/parts/a.yaml darker"
    zebra = "make what is behind it, `zebra` under `palette` in layouts/letter.yaml, lighter"
    ground = box(PAGE, faint.palette["zebra"])
    assert on_page(check, ground, text("Words", colour=TOO_LIGHT), on=letter) == [
        said.format("text #777777 on #fefefe", f"{link}, or {zebra}")
    ]
    # White on a dark ground is made lighter, and the ground darker.
    assert on_page(check, box(PAGE, TOO_LIGHT), text("Words", colour=WHITE), on=letter) == [
        "sources/topic/en/sheet.md:3:1: contrast: text #ffffff on #777777 has a contrast of 4.5; it needs at least 4.5\n"
        "    hint: make `white` under `palette` in layouts/letter.yaml lighter"
    ]


def test_an_edge_that_is_seen_on_one_side_is_enough() -> None:
    dark_edge = Colour.parse("#444444")
    assert on_page(check, box(PAGE, WHITE), box(Rect(60, 80, 100, 100), dark_edge, dark_edge, paragraph())) == []


def test_a_mark_that_carries_meaning_must_be_seen_and_a_ground_need_not() -> None:
    pale = Colour.parse("#eeeeee")
    assert len(on_page(check, box(PAGE, pale, None, paragraph()))) == 1
    assert on_page(check, box(PAGE, pale)) == []


def test_a_pair_of_colours_is_reported_once() -> None:
    faint = Colour.parse("#bbbbbb")
    assert len(on_page(check, text("One", colour=faint), text("Two", y=200, colour=faint))) == 1
