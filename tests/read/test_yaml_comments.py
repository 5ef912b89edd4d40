"""A `#` in YAML: a text is printed whole or refused, and never cut; a comment has a form that no text has."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from guide.base.problems import Problems
from guide.read.files import TextFile
from guide.read.yaml_nodes import Items, Node, Scalar, parse_yaml
from tests.long import examples, in_long
from tests.support import ROOT

ALWAYS = settings(deadline=None, derandomize=True, max_examples=examples(75))
FORM = "write a comment on its own line or after two spaces, with a space after its `#`"
BELONGS = "put the whole text in quotes if this belongs to it"


def read(text: str) -> tuple[object, list[str]]:
    """What a text says, as plain values, and the problems without their path."""
    problems = Problems()
    node = parse_yaml(TextFile("a", text), problems)
    return None if node is None else plain(node), [str(problem).removeprefix("a:") for problem in problems]


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.entries}


# A text, where the `#` stands, what is left out, and what is said to do.
CUT = [
    ("address: 100 Main Street #5, Anytown", "1:26", "#5, Anytown", 'put the text in quotes: "100 Main Street #5, Anytown"'),
    ("accent: #5b2a6e", "1:9", "#5b2a6e", 'put the text in quotes: "#5b2a6e"'),
    ("address: Suite # 5", "1:16", "# 5", 'put the text in quotes: "Suite # 5"'),
    ("address: Suite  #5", "1:17", "#5", 'put the text in quotes: "Suite  #5"'),
    ("address: Suite\t# 5", "1:16", "# 5", 'put the text in quotes: "Suite\\t# 5"'),
    ("address: Suite #", "1:16", "#", 'put the text in quotes: "Suite #"'),
    ("title: C:\\dir #1", "1:15", "#1", "put the text in quotes: 'C:\\dir #1'"),
    ('title: The "big" #1', "1:18", "#1", "put the text in quotes: 'The \"big\" #1'"),
    ("- one\n- the #2\n- three", "2:7", "#2", 'put the text in quotes: "the #2"'),
    ("- one\n- #2\n- three", "2:3", "#2", 'put the text in quotes: "#2"'),
    ("- way: Roll\n  next: the #1 sign", "2:13", "#1 sign", 'put the text in quotes: "the #1 sign"'),
    ("- one\n  #2 two\n- three", "2:3", "#2 two", BELONGS),
    ("a: one\n  #2 two\nb: c", "2:3", "#2 two", BELONGS),
    ("a:\n  #5 one\nb: c", "2:3", "#5 one", BELONGS),
    ("a:\n  #5 one", "2:3", "#5 one", BELONGS),
    ("- one\n-\n  #5 two\n- three", "3:3", "#5 two", BELONGS),
    ("- a: one\n  b:\n    #5 two\n- a: x", "3:5", "#5 two", BELONGS),
    ("a: one\n  two #3\nb: c", "2:7", "#3", BELONGS),
    ("a: one\n  two #3\n  four", "2:7", "#3", BELONGS),
    ("a: [one #2, three]\nb: c", "1:9", "#2, three]", BELONGS),
    ("a: [one #2,\n  three]\nb: c", "1:9", "#2,", BELONGS),
    ("a: {b: one #2, c: d}\nb: c", "1:12", "#2, c: d}", BELONGS),
    ("a: [one\n  #2 two\n  ]", "2:3", "#2 two", BELONGS),
    ("the #1: x\nb: c", "1:5", "#1: x", BELONGS),
    ("a: # note\n  b: c", "1:4", "# note", BELONGS),
    ("- # note\n  b: c", "1:3", "# note", BELONGS),
    ('a: "Elm" #2', "1:10", "#2", BELONGS),
    ('a: "Elm"#2', "1:9", "#2", BELONGS),
    ("a: [b] # c", "1:8", "# c", BELONGS),
    ("a: | # 5\n  text", "1:6", "# 5", BELONGS),
    ("a: |\n  text\n #5\nb: c", "3:2", "#5", BELONGS),
    ("--- # 5\na: b", "1:5", "# 5", BELONGS),
]  # fmt: skip


@pytest.mark.parametrize(("text", "at", "lost", "put"), CUT)
def test_what_would_cut_a_text_is_refused(text: str, at: str, lost: str, put: str) -> None:
    assert read(text + "\n") == (
        None, [f"{at}: yaml: YAML takes `{lost}` for a comment and leaves it out\n    hint: {put}; {FORM}"]
    )  # fmt: skip


def test_all_of_a_file_are_told_at_once() -> None:
    _, problems = read("# free\na: b #1\nc:\n  - d  # good\n  - e #2\n\nf: [g] #3\n")
    assert [problem.partition(" yaml")[0] for problem in problems] == ["2:6:", "5:7:", "7:8:"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: b  # note", {"a": "b"}),
        ("a: b \t # note", {"a": "b"}),
        ("a:  # note\n  b: c", {"a": {"b": "c"}}),
        ("-  # note\n  b: c", [{"b": "c"}]),
        ("a: [b]  # note\nc: {d: e}  # note", {"a": ["b"], "c": {"d": "e"}}),
        ("a: |  # note\n  b #1\n  # c\n", {"a": "b #1\n# c\n"}),
        ("a: |\n  b\n#5 c\nd: e", {"a": "b\n", "d": "e"}),
        ("a: 'b'\n  #5 c\nd: e", {"a": "b", "d": "e"}),
        ("a: >-\n  b\n  #1\n", {"a": "b #1"}),
        ("a: b#1", {"a": "b#1"}),
        ("a: b\u00a0#1", {"a": "b\u00a0#1"}),
        ("a: \"b #1\"  # note\nc: '#2 d'", {"a": "b #1", "c": "#2 d"}),
        ('a: "b\n  #1 c"', {"a": "b #1 c"}),
        ("#a\na: b\n#c\n#5\n  # d\n", {"a": "b"}),
        ("a:\n  - b\n  #- c\n  - d\n", {"a": ["b", "d"]}),
        ("a:\n  b: c\n  #d: e\n  f: g\n", {"a": {"b": "c", "f": "g"}}),
        ("a: [\n  b,\n  #c,\n  d,\n]", {"a": ["b", "d"]}),
        ("- b\n  # about b\n- c", ["b", "c"]),
        ("a:\n#5\nb: c", {"a": "", "b": "c"}),
        ("a:\n  # about a\nb: c", {"a": "", "b": "c"}),
        ("a:\n  #about b\n  b: c", {"a": {"b": "c"}}),
        ("a:\n\nb: c\n  # d", {"a": "", "b": "c"}),
    ],
)  # fmt: skip
def test_comments_of_the_right_form_and_marks_inside_texts_are_free(text: str, said: object) -> None:
    assert read(text + "\n") == (said, [])


WORDS = st.sampled_from(["one", "two", "Straße", "5", "é", "😀", "#", "#5", "x#y", "'s", "-"])
BETWEEN = st.sampled_from([" ", "  ", "\t", " # ", " #", "  # ", "  #", "#"])
TEXTS = st.builds(
    lambda start, rest: start + "".join(gap + word for gap, word in rest),
    st.sampled_from(["one", "Straße", "5", "x#y"]),
    st.lists(st.tuples(BETWEEN, WORDS), max_size=5),
)
# A text in its place, and how to find it there again.
PLACES = [
    "a: {}\n",
    "- {}\n",
    "a:\n  b: x\n  c: {}\n",
    "- - {}\n",
    "a: [{}\n  ]\n",
    "a: {{b: {}\n  }}\n",
    "? {}\n: b\n",
]


def first_text(value: object) -> object:
    """The text of a place: the last value of the first key or item, or the key alone."""
    while not isinstance(value, str):
        if isinstance(value, dict):
            key, inner = [*value.items()][-1]
            value = key if inner == "b" else inner
        else:
            assert isinstance(value, list)
            value = value[-1]
    return value


@ALWAYS
@given(TEXTS, st.sampled_from(PLACES))
@example("Suite # 5", "a: {}\n")
def test_a_plain_text_is_whole_or_refused_and_never_cut(text: str, place: str) -> None:
    value, problems = read(place.format(text))
    comment = re.search(r"[ \t]+#", text)
    if comment is None:
        assert problems == []
        assert first_text(value) == text
    elif len(comment[0]) > 2 and text[comment.end() : comment.end() + 1] in (" ", "\t"):
        assert problems == []
        assert first_text(value) == text[: comment.start()]
    else:
        assert problems
        assert "leaves it out" in problems[0]


@ALWAYS
@given(TEXTS, st.sampled_from(PLACES), st.sampled_from("'\""))
def test_a_text_in_quotes_is_whole(text: str, place: str, quote: str) -> None:
    quoted = quote + text.replace("'", "''" if quote == "'" else "'") + quote
    value, problems = read(place.format(quoted))
    assert problems == []
    assert first_text(value) == text


@ALWAYS
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_every_line_of_a_block_of_text_is_whole(lines: list[str]) -> None:
    body = "".join(f"  {line}\n" for line in lines)
    assert read(f"a: |\n{body}") == ({"a": "".join(f"{line}\n" for line in lines)}, [])


def test_our_own_files_have_comments_on_lines_of_their_own_so_that_no_formatter_moves_them_to_a_text() -> None:
    """Prettier, which VS Code formats YAML with, makes one blank of two."""
    folders = ("sources", "layouts", "practices", "fonts", "guide/products/drafts/templates", "tests/cases")
    found = []
    for path in sorted(path for name in folders for path in (ROOT / name).rglob("*.yaml")):
        text = path.read_text("utf-8")
        one_blank = re.sub(r"(?<=\S)[ \t]+(?=# )", " ", text)
        if read(one_blank)[1] != read(text)[1]:
            found.append(path.as_posix())
    assert found == []


def test_many_marks_take_no_longer_than_their_number() -> None:
    begun = time.process_time()
    for line in ("a: x #b\n", "- a #b\n", "- [a\n #b\n]\n", "- a\n# b\n", '- "#"\n', "#\n"):
        parse_yaml(TextFile("a", line * in_long(2_000, 10_000)), Problems())
    assert time.process_time() - begun < in_long(4, 20)
