"""From structure nodes back to the sources."""

from __future__ import annotations

from guide.base.problems import Position
from guide.model.handout import Handout
from guide.model.walk import places_by_key
from guide.structure.tree import StructureTree


def source_places(handout: Handout, tree: StructureTree) -> dict[int, Position]:
    """The positions of all blocks by their structure node."""
    by_key = {handout.heading.key: handout.heading.at, **places_by_key(handout.blocks)}
    return {index: by_key[key] for (key, _), index in tree.found.items() if key in by_key}


def source_place(node: int, tree: StructureTree, places: dict[int, Position]) -> Position | None:
    """Where the content of a node stands: its own place, or the nearest around it."""
    while node >= 0:
        if node in places:
            return places[node]
        node = tree.nodes[node].parent
    return None
