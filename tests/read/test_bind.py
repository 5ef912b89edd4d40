"""YAML nodes into values: values as typed, and every fault reported."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from guide.base.problems import Problems
from guide.base.units import Colour
from guide.model.files.front_matter import FrontMatter
from guide.model.files.labels import Labels
from guide.model.prose import Prose
from guide.read.bind import bind
from guide.read.files import TextFile
from guide.read.records import key_name
from guide.read.yaml_nodes import parse_yaml
from tests.long import examples
from tests.support import CASES

T = TypeVar("T")


class Inner(Struct, frozen=True):
    name: str
    count: int = 1


class Outer(Struct, frozen=True):
    """One field of each kind of type."""

    title: Prose
    share: float = 0.0
    on: bool = False
    day: datetime.date | None = None
    kind: Literal["one", "two"] = "one"
    tint: Colour | None = None
    width: Annotated[float, "length"] = 0.0
    names: tuple[str, ...] = ()
    inner: Inner = Inner("")
    by_kind: dict[Literal["left", "right"], str] | None = None
    by_name: dict[str, Inner] | None = None
    figure: float | tuple[float, ...] = 0.0


def bound(text: str, kind: type[T]) -> tuple[T | None, list[str]]:
    problems = Problems()
    node = parse_yaml(TextFile("a.yaml", text), problems)
    assert node is not None
    value = bind(node, kind, problems, "rule")
    return value, [str(problem) for problem in problems]


def test_every_kind_of_value_is_bound() -> None:
    value, problems = bound(
        "title: Roll\nshare: -0.5\non: true\nday: 2026-11-20\nkind: two\ntint: '#0b5d70'\nwidth: 1in\n"
        "names: [a, 'b']\ninner: {name: n, count: 3}\nby-kind: {left: l, right: r}\nby-name: {x: {name: y}}\n"
        "figure: [1, 2.5]\n",
        Outer,
    )
    assert problems == []
    assert value is not None
    assert (value.title.text, value.title.at.column) == ("Roll", 8)
    assert (value.share, value.on, value.day, value.kind) == (-0.5, True, datetime.date(2026, 11, 20), "two")
    assert (value.tint, value.width, value.names) == (Colour(11, 93, 112), 72.0, ("a", "b"))
    assert (value.inner, value.by_kind) == (Inner("n", 3), {"left": "l", "right": "r"})
    assert (value.by_name, value.figure) == ({"x": Inner("y")}, (1.0, 2.5))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("share: half", "1:8: rule: `share`: expected a number, got `half`\n    hint: write it in digits, as in 6 or 6.5"),
        ("share: 1e3", "1:8: rule: `share`: expected a number, got `1e3`\n    hint: write 1000"),
        ("share: .5", "1:8: rule: `share`: expected a number, got `.5`\n    hint: write 0.5"),
        ("share: +5", "1:8: rule: `share`: expected a number, got `+5`\n    hint: write 5"),
        ("share: 007", "1:8: rule: `share`: expected a number, got `007`\n    hint: write 7"),
        ("share: 0x1F", "1:8: rule: `share`: expected a number, got `0x1F`\n    hint: write 31"),
        ("share: 0o17", "1:8: rule: `share`: expected a number, got `0o17`\n    hint: write 15"),
        ("share: 1_000", "1:8: rule: `share`: expected a number, got `1_000`\n    hint: write 1000"),
        ("share: .inf", "1:8: rule: `share`: expected a number, got `.inf`\n    hint: write it in digits, as in 6 or 6.5"),
        ("share: 7:30", "1:8: rule: `share`: expected a number, got `7:30`\n    hint: write it in digits, as in 6 or 6.5"),
        ("share: ٣", "1:8: rule: `share`: expected a number, got `٣`\n    hint: write 3"),
        ("share: '5'", "1:9: rule: `share`: expected a number, got `5`\n    hint: write it without quotes: 5"),
        ("on: 'true'", "1:6: rule: `on`: expected `true` or `false`, got `true`\n    hint: write it without quotes: true"),
        ("inner: {name: ~}", "1:15: rule: `name`: YAML reads `~` as an empty value\n    hint: to print it, write `\"~\"`; otherwise delete the line"),
        ("names: [a, Null]", "1:12: rule: `names`: YAML reads `Null` as an empty value\n    hint: to print it, write `\"Null\"`; otherwise delete the line"),
        ("share: [1]", "1:8: rule: `share`: expected a number, got a list\n    hint: write one value here, and nothing below it"),
        ("on: yes", "1:5: rule: `on`: expected `true` or `false`, got `yes`\n    hint: write one of the two"),
        ("day: 20.11.2026", "1:6: rule: `day`: expected a date such as 2026-11-20, got `20.11.2026`\n    hint: write year, month and day in digits, as in 2026-11-20"),
        ("day: 2026-13-01", "1:6: rule: `day`: 2026-13-01 is not a real date\n    hint: a month is 01 to 12: write year-month-day"),
        ("day: 2023-02-29", "1:6: rule: `day`: 2023-02-29 is not a real date\n    hint: 2023-02 has 28 days"),
        ("day: 0000-02-01", "1:6: rule: `day`: 0000-02-01 is not a real date\n    hint: write the year in four digits"),
        ("kind: tow", "1:7: rule: `kind`: `tow` is not an allowed value\n    hint: did you mean `two`?"),
        ("kind: [one]", "1:7: rule: `kind`: a list is not an allowed value\n    hint: use one of: `one`, `two`"),
        ("tint: blue", "1:7: rule: `tint`: expected a colour such as `#0b5d70`, got `blue`\n    hint: write it as \"#0000ff\", in quotes"),
        ("width: 3", "1:8: rule: `width`: a length without a unit in `3`: use pt, in, mm or cm"),
        ("width: 3em", "1:8: rule: `width`: unknown unit `em` in `3em`: use pt, in, mm or cm"),
        ("width: [3pt]", "1:8: rule: `width`: expected one value, got a list\n    hint: write one value here, and nothing below it"),
        ("names: a, b", "1:8: rule: `names`: expected a list, got one value\n    hint: write it in brackets: [a, b]"),
        ("names: a b", "1:8: rule: `names`: expected a list, got one value\n    hint: write each item on its own line below the key, with `- ` before it"),
        ("inner: n", "1:8: rule: `inner`: expected `name: value` lines, got one value\n    hint: write keys, each on its own line and indented alike: `name: …`"),
        ("inner: {count: 2}", "1:8: rule: missing key `name`\n    hint: add `name: …` here"),
        ("inner: {name: n, count: 1.5}", "1:25: rule: `count`: expected a whole number, got `1.5`\n    hint: write it in at most 9 digits, as in 6"),
        ("by-kind: {left: l}", "1:10: rule: `by-kind`: missing `right`\n    hint: add `right: …` below `by-kind:`"),
        ("by-name: {x: {nam: y, name: z}}", "1:15: rule: unknown key `nam`\n    hint: did you mean `name`?"),
        ("figure: {a: 1}", "1:9: rule: `figure`: expected a number, got `name: value` lines\n    hint: write one value here, and nothing below it"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_reported_where_it_stands(text: str, problem: str) -> None:
    value, problems = bound(f"{text}\ntitle: Roll\n", Outer)
    assert value is None
    assert problems == [f"a.yaml:{problem}"]


@pytest.mark.parametrize("text", ["- a\n- b\n", "one value\n"])
def test_a_file_that_is_no_mapping_is_reported(text: str) -> None:
    got = "a list" if text.startswith("-") else "one value"
    assert bound(text, Outer) == (
        None,
        [
            f"a.yaml:1:1: rule: expected `name: value` lines, got {got}\n    hint: write keys, each on its own line and indented alike: `title: …`"
        ],
    )


def test_all_faults_of_a_file_are_reported() -> None:
    _, problems = bound("titel: Roll\nshare: half\ninner: {nam: n, count: x}\nnames: [a, [b], {c: d}]\n", Outer)
    assert [problem.partition("\n")[0] for problem in problems] == [
        "a.yaml:1:1: rule: unknown key `titel`",
        "a.yaml:2:8: rule: `share`: expected a number, got `half`",
        "a.yaml:3:9: rule: unknown key `nam`",
        "a.yaml:3:24: rule: `count`: expected a whole number, got `x`",
        "a.yaml:4:12: rule: `names`: expected text, got a list",
        "a.yaml:4:17: rule: `names`: expected text, got `name: value` lines",
    ]


KEYS = st.text("abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=12).filter(lambda key: not key.startswith("-"))


@settings(deadline=None, max_examples=examples(15), derandomize=True)
@given(st.lists(KEYS.filter(lambda key: key not in {key_name(name) for name in FrontMatter.__struct_fields__}),
                unique=True, max_size=6))  # fmt: skip
def test_every_unknown_key_of_a_record_is_reported(keys: list[str]) -> None:
    front = "handout: a\ntitle: A\nnumber: N\nedition: 2026-11-20\nreview-by: 2028-11-20\nlanguage: en\nsummary: S\n"
    value, problems = bound(front + "".join(f"{key}: x\n" for key in keys), FrontMatter)
    assert (value is None) == bool(keys)
    assert [problem.partition("\n")[0] for problem in problems] == [
        f"a.yaml:{line}:1: rule: unknown key `{key}`" for line, key in enumerate(keys, 8)
    ]


@settings(deadline=None, max_examples=examples(10), derandomize=True)
@given(st.lists(KEYS.filter(lambda key: key not in ("call-soon", "next-visit")), unique=True, min_size=1, max_size=4))
def test_every_unknown_key_of_a_table_with_fixed_names_is_reported(keys: list[str]) -> None:
    labels = (CASES / "topic" / "en" / "labels.yaml").read_text("utf-8")
    inserted = "".join(f"  {key}: x\n" for key in keys)
    value, problems = bound(labels.replace("urgency:\n", f"urgency:\n{inserted}"), Labels)
    assert value is None
    assert {problem.partition("\n")[0].rpartition(": ")[2] for problem in problems} == {
        f"unknown key `{key}`" for key in keys
    }
