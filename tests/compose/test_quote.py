"""A quotation: its words, and below them who said them."""

from __future__ import annotations

import pytest

from guide.model.blocks import BulletList, Panel, Paragraph
from guide.model.handout import Handout
from guide.model.inlines import plain
from guide.structure.build import build_structure
from tests.compose.conftest import Composer
from tests.support import HANDOUT, SmallProject

# Line 23 of the sheet; it has a link to line 21.
TEXT = "Babies roll and walk. See [more ways](#ways-to-move)."

EMPTY = f"{HANDOUT}:23:1: directive: this `quote` is empty\n    hint: write something in it, or delete it"
SAYS_NOT_WHO = (
    "directive: this `quote` does not say who said it\n"
    "    hint: add `:by:` with a name or a role, such as `:by: A mother of two`"
)

CASES = {
    "empty": (":::{quote}\n:by: A father\n:::", EMPTY),
    "nobody": (":::{quote}\nWe laughed.\n:::", f"{HANDOUT}:23:1: {SAYS_NOT_WHO}"),
    "no name": (":::{quote}\n:by:\nWe laughed.\n:::", f"{HANDOUT}:24:5: {SAYS_NOT_WHO}"),
    "neither": (":::{quote}\n:::", f"{HANDOUT}:23:1: {SAYS_NOT_WHO}", EMPTY),
    "unknown option": (
        ":::{quote}\n:by: A father\n:from: A book\nWe laughed.\n:::",
        f"{HANDOUT}:25:2: directive: unknown option `from` of `quote`\n    hint: use one of: `by`",
    ),
    "contents": (
        "::::{quote}\n:by: A father\n:::{contents}\n:::\n::::",
        f"{HANDOUT}:25:1: directive: `contents` is inside another block\n    hint: move it out",
    ),
    "unknown role": (
        ":::{quote}\n:by: A {fakt}`crawl-age`\nWe laughed.\n:::",
        f"{HANDOUT}:24:8: markdown: unknown role `fakt`\n    hint: did you mean `fact`?",
    ),
}


def quote_in(handout: Handout) -> Panel:
    quote = handout.blocks[0]
    assert isinstance(quote, Panel)
    return quote


def test_a_quote_is_a_frame_without_a_heading(composed: Composer) -> None:
    quote = quote_in(composed(":::{quote}\n:by: A father\nWe laughed.\n:::"))
    assert (quote.tag, quote.style, quote.heading) == ("BlockQuote", "quote", None)


def test_below_the_words_stands_who_said_them(composed: Composer) -> None:
    quote = quote_in(composed(":::{quote}\n:by: A mother's **friend**\n\nWe laughed.\n\n- A lot\n:::"))
    words, points, by = quote.blocks
    assert isinstance(words, Paragraph) and isinstance(points, BulletList) and isinstance(by, Paragraph)
    assert (plain(words.inlines), plain(by.inlines)) == ("We laughed.", "—\u00a0A mother’s friend")
    assert by.at.line == quote.at.line + 1


def test_who_said_it_may_hold_a_fact(composed: Composer) -> None:
    handout = composed(":::{quote}\n:by: A father, at {fact}`crawl-age`\nWe laughed.\n:::")
    by = quote_in(handout).blocks[-1]
    assert isinstance(by, Paragraph)
    assert plain(by.inlines) == "—\u00a0A father, at 7\u00a0to\u00a010\u00a0months"
    assert handout.facts == ("crawl-age",)


def test_it_is_read_as_a_quotation_of_two_paragraphs(composed: Composer) -> None:
    handout = composed(":::{quote}\n:by: A father\nWe laughed.\n:::")
    nodes = build_structure(handout).nodes
    (quotation,) = (node for node in nodes if node.tag == "BlockQuote")
    assert [nodes[index].tag for index in quotation.children] == ["P", "P"]


@pytest.mark.parametrize("name", CASES)
def test_a_quote_that_is_not_written_rightly(name: str, project: SmallProject) -> None:
    written, *messages = CASES[name]
    project.replace(HANDOUT, TEXT, written)
    _, problems = project.prepare()
    assert problems == tuple(messages)


def test_what_was_refused_is_not_called_empty(project: SmallProject) -> None:
    project.replace(HANDOUT, TEXT, ":::{quote}\n:by: A father\n<div>We laughed.</div>\n:::")
    _, problems = project.prepare()
    refused = "markdown: raw HTML is not used in handouts\n    hint: delete the tags; write Markdown"
    assert problems == (f"{HANDOUT}:25:1: {refused}",)
