"""`docs/keys.md`: every key of every file, what it takes, its default, and its purpose."""

from __future__ import annotations

import datetime
import json
import types
import typing
from collections.abc import Iterator
from typing import Any, Literal

from guide.base.units import Colour
from guide.model.amounts import Amount
from guide.model.prose import Prose
from guide.model.theme import Layout
from guide.products.schemas.fields import Key, about, keys_of, title_of
from guide.products.schemas.files import EXTENDS, LOOKS, layout_keys
from guide.products.schemas.kinds import KINDS, FileKind
from guide.read.records import is_record

HEAD = """# Every key of every file

Written by `make schemas` from the program itself; do not edit. How to write handouts is in
[writing.md](writing.md), why the limits exist in [criteria.md](criteria.md).

A *required* key has no default and must not be empty. Every other key is optional: without it, its default
applies, and if that is *nothing*, nothing is printed or changed.
"""

_VALUES = {
    str: "text",
    Prose: "text",
    bool: "`true` or `false`",
    int: "whole number",
    float: "number",
    datetime.date: "date, such as `2026-11-20`",
    Amount: "number, fraction or time of day",
    Colour: 'colour, such as `"#0b5d70"`',
}
_LENGTH = "length, such as `12pt`"
_EACH = {
    str: "texts",
    Prose: "texts",
    int: "whole numbers",
    float: "numbers",
    Amount: "numbers, fractions or times of day",
}


def keys_page() -> str:
    """The page as Markdown."""
    contents = "".join(f"- [{_shown(kind)}](#{_anchor(kind.title)})\n" for kind in KINDS)
    return "\n".join((HEAD, contents, *(section for kind in KINDS for section in _sections(kind))))


def _sections(kind: FileKind) -> Iterator[str]:
    where = ", ".join(f"`{name}`" for name in kind.files if not name.startswith("!"))
    yield f"## {_shown(kind)}\n\n{where}: {kind.about}\n"
    if kind.partial:
        return
    if kind.form is Layout:
        keys = (EXTENDS, LOOKS, *layout_keys())
        yield _table(keys)
        yield from _records([key.kind for key in keys if key is not LOOKS], set())
        return
    done: set[Any] = set()
    for record in _inside(kind.form):
        if typing.get_origin(kind.form) is types.UnionType:
            yield _heading(record)
        yield _under(kind.form) + _table(keys_of(record))
        yield from _records([key.kind for key in keys_of(record)], done)


def _under(form: Any) -> str:
    """The line saying that the keys of a table are below names that an editor chooses."""
    if typing.get_origin(form) is not dict:
        return ""
    listed = typing.get_origin(typing.get_args(form)[1]) is tuple
    return f"Under each name{', in each item of a list' if listed else ''}:\n\n"


def _records(used: list[Any], done: set[Any]) -> Iterator[str]:
    """The tables of the records in use, each once, followed by those that they use."""
    for record in (record for one in used for record in _inside(one)):
        if record not in done:
            done.add(record)
            yield _heading(record)
            yield _table(keys_of(record))
            yield from _records([key.kind for key in keys_of(record)], done)


def _inside(kind: Any) -> Iterator[Any]:
    """The records of a type."""
    if is_record(kind):
        yield kind
    for part in typing.get_args(kind):
        yield from _inside(part)


def _heading(record: Any) -> str:
    return f"### {title_of(record).capitalize()}\n\n{about(record)}\n"


def _table(keys: tuple[Key, ...]) -> str:
    rows = [f"| `{key.name}` | {_words(key)} | {_default(key)} | {key.about} |\n" for key in keys]
    return "| key | takes | default | what it is for |\n|---|---|---|---|\n" + "".join(rows)


def _words(key: Key) -> str:
    return "names, each with keys of a layout" if key is LOOKS else _said(key.kind)


def _said(kind: Any) -> str:
    """A type in plain words."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        return _LENGTH
    if origin is Literal:
        return _either([f"`{choice}`" for choice in args])
    if origin is tuple:
        return f"list of {_each(args[0])}"
    if origin is dict:
        names = "names" if args[0] is str else _said(args[0]).replace(" or ", " and ")
        return f"{names}, each with {_one(args[1])}"
    if origin in (typing.Union, types.UnionType):
        return _either([_said(part) for part in args if part is not types.NoneType])
    if is_record(kind):
        return _link(kind, title_of(kind))
    return _VALUES[kind]


def _each(kind: Any) -> str:
    if is_record(kind):
        return _link(kind, title_of(kind) + "s")
    if typing.get_origin(kind) is dict:
        _, value = typing.get_args(kind)
        return f"names, each with {_one(value)}"
    if typing.get_origin(kind) is Literal:
        return _said(kind)
    return _EACH[kind]


def _one(kind: Any) -> str:
    return f"its {_said(kind)}" if is_record(kind) else _said(kind)


def _link(record: Any, words: str) -> str:
    return f"[{words}](#{_anchor(title_of(record))})"


def _either(choices: list[str]) -> str:
    return choices[0] if len(choices) == 1 else ", ".join(choices[:-1]) + f" or {choices[-1]}"


def _default(key: Key) -> str:
    if key.required:
        return "required"
    if key.default is None:
        return "nothing"
    if isinstance(key.default, dict):
        return "see there"
    if isinstance(key.default, str):
        # Quotes if YAML needs them.
        return f"`{key.default}`" if key.default[0].isalnum() else f'`"{key.default}"`'
    if isinstance(key.default, list):
        return f"`[{', '.join(key.default)}]`"
    return f"`{json.dumps(key.default)}`"


def _shown(kind: FileKind) -> str:
    return f"`{kind.title}`" if kind.title.endswith(".yaml") else kind.title


def _anchor(heading: str) -> str:
    """The anchor that GitHub and others give a heading."""
    kept = "".join(char for char in heading.lower() if char.isalnum() or char in " -_")
    return kept.replace(" ", "-")
