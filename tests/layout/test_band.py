"""The band on top of page 1, and the sheet's standing below it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace

from guide.model.page import PlacedPicture, Shape, Text
from tests.layout.factory import PATH, Laid, lay, layout

LONG = "What to know when a baby crawls backward for some weeks before learning how to go ahead"


def band(laid: Laid) -> Shape:
    shape: Shape = laid.items(Shape, "Background")[0]
    return shape


def title(laid: Laid) -> list[Text]:
    return [item for item in laid.items(Text) if laid.tag(item) == "H1"]


def test_the_band_stands_on_top_of_the_frame_over_its_whole_width() -> None:
    laid = lay("Text.")
    frame, ground = laid.pages[0].frame, band(laid)
    assert ground.fill == laid.layout.theme.colour(laid.layout.theme.band.fill)
    assert (ground.box.x, ground.box.y, ground.box.right) == pytest.approx((frame.x, frame.y, frame.right))


@pytest.mark.parametrize("front", [{}, {"subtitle": "A subtitle"}, {"picture": "ball", "alt": "A ball."}])
@pytest.mark.parametrize("heading", ["Short", LONG])
def test_title_subtitle_and_picture_stand_in_the_band_and_apart(heading: str, front: dict[str, Any]) -> None:
    laid = lay("Text.", title=heading, **front)
    ground = band(laid).box
    pictures = laid.items(PlacedPicture)
    subtitle = [item for item in laid.items(Text) if item.string == "A subtitle"]
    for item in (*title(laid), *subtitle):
        assert ground.contains(item.box, 4.0)
        assert not any(item.box.overlaps(picture.box) for picture in pictures)
    assert all(ground.contains(picture.box) for picture in pictures)
    assert len(pictures) == ("picture" in front)
    assert len(subtitle) == ("subtitle" in front)


def test_the_standing_follows_below_the_band() -> None:
    laid = lay("Text.")
    (standing,) = [item for item in laid.items(Text, "P") if item.string.startswith("Draft, not yet reviewed")]
    assert standing.box.y >= band(laid).box.bottom - 1.0
    texts = [item for item in laid.items(Text, "P") if item.string == "Text."]
    assert texts[0].y > standing.y


def test_the_title_can_be_linked_to() -> None:
    laid = lay("Text.")
    anchor = laid.pages[0].anchors[0]
    assert (anchor.slug, laid.tree.nodes[anchor.node].tag) == ("a-short-title", "H1")


def test_a_long_title_has_several_lines_one_leading_apart() -> None:
    ys = [item.y for item in title(lay("Text.", title=LONG))]
    assert len(ys) > 1
    gaps = {round(below - above, 3) for above, below in pairwise(ys)}
    assert gaps == {layout().theme.type.title.leading}


def test_only_the_first_page_has_a_band() -> None:
    laid = lay("Some text.\n\n" * 60)
    assert len(laid.pages) > 1
    fills = [item.fill for item in laid.pages[1].items if isinstance(item, Shape)]
    assert laid.layout.theme.colour("band") not in fills


@pytest.mark.parametrize("key", ["title", "subtitle"])
def test_a_word_wider_than_the_band_is_reported_where_it_stands(key: str) -> None:
    front: dict[str, Any] = {key: "w" * 99}
    laid = lay("Text.", **front)
    places = {message.split(": ")[0] for message in laid.messages}
    assert laid.messages
    assert places == {f"{PATH}:1:1"}


LABEL = (layout().theme.spacing.label_width, layout().theme.spacing.label_height)
PAPER = ("letter", "a4", "letter-gray", "a4-gray", "letter-large", "a4-large", "letter-booklet", "a4-booklet")


def boxes_for_labels(laid: Laid) -> list[Shape]:
    """Empty boxes of the size of a label."""
    return [shape for shape in laid.items(Shape, "Layout") if (shape.box.width, shape.box.height) == pytest.approx(
        (LABEL[0] - 0.9, LABEL[1] - 0.9)
    )]  # fmt: skip


def test_a_box_for_a_label_has_the_size_of_avery_5160() -> None:
    assert pytest.approx((67 * 72 / 25.4, 72.0), abs=0.01) == LABEL


@pytest.mark.parametrize("heading", ["Short", LONG])
@pytest.mark.parametrize("look", ["", "sheet", "leaf"])
def test_the_box_for_a_label_is_right_of_the_band_and_apart_from_it(look: str, heading: str) -> None:
    laid = lay("Text.", layout(look=look), title=heading, patient_label=True)
    (box,) = boxes_for_labels(laid)
    frame, ground = laid.pages[0].frame, band(laid).box
    assert (box.box.y, box.box.right) == pytest.approx((frame.y + 0.45, frame.right - 0.45))
    assert ground.right <= box.box.x - laid.layout.theme.spacing.gutter
    assert ground.bottom >= box.box.bottom
    assert all(ground.contains(item.box, 4.0) for item in title(laid))
    assert "Patient label" in [item.string for item in laid.items(Text, "Layout")]


def test_every_paper_edition_has_room_for_a_label_and_the_phone_has_no_box() -> None:
    found = {edition: len(boxes_for_labels(lay("Text.", layout(edition), title=LONG, patient_label=True))) for edition in
             (*PAPER, "phone")}  # fmt: skip
    assert found == {**dict.fromkeys(PAPER, 1), "phone": 0}


def test_without_a_label_the_band_stays_as_wide_as_the_page() -> None:
    assert not boxes_for_labels(lay("Text."))


def test_a_layout_may_have_its_picture_across_the_band_below_the_title() -> None:
    on = layout()
    across = replace(on, theme=replace(on.theme, flow=replace(on.theme.flow, cover="across")))
    laid = lay("Text.", across, picture="ball", alt="A ball.")
    (picture,) = laid.items(PlacedPicture)
    ground, padding = band(laid).box, across.theme.spacing.band_padding
    assert (picture.box.x, picture.box.right) == pytest.approx((ground.x + padding, ground.right - padding))
    assert picture.box.y > max(item.box.bottom for item in title(laid))
    assert ground.contains(picture.box)
