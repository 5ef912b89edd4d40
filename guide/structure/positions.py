"""From structure nodes back to the sources."""

from __future__ import annotations

from guide.base.problems import Position
from guide.model.handout import Handout
from guide.model.walk import positions_by_key
from guide.structure.tree import StructureTree


def source_positions(handout: Handout, tree: StructureTree) -> dict[int, Position]:
    """The positions of all blocks by their structure node."""
    by_key = {handout.heading.key: handout.heading.at, **positions_by_key(handout.blocks)}
    return {index: by_key[key] for (key, _), index in tree.found.items() if key in by_key}


def source_position(node: int, tree: StructureTree, positions: dict[int, Position]) -> Position | None:
    """Where the content of a node is: its own place, or the nearest around it."""
    while node >= 0:
        if node in positions:
            return positions[node]
        node = tree.nodes[node].parent
    return None
