"""Tables as cards."""

from __future__ import annotations

from guide.compose.editions import for_edition
from guide.model.page import PlacedPicture, Text
from tests.layout.factory import composed, lay_handout, layout

TABLE = (
    "type: table\nrow-header: way\ncolumns:\n  way: {title: Way}\n  looks: {title: Looks}\nrows:\n"
    "  - way: Rolls\n    looks: {text: The baby turns over., picture: ball, alt: A ball.}\n"
)


def test_a_picture_is_above_the_words_of_its_cell_and_is_painted_before_them() -> None:
    on = layout("phone")
    laid = lay_handout(for_edition(composed(":::{table} t\n:::\n", data={"t": TABLE}).handout, on.theme.flow), on)
    (picture,) = laid.items(PlacedPicture, "Figure")
    words = next(item for item in laid.items(Text) if "turns" in item.string)
    assert picture.box.bottom <= words.box.y
    painted = [item for page in laid.pages for item in page.items]
    assert painted.index(picture) < painted.index(words)
