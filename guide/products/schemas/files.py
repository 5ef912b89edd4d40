"""The schema of a whole file: a record, a table of records, one of several by `type`, or a layout."""

from __future__ import annotations

import types
import typing
from typing import Any

from guide.model.geometry import PageGeometry
from guide.model.theme import Layout, Theme
from guide.products.schemas.fields import Key, keys_of
from guide.products.schemas.json_schema import DRAFT, Schema, Writer, closed
from guide.products.schemas.kinds import FileKind
from guide.read.layouts import LAYOUT_NAME

EXTENDS = Key(
    "extends",
    str | tuple[str, ...],
    False,
    None,
    "The layouts that this one changes: those in this folder, or else those of the program.",
)
LOOKS = Key(
    "looks", Layout, False, None,
    "Changes under a name that handouts pick with `look`, and the look that each `extends`; `none` if all handouts look alike.",
)  # fmt: skip
PAGE = Key("page", PageGeometry, True, None, "The page.")


def schema_of(kind: FileKind) -> Schema:
    """The JSON Schema of a kind of file."""
    writer = Writer()
    whole = _whole(kind, writer)
    return {
        "$schema": DRAFT,
        "title": kind.title,
        "description": kind.about,
        **whole,
        "definitions": dict(sorted(writer.definitions.items())),
    }


def layout_keys() -> tuple[Key, ...]:
    """The keys of a layout that decide how pages look."""
    return (PAGE, *keys_of(Theme))


def _whole(kind: FileKind, writer: Writer) -> Schema:
    origin = typing.get_origin(kind.form)
    if kind.form is Layout:
        return _layout(writer, kind.partial)
    if origin is types.UnionType:
        return _chosen(typing.get_args(kind.form), writer)
    if origin is dict:
        return {"type": "object", "additionalProperties": writer.form(typing.get_args(kind.form)[1])}
    return writer.record(keys_of(kind.form), kind.partial)


def _chosen(records: tuple[Any, ...], writer: Writer) -> Schema:
    """Records distinguished by `type`. An editor may apply this schema to the other files of the folder too: so `type`
    is required beside keys of these records, and not in every file."""
    chosen = {typing.get_args(_key(record, "type").kind)[0]: record for record in records}
    own = sorted({key.name for record in records for key in keys_of(record)} - {"type"})
    cases = [
        {
            "if": {"properties": {"type": {"const": name}}, "required": ["type"]},
            "then": writer.form(record),
        }
        for name, record in chosen.items()
    ]
    choice = {"enum": list(chosen), "description": "What this file is."}
    return {
        "type": "object",
        "properties": {"type": choice},
        "dependencies": {name: ["type"] for name in own},
        "allOf": cases,
    }


def _key(record: Any, name: str) -> Key:
    return next(key for key in keys_of(record) if key.name == name)


def _layout(writer: Writer, partial: bool) -> Schema:
    name = {"type": ["string", "number"], "pattern": f"^{LAYOUT_NAME.pattern}$"}
    extends = {"anyOf": [name, {"type": "array", "items": name}], "description": EXTENDS.about}
    parts = {key.name: writer.key(key, partial=True) for key in layout_keys()}
    below = {"type": "string", "description": "The look that this one changes."}
    writer.definitions["look"] = closed({"extends": below, **parts}, ())
    look = {"type": "object", "additionalProperties": {"$ref": "#/definitions/look"}}
    own = {"extends": extends, "looks": {"anyOf": [{"enum": ["none"]}, look], "description": LOOKS.about}}
    whole = closed(parts, ()) if partial else writer.record(layout_keys())
    return {**whole, "properties": {**own, **whole["properties"]}}
