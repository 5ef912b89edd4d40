"""Lists as word processors type them are read if they can mean nothing else; and no word of them is lost."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.base.problems import Position, Problems
from guide.model.syntax import HeadingNode, TextSpan
from guide.read.markdown import parse_inline
from tests.long import examples, in_long
from tests.read.test_lists import shape
from tests.read.test_markdown import parsed, text_of

NBSP = "\u00a0"
LISTS = {
    "• roll\n• sit": "(roll|sit)",
    "•\troll\n\to\tsit\n\to\tgo\n•\trest": "(roll(sit|go)|rest)",
    "• a\n   ◦ b\n      ▪ c\n• d": "(a(b(c))|d)",
    "•roll\n•sit": "(roll|sit)",
    "\uf0b7 roll": "(roll)",
    "· roll": "(roll)",
    f"·{NBSP * 7} roll\n\n·{NBSP * 7} sit": "(roll|sit)",
    "§\troll": "(roll)",
    "o\troll": "(roll)",
    "    • a\n    • b\n\nText": "(a|b)Text",
    "Do:\n• roll\n• sit\n\nText": "Do:(roll|sit)Text",
    "**Do:**\n• roll": "Do:(roll)",
    "• a\n  more\n• b": "(a more|b)",
    "• a\n\n  More.\n\n• b": "(aMore.|b)",
    "1. Do:\n   • a\n   • b\n2. c": "1(Do:(a|b)|c)",
    "- a\n  • b": "(a(b))",
    "• a\n\n## B\n\n• c": "(a)B(c)",
    "– roll\n– sit": "(roll|sit)",
    "\u2011 roll\n\u2011 sit": "(roll|sit)",
    "\\- roll\n\\- sit": "(roll|sit)",
    "\\- roll\n\n\\- sit": "(roll|sit)",
    "1\\. Roll\n2\\. Sit": "1(Roll|Sit)",
    "1\\. Roll\n\n2\\. Sit": "1(Roll|Sit)",
    "1\\) Roll\n2\\) Sit": "1(Roll|Sit)",
    "(1) Roll\n(2) Sit": "1(Roll|Sit)",
    "• a\n\n• b\n\n\\- c\n\n\\- d\n\n1\\. e\n\n2\\. f": "(a|b)(c|d)1(e|f)",
    "• a\n\n1\\. b\n\n2\\. c\n\n• d": "a.md:1:1: markdown: `•` makes no list a.md:7:1: markdown: `•` makes no list",
    # What may mean something else stays as typed.
    "\\- roll": "- roll",
    "(1) Roll": "(1) Roll",
    "(2) Roll\n(3) Sit": "(2) Roll (3) Sit",
    "(2024) Roll\n(2025) Sit": "(2024) Roll (2025) Sit",
    "– 5 degrees\n\n– 6 degrees": "– 5 degrees– 6 degrees",
    "He rolled\n– and sat": "He rolled – and sat",
    "o so": "o so",
}


def test_a_list_of_a_word_processor_is_a_list() -> None:
    assert {text: shape(text) for text in LISTS} == LISTS


def test_in_a_block_too() -> None:
    nodes, problems = parsed(":::{callout} try\n:title: Try\n• roll\n• sit\n:::")
    assert (problems, shape("\n".join(text_of([node]) for node in nodes))) == ([], "rollsit")


def test_a_cell_still_has_no_list() -> None:
    missed = []
    for text in ("• roll", "•\troll", "· roll", "o\troll", "– roll\n– sit"):
        problems = Problems()
        parse_inline(text, Position("a.yaml"), problems)
        missed += [text] if not problems.errors else []
    assert missed == []


def test_what_is_wrong_in_such_a_list_stands_where_it_was_typed() -> None:
    _, problems = parsed(f"Do:\n\n·{NBSP * 7} roll <b>over\n   ·\tsit **now\n")
    assert [problem.partition(": ")[0] for problem in problems] == ["a.md:3:15", "a.md:4:10"]


def test_a_heading_that_is_bold_once_more_is_a_heading() -> None:
    nodes, problems = parsed("## **When to call**")
    assert problems == []
    assert [node.spans for node in nodes if isinstance(node, HeadingNode)] == [
        (TextSpan("When to call", False, Position("a.md", 1, 6)),)
    ]


MARKS = st.sampled_from(
    ["• ", "•", "•\t", "o\t", "– ", "— ", "\\- ", "· ", f"·{NBSP * 5}", "1\\. ", "2\\. ", "(1) ", "(2) ", "- ", "1. ", "", "\uf0b7 ",
     "a) ", "## ", ":::{callout} main\n", ":::", "> "]
)  # fmt: skip
EDGES = st.sampled_from(["", "", "", "  ", "   ", "    ", "\t", "\t\t", NBSP, "\u200b"])
ENDS = st.sampled_from(["\n", "\n", "\n\n", "\n\n\n", ":\n", "  \n", "\\\n"])
WORDS = st.text("bcdfghk", min_size=4, max_size=6).map(lambda word: f"w{word}")


@settings(deadline=None, max_examples=examples(250), derandomize=True)
@given(st.lists(st.tuples(EDGES, MARKS, WORDS, ENDS), min_size=1, max_size=10))
def test_every_word_arrives_in_its_order_or_something_is_said(lines: list[tuple[str, str, str, str]]) -> None:
    nodes, problems = parsed("".join("".join(line) for line in lines))
    said, at = text_of(nodes), 0
    lost = []
    for _, _, word, _ in lines:
        found = said.find(word, at)
        at = max(at, found + len(word))
        lost += [word] if found < 0 else []
    assert problems or lost == []


def test_many_such_lines_take_no_time() -> None:
    started = time.process_time()
    for line in (
        "• a\n",
        "• a\n\n",
        "• a\nb\n",
        "– a\n\n\n",
        " • a\n",
        "1\\. a\n",
        "o\ta\n • b\n",
        "\n" * 50 + "• a\n  b\n",
        "(1) a\n",
    ):
        parsed(line * in_long(300, 3_000))
    assert time.process_time() - started < in_long(4, 30)
