"""The band on top of page 1, and the sheet's standing below it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

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
