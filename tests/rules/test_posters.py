"""What a layout promises that says it is a poster."""

from __future__ import annotations

from msgspec.structs import replace

from guide.base.problems import Problems
from guide.base.units import Rect
from guide.model.blocks import Figure
from guide.model.page import LAYOUT, Item, PlacedPicture, Tagged, Text
from guide.model.theme import Layout
from guide.model.walk import walk
from guide.rules.posters import check
from guide.structure.build import build_structure
from tests.layout.factory import BALL, composed, layout
from tests.layout.test_tiles import POSTERS, poster, table
from tests.rules.factory import HANDOUT, on_page, page_context, text

MM = 72 / 25.4
# The same in every handout.
TITLE = Tagged(page_context([]).tree[page_context([]).handout.heading.key, ""])


def said(*items: Item, on: Layout | None = None) -> list[str]:
    return on_page(check, *items, on=on or layout("tabloid-poster"))


def test_our_posters_keep_their_promise() -> None:
    for edition in POSTERS:
        laid, problems = poster(7, edition), Problems()
        here = replace(page_context([]), handout=laid.handout, tree=laid.tree, layout=laid.layout, pages=laid.pages)
        check(here, problems)
        assert list(map(str, problems)) == []


def test_type_is_24_points() -> None:
    assert said(text("Roll.", size=24.0)) == []
    assert said(text("Roll.", size=17.0), text("Sit.", size=17.0)) == [
        f"{HANDOUT}:3:1: poster: the text `Roll.` is set in 17 pt, 7 pt less than a poster needs\n"
        "    hint: set `type` in layouts/tabloid-poster.yaml to at least 24pt"
    ]


def test_the_hint_names_the_style() -> None:
    on = layout("tabloid-poster")
    kind = replace(on.theme.type, body=replace(on.theme.type.body, size=20.0))
    on = replace(on, theme=replace(on.theme, type=kind))
    assert said(text("Roll.", size=20.0), on=on) == [
        f"{HANDOUT}:3:1: poster: the text `Roll.` is set in 20 pt, 4 pt less than a poster needs\n"
        "    hint: set `size` under `type: body` in layouts/parts/poster.yaml to at least 24pt"
    ]


def test_a_title_is_60_points() -> None:
    assert said(text("A title", size=60.0, role=TITLE)) == []
    assert said(text("A title", size=44.0, role=TITLE)) == [
        f"{HANDOUT}:1:1: poster: the title is set in 44 pt, 16 pt less than a poster needs\n"
        "    hint: shorten the title, or delete `title` under `flow` in layouts/tabloid-poster.yaml"
    ]


def test_what_repeats_and_what_only_the_eye_sees_may_be_smaller() -> None:
    assert said(text("CB-1", size=14.0, role=LAYOUT)) == []


def test_no_other_edition_is_asked() -> None:
    assert said(text("Roll.", size=12.0), on=layout("letter")) == []


FIGURE = "raise `figure-height` under `spacing` in layouts/parts/poster.yaml, or leave the picture out"
TILE = (
    "give every row of the table a picture, so that it has tiles, and set `tile-width` under `spacing` in "
    "layouts/parts/poster.yaml to at least 257pt"
)


def on_picture(body: str, width: float) -> list[str]:
    """What the rule says to a picture of a width in mm, the first of a handout."""
    handout = composed(body, data={"t": table(1)}).handout
    tree, problems = build_structure(handout), Problems()
    figure = next(block for block in walk(handout.blocks) if isinstance(block, Figure))
    picture = PlacedPicture(Tagged(tree[figure.key, ""]), Rect(20, 100, width * MM, 90), BALL)
    here = page_context([[picture]], on=layout("tabloid-poster"))
    check(replace(here, handout=handout, tree=tree, positions={}), problems)
    return list(map(str, problems))


def test_a_picture_is_90_mm_wide() -> None:
    for body, hint in (("![A ball.](ball)", FIGURE), (":::{table} t\n:::\n", TILE)):
        assert on_picture(body, 90.0) == []
        assert on_picture(body, 81.5) == [
            f"{HANDOUT}:1:1: poster: this picture is 81.5 mm wide, 8.5 mm less than a poster needs\n    hint: {hint}"
        ]


def test_notes_and_heads_of_columns_may_be_smaller() -> None:
    laid = poster(2)
    kind = laid.layout.theme.type
    assert {item.size for item in laid.items(Text) if item.size < 24} == {kind.note.size, kind.table_head.size}
