"""The looks of a layout: changes under a name that handouts pick, each perhaps laid over another look."""

from __future__ import annotations

from guide.base.problems import Position, Problems, suggest
from guide.read.yaml_nodes import Mapping, Node, Scalar, merged, without


def look_of(looks: Node | None, name: str, at: Position, edition: str, problems: Problems) -> Mapping | None:
    """What a look changes, laid over the look that it extends, if it does."""
    found: list[Mapping] = []
    while True:
        over = looks.get(name) if isinstance(looks, Mapping) else None
        if not isinstance(over, Mapping):
            known = [key.text for key, _ in looks.entries] if isinstance(looks, Mapping) else []
            problems.error(
                at, "look", f"unknown look `{name}`", suggest(name, known, f"`looks` in layouts/{edition}.yaml")
            )
            return None
        if over in found:
            problems.error(at, "look", f"the look `{name}` extends itself", "name another look, or leave `extends` out")
            return None
        found.append(over)
        below = over.get("extends")
        if below is None:
            break
        if not isinstance(below, Scalar):
            problems.error(below.at, "look", "a look extends one other look", "name it: `extends: sheet`")
            return None
        name, at = below.text, below.at
    changes: Node = found[-1]
    for over in reversed(found[:-1]):
        changes = merged(changes, over)
    assert isinstance(changes, Mapping)
    return without(changes, "extends")
