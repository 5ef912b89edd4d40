"""Half sheets: the same twice on a page, read once."""

from __future__ import annotations

from guide.model.page import Artifact, FormField, LinkArea, Page, PlacedPicture, Shape, Tagged, Text
from guide.model.topic import PageRange
from tests.layout.factory import Laid, lay

BODY = "Some text with [a link](https://example.org/).\n\n![A ball.](ball)\n"


def half(body: str = BODY) -> Laid:
    return lay(body, up=2, pages=PageRange(1, 1))


def seen(page: Page, upper: bool) -> list[tuple[str, float, float]]:
    """What is painted in a half, from the top of that half."""
    middle = page.height / 2
    return [
        (
            getattr(item, "string", type(item).__name__),
            round(item.box.x, 3),
            round(item.box.y - (0 if upper else middle), 3),
        )
        for item in page.items
        if isinstance(item, Text | Shape | PlacedPicture)
        and not (isinstance(item, Shape) and item.dash)
        and (item.box.y < middle) == upper
    ]


def test_both_halves_show_the_same() -> None:
    (page,) = half().pages
    assert seen(page, upper=True) == seen(page, upper=False)
    assert "Some text with " in [said for said, _, _ in seen(page, upper=True)]


def test_only_the_upper_half_is_read() -> None:
    (page,) = half().pages
    for item in page.items:
        if isinstance(item.role, Tagged):
            assert item.box.bottom <= page.height / 2
        if item.box.y > page.height / 2:
            assert isinstance(item.role, Artifact)
    assert len([item for item in page.items if isinstance(item, LinkArea)]) == 1


def test_a_line_to_cut_along_stands_in_the_middle() -> None:
    (page,) = half().pages
    cuts = [item for item in page.items if isinstance(item, Shape) and item.dash]
    assert [(cut.box.y, cut.box.width) for cut in cuts] == [(page.height / 2, page.frame.width)]


def test_the_page_is_a_whole_one() -> None:
    made = half()
    (page,) = made.pages
    assert (page.width, page.height) == (made.layout.page.width, made.layout.page.height)


def test_what_does_not_fit_a_half_is_told() -> None:
    made = half("Some text.\n\n" * 25)
    assert [message.split(": ")[1] for message in made.messages] == ["one-page"]
    assert lay("Some text.\n\n" * 25, pages=PageRange(1, 1)).messages == []


def test_fields_are_not_doubled() -> None:
    log = (
        "type: log\nrow-title: Day\ncolumns:\n  - {id: time, title: How long}\nrows:\n  - {id: monday, title: Monday}\n"
    )
    (page,) = lay(":::{log} l\n:::\n", data={"l": log}, up=2, pages=PageRange(1, 1)).pages
    assert len([item for item in page.items if isinstance(item, FormField)]) == 1
