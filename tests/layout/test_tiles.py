"""Tables with pictures as tiles: large pictures, few words, when to call among them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from guide.compose.editions import for_edition
from guide.compose.practice import with_practice
from guide.model.blocks import Footnotes, Paragraph, Table
from guide.model.page import Anchor, LinkArea, PlacedPicture, Shape, Text
from guide.model.walk import walk
from tests.each import each
from tests.layout.factory import Laid, composed, lay_handout, layout

MM = 72 / 25.4
POSTERS = ("tabloid-poster", "a3-poster")
PICTURE_LEAST = 90 * MM
CALL = ":::{callout} call-now\nTrouble breathing.\n:::\n\n"


def table(rows: int, picture: bool = True, builds: Mapping[int, str] = MappingProxyType({})) -> str:
    cell = "{text: Way %d, picture: ball, alt: A ball.}" if picture else "Way %d"
    lines = "".join(
        f"  - way: {cell % number}\n    looks: Looks {number}\n    builds: {builds.get(number, f'Builds {number}')}\n"
        for number in range(rows)
    )
    return (
        "type: table\nrow-header: way\ncolumns:\n  way: {title: Way}\n  looks: {title: What it looks like}\n"
        f"  builds: {{title: What it builds, detail: true}}\nrows:\n{lines}"
    )


def poster(
    rows: int, edition: str = "tabloid-poster", picture: bool = True, *, before: str = CALL, after: str = "",
    builds: Mapping[int, str] = MappingProxyType({}),
) -> Laid:  # fmt: skip
    on = layout(edition)
    made = composed(f"{before}:::{{table}} t\n:::\n{after}", data={"t": table(rows, picture, builds)})
    assert not made.problems.errors
    handout = with_practice(made.handout, None, on.practice_place)
    return lay_handout(for_edition(handout, on.theme.flow), on)


def pictures(laid: Laid) -> list[PlacedPicture]:
    return laid.items(PlacedPicture, "Figure")


def callout_box(laid: Laid) -> Shape:
    fill = laid.layout.theme.colour(laid.layout.theme.callouts["call-now"].fill)
    found: Shape = next(shape for shape in laid.items(Shape, "Background") if shape.fill == fill)
    return found


@each("edition", POSTERS)
def test_seven_pictures_are_wide_beside_when_to_call(edition: str) -> None:
    laid = poster(7, edition)
    found = pictures(laid)
    assert len(found) == 7
    assert min(item.box.width for item in found) >= PICTURE_LEAST
    assert len({round(item.box.x) for item in found}) == 2
    box = callout_box(laid).box
    assert box.right < min(item.box.x for item in found)
    assert (len(laid.pages), laid.messages) == (1, [])


@each("edition", POSTERS)
def test_without_a_callout_the_tiles_have_the_whole_page(edition: str) -> None:
    found = pictures(poster(6, edition, before=""))
    assert len({round(item.box.x) for item in found}) == {"tabloid-poster": 2, "a3-poster": 3}[edition]
    assert min(item.box.width for item in found) >= PICTURE_LEAST


def test_the_tile_that_is_left_over_has_the_most_words() -> None:
    """It is as wide as a row, its words beside its picture."""
    for most in (0, 2, 4):
        laid = poster(5, builds={most: f"{{text: Long, poster: '{'So many words. ' * 6}'}}"})
        lines, boxes = {line.text: line for line in laid.lines()}, [item.box for item in pictures(laid)]
        beside = [number for number, box in enumerate(boxes) if lines[f"Way {number}"].x > box.right]
        assert beside == [most]
        tops = [round(box.y) for box in boxes]
        assert tops == sorted(tops)
        assert len(set(tops)) == 3


def test_names_and_words_are_below_the_picture_in_type_for_two_meters() -> None:
    laid = poster(7)
    lines = {line.text: line for line in laid.lines()}
    for number, picture in enumerate(pictures(laid)):
        name, words = lines[f"Way {number}"], lines[f"Looks {number}"]
        assert name.y < words.y
        assert min(name.size, words.size) >= 24
        is_below = picture.box.bottom < name.y and picture.box.x <= name.x < picture.box.right
        assert is_below == (number < 6)


def test_details_are_left_out_and_so_is_the_line_of_heads() -> None:
    laid = poster(7)
    said = [line.text for line in laid.lines()]
    assert not [text for text in said if "uilds" in text]
    assert "Way" not in {text.strip() for text in said}
    assert (len(laid.blocks(Table)[0].columns), laid.blocks(Table)[0].header.cells) == (2, ())


def test_only_posters_leave_details_out() -> None:
    handout = composed(":::{table} t\n:::\n", data={"t": table(2)}).handout
    assert for_edition(handout, layout("letter").theme.flow) == handout


def test_only_posters_leave_columns_out_that_say_so() -> None:
    handout = composed(
        "::::{columns}\n:posters: none\n:::{column}\nLeft.\n:::\n:::{column}\nRight.\n:::\n::::\n\nBelow.\n"
    ).handout
    flows = {name: layout(name).theme.flow for name in ("letter", "phone", "letter-large", "tabloid-poster")}
    kept = {name: len(for_edition(handout, flow).blocks) for name, flow in flows.items()}
    assert kept == {"letter": 3, "phone": 3, "letter-large": 3, "tabloid-poster": 2}  # the last: the notes


def test_footnotes_of_what_posters_leave_out_go_with_it() -> None:
    """A footnote that the rest refers to as well leads back to there."""
    body = (
        "::::{columns}\n:posters: none\n:::{column}\nLeft.[^one][^two]\n:::\n:::{column}\nRight.\n:::\n::::\n\n"
        ":::{table} t\n:::\n\nBelow.[^two]\n\n[^one]: Note one.\n\n[^two]: Note two.\n\n[^three]: Note three.\n"
    )
    made = composed(body, data={"t": table(2, builds={0: "'Long.[^three]'"})})
    assert not made.problems.errors
    (notes,) = [block for block in made.handout.blocks if isinstance(block, Footnotes)]
    assert [note.number for note in notes.notes] == [1, 2, 3]
    on = layout("tabloid-poster")
    short = for_edition(made.handout, on.theme.flow)
    (notes,) = [block for block in short.blocks if isinstance(block, Footnotes)]
    (note,) = notes.notes
    assert (note.number, note.back) == (2, "note-2-back-2")
    links = lay_handout(short, on).items(LinkArea)
    assert sorted((link.slug, link.target) for link in links) == [
        ("note-2", "#note-2-back-2"),
        ("note-2-back-2", "#note-2"),
    ]
    without = composed(body.replace("Below.[^two]", "Below."), data={"t": table(2, builds={0: "'Long.[^three]'"})})
    assert not [block for block in for_edition(without.handout, on.theme.flow).blocks if isinstance(block, Footnotes)]


def test_cells_say_other_words_on_posters_and_stay_in_a_column_of_details() -> None:
    own = {1: "{text: It builds the arms., poster: Arms!}"}
    laid, said = poster(2, builds=own), [line.text for line in poster(2, builds=own).lines()]
    assert "Arms!" in said
    assert not [text for text in said if "Builds 0" in text or "It builds" in text]
    assert [len(row.cells) for row in laid.blocks(Table)[0].rows] == [3, 3]
    on = layout("letter")
    made = composed(":::{table} t\n:::\n", data={"t": table(2, builds=own)})
    said = [line.text for line in lay_handout(for_edition(made.handout, on.theme.flow), on).lines()]
    assert "Arms!" not in said
    assert "It builds the arms." in " ".join(said)


def test_the_head_of_a_column_is_before_words_that_were_written_for_it() -> None:
    """Words for posters stand alone. What is seen is what is read."""
    laid = poster(2, builds={1: "{text: It builds the arms., poster: Arms!}"})
    said = [line.text for line in laid.lines()]
    assert [text for text in said if "Looks" in text or "Arms" in text or "What it" in text] == [
        "What it looks like: ", "Looks 0", "What it looks like: ", "Looks 1", "Arms!",
    ]  # fmt: skip
    assert {line.text for line in poster(2, picture=False).lines()} >= {"Way", "What it looks like"}


def test_a_table_in_a_box_says_as_little_on_a_poster() -> None:
    made = composed("::::{callout} try\n:::{table} t\n:::\n::::\n", data={"t": table(2)})
    short = for_edition(made.handout, layout("tabloid-poster").theme.flow)
    (found,) = [block for block in walk(short.blocks) if isinstance(block, Table)]
    assert (len(found.columns), found.header.cells) == (2, ())


def test_when_to_call_is_in_larger_type_where_the_tiles_leave_room() -> None:
    """So the column beside them has no hole; it makes the poster no higher, and moves no tile."""
    for lines, size in ((12, 36.0), (22, 32.0), (30, 24.0)):
        laid = poster(4, before=":::{callout} call-now\n" + "It is so.\n\n" * lines + ":::\n\n")
        assert {item.size for item in laid.items(Text) if item.string.startswith("It is so")} == {size}
        assert (len(laid.pages), laid.messages) == (1, [])
        assert callout_box(laid).box.bottom <= laid.pages[0].frame.bottom


def test_small_print_is_at_the_side_as_long_as_that_makes_the_poster_no_higher() -> None:
    for lines, beside in ((1, True), (30, False)):
        laid = poster(2, before=":::{callout} call-now\n" + "It is so.\n\n" * lines + ":::\n\n")
        edge = min(item.box.x for item in pictures(laid))
        notes = laid.lines(*(block.key for block in laid.blocks(Paragraph) if block.role == "note"))
        assert (max(line.right for line in notes) < edge) == beside
        assert laid.messages == []


def test_tiles_of_a_row_are_of_one_height() -> None:
    laid = poster(7)
    fill = laid.layout.theme.colour(laid.layout.theme.card.fill)
    tiles = [shape.box for shape in laid.items(Shape, "Background") if shape.fill == fill]
    tops = {round(box.y) for box in tiles}
    assert len(tiles) == 7
    # They take what the page has.
    assert max(box.bottom for box in tiles) == pytest.approx(laid.pages[0].frame.bottom, abs=2)
    assert all(len({round(box.height) for box in tiles if round(box.y) == top}) == 1 for top in tops)


def test_a_table_without_pictures_stays_a_grid() -> None:
    laid = poster(4, picture=False)
    assert callout_box(laid).box.right == pytest.approx(laid.pages[0].frame.right, abs=3)
    assert laid.lines()[0].text == "A short title"


def test_headings_after_the_tiles_can_be_led_to() -> None:
    laid = poster(2, after="\n## After\n\nWords.\n")
    anchors: list[Anchor] = [anchor for page in laid.pages for anchor in page.anchors]
    assert {"call-now", "after"} <= {anchor.slug for anchor in anchors}


def test_a_title_that_is_too_long_for_a_line_takes_more_or_is_smaller() -> None:
    on = layout("tabloid-poster")
    long = composed("Words.", title="Signs to watch as your baby learns how to move about").handout
    shrunk = replace(on, theme=replace(on.theme, flow=replace(on.theme.flow, title="shrink")))
    for handout, where, lines, small in (
        (long, on, 3, False), (long, shrunk, 1, True), (composed("Words.").handout, shrunk, 1, False),
    ):  # fmt: skip
        title = lay_handout(handout, where).items(Text, "H1")
        assert len({round(item.y) for item in title}) == lines
        assert (title[0].size < 60.0) == small


@each("texts", (3, 4, 5, 8))
def test_tiles_do_not_grow_past_their_row(texts: int) -> None:
    """What is left of a page is shared by all texts of a tile, however many they are."""
    heads = "".join(f"  c{number}: {{title: Head}}\n" for number in range(1, texts))
    cells = "".join(f"    c{number}: Words\n" for number in range(1, texts))
    rows = "".join(f"  - way: {{text: Way {row}, picture: ball, alt: A ball.}}\n{cells}" for row in range(4))
    data = {"t": f"type: table\nrow-header: way\ncolumns:\n  way: {{title: Way}}\n{heads}rows:\n{rows}"}
    for before in (CALL, ""):
        for extra in range(0, 12, 2):
            made = composed(f"{before}:::{{table}} t\n:::\n" + "\n\nWords below.\n" * extra, data=data)
            on = layout("tabloid-poster")
            laid = lay_handout(for_edition(made.handout, on.theme.flow), on)
            assert laid.messages == []
            fill = laid.layout.theme.colour(laid.layout.theme.card.fill)
            tiles = [shape.box for shape in laid.items(Shape, "Background") if shape.fill == fill]
            below = sorted({round(box.y, 1) for box in tiles})
            assert len(tiles) == 4
            assert len(below) == 2
            assert max(box.bottom for box in tiles if round(box.y, 1) == below[0]) <= below[1]
            assert max(box.bottom for box in tiles) <= laid.pages[0].frame.bottom + 0.01
