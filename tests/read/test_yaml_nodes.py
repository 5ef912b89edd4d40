"""YAML into nodes: never an exception, every place inside the file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.base.problems import Position, Problems
from guide.read.files import TextFile
from guide.read.yaml_nodes import Items, Mapping, Node, Scalar, merged, parse_yaml
from tests.long import examples

# Pieces that make YAML more often than characters do.
PIECES = st.sampled_from(
    ["a", "b: ", "- ", "? ", ": ", "\n", "  ", "[", "]", "{", "}", ",", "'", '"', "|", ">", "&x ", "*x", "!t ", "!!str ",
     "#", "---\n", "...\n", "%YAML 1.1\n", "<<: ", "\t", "é", "\u2003", "😀", "~", "null", "1", "\\", "@", "`", "-"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=40).map("".join))


def positions(node: Node) -> Iterator[Position]:
    yield node.at
    if isinstance(node, Items):
        for item in node.items:
            yield from positions(item)
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield key.at
            yield from positions(value)


def parsed(text: str, first_line: int = 1) -> tuple[Node | None, list[str]]:
    problems = Problems()
    node = parse_yaml(TextFile("a.yaml", text), problems, first_line)
    return node, [str(problem).partition("\n")[0] for problem in problems]


@settings(deadline=None, max_examples=examples(63), derandomize=True)
@given(TEXTS)
def test_any_text_gives_a_node_or_a_problem_with_places_inside_the_file(text: str) -> None:
    problems = Problems()
    node = parse_yaml(TextFile("a.yaml", text), problems)
    assert (node is None) == bool(problems.errors)
    # YAML ends its lines at more characters than `\n`.
    last = len(text.splitlines()) + 1
    for at in [problem.at for problem in problems] + (list(positions(node)) if node else []):
        assert at.path == "a.yaml"
        assert 1 <= at.line <= last
        assert 1 <= at.column <= len(text) + 1


@settings(deadline=None, max_examples=examples(25), derandomize=True)
@given(st.lists(st.text(st.characters(categories=["L", "Nd", "Zs", "Po"]), min_size=1), min_size=1, max_size=5))
def test_quoted_texts_come_back_as_written(values: list[str]) -> None:
    lines = ["'" + value.replace("'", "''") + "'" for value in values]
    node, problems = parsed("".join(f"- {line}\n" for line in lines))
    assert problems == []
    assert isinstance(node, Items)
    assert [item.text for item in node.items if isinstance(item, Scalar)] == values


def test_a_value_stands_where_its_first_character_stands() -> None:
    node, _ = parsed("a: one\nb: 'two'\nc:\n  - 'x y'\n  - {d: z}\n")
    assert isinstance(node, Mapping)
    places = {at.line: [] for at in positions(node)}  # type: ignore[var-annotated]
    for at in positions(node):
        places[at.line].append(at.column)
    assert places == {1: [1, 1, 4], 2: [1, 5], 3: [1], 4: [3, 6], 5: [5, 6, 9]}


def test_front_matter_counts_its_lines_from_the_head_of_the_file() -> None:
    node, problems = parsed("a: ]", first_line=2)
    assert node is None
    assert problems[0].startswith("a.yaml:2:4: yaml: this is not YAML: ")


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "~x: [}"])
def test_a_file_without_content_is_a_problem(text: str) -> None:
    node, problems = parsed(text)
    assert node is None
    assert len(problems) == 1


@pytest.mark.parametrize("depth", [12, 13])
def test_nesting_is_read_down_to_twelve_levels(depth: int) -> None:
    node, problems = parsed("[" * depth + "a" + "]" * depth)
    assert (node is None) == (depth > 12)
    assert problems == ([] if node else ["a.yaml:1:14: yaml: nested more than 12 levels deep"])


def test_what_lies_over_replaces_key_by_key_and_keeps_its_place() -> None:
    under, _ = parsed("a: {x: 1, y: 2}\nb: [1, 2]\n")
    over, _ = parsed("\n\na: {y: 3, z: 4}\nb: [5]\n")
    assert under is not None
    assert over is not None
    laid = merged(under, over)
    assert isinstance(laid, Mapping)
    inner, items = laid.get("a"), laid.get("b")
    assert isinstance(inner, Mapping)
    assert isinstance(items, Items)
    assert [(key.text, value.text) for key, value in inner.entries if isinstance(value, Scalar)] == [
        ("x", "1"), ("y", "3"), ("z", "4"),
    ]  # fmt: skip
    assert [key.at.line for key, _ in inner.entries] == [1, 3, 3]
    assert len(items.items) == 1


def test_a_fault_at_the_end_of_a_file_without_a_last_line_end_stands_in_its_last_line() -> None:
    for text, place in (("a: [b", "a.yaml:1:6"), ("a: b\nc", "a.yaml:2:2"), ("[", "a.yaml:1:2")):
        _, said = parsed(text)
        assert [problem.partition(": yaml")[0] for problem in said] == [place]
