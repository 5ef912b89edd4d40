"""YAML files of a topic, or of what topics share, into values, each part with the problems of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct

from guide.base.problems import Position, Problems
from guide.model.amounts import MONEY, NUMBER
from guide.model.source import Located
from guide.read.bind import bind
from guide.read.files import Project, read_text
from guide.read.plain_texts import check_plain_node
from guide.read.yaml_nodes import Items, Mapping, Node, Scalar, parse_yaml

T = TypeVar("T")


class Reader(Struct, frozen=True):
    """Files of a project into values; faults are added to the problems, under the name of a rule."""

    project: Project
    problems: Problems

    def of(self, *part: str) -> Reader:
        """The reader of a part of the topic."""
        return Reader(self.project, self.problems.of(*part))

    def node(self, path: Path) -> Node | None:
        """The content of a YAML file."""
        file = read_text(self.project, path, self.problems)
        return None if file is None else parse_yaml(file, self.problems)

    def file(
        self, path: Path, kind: type[T], rule: str, check: Callable[[Node, Problems], None] | None = None
    ) -> T | None:
        """A file; `check` sees it as it was typed."""
        node = self.node(path)
        value = None if node is None else bind(node, kind, self.problems, rule)
        if check is not None and node is not None and value is not None:
            check(node, self.problems)
        return value

    def file_if_there(self, path: Path, kind: type[T], rule: str) -> T | None:
        return self.file(path, kind, rule) if path.exists() else None

    def parts(
        self, path: Path, kind: type[T], part: str, rule: str, check: Callable[[Node, Problems], None] | None = None
    ) -> dict[str, Located[T]] | None:
        """A file whose top-level keys are ids; `check` sees each entry as typed. An entry that cannot be read is left out,
        and its faults are those of the part of its name; without `part`, they are those of the file."""
        node = self.node(path)
        if node is None:
            return None
        if not isinstance(node, Mapping):
            self.problems.error(node.at, rule, "expected `id:` lines, each with its keys below it")
            return None
        found: dict[str, Located[T]] = {}
        for name, value in node.entries:
            problems = self.problems.of(part, name.text) if part else self.problems
            bound = bind(value, kind, problems, rule)
            if bound is not None:
                found[name.text] = Located(bound, name.at, dict(_places(value)))
                if check is not None:
                    check(value, problems)
        return found

    def parts_if_there(
        self, path: Path, kind: type[T], part: str, rule: str, check: Callable[[Node, Problems], None] | None = None
    ) -> dict[str, Located[T]]:
        return (self.parts(path, kind, part, rule, check) or {}) if path.exists() else {}

    def by_id_if_there(self, path: Path, kind: Any, rule: str) -> dict[str, Located[Any]]:
        return self.parts_if_there(path, kind, "", rule)


# Keys and items deeper than this have no place of their own.
_DEEPEST = 3


def _places(node: Node, above: str = "", depth: int = 1) -> Iterator[tuple[str, Position]]:
    """The place of each key and item in an entry: of its value, if that is on the line of the key."""
    if isinstance(node, Mapping):
        inside = [
            (name.text, value.at if value.at.line == name.at.line else name.at, value) for name, value in node.entries
        ]
    else:
        items = node.items if isinstance(node, Items) else ()
        inside = [(str(number), item.at, item) for number, item in enumerate(items)]
    for key, at, value in inside:
        yield above + key, at
        if depth < _DEEPEST and not isinstance(value, Scalar):
            yield from _places(value, f"{above}{key}.", depth + 1)


def check_names(named: Node, problems: Problems) -> None:
    """Titles and publishers are printed as they were typed."""
    if isinstance(named, Mapping):
        for key in ("title", "publisher", "brief"):
            check_plain_node(named.get(key), problems)


def check_fact(fact: Node, problems: Problems) -> None:
    """A figure is printed with the digits that were typed, and what is said around it as it was typed."""
    if isinstance(fact, Mapping):
        check_plain_node(fact.get("say"), problems)
    value = fact.get("value") if isinstance(fact, Mapping) else None
    unit = fact.get("unit") if isinstance(fact, Mapping) else None
    money = isinstance(unit, Scalar) and unit.text.strip() in MONEY
    for typed in value.items if isinstance(value, Items) else (value,):
        if not isinstance(typed, Scalar) or not NUMBER.fullmatch(typed.text):
            continue
        number = float(typed.text)
        printed = f"{number:.0f}" if number.is_integer() else f"{number:.2f}" if money else str(number)
        if printed != typed.text:
            problems.error(
                typed.at, "facts", f"`value`: `{typed.text}` would be printed as {printed}",
                "write it as it should be printed; a zero at the end is not printed",
            )  # fmt: skip
