"""What an editor marks, the program refuses; where only one of both does, it is listed here."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.products.schemas.kinds import KINDS
from guide.read.yaml_nodes import Items, Mapping, Node, Scalar
from tests.long import examples
from tests.schemas.both import (
    AT,
    asks_for_quotes,
    editor_says,
    files_of,
    node_of,
    parsed,
    program_says,
)
from tests.support import CASES, ROOT

PRACTICE = "{name: A Clinic, phone: (555) 555-0100}"
FACT = """
usual:
  value: 7
  say: {en: "{value} months"}
  about: Age.
  sources: [someone]
  grade: read
  checked: 2026-11-20
  review-by: 2028-11-20
"""
TABLE = """
type: table
row-header: way
columns: {way: {title: Way}}
rows: [{way: Crawl}]
"""
LETTER = "extends: base\n"
LABELS = (CASES / "topic/en/labels.yaml").read_text("utf-8")
CRITERIA = (CASES / "criteria.yaml").read_text("utf-8")
BASE = (ROOT / "layouts/base.yaml").read_text("utf-8")

# Kind, a good text, what is put in the place of what, and what the program says.
BROKEN = [
    ("practice", PRACTICE, "name:", "nam:", "unknown key `nam`"),
    ("practice", PRACTICE, "name:", "logo: {file: a.png, alt: A}, naem: A, name:", "unknown key `naem`"),
    ("practice", PRACTICE, "A Clinic", '""', "`name` is empty"),
    ("practice", PRACTICE, "A Clinic", '" "', "`name` is empty"),
    ("practice", PRACTICE, "A Clinic", "null", "`name`: YAML reads `null` as an empty value"),
    ("data", TABLE, "way: Crawl", "way: ~", "`way`: YAML reads `~` as an empty value"),
    ("practice", PRACTICE, "A Clinic", "[A Clinic]", "`name`: expected text, got a list"),
    ("practice", PRACTICE, "}", ", accent: blue}", "`accent`: expected a colour such as `#0b5d70`, got `blue`"),
    ("practice", PRACTICE, "}", ', accent: "#12345"}', "`accent`: expected a colour such as `#0b5d70`, got `#12345`"),
    ("practice", PRACTICE, "}", ", languages: en}", "`languages`: expected a list, got one value"),
    ("practice", PRACTICE, "}", ', languages: [""]}', "`languages` is empty"),
    ("practice", PRACTICE, "}", ", logo: a.png}", "`logo`: expected `name: value` lines, got `a.png`"),
    ("practice", PRACTICE, PRACTICE, "[a]", "expected `name: value` lines, got a list"),
    ("facts", FACT, "value: 7", "value: seven", "`value`: expected a number, got `seven`"),
    ("facts", FACT, "value: 7", 'value: "7"', "`value`: expected a number, got `7`"),
    ("facts", FACT, "value: 7", "value: []", "`value` is empty"),
    ("facts", FACT, "value: 7", "value: [7, ten]", "`value`: expected a number, got `ten`"),
    ("facts", FACT, "value: 7", "value: {low: 7}", "`value`: expected a number, got `name: value` lines"),
    ("facts", FACT, 'say: {en: "{value} months"}', "say: {}", "`say` is empty"),
    ("facts", FACT, "[someone]", "[]", "`sources` is empty"),
    ("facts", FACT, "grade: read", "grade: rad", "`grade`: `rad` is not an allowed value"),
    ("facts", FACT, "2026-11-20", "2026-02-30", "`checked`: 2026-02-30 is not a real date"),
    ("facts", FACT, "2026-11-20", "11/20/2026", "`checked`: expected a date such as 2026-11-20, got `11/20/2026`"),
    ("facts", FACT, FACT, "[usual]", "expected `id:` lines"),
    ("data", TABLE, "type: table\n", "", "`type` must say what this file is"),
    ("data", TABLE, "type: table", "type: tabel", "`type` must say what this file is"),
    ("data", TABLE, "row-header: way\n", "", "missing key `row-header`"),
    ("data", TABLE, "title: Way", "title: Way, wide: 2", "unknown key `wide`"),
    ("data", TABLE, "title: Way", "title: Way, width: 2 in", "`width`: expected a number, got `2 in`"),
    ("data", TABLE, "way: Crawl", 'way: ""', "`way` is empty"),
    ("data", TABLE, "way: Crawl", "way: {picture: crawl}", "missing key `text`"),
    ("labels", LABELS, "  try: Try this\n", "", "`callouts`: missing `try`"),
    ("labels", LABELS, "  try: Try this\n", "  try: Try this\n  tyr: Try\n", "unknown key `tyr`"),
    ("criteria", CRITERIA, "12pt", "12", "`type-least`: a length without a unit in `12`: use pt, in, mm or cm"),
    ("criteria", CRITERIA, "12pt", "12px", "`type-least`: unknown unit `px` in `12px`: use pt, in, mm or cm"),
    ("criteria", CRITERIA, "12pt", "-12pt", "`type-least`: `-12pt` is not between 0 and 200 in"),
    ("criteria", CRITERIA, "75\n", "75.5\n", "`line-longest`: expected a whole number, got `75.5`"),
    ("layout", LETTER, LETTER, LETTER + "pallete: {}\n", "unknown key `pallete`"),
    ("layout", LETTER, LETTER, LETTER + "flow: {tables: list}\n", "`tables`: `list` is not an allowed value"),
    ("layout", LETTER, LETTER, LETTER + "page: {limited: no}\n", "`limited`: expected `true` or `false`, got `no`"),
    ("layout", LETTER, LETTER, LETTER + "looks: all\n", "`looks` must hold names, each with its keys below it"),
    ("layout", LETTER, LETTER, "extends: ../base\n", "`extends` must name other layouts"),
    ("layout", LETTER, LETTER, LETTER + "looks: {wide: {page: {widht: 9in}}}\n", "unknown key `widht`"),
    ("base", BASE, "  block: 11pt\n", "", "missing key `block`"),
    ("base", BASE, "  try: {fill: white", "  tray: {fill: white", "unknown key `tray`"),
]  # fmt: skip

# What only the program refuses: values that YAML reads as numbers and the program does not, sizes without sense, and a
# file of data that has no key of its own by which an editor could tell it from the other files of its folder.
PROGRAM_ONLY = [
    ("data", TABLE, "title: Way", "title: Way, width: .5", "`width`: expected a number, got `.5`"),
    ("data", TABLE, "title: Way", "title: Way, width: 010", "`width`: expected a number, got `010`"),
    ("data", TABLE, "title: Way", "title: Way, width: +1", "`width`: expected a number, got `+1`"),
    ("practice", PRACTICE, "}", ", address: ~}", "`address`: YAML reads `~` as an empty value"),
    ("data", TABLE, "title: Way", "title: Way, width: 1e1", "`width`: expected a number, got `1e1`"),
    ("data", TABLE, TABLE, "{}", "`type` must say what this file is"),
    ("criteria", CRITERIA, "75\n", "75.0\n", "`line-longest`: expected a whole number, got `75.0`"),
    ("criteria", CRITERIA, "75\n", "0x4b\n", "`line-longest`: expected a whole number, got `0x4b`"),
    ("criteria", CRITERIA, "12pt", "201in", "`type-least`: `201in` is not between 0 and 200 in"),
    ("layout", LETTER, LETTER, LETTER + "page: {limited: True}\n", "`limited`: expected `true` or `false`, got `True`"),
    ("layout", LETTER, LETTER, LETTER + "card: {fill: ros}\n", "unknown colour `ros`"),
    ("layout", LETTER, LETTER, LETTER + "callouts: {try: {flag: ros}}\n", "unknown colour `ros`"),
    ("layout", LETTER, LETTER, LETTER + "callouts: {try: {icon: tyr}}\n", "unknown icon `tyr`"),
    ("layout", LETTER, LETTER, LETTER + "spacing: {check-box: 0pt}\n", "`check-box` is less than 1pt"),
]  # fmt: skip

# What only an editor marks: a text that is bare `true` or nothing. It may be meant, so the program takes it.
EDITOR_ONLY = [
    ("practice", PRACTICE, "A Clinic", "true"),
    ("data", TABLE, "way: Crawl", "way: {text: Crawl, picture: }"),
]


def changed(text: str, old: str, new: str) -> Node:
    assert old in text
    return parsed(text.replace(old, new, 1))


@pytest.mark.parametrize(("name", "text"), dict.fromkeys((name, text) for name, text, *_ in (*BROKEN, *PROGRAM_ONLY)))
def test_both_take_the_good_text(name: str, text: str) -> None:
    assert editor_says(name, parsed(text)) == []
    assert program_says(name, parsed(text)) == ()


@pytest.mark.parametrize(("name", "text", "old", "new", "message"), BROKEN)
def test_both_refuse(name: str, text: str, old: str, new: str, message: str) -> None:
    node = changed(text, old, new)
    assert message in program_says(name, node)
    assert editor_says(name, node) != []


@pytest.mark.parametrize(("name", "text", "old", "new", "message"), PROGRAM_ONLY)
def test_only_the_program_refuses(name: str, text: str, old: str, new: str, message: str) -> None:
    node = changed(text, old, new)
    assert message in program_says(name, node)
    assert editor_says(name, node) == []


@pytest.mark.parametrize(("name", "text", "old", "new"), EDITOR_ONLY)
def test_only_an_editor_marks(name: str, text: str, old: str, new: str) -> None:
    node = changed(text, old, new)
    assert program_says(name, node) == ()
    errors = editor_says(name, node)
    assert errors
    assert all(map(asks_for_quotes, errors))


def test_only_the_program_refuses_an_edition_that_extends_nothing_and_says_little() -> None:
    """An editor cannot tell it from a part, which others extend; only of base.yaml it knows that all must be there."""
    alone = parsed("page: {name: Alone}\n")
    assert editor_says("layout", alone) == []
    assert "missing key `palette`" in program_says("base", alone)
    assert editor_says("base", alone) != []


# Real files, changed at one place.


def text(value: str, quoted: bool = False) -> Scalar:
    return Scalar(value, quoted, AT)


VALUES: list[Node] = [
    *map(text, ("", "~", "null", "true", "word", "5", "-3", "1.5", "12pt", "0.5in", "-1pt", "7 px", "2026-11-20")),
    *map(text, ("2026-02-30", "read", "table", "none")),
    *(text(value, quoted=True) for value in ("", " ", "#0b5d70", "#0b5d7", "5", "true", "2028-01-01", "12pt")),
    Items((), AT), Items((text("word"),), AT), Items((text("5"), text("6")), AT), Items((Items((), AT),), AT),
    Mapping((), AT), Mapping(((text("word"), text("word")),), AT), Mapping(((text("en"), Items((), AT)),), AT),
]  # fmt: skip
# What the program finds in a layout beyond the form of its keys.
BEYOND = re.compile(
    "unknown (colour|icon) |the palette has no |a measure of |lines of |.* margins take |.* is nothing|"
    ".* has a size or leading that cannot be read|there is no file|layouts extend each other|`[^`]+`: YAML reads `"
)


def places(node: Node) -> Iterator[tuple[int, ...]]:
    """The way to every node below a node, as numbers of entries and items."""
    inner = [value for _, value in node.entries] if isinstance(node, Mapping) else getattr(node, "items", ())
    for number, part in enumerate(inner):
        yield (number,)
        yield from ((number, *rest) for rest in places(part))


def is_base(node: Node, place: tuple[int, ...]) -> bool:
    """Whether a place names the layouts under a layout: with others, other keys may be missing."""
    return isinstance(node, Mapping) and node.entries[place[0]][0].text == "extends"


def mutated(node: Node, place: tuple[int, ...], how: str, value: Node) -> Node:
    """The node with one place deleted, renamed, doubled with another name, or filled otherwise."""
    number, rest = place[0], place[1:]
    parts: list[tuple[Scalar | None, Node]] = (
        list(node.entries) if isinstance(node, Mapping) else [(None, item) for item in getattr(node, "items", ())]
    )
    name, old = parts[number]
    if rest:
        parts[number] = (name, mutated(old, rest, how, value))
    elif how == "delete":
        del parts[number]
    elif how == "rename" and name:
        parts[number] = (text(f"x-{name.text}"), old)
    elif how == "add" and name:
        parts.append((text("x-new"), value))
    else:
        parts[number] = (name, value)
    if isinstance(node, Mapping):
        return Mapping(tuple((key, part) for key, part in parts if key), AT)
    return Items(tuple(part for _, part in parts), AT)


REAL = [
    (kind.name, node, there)
    for kind in KINDS
    for node in map(node_of, files_of(kind, ROOT))
    if (there := [place for place in places(node) if not is_base(node, place)])
]


@settings(max_examples=examples(100), deadline=None, derandomize=True, database=None)
@given(st.data())
def test_both_agree_on_real_files_that_were_changed(data: st.DataObject) -> None:
    name, node, there = data.draw(st.sampled_from(REAL))
    place = data.draw(st.sampled_from(there))
    how = data.draw(st.sampled_from(("delete", "rename", "add", "replace", "replace", "replace")))
    broken = mutated(node, place, how, data.draw(st.sampled_from(VALUES)))
    errors, messages = editor_says(name, broken), program_says(name, broken)
    marked = [error for error in errors if not asks_for_quotes(error)]
    refused = [message for message in messages if not BEYOND.match(message)]
    if marked:
        assert messages, marked
    if refused:
        assert errors, refused
