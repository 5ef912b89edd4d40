"""Lines that the eye can follow back."""

from __future__ import annotations

from guide.model.blocks import Paragraph
from guide.rules.line_length import check
from tests.layout.factory import composed, first, layout, with_page
from tests.rules.factory import on_page, page_context, text

AT = "sources/topic/en/sheet.md:3:1"


def message(count: int) -> str:
    return (
        f"{AT}: line-length: a line has {count} characters; at most 75 are easy to follow\n"
        "    hint: lower `measure` under `page` in layouts/base.yaml"
    )


def test_75_characters_are_silent_and_76_are_not() -> None:
    assert on_page(check, text("i" * 75)) == []
    assert on_page(check, text("i" * 76)) == [message(76)]


def test_the_space_at_the_end_does_not_count() -> None:
    assert on_page(check, text("i" * 75 + " ")) == []


def test_a_layout_that_allows_more_is_named() -> None:
    assert on_page(check, text("x" * 76), on=with_page(layout(), characters=110)) == [
        "sources/topic/en/sheet.md:3:1: line-length: a line has 76 characters; at most 75 are easy to follow\n"
        "    hint: set `characters` under `page` in layouts/base.yaml to 75"
    ]


def test_texts_of_one_line_count_together() -> None:
    assert on_page(check, text("i" * 40), text("i" * 40, x=300.0)) == [message(80)]
    assert on_page(check, text("i" * 40), text("i" * 40, y=120.0)) == []


def test_running_heads_are_not_read_as_lines() -> None:
    context = page_context([[]])
    assert context.tree.nodes[context.tree[first(composed("\n\nText.").handout, Paragraph).key, ""]].tag == "P"
