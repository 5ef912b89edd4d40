"""Markdown into syntax nodes: never an exception, nothing lost, places found again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.base.problems import Position, Problems
from guide.model.syntax import (
    DirectiveNode,
    HeadingNode,
    ImageSpan,
    LinkSpan,
    ListNode,
    NoteNode,
    ParagraphNode,
    RoleSpan,
    Span,
    SyntaxNode,
    TableNode,
    TextSpan,
)
from guide.read.files import TextFile
from guide.read.markdown import parse_inline, parse_markdown
from tests.long import examples

PIECES = st.sampled_from(
    ["a", "word ", "\n", "\n\n", "# ", "## ", "- ", "1. ", "  ", "    ", "**", "*", "_", "`", "{fact}`x`", "{a}`", "[", "](",
     ")", "![", "](#a)", "<b>", "</b>", "<!--", "<", ">", "> ", ":::", "::::", ":::{callout} main\n", ":::\n", ":title: t\n",
     "{", "}", "|", "|-|\n", "```\n", "---\n", "===\n", "&amp;", "&#0;", "\\", "'", '"', "...", "--", "\t", "é", "😀", "[a]: b\n"]
)  # fmt: skip
# The reader of files leaves no other line ends than `\n`.
TEXTS = st.one_of(
    st.text(max_size=60).map(lambda text: text.replace("\r", "\n")), st.lists(PIECES, max_size=40).map("".join)
)


def parsed(text: str, first_line: int = 1) -> tuple[tuple[SyntaxNode, ...], list[str]]:
    problems = Problems()
    nodes = parse_markdown(TextFile("a.md", text), problems, first_line)
    return nodes, [str(problem) for problem in problems]


def spans_in(nodes: Iterable[SyntaxNode]) -> Iterator[Span]:
    for node in nodes:
        if isinstance(node, HeadingNode | ParagraphNode):
            yield from _opened(node.spans)
        elif isinstance(node, ListNode):
            for inner, _ in node.items:
                yield from spans_in(inner)
        elif isinstance(node, TableNode):
            for row in (node.header, *node.rows):
                yield from spans_in(row)
        elif isinstance(node, DirectiveNode | NoteNode):
            yield from spans_in(node.nodes)


def _opened(spans: Iterable[Span]) -> Iterator[Span]:
    for span in spans:
        yield span
        if isinstance(span, LinkSpan):
            yield from _opened(span.spans)


def text_of(nodes: Iterable[SyntaxNode]) -> str:
    return "".join(span.text for span in spans_in(nodes) if isinstance(span, TextSpan))


@settings(deadline=None, max_examples=examples(38), derandomize=True)
@given(TEXTS)
def test_any_text_is_parsed_with_places_inside_the_file(text: str) -> None:
    problems = Problems()
    nodes = parse_markdown(TextFile("a.md", text), problems)
    last = text.count("\n") + 1
    longest = max(len(line) for line in text.split("\n"))
    for at in [problem.at for problem in problems] + [span.at for span in spans_in(nodes)]:
        assert at.path == "a.md"
        assert 1 <= at.line <= last
        assert 1 <= at.column <= longest + 1


@settings(deadline=None, max_examples=examples(25), derandomize=True)
@given(TEXTS)
def test_any_text_is_parsed_inside_a_line(text: str) -> None:
    problems = Problems()
    node = parse_inline(text, Position("a.yaml", 3, 7), problems)
    assert node.at == Position("a.yaml", 3, 7)


WORDS = st.lists(st.text("abcdefghij", min_size=1, max_size=6), min_size=1, max_size=8).map(" ".join)


@settings(deadline=None, max_examples=examples(15), derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(["", "## ", "- ", "1. "]), WORDS), min_size=1, max_size=5))
def test_plain_words_are_kept_and_found_where_they_stand(blocks: list[tuple[str, str]]) -> None:
    nodes, problems = parsed("\n\n".join(mark + words for mark, words in blocks), first_line=10)
    assert problems == []
    found = [(span.text, span.at.line, span.at.column) for span in spans_in(nodes) if isinstance(span, TextSpan)]
    assert found == [(words, 10 + 2 * number, len(mark) + 1) for number, (mark, words) in enumerate(blocks)]


def test_a_word_is_placed_on_its_own_line_even_if_the_line_above_has_it_too() -> None:
    body = "Babies walk in the sun and\nthe rain [sic], the\n**sun** and [the sun](#a) and  \nthe 1.1 or\n1.2 suns\n"
    nodes, _ = parsed(body)
    lines = body.splitlines()
    for span in spans_in(nodes):
        if isinstance(span, TextSpan) and span.text.strip():
            assert lines[span.at.line - 1].startswith(span.text, span.at.column - 1), span
        if isinstance(span, LinkSpan):
            assert lines[span.at.line - 1].startswith("[the", span.at.column - 1), span


@pytest.mark.parametrize("depth", [1, 2, 5, 9, 10, 11, 15, 30])
def test_a_deep_list_is_read_or_refused_but_never_lost(depth: int) -> None:
    nodes, problems = parsed("- " * depth + "Babies roll.")
    assert problems or text_of(nodes) == "Babies roll."


def test_a_directive_has_a_name_an_argument_options_and_content() -> None:
    nodes, problems = parsed("::::{callout}  main \n:title: One two\n  :other:\n\nText.\n\n:::{sources}\n:::\n::::\n")
    assert problems == []
    (node,) = nodes
    assert isinstance(node, DirectiveNode)
    assert (node.name, node.argument, node.argument_at) == ("callout", "main", Position("a.md", 1, 16))
    assert [(option.name, option.value, option.at.line, option.value_at.column) for option in node.options] == [
        ("title", "One two", 2, 9), ("other", "", 3, 10),
    ]  # fmt: skip
    assert [type(inner).__name__ for inner in node.nodes] == ["ParagraphNode", "DirectiveNode"]
    assert [inner.at.line for inner in node.nodes] == [5, 7]


def test_italics_are_found_inside_bold() -> None:
    wrong = []
    for text, column in (
        ("**At *once* now.**", 6), ("**At** *once* now.", 8), ("***At* once**", 3), ("**At __once__ _now_.**", 15),
        ("Two \\*stars* and *once*", 18), ("*At* **once**", 1), ("_At_", 1),
    ):  # fmt: skip
        _, problems = parsed(text)
        if [problem.split(": ")[:2] for problem in problems] != [[f"a.md:1:{column}", "emphasis"]]:
            wrong.append((text, problems))
    assert wrong == []


def test_quotes_around_a_whole_option_are_not_printed() -> None:
    options = ('"Try this"', "'Try this'", "'It''s play'", '"Yes" and "no"', "'Tis and 'twas", '"', '""', "“Try this”")
    (node,), problems = parsed(
        ":::{callout} main\n" + "".join(f":title: {value}\n" for value in options) + "\nText.\n:::\n"
    )
    assert isinstance(node, DirectiveNode)
    assert problems == []
    assert [option.value for option in node.options] == [
        "Try this", "Try this", "It's play", '"Yes" and "no"', "'Tis and 'twas", '"', "", "“Try this”",
    ]  # fmt: skip
    assert [option.value_at.column for option in node.options] == [10, 10, 10, 9, 9, 9, 10, 9]


def test_the_block_that_was_left_open_is_named() -> None:
    wrong = []
    for text, said in (
        (":::{callout} a\nA.\n\n:::{callout} b\nB.\n:::\n", (1, ":::{callout}", ":::", 4)),
        ("A.\n\n::::{callout} a\n:::{signs} s\n:::\n\n::::{callout} b\nB.\n::::\n", (3, "::::{callout}", "::::", 7)),
        ("::::{columns}\n:::{column}\nA.\n:::\n:::{column}\nB.\n::::\n", (5, ":::{column}", ":::", 7)),
        ("::::{columns}\n:::{column}\nA.\n:::{column}\nB.\n:::\n::::\n", (2, ":::{column}", ":::", 4)),
        (":::{callout} a\nA.\n:::\n\n:::{callout} b\nB.\n\nC.\n", (5, ":::{callout}", ":::", 0)),
    ):
        line, fence, colons, before = said
        where = f", above line {before}; if it is around the block there, give it more colons" if before else ""
        expected = (
            f"a.md:{line}:1: markdown: `{fence}` is opened here and never closed\n"
            f"    hint: add a line `{colons}` where it ends{where}"
        )
        _, problems = parsed(text)
        if problems != [expected]:
            wrong.append((text, problems))
    assert wrong == []


def test_an_argument_that_repeats_the_name_is_found_behind_it() -> None:
    (node,), _ = parsed(":::{table} table\n:::\n")
    assert isinstance(node, DirectiveNode)
    assert node.argument_at == Position("a.md", 1, 12)


def test_roles_links_and_pictures_are_found_where_they_stand() -> None:
    nodes, problems = parsed('So **at {fact}`age`** see [the\nnext](#next).\n\n![A ball](ball "Red")\n')
    assert problems == []
    found = list(spans_in(nodes))
    role = next(span for span in found if isinstance(span, RoleSpan))
    link = next(span for span in found if isinstance(span, LinkSpan))
    image = next(span for span in found if isinstance(span, ImageSpan))
    assert (role.name, role.content, role.strong, role.at.column) == ("fact", "age", True, 9)
    assert (link.target, link.at) == ("#next", Position("a.md", 1, 27))
    assert (image.name, image.alt, image.caption, image.at) == ("ball", "A ball", "Red", Position("a.md", 4, 1))


def test_lists_keep_their_number_and_their_depth() -> None:
    (node,), _ = parsed("3. a\n4. b\n   - c\n")
    assert isinstance(node, ListNode)
    assert (node.ordered, node.start, len(node.items)) == (True, 3, 2)
    inner = node.items[1][0][1]
    assert isinstance(inner, ListNode)
    assert (inner.ordered, text_of([inner])) == (False, "c")
