"""Structure elements as values (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Tag = Literal[
    "Document", "Sect", "Div", "BlockQuote", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "Lbl", "LBody", "Table", "Caption",
    "THead", "TBody", "TR", "TH", "TD", "Figure", "Note", "Link", "Form", "Span", "TOC", "TOCI", "Reference",
]  # fmt: skip


class Attributes(Struct, frozen=True):
    """What a structure element has besides its tag; empty values are not written."""

    alt: str = ""
    actual_text: str = ""
    scope: Literal["", "Column", "Row"] = ""
    numbering: Literal["", "Disc", "Decimal"] = ""
    identity: str = ""
    headers: tuple[str, ...] = ()


class Node(Struct, frozen=True):
    """One structure element: its index in the tree, its parent (-1: none) and children by index."""

    index: int
    tag: Tag
    parent: int
    children: tuple[int, ...]
    attributes: Attributes


class StructureTree(Struct, frozen=True):
    """All nodes in reading order; node 0 is the Document. `found` maps a block's key and part to a node; `own` are
    the nodes of a practice's block."""

    nodes: tuple[Node, ...]
    found: dict[tuple[int, str], int]
    own: range = range(0)

    def __getitem__(self, key: tuple[int, str]) -> int:
        return self.found[key]
