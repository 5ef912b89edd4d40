"""Half sheets: laid out on half the paper; the impose stage sets them on it twice."""

from __future__ import annotations

from guide.model.files.front_matter import PageRange
from guide.model.page import FormField
from tests.layout.factory import Laid, lay

BODY = "Some text with [a link](https://example.org/).\n\n![A ball.](ball)\n"


def half(body: str = BODY) -> Laid:
    return lay(body, up=2, pages=PageRange(1, 1))


def test_the_page_is_half_the_paper() -> None:
    made = half()
    (page,) = made.pages
    assert (page.width, page.height) == (made.layout.page.width, made.layout.page.height / 2)
    assert page.frame.bottom < page.height


def test_what_does_not_fit_a_half_is_told() -> None:
    made = half("Some text.\n\n" * 25)
    assert [message.split(": ")[1] for message in made.messages] == ["one-page"]
    assert lay("Some text.\n\n" * 25, pages=PageRange(1, 1)).messages == []


def test_fields_of_a_page_are_not_doubled() -> None:
    log = (
        "type: log\nrow-title: Day\ncolumns:\n  - {id: time, title: How long}\nrows:\n  - {id: monday, title: Monday}\n"
    )
    (page,) = lay(":::{log} l\n:::\n", data={"l": log}, up=2, pages=PageRange(1, 1)).pages
    assert len([item for item in page.items if isinstance(item, FormField)]) == 1
