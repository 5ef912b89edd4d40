"""Links in running text: areas, underlines, and addresses that are longer than a line."""

from __future__ import annotations

import pytest

from guide.model.blocks import Heading, Paragraph
from guide.model.page import LinkArea, Shape, Tagged, Text
from tests.layout.factory import Laid, faces, lay, layout, with_page

LONG_ADDRESS = "https://www.example.org/babies/movement/crawling/backward/what-it-means/when-to-call/index"


def underlines(laid: Laid) -> list[Shape]:
    """Thin rules in the colour of links."""
    colour = laid.layout.theme.colour("link")
    return [item for item in laid.items(Shape) if item.fill == colour and item.box.height < 1.5]


def link_texts(laid: Laid) -> list[Text]:
    return [text for text in laid.items(Text) if laid.tag(text) == "Link"]


def test_a_link_is_coloured_and_underlined_as_wide_as_its_words() -> None:
    laid = lay("See [the page](https://example.org/) for more.")
    (text,), (line,) = link_texts(laid), underlines(laid)
    assert text.string == "the page"
    assert text.colour == laid.layout.theme.colour("link")
    assert (line.box.x, line.box.width) == pytest.approx((text.x, faces()["regular"].width("the page", 12, "en")))
    assert text.y < line.box.y < text.y + text.descent


def test_the_space_behind_a_link_is_neither_in_the_link_nor_underlined() -> None:
    laid = lay("[one](https://example.org/) two")
    (text,) = link_texts(laid)
    assert text.string == "one"
    assert [text.string for text in laid.items(Text, "P")][-2:] != ["one "]
    assert "one two" in [line.text for line in laid.lines()]


def test_a_link_that_goes_over_two_lines_has_two_areas_and_two_underlines() -> None:
    narrow = with_page(layout(), measure=150.0)
    laid = lay("[A link whose words need more than one line here](https://example.org/)", narrow)
    texts, areas, lines = link_texts(laid), laid.items(LinkArea), underlines(laid)
    assert len(texts) == len(areas) == len(lines) == 2
    for text, area, line in zip(texts, areas, lines, strict=True):
        words = text.words[:-1] if text.string.endswith(" ") else text.words
        visible = sum(word.width for word in words) * text.size / faces()["regular"].units_per_em
        assert line.box.width == area.box.width == pytest.approx(visible)
    assert "".join(text.string for text in texts) == "A link whose words need more than one line here"


def test_areas_say_where_they_lead() -> None:
    laid = lay("[A page](https://example.org/) and [below](#a-head).\n\n## A head\n\nText.")
    assert [(area.target, area.description) for area in laid.items(LinkArea)] == [
        ("https://example.org/", "A page"),
        ("#a-head", "below"),
    ]
    (heading,) = laid.blocks(Heading)
    assert [(anchor.slug, anchor.node) for anchor in laid.pages[0].anchors][1:] == [
        ("a-head", laid.tree[heading.key, ""])
    ]


def test_an_area_covers_its_words() -> None:
    laid = lay("See [the page](https://example.org/) for more.")
    (text,), (area,) = link_texts(laid), laid.items(LinkArea)
    # As wide as the words, as high as the line.
    assert (area.box.x, area.box.width) == (text.box.x, text.box.width)
    assert area.box.contains(text.box, 0.01) and area.box.height == layout().theme.type.body.leading
    assert isinstance(area.role, Tagged) and area.role == text.role


def test_two_links_that_touch_stay_two() -> None:
    laid = lay("[one](https://example.org/1) [two](https://example.org/2)")
    assert [text.string.strip() for text in link_texts(laid)] == ["one", "two"]
    assert [line.text for line in laid.lines(laid.blocks(Paragraph)[0].key)] == ["one two"]


def test_a_long_address_breaks_only_after_a_slash() -> None:
    narrow = with_page(layout(), measure=200.0)
    laid = lay(f"[{LONG_ADDRESS}](https://example.org/)", narrow)
    lines = [line.text for line in laid.lines(laid.blocks(Paragraph)[0].key)]
    assert laid.messages == []
    assert len(lines) > 2
    assert all(line.endswith("/") for line in lines[:-1])
    assert not any(line.endswith(":/") for line in lines)
    assert "".join(lines) == LONG_ADDRESS


def test_words_with_a_slash_outside_links_are_not_cut() -> None:
    narrow = with_page(layout(), measure=60.0)
    laid = lay("and/or and/or and/or and/or", narrow)
    assert [line.text.strip() for line in laid.lines(laid.blocks(Paragraph)[0].key)] == ["and/or"] * 4


def test_a_space_behind_an_address_that_ends_in_a_slash_is_kept() -> None:
    laid = lay("Look at [example.org/](https://example.org/) for more.")
    assert [line.text for line in laid.lines(laid.blocks(Paragraph)[0].key)] == ["Look at example.org/ for more."]


def test_a_page_number_in_the_text_is_that_of_its_heading() -> None:
    filler = "\n\n".join(["Some text that fills the page from here to there and on."] * 40)
    laid = lay(f"See page {{page}}`far-away`.\n\n{filler}\n\n## Far away\n\nHere.")
    (heading,) = laid.blocks(Heading)
    page = laid.lines(heading.key)[0].page
    assert page > 1
    assert laid.lines(laid.blocks(Paragraph)[0].key)[0].text == f"See page {page}."
