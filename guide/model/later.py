"""Names that came later to tables in YAML files that have a key for each: they may be left out, so older projects still
build. What needs one that is missing says so where it is used."""

from __future__ import annotations

from typing import Any

from guide.model.blocks import CalloutKind

LATER: dict[Any, frozenset[str]] = {CalloutKind: frozenset({"note", "do", "dont"})}


def required_names(kind: Any, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names of a `Literal` that a table needs."""
    return tuple(name for name in names if name not in LATER.get(kind, ()))
