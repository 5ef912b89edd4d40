"""Markdown as written: blocks and spans with their places, before names are looked up."""

from __future__ import annotations

from msgspec import Struct

from guide.base.problems import Position


class TextSpan(Struct, frozen=True):
    text: str
    strong: bool
    at: Position


class RoleSpan(Struct, frozen=True):
    """`` {name}`content` ``"""

    name: str
    content: str
    strong: bool
    at: Position


class LinkSpan(Struct, frozen=True):
    """A link. `bare` is an address in the text itself, which is no link where none can be."""

    target: str
    spans: tuple[Span, ...]
    at: Position
    bare: bool = False


class ImageSpan(Struct, frozen=True):
    name: str
    alt: str
    caption: str
    at: Position


class NoteSpan(Struct, frozen=True):
    """`[^name]`, which refers to a footnote or a source."""

    name: str
    at: Position


class BreakSpan(Struct, frozen=True):
    at: Position


Span = TextSpan | RoleSpan | LinkSpan | ImageSpan | NoteSpan | BreakSpan


class HeadingNode(Struct, frozen=True):
    level: int
    spans: tuple[Span, ...]
    at: Position


class ParagraphNode(Struct, frozen=True):
    spans: tuple[Span, ...]
    at: Position


class ListNode(Struct, frozen=True):
    ordered: bool
    start: int
    items: tuple[tuple[tuple[SyntaxNode, ...], Position], ...]
    at: Position


class NoteNode(Struct, frozen=True):
    """`[^name]: words`, a footnote."""

    name: str
    nodes: tuple[SyntaxNode, ...]
    at: Position


class TableNode(Struct, frozen=True):
    """A table: each row has a cell for every one of its head."""

    header: tuple[ParagraphNode, ...]
    rows: tuple[tuple[ParagraphNode, ...], ...]
    at: Position


class Option(Struct, frozen=True):
    """`:name: value` at the head of a directive."""

    name: str
    value: str
    at: Position
    value_at: Position


class DirectiveNode(Struct, frozen=True):
    """`:::{name} argument`, its options and its content."""

    name: str
    argument: str
    argument_at: Position
    options: tuple[Option, ...]
    nodes: tuple[SyntaxNode, ...]
    at: Position


SyntaxNode = HeadingNode | ParagraphNode | ListNode | TableNode | NoteNode | DirectiveNode
