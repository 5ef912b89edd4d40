"""The same content seen twice: by an editor, through a schema, and by the program, through its binder."""

from __future__ import annotations

import functools
import re
import types
import typing
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator, FormatChecker, ValidationError

from guide.base.problems import Position, Problems
from guide.model.theme import Layout
from guide.products.schemas.files import schema_of
from guide.products.schemas.kinds import KINDS, FileKind
from guide.read.bind import bind
from guide.read.files import Project, TextFile
from guide.read.layouts import read_layout
from guide.read.yaml_nodes import Items, Mapping, Node, Scalar, parse_yaml
from tests.support import ROOT

AT = Position("file.yaml")
KIND = {kind.name: kind for kind in KINDS}

# How YAML 1.2, which editors read, tells a number (its core schema); dates and `yes` are texts there.
_INTEGER = re.compile(r"[-+]?[0-9]+")
_HEX = re.compile(r"0x[0-9a-fA-F]+")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS = {"": None, "~": None} | {
    form: value
    for word, value in (("null", None), ("true", True), ("false", False))
    for form in (word, word.capitalize(), word.upper())
}


def parsed(text: str) -> Node:
    """The node of a YAML text."""
    problems = Problems()
    node = parse_yaml(TextFile(AT.path, text), problems)
    assert node is not None, tuple(map(str, problems))
    return node


def files_of(kind: FileKind, root: Path) -> list[Path]:
    """The files of a project that are of a kind."""
    found: set[Path] = set()
    for pattern in kind.files:
        if pattern.startswith("!"):
            found -= set(root.glob(pattern[1:]))
        else:
            found |= set(root.glob(pattern))
    return sorted(path for path in found if path.suffix != ".md" or path.read_text("utf-8").startswith("---\n"))


def node_of(path: Path) -> Node:
    """What a file says: all of it, or its front matter."""
    text = path.read_text("utf-8")
    return parsed(text.split("---\n")[1] if path.suffix == ".md" else text)


def as_editor(node: Node) -> Any:
    """The value that an editor makes of a node."""
    if isinstance(node, Mapping):
        return {name.text: as_editor(value) for name, value in node.entries}
    if isinstance(node, Items):
        return [as_editor(item) for item in node.items]
    if node.quoted:
        return node.text
    if node.text in _WORDS:
        return _WORDS[node.text]
    if _INTEGER.fullmatch(node.text):
        return int(node.text)
    if _HEX.fullmatch(node.text):
        return int(node.text, 16)
    return float(node.text) if _NUMBER.fullmatch(node.text) else node.text


@functools.cache
def validator(name: str) -> Draft7Validator:
    return Draft7Validator(schema_of(KIND[name]), format_checker=FormatChecker(["date"]))


def editor_says(name: str, node: Node) -> list[ValidationError]:
    """What an editor marks."""
    return list(validator(name).iter_errors(as_editor(node)))


def program_says(name: str, node: Node) -> tuple[str, ...]:
    """The messages of the program on a file of a kind."""
    problems = Problems()
    form = KIND[name].form
    if form is Layout:
        _read_layout(name, node, problems)
    elif typing.get_origin(form) is dict:
        if not isinstance(node, Mapping):
            problems.error(AT, "table", "expected `id:` lines")
        for _, value in node.entries if isinstance(node, Mapping) else ():
            bind(value, typing.get_args(form)[1], problems, "table")
    elif typing.get_origin(form) is types.UnionType:
        said = node.get("type") if isinstance(node, Mapping) else None
        records = {typing.get_args(typing.get_type_hints(one)["type"])[0]: one for one in typing.get_args(form)}
        if isinstance(said, Scalar) and said.text in records:
            bind(node, records[said.text], problems, "data")
        else:
            problems.error(AT, "data", "`type` must say what this file is")
    else:
        bind(node, form, problems, "record")
    return tuple(problem.message for problem in problems)


def _read_layout(name: str, node: Node, problems: Problems) -> None:
    """Read a layout in every look; what differs only is laid over Letter first."""
    if not isinstance(node, Mapping):
        problems.error(AT, "layout", "expected `name: value` lines")
        return
    over = Mapping(((_text("extends"), Items((_text("letter"), _text("probed")), AT)),), AT)
    edition = "probe" if KIND[name].partial and node.get("extends") is None else "probed"
    looks = node.get("looks")
    named = [look.text for look, _ in looks.entries] if isinstance(looks, Mapping) else []
    for look in ("", *named):
        layouts = ROOT / "layouts"
        read: dict[Path, Mapping | None] = {layouts / "probed.yaml": node, layouts / "probe.yaml": over}
        read_layout(Project(ROOT), edition, look, AT, problems, None, read)


def _text(text: str) -> Scalar:
    return Scalar(text, False, AT)


def asks_for_quotes(error: ValidationError) -> bool:
    """Whether an editor marks a text only because it is bare `true`, `null` or nothing at all."""
    if error.validator == "anyOf":
        branches = {path.schema_path[0] for path in error.context or ()}
        return any(
            all(asks_for_quotes(inner) for inner in error.context or () if inner.schema_path[0] == branch)
            for branch in branches
        )
    wanted: Any = error.validator_value
    return error.validator == "type" and "string" in wanted and isinstance(error.instance, (bool, types.NoneType))
