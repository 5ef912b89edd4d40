"""Tables with pictures as tiles: large pictures, few words, when to call among them."""

from __future__ import annotations

import pytest

from guide.compose.editions import for_edition
from guide.compose.practice import with_practice
from guide.layout.tiles import ACROSS
from guide.model.blocks import Callout, Table
from guide.model.page import Anchor, PlacedPicture, Shape, Text
from tests.layout.factory import Laid, composed, lay_handout, layout

MM = 72 / 25.4
POSTERS = ("tabloid-poster", "a3-poster")
# 90 mm on A3; a tabloid is 18 mm narrower.
PICTURE_LEAST = {"a3-poster": 90 * MM, "tabloid-poster": 86 * MM}
CALL = ":::{callout} call-now\nTrouble breathing.\n:::\n\n"


def table(rows: int, picture: bool = True) -> str:
    cell = "{text: Way %d, picture: ball, alt: A ball.}" if picture else "Way %d"
    lines = "".join(
        f"  - way: {cell % number}\n    looks: Looks {number}\n    builds: Builds {number}\n" for number in range(rows)
    )
    return (
        "type: table\nrow-header: way\ncolumns:\n  way: {title: Way}\n  looks: {title: What it looks like}\n"
        f"  builds: {{title: What it builds, detail: true}}\nrows:\n{lines}"
    )


def poster(rows: int, edition: str = "tabloid-poster", picture: bool = True) -> Laid:
    on = layout(edition)
    made = composed(f"{CALL}:::{{table}} t\n:::\n\n## After\n\nWords.\n", data={"t": table(rows, picture)})
    assert not made.problems.errors
    handout = with_practice(made.handout, None, on.practice_place)
    return lay_handout(for_edition(handout, on.theme.flow), on)


def pictures(laid: Laid) -> list[PlacedPicture]:
    return laid.items(PlacedPicture, "Figure")


def callout_box(laid: Laid) -> Shape:
    fill = laid.layout.theme.colour(laid.layout.theme.callouts["call-now"].fill)
    found: Shape = next(shape for shape in laid.items(Shape, "Background") if shape.fill == fill)
    return found


@pytest.mark.parametrize("edition", POSTERS)
def test_a_picture_is_as_wide_as_its_tile_and_three_are_side_by_side(edition: str) -> None:
    laid = poster(7, edition)
    found = pictures(laid)
    assert len(found) == 7
    assert min(item.box.width for item in found) >= PICTURE_LEAST[edition]
    assert len({round(item.box.x) for item in found}) == ACROSS
    assert laid.messages == []


def test_names_and_words_are_below_the_picture_in_type_for_two_meters() -> None:
    laid = poster(7)
    lines = {line.text: line for line in laid.lines()}
    for number, picture in enumerate(pictures(laid)):
        name, words = lines[f"Way {number}"], lines[f"Looks {number}"]
        assert picture.box.bottom < name.y < words.y
        assert min(name.size, words.size) >= 24
        assert picture.box.x <= name.x < picture.box.right


def test_details_are_left_out_and_the_other_heads_stay() -> None:
    laid = poster(7)
    said = [line.text for line in laid.lines()]
    assert not [text for text in said if "uilds" in text]
    heads = [
        item.string.strip() for item in laid.items(Text) if laid.tree.nodes[getattr(item.role, "node", 0)].tag == "P"
    ]
    assert {"Way", "What it looks like"} <= set(heads)
    assert len(laid.blocks(Table)[0].columns) == 2


def test_only_posters_leave_details_out() -> None:
    handout = composed(":::{table} t\n:::\n", data={"t": table(2)}).handout
    assert for_edition(handout, layout("letter").theme.flow) == handout


@pytest.mark.parametrize(("rows", "among"), [(7, True), (6, False), (5, True), (9, False)])
def test_the_callout_is_among_the_tiles_if_that_takes_no_more_rows(rows: int, among: bool) -> None:
    laid = poster(rows)
    box, found = callout_box(laid).box, pictures(laid)
    assert (box.width < laid.pages[0].frame.width / 2) == among
    assert (box.bottom > found[0].box.y) == among
    assert [block.kind for block in laid.blocks(Callout)] == ["call-now"]


def test_tiles_of_a_row_are_of_one_height() -> None:
    laid = poster(7)
    fill = laid.layout.theme.colour(laid.layout.theme.card.fill)
    tiles = [shape.box for shape in laid.items(Shape, "Background") if shape.fill == fill and shape.box.width < 300]
    tops = {round(box.y) for box in tiles}
    assert len(tiles) == 7
    assert all(len({round(box.height) for box in tiles if round(box.y) == top}) == 1 for top in tops)


def test_a_table_without_pictures_stays_a_grid() -> None:
    laid = poster(4, picture=False)
    assert callout_box(laid).box.right == pytest.approx(laid.pages[0].frame.right, abs=3)
    assert laid.lines()[0].text == "A short title"


def test_headings_after_the_tiles_can_be_led_to() -> None:
    anchors: list[Anchor] = [anchor for page in poster(7).pages for anchor in page.anchors]
    assert {"call-now", "after"} <= {anchor.slug for anchor in anchors}


def test_a_title_that_is_too_long_for_a_line_is_smaller() -> None:
    on = layout("tabloid-poster")
    long = composed("Words.", title="Signs to watch as your baby learns how to move about").handout
    for handout, size in ((long, None), (composed("Words.").handout, 60.0)):
        title = lay_handout(handout, on).items(Text, "H1")
        assert len({round(item.y) for item in title}) == 1
        assert title[0].size < 60.0 if size is None else title[0].size == size
