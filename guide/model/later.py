"""Names that came later to tables in YAML files that have a key for each: they may be left out, so older projects still
build. What needs one that is missing says so where it is used."""

from __future__ import annotations

from typing import Any

from guide.model.blocks import CalloutKind, Urgency

LATER: dict[Any, frozenset[str]] = {
    CalloutKind: frozenset({"emergency", "at-home", "note", "do", "dont"}),
    Urgency: frozenset({"emergency", "call-now", "at-home"}),
}


def required_names(kind: Any, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names of a `Literal` that a table needs."""
    return tuple(name for name in names if name not in LATER.get(kind, ()))
