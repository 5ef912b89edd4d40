"""A word behind what is typed longer than it is printed is found where it stands."""

from __future__ import annotations

from guide.base.problems import Position, Problems
from guide.model.syntax import TextSpan
from guide.read.markdown import parse_inline
from tests.support import HANDOUT, SmallProject

TEXT = "Babies roll and walk. See [more ways](#ways-to-move)."
BANNED = "banned-words: `crab` is a banned word in this topic\n    hint: name the movement"


def spans_in(text: str) -> list[tuple[str, int]]:
    problems = Problems()
    spans = parse_inline(text, Position("a.yaml", 1, 1), problems).spans
    assert not list(problems)
    return [(span.text, span.at.column) for span in spans if isinstance(span, TextSpan)]


def test_a_word_after_entities_is_where_it_was_typed(project: SmallProject) -> None:
    for body in (
        "A &amp; B &amp; C crab walk.",
        "A \\* B \\* crab walk.",
        "**A &amp; crab** walk.",
        "R&amp;B&#8209;x crab.",
    ):
        fresh = project.read(HANDOUT)
        project.replace(HANDOUT, TEXT, body)
        _, problems = project.prepare()
        assert problems == (f"{HANDOUT}:23:{body.index('crab') + 1}: {BANNED}",)
        project.write(HANDOUT, fresh)


def test_words_are_not_torn() -> None:
    assert spans_in("Plain words, and more.") == [("Plain words, and more.", 1)]
    assert spans_in("AT&amp;T&amp;B here &lt;") == [("AT&T&B", 1), (" here <", 15)]
    assert spans_in("a &nbsp;b &amp; c") == [("a \u00a0b", 1), (" &", 10), (" c", 16)]


def test_a_bold_line_with_an_entity_still_looks_like_a_heading(project: SmallProject) -> None:
    project.replace(HANDOUT, TEXT, "**Roll &amp; walk**")
    _, problems = project.prepare()
    assert problems == (
        f"{HANDOUT}:23:3: markdown: this line looks like a heading, but is only bold\n"
        "    hint: for a heading, write `## ` and the words without stars; end a bold sentence with its full stop",
    )


def test_an_entity_that_names_no_character_is_told_once(project: SmallProject) -> None:
    project.replace(HANDOUT, TEXT, "Roll &#xFFFFFF; and &#0; and walk.")
    _, problems = project.prepare()
    assert problems == (
        f"{HANDOUT}:23:6: markdown: `&#xFFFFFF;` is not a character that can be printed\n    hint: delete it",
        f"{HANDOUT}:23:21: markdown: `&#0;` is not a character that can be printed\n    hint: delete it",
    )
