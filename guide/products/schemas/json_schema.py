"""Types into JSON Schema, draft 7, which editors support best. It accepts what `guide/read/bind.py` accepts, type by
type.

If the value alone is ambiguous in YAML, the schema demands the plainer form: a text written as bare `true`, `null` or
nothing at all is marked, and needs quotes or a word.
"""

from __future__ import annotations

import datetime
import types
import typing
from typing import Any, Literal

from guide.base.units import POINTS_PER_UNIT, Colour
from guide.model.amounts import FRACTIONS, Amount
from guide.model.later import required_names
from guide.model.prose import Prose
from guide.products.schemas.fields import Key, about, keys_of, title_of
from guide.read.records import is_record

Schema = dict[str, Any]
# What must not be empty: nothing, a text, or also a list and a mapping.
Filled = Literal["", "words", "all"]

DRAFT = "http://json-schema.org/draft-07/schema#"
WORDS = r"\S"

_SLASHED = "|".join(f"{over}/{under}" for over, under in FRACTIONS)
_UNITS = "|".join(POINTS_PER_UNIT)
# VS Code shows `patternErrorMessage` instead of the pattern.
VALUES: dict[str, Schema] = {
    "length": {
        "type": "string",
        "pattern": rf"^\s*(\d{{1,9}}(\.\d{{1,9}})?|-0+(\.0+)?)\s*({_UNITS})\s*$",
        "patternErrorMessage": "Write a length with its unit, such as 12pt, 0.75in, 20mm or 2cm.",
    },
    "amount": {
        "type": "string",
        "pattern": rf"^(([1-9]\d{{0,3}}[ -]?)?[{''.join(FRACTIONS.values())}]|([1-9]\d{{0,3}}[ -])?({_SLASHED})|"
        r"([01]?\d|2[0-3]):[0-5]\d|(0?[1-9]|1[0-2])(:[0-5]\d)? ?[apAP]\.?[mM]\.?)$",
        "patternErrorMessage": "Write a number, a fraction such as 1/2, or a time such as 14:30.",
    },
    "colour": {
        "type": "string",
        "pattern": "^#[0-9a-fA-F]{6}$",
        "patternErrorMessage": 'Write a colour in quotes, such as "#0b5d70".',
    },
    "date": {
        "type": "string",
        "format": "date",
        "pattern": r"^\d{4}-\d{2}-\d{2}$",
        "patternErrorMessage": "Write a date such as 2026-11-20.",
    },
}
_LARGEST_INTEGER = 10**9 - 1
_LARGEST_NUMBER = 10**12


class Writer:
    """Writes schemas and keeps what they share. `partial` is for files laid over others: no key is required."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def form(self, kind: Any, filled: Filled = "", partial: bool = False) -> Schema:
        """The schema of a type."""
        origin, args = typing.get_origin(kind), typing.get_args(kind)
        if origin is typing.Annotated:
            return self.shared("length")
        if origin in (typing.Union, types.UnionType):
            return self.union(args, filled, partial)
        if origin is Literal:
            return {"enum": list(args)}
        if origin is tuple:
            least = {"minItems": 1} if filled == "all" else {}
            return {"type": "array", "items": self.form(args[0], "words"), **least}
        if origin is dict:
            return self.table(args, filled, partial)
        if is_record(kind):
            return self.reference(kind, partial)
        return self.value(kind, filled)

    def value(self, kind: Any, filled: Filled) -> Schema:
        if kind in (str, Prose):
            return {"type": ["string", "number"], **({"pattern": WORDS} if filled else {})}
        if kind is bool:
            return {"type": "boolean"}
        if kind is int:
            return {"type": "integer", "minimum": -_LARGEST_INTEGER, "maximum": _LARGEST_INTEGER}
        if kind is float:
            return {"type": "number", "exclusiveMinimum": -_LARGEST_NUMBER, "exclusiveMaximum": _LARGEST_NUMBER}
        if kind is Amount:
            return {"anyOf": [self.form(float), self.shared("amount")]}
        return self.shared({Colour: "colour", datetime.date: "date"}[kind])

    def union(self, kinds: tuple[Any, ...], filled: Filled, partial: bool) -> Schema:
        forms = [self.form(kind, filled, partial) for kind in kinds if kind is not types.NoneType]
        if types.NoneType in kinds:
            forms.append({"type": "null"})
        return {"anyOf": forms}

    def table(self, args: tuple[Any, ...], filled: Filled, partial: bool) -> Schema:
        values = self.form(args[1], "words", partial)
        if typing.get_origin(args[0]) is Literal:
            names = typing.get_args(args[0])
            return closed(dict.fromkeys(names, values), () if partial else required_names(args[0], names))
        least = {"minProperties": 1} if filled == "all" and not partial else {}
        return {"type": "object", "propertyNames": {"pattern": WORDS}, "additionalProperties": values, **least}

    def reference(self, kind: Any, partial: bool) -> Schema:
        name = title_of(kind).replace(" ", "-") + ("-part" if partial else "")
        if name not in self.definitions:
            self.definitions[name] = {}  # a placeholder, since a record may contain itself
            self.definitions[name] = {
                "title": title_of(kind),
                "description": about(kind),
                **self.record(keys_of(kind), partial),
            }
        return {"$ref": f"#/definitions/{name}"}

    def record(self, keys: tuple[Key, ...], partial: bool = False) -> Schema:
        required = () if partial else tuple(key.name for key in keys if key.required)
        return closed({key.name: self.key(key, partial) for key in keys}, required)

    def key(self, key: Key, partial: bool) -> Schema:
        default = {} if key.default is None else {"default": key.default}
        return {**self.form(key.kind, "all" if key.required else "", partial), "description": key.about, **default}

    def shared(self, name: str) -> Schema:
        self.definitions[name] = VALUES[name]
        return {"$ref": f"#/definitions/{name}"}


def closed(properties: dict[str, Schema], required: tuple[str, ...]) -> Schema:
    """An object with known keys and no others."""
    needed = {"required": list(required)} if required else {}
    return {"type": "object", "properties": properties, **needed, "additionalProperties": False}
