"""A practice file as the fields of a form, and back: what is typed becomes the very file that `guide build` reads.

A file that was opened keeps its comments, its order and the form of whatever did not change.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from guide.base.problems import Position, Problems
from guide.model.files.practice import PracticeSource
from guide.read.bind import NOTHING
from guide.read.files import TextFile
from guide.read.practice import bind_source
from guide.read.yaml_nodes import Items, Node, Scalar, parse_yaml
from guide.read.yaml_nodes import Mapping as MappingNode

# What a form holds by key of the practice file: a text, a list of texts, or texts by key, as that file has them.
Values = Mapping[str, Any]
# The keys in the order in which a new file has them.
KEYS = tuple(name.replace("_", "-") for name in PracticeSource.__struct_fields__)
# Without these a file is none, so they are written even if nothing was typed.
NEEDED = ("name", "phone")
# The form has its lines in one field.
LINES = "hours"
# What YAML reads as it stands, wherever it is: it begins with a letter, a digit, `(` or `+`, and has no mark of YAML.
_PLAIN = re.compile(r"[^\W_]?[\w(+][\w ().,;/'&+@-]*|https://[\w./~%?=&+-]+", re.ASCII)
_COMMENT = re.compile(r"\s*(#.*)?")
_FIRST_KEY = re.compile(r"[^\s#-].*")


def values_of(text: str, path: str, problems: Problems) -> dict[str, Any] | None:
    """The values of the fields from the text of a practice file; None after a problem."""
    node = parse_yaml(TextFile(path, text), problems)
    if node is None or bind_source(_filled(node), problems) is None or not isinstance(node, MappingNode):
        return None
    found: dict[str, Any] = {key.text: _value(value) for key, value in node.entries}
    lines = found.get(LINES)
    return found | {LINES: "\n".join(lines)} if isinstance(lines, list) else found


def _filled(node: Node) -> Node:
    """The node of a file that may be half filled in: it was kept while somebody typed."""
    if not isinstance(node, MappingNode):
        return node
    entries = (
        (
            key,
            Scalar("-", True, value.at)
            if key.text in NEEDED and isinstance(value, Scalar) and not value.text
            else value,
        )
        for key, value in node.entries
    )
    return MappingNode(tuple(entries), node.at)


def _value(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [_value(item) for item in node.items]
    return {key.text: _value(value) for key, value in node.entries}


def written(values: Values, before: str = "") -> str:
    """The text of the practice file with these values; `before` is the file that they were read from, or ""."""
    said = {key: value for key in KEYS if (value := _said(key, values.get(key))) or key in NEEDED}
    had = values_of(before, "", Problems()) or {} if before else {}
    head, blocks = _blocks(before) if had else ([], {})
    order = [*(key for key in blocks if key in said), *(key for key in said if key not in blocks)]
    lines = list(head)
    for key in order:
        above, block, below = blocks.get(key, ([], [], []))
        kept = block if key in blocks and _said(key, had.get(key)) == said[key] else _lines(key, said[key])
        lines += [*above, *kept, *below]
    return "".join(f"{line}\n" for line in lines)


def _said(key: str, value: Any) -> Any:
    """A value without what is empty in it."""
    if isinstance(value, str):
        lines = [line.strip() for line in value.split("\n") if line.strip()]
        return lines[0] if len(lines) == 1 else lines if key == LINES else " ".join(lines)
    if isinstance(value, Mapping):
        return {name: inner for name, part in value.items() if (inner := _said("", part))}
    if isinstance(value, Iterable):
        return [inner for part in value if (inner := _said("", part))]
    return ""


def _lines(key: str, value: Any) -> list[str]:
    """A key with its value, as somebody would write it."""
    if isinstance(value, str):
        return [f"{key}: {scalar(value)}"]
    if isinstance(value, dict):
        return [f"{key}:", *(f"  {name}: {scalar(text)}" for name, text in value.items())]
    if all(isinstance(item, str) for item in value) and key != LINES:
        return [f"{key}: [{', '.join(map(scalar, value))}]"]
    lines = [f"{key}:"]
    for item in value:
        parts = [scalar(item)] if isinstance(item, str) else [f"{name}: {scalar(text)}" for name, text in item.items()]
        lines += [f"{'    ' if number else '  - '}{part}" for number, part in enumerate(parts)]
    return lines


def scalar(text: str) -> str:
    """A text as a value of YAML: plain if it means the same, else in quotes."""
    plain = _PLAIN.fullmatch(text) and not text.endswith(" ") and text not in NOTHING
    return text if plain else json.dumps(text, ensure_ascii=False)


def _blocks(text: str) -> tuple[list[str], dict[str, tuple[list[str], list[str], list[str]]]]:
    """The lines of a file: those above the first key, and for each key the comments above it, its own, and those at the
    end of the file, which follow the last."""
    head: list[str] = []
    blocks: dict[str, tuple[list[str], list[str], list[str]]] = {}
    waiting: list[str] = []
    last: list[str] | None = None
    for line in text.rstrip("\n").split("\n"):
        if _COMMENT.fullmatch(line):
            waiting.append(line)
        elif _FIRST_KEY.match(line) and ":" in line:
            above, waiting = waiting, []
            if last is None:
                head, above = above, []
            key = line.partition(":")[0].strip().strip("\"'")
            last = [line]
            blocks[key] = (above, last, [])
        elif last is not None:
            # A comment or an empty line inside a value belongs to it.
            last += [*waiting, line]
            waiting = []
    if last is not None and waiting:
        blocks[next(reversed(blocks))][2].extend(waiting)
    return head, blocks


def field_at(text: str, at: Position) -> str:
    """The field whose value, key or line is at a place of a practice file: `phones.0.number`; "" if none is."""
    node = parse_yaml(TextFile("", text), Problems())
    places = list(_places(node, "")) if node is not None else []
    for near in (
        [name for place, name in places if (place.line, place.column) == (at.line, at.column)],
        [name for place, name in places if place.line == at.line],
    ):
        if near:
            return near[-1]
    return ""


def _places(node: Node, name: str) -> Iterable[tuple[Position, str]]:
    """Every place of a value and of its key, with the name of its field."""
    yield node.at, name
    if isinstance(node, MappingNode):
        for key, value in node.entries:
            inner = f"{name}.{key.text}" if name else key.text
            yield key.at, inner
            yield from _places(value, inner)
    elif isinstance(node, Items):
        for number, item in enumerate(node.items):
            yield from _places(item, name if name == LINES else f"{name}.{number}")
