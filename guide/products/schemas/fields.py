"""The keys of a record: name, type, default, and the sentence below the field in its module."""

from __future__ import annotations

import ast
import datetime
import functools
import inspect
import re
import sys
import typing
from typing import Any

from msgspec import NODEFAULT, Struct
from msgspec.structs import FieldInfo

from guide.read.records import field_kinds, fields_of, is_record, key_name


class Key(Struct, frozen=True):
    """A key of a record. `default` is in YAML form, None if there is nothing to write."""

    name: str
    kind: Any
    required: bool
    default: Any
    about: str


def keys_of(record: Any) -> tuple[Key, ...]:
    """The keys of a record in the order of its fields."""
    sentences = _sentences(record)
    return tuple(_key(field, kind, sentences) for field, kind in _fields(record))


def title_of(record: Any) -> str:
    """A plain name for a record: `CheckColumnSource` is a check column."""
    words: list[str] = re.findall(r"[A-Z][a-z]+", record.__name__.removesuffix("Source"))
    return " ".join(words).lower()


def about(record: Any) -> str:
    """The sentence that says what a record is."""
    return inspect.cleandoc(record.__doc__ or "")


def _fields(record: Any) -> list[tuple[FieldInfo, Any]]:
    kinds = field_kinds(record)
    return [(field, kinds[field.name]) for field in fields_of(record)]


def _key(field: FieldInfo, kind: Any, sentences: dict[str, str]) -> Key:
    made = field.default if field.default_factory is NODEFAULT else field.default_factory()
    default = None if field.required else _written(made, kind)
    return Key(key_name(field.name), kind, field.required, default, sentences.get(field.name, ""))


def _written(value: Any, kind: Any) -> Any:
    """A value in YAML form; None for an empty text, list or mapping."""
    if value is None or value in ("", (), {}):
        return None
    record: Any = type(value)
    if is_record(record):
        kinds = field_kinds(record)
        return {key_name(name): _written(getattr(value, name), kinds[name]) for name in kinds}
    if typing.get_origin(kind) is typing.Annotated:
        return f"{value:g}pt"
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, tuple):
        return list(value)
    assert isinstance(value, (str, bool, int)) and not isinstance(value, datetime.date)
    return value


def _sentences(record: Any) -> dict[str, str]:
    return _sentences_of(record.__module__).get(record.__name__, {})


@functools.cache
def _sentences_of(module: str) -> dict[str, dict[str, str]]:
    """The sentence below each field of each class of a module. Python does not keep them, so they are read from the
    source."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: dict(_below(node)) for node in tree.body if isinstance(node, ast.ClassDef)}


def _below(node: ast.ClassDef) -> typing.Iterator[tuple[str, str]]:
    for field, after in zip(node.body, node.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
            and isinstance(after.value.value, str)
        ):
            yield field.target.id, inspect.cleandoc(after.value.value)
