"""A text is bound as it was typed, whatever YAML makes of it elsewhere; what says nothing is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from guide.base.problems import Problems
from guide.model.files.table import CellSource
from guide.model.prose import Prose
from guide.read.bind import bind
from guide.read.files import TextFile
from guide.read.yaml_nodes import parse_yaml

# What YAML 1.1 reads as numbers, dates, times, truth, merging and more.
ODD = (
    "1.10", "02134", "yes", "no", "on", "Off", "y", "N", "2026-11-28", "5550100.0", "1e5", "0x1F", "0o17", "1_000", ".5", ".inf",
    ".NaN", "7:30", "12:30:45", "+5", "<<", "=", "true", "False", "-0", "1.", "x#y", "0b11", "2026-11-28T10:00:00Z",
)  # fmt: skip
NOTHING = ("~", "null", "Null", "NULL")


class Texts(Struct, frozen=True):
    """A text of each type that there is."""

    needed: str = ""
    prose: Prose | None = None
    optional: str | None = None
    items: tuple[str, ...] = ()
    texts: tuple[Prose, ...] = ()
    named: dict[str, str] = {}
    cells: tuple[dict[str, CellSource | Prose], ...] = ()


# How each is written, and how it is found again.
Find = Callable[[Any], str]
PLACES: dict[str, Find] = {
    "needed: {}": lambda texts: texts.needed,
    "prose: {}": lambda texts: texts.prose.text,
    "optional: {}": lambda texts: texts.optional,
    "items: [a, {}]": lambda texts: texts.items[1],
    "texts:\n  - {}": lambda texts: texts.texts[0].text,
    "named: {{a: {}}}": lambda texts: texts.named["a"],
    "cells:\n  - way: {}": lambda texts: texts.cells[0]["way"].text,
    "cells: [{{way: {{text: {}}}}}]": lambda texts: texts.cells[0]["way"].text.text,
}
KEYS: dict[str, Find] = {
    "named: {{{}: a}}": lambda texts: next(iter(texts.named)),
    "cells: [{{{}: a}}]": lambda texts: next(iter(texts.cells[0])),
}


def bound(text: str) -> tuple[Texts | None, list[str]]:
    problems = Problems()
    node = parse_yaml(TextFile("a", text), problems)
    value = None if node is None else bind(node, Texts, problems, "rule")
    return value, [problem.message for problem in problems]


def test_every_odd_value_is_bound_as_typed_in_every_place() -> None:
    wrong = []
    for place, find in {**PLACES, **KEYS}.items():
        for typed in ODD:
            for quote in ("", "'", '"'):
                texts, problems = bound(place.format(f"{quote}{typed}{quote}"))
                if texts is None or find(texts) != typed:
                    wrong.append((place, quote, typed, problems))
    assert wrong == []


def test_what_yaml_reads_as_nothing_is_refused_in_every_place_unless_it_is_quoted() -> None:
    wrong = []
    for place, find in PLACES.items():
        for typed in NOTHING:
            texts, problems = bound(place.format(typed))
            if len(problems) != 1 or f"YAML reads `{typed}` as an empty value" not in problems[0]:
                wrong.append((place, typed, problems))
            texts, problems = bound(place.format(f'"{typed}"'))
            if texts is None or find(texts) != typed:
                wrong.append((place, f'"{typed}"', problems))
    assert wrong == []
