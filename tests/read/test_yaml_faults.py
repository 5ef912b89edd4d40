"""What is no YAML, or not as it was meant, is explained with the text that needs quotes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.base.problems import Problems
from guide.read.files import TextFile
from guide.read.yaml_nodes import Mapping, Scalar, parse_yaml
from tests.long import examples


def told(text: str) -> list[str]:
    problems = Problems()
    parse_yaml(TextFile("a", text), problems)
    return [str(problem).removeprefix("a:") for problem in problems]


# A text, and where it begins; it is told with its first character, and quoted whole.
BEGINNINGS = {
    "**Sits** alone.": "`*`", "*Sits* alone.": "`*`", "{fact}`age` and up": "`{`", "[CDC](https://a.example) says": "`[`",
    "& more": "`&`", "% of babies": "`%`", "@home": "`@`", "`code`": "a backquote", "> 5 months": "`>`", "| x": "`|`",
    "- 5": "`-`", "? who": "`?`", "}x": "`}`", "]x": "`]`", ",x": "`,`",
}  # fmt: skip


@pytest.mark.parametrize("text", BEGINNINGS)
@pytest.mark.parametrize("place", ["a: {}\n", "a:\n  - b\n  - c: {}\n", "a: b\nc: {}\nd: e\n"])
def test_a_text_that_begins_as_something_else(place: str, text: str) -> None:
    before = place[: place.index("{}")]
    at = f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
    assert told(place.format(text)) == [
        f"{at}: yaml: this is not YAML: text that begins with {BEGINNINGS[text]} needs quotes\n"
        f'    hint: put the text in quotes: "{text}"'
    ]


OTHERS = {
    "a: Next: your baby": '1:4: yaml: this is not YAML: text with a colon and a space in it needs quotes\n    hint: put the text in quotes: "Next: your baby"',
    "a: Call now:": '1:4: yaml: this is not YAML: text that ends with a colon needs quotes\n    hint: put the text in quotes: "Call now:"',
    'a: "Roll" and sit': "1:4: yaml: this is not YAML: only part of this text is in quotes\n    hint: put the text in quotes: '\"Roll\" and sit'",
    "a: 'tis the season": "1:4: yaml: this is not YAML: a quote opens here and is not closed\n    hint: close it; put text that begins with one kind of quote in the other kind, as in \"'tis\"",
    "a: {text: **Roll**, picture: b}": '1:11: yaml: this is not YAML: text that begins with `*` needs quotes\n    hint: put the text in quotes: "**Roll**"',
    "a: {text: {fact}`x` is, picture: b}": '1:11: yaml: this is not YAML: text that begins with `{` needs quotes\n    hint: put the text in quotes: "{fact}`x` is"',
    "a: [b, @c]": '1:8: yaml: this is not YAML: text that begins with `@` needs quotes\n    hint: put the text in quotes: "@c"',
    "a: *Sits": '1:4: yaml: alias `*Sits`: aliases are not used here\n    hint: if this is text, put the text in quotes: "*Sits"',
    "a: &nbsp x": '1:4: yaml: anchor `&nbsp`: anchors are not used here\n    hint: if this is text, put the text in quotes: "&nbsp x"',
    "a: !Important x": '1:4: yaml: tag `!Important`: tags are not used here\n    hint: if this is text, put the text in quotes: "!Important x"',
    "a: ! Important": '1:4: yaml: tag `!`: tags are not used here\n    hint: if this is text, put the text in quotes: "! Important"',
    "a: !!binary x": '1:4: yaml: tag `tag:yaml.org,2002:binary`: tags are not used here\n    hint: if this is text, put the text in quotes: "!!binary x"',
    "a: x\n b: c": "2:2: yaml: this is not YAML: this line is indented further than the keys above it\n    hint: start it right below their first letters",
    "a: >5": "1:4: yaml: `>` begins a text on the lines below it, but none follows\n    hint: if this is text, put all of it in quotes",
    "a: |\nb: c": "1:4: yaml: `|` begins a text on the lines below it, but none follows\n    hint: if this is text, put all of it in quotes",
    "a:\n\tb: c": "2:1: yaml: this is not YAML: a tab comes before the text\n    hint: use spaces",
    'a: "C:\\path"': "1:7: yaml: this is not YAML: `\\` has a meaning of its own in double quotes\n    hint: write it twice, or use single quotes",
    f"a: @{'x' * 100}": f'1:4: yaml: this is not YAML: text that begins with `@` needs quotes\n    hint: put the text in quotes: "@{"x" * 58}…"',
}  # fmt: skip


@pytest.mark.parametrize("text", OTHERS)
def test_other_faults_say_what_to_do(text: str) -> None:
    assert told(text + "\n") == [OTHERS[text]]


@settings(deadline=None, derandomize=True, max_examples=examples(75))
@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="#"), min_size=1, max_size=30))
def test_a_text_behind_a_key_is_as_typed_or_told(text: str) -> None:
    problems = Problems()
    node = parse_yaml(TextFile("a", f"a: {text}\n"), problems)
    value = node.get("a") if isinstance(node, Mapping) else None
    if isinstance(value, Scalar) and not value.quoted:
        assert value.text == text.strip(" ")
    else:
        # In brackets or quotes it is something else by intention.
        assert list(problems) or text.strip(" ")[0] in "'\"[{-?"
