"""Values that YAML writes as `name: value` lines of known names: their keys, and the types of their fields."""

from __future__ import annotations

import functools
import typing
from typing import Any

import msgspec.structs
from msgspec import StructMeta

from guide.base.units import Colour
from guide.model.amounts import Amount
from guide.model.prose import Prose


def key_name(field_name: str) -> str:
    """The YAML key of a field."""
    # `as_` is `as`, a word that Python reserves.
    return field_name.removesuffix("_").replace("_", "-")


def is_record(kind: Any) -> bool:
    """Whether YAML writes a kind as `name: value` lines of known names. Some kinds with fields are a single value
    there."""
    return isinstance(kind, StructMeta) and kind not in (Prose, Colour, Amount)


@functools.cache
def fields_of(kind: Any) -> tuple[msgspec.structs.FieldInfo, ...]:
    """The fields of a value, with their defaults."""
    return msgspec.structs.fields(kind)


@functools.cache
def field_kinds(kind: Any) -> dict[str, Any]:
    """The types of the fields of a value, by name."""
    return {
        name: hint
        for name, hint in typing.get_type_hints(kind, include_extras=True).items()
        if name in kind.__struct_fields__
    }
