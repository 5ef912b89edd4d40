"""Whatever marks a text has: every word of it arrives or something is said, in little time."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.base.problems import Position, Problems
from guide.model.syntax import (
    BreakSpan,
    DirectiveNode,
    ImageSpan,
    LinkSpan,
    ListNode,
    NoteNode,
    NoteSpan,
    RoleSpan,
    Span,
    SyntaxNode,
    TableNode,
    TextSpan,
)
from guide.read.markdown import parse_inline
from tests.long import examples, in_long
from tests.read.test_markdown import parsed


def test_a_long_text_of_marks_takes_no_time() -> None:
    started = time.process_time()
    for mark in ("[^", "<a ", "&a", "{", "~a", "^a", "$a", "* a", "_a ", "](", "![", "&#1", "`", "\\a"):
        parse_inline(mark * in_long(1_000, 20_000), Position("a.yaml"), Problems())
    for line in ("a. b\n", "- b\n", "1. a\n", " - b\n", "– b\n", "[a\n", "| a\n", "| a | b |\n|---|---|\n"):
        parsed(line * in_long(250, 5_000))
    assert time.process_time() - started < in_long(1.5, 30)


MARKS = st.sampled_from(
    ["**", "*", "_", "`", "~~", "~", "==", "^", "[", "]", "](", "](https://example.org)", "[^", "]: ", "![", "{", "}", "{#", "{fact}`",
     "<", ">", "<br>", "<!--", "-->", "&", "&amp;", "&nbsp;", "&#8;", "\\", "\n", "\n\n", "  \n", "\\\n", "- ", "\n- ", "\n  - ",
     "\n      ", "\n1. ", "\n2. ", "\n\t", "# ", "\n## ", "###", "|", "\n|---|\n", "|\n|---|---|\n", "\n| ", "\n---\n", "\n===\n", ":::", "\n:::\n",
     "\n:::{callout} main\n", "\n:title: ", "::", "$", "'", '"', "...", "--", "(c)", "\n• ", "\n> ", "\n\n    ", "```", "\n```\n", "[[", "]]",
     "(", ")", "!", "\u200b", "\u00ad", "http://", " "]
)  # fmt: skip


WORDS = st.text("bcdfghk", min_size=4, max_size=6).map(lambda word: f"w{word}")


@settings(deadline=None, max_examples=examples(375), derandomize=True)
@given(st.lists(st.tuples(WORDS, st.one_of(st.just(" "), MARKS)), min_size=1, max_size=8))
def test_every_word_arrives_or_something_is_said(pieces: list[tuple[str, str]]) -> None:
    nodes, problems = parsed("".join(word + mark for word, mark in pieces))
    said = " ".join(_said(nodes))
    assert problems or [word for word, _ in pieces if word not in said] == []


def _said(nodes: tuple[SyntaxNode, ...]) -> list[str]:
    """All that nodes hold, for whoever composes them."""
    found: list[str] = []
    for node in nodes:
        if isinstance(node, ListNode):
            found += [part for inner, _ in node.items for part in _said(inner)]
        elif isinstance(node, DirectiveNode):
            found += [
                node.name,
                node.argument,
                *(part for option in node.options for part in (option.name, option.value)),
            ]
            found += _said(node.nodes)
        elif isinstance(node, NoteNode):
            found += [node.name, *_said(node.nodes)]
        elif isinstance(node, TableNode):
            found += [_spans(cell.spans) for row in (node.header, *node.rows) for cell in row]
        else:
            found.append(_spans(node.spans))
    return found


def _spans(spans: tuple[Span, ...]) -> str:
    parts: list[str] = []
    for span in spans:
        match span:
            case TextSpan(text=text):
                parts.append(text)
            case RoleSpan(content=content):
                parts.append(content)
            case LinkSpan(target=target, spans=inner):
                parts.append(f"{_spans(inner)} {target} ")
            case ImageSpan(name=name, alt=alt, caption=caption):
                parts.append(f"{alt} {name} {caption}")
            case NoteSpan(name=name):
                parts.append(name)
            case BreakSpan():
                parts.append(" ")
    return "".join(parts)
