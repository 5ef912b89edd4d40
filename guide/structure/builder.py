"""Adds node after node to a structure tree: what all kinds of block share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from guide.model.blocks import Block
from guide.model.inlines import Inline, Link, plain
from guide.structure.tree import Attributes, Node, StructureTree, Tag

NONE = Attributes()


# Adds the nodes of a block below a parent.
Build = Callable[["Builder", Any, int], None]


@dataclass(slots=True)
class _Draft:
    tag: Tag
    parent: int
    attributes: Attributes
    children: list[int] = field(default_factory=list)


class Builder:
    """Nodes are added in reading order, so their indices are the reading order. `build` has a function for each kind of block."""

    def __init__(self, build: Mapping[type, Build]) -> None:
        self.build = build
        self.drafts: list[_Draft] = []
        self.found: dict[tuple[int, str], int] = {}
        self.own = range(0)

    def add(self, tag: Tag, parent: int, key: int = 0, part: str = "", attributes: Attributes = NONE) -> int:
        index = len(self.drafts)
        self.drafts.append(_Draft(tag, parent, attributes))
        if parent >= 0:
            self.drafts[parent].children.append(index)
        if key:
            self.found[key, part] = index
        return index

    def links(self, inlines: Iterable[Inline], parent: int) -> None:
        for inline in inlines:
            if isinstance(inline, Link) and inline.slug:
                self.add("Link", self.add("Reference", parent, inline.key, "Reference"), inline.key)
            elif isinstance(inline, Link):
                attributes = _telephone(inline) if inline.target.startswith("tel:") else NONE
                self.add("Link", parent, inline.key, attributes=attributes)

    def blocks(self, blocks: Iterable[Block], parent: int) -> None:
        for block in blocks:
            self.build[type(block)](self, block, parent)

    def tree(self) -> StructureTree:
        nodes = tuple(
            Node(index, draft.tag, draft.parent, tuple(draft.children), draft.attributes)
            for index, draft in enumerate(self.drafts)
        )
        return StructureTree(nodes, self.found, self.own)


def _telephone(link: Link) -> Attributes:
    """A telephone number digit by digit: a screen reader would say it in hundreds and thousands."""
    from guide.model.telephones import spoken  # only a sheet with a number pays for it

    return Attributes(alt=spoken(plain(link.inlines)))
