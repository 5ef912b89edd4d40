"""Markdown as written: blocks and spans with their places, before names are looked up."""

from __future__ import annotations

from dataclasses import dataclass

from guide.base.problems import Position


@dataclass(frozen=True, slots=True)
class TextSpan:
    text: str
    strong: bool
    at: Position


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """`` {name}`content` ``"""

    name: str
    content: str
    strong: bool
    at: Position


@dataclass(frozen=True, slots=True)
class LinkSpan:
    target: str
    spans: tuple[Span, ...]
    at: Position


@dataclass(frozen=True, slots=True)
class ImageSpan:
    name: str
    alt: str
    caption: str
    at: Position


@dataclass(frozen=True, slots=True)
class BreakSpan:
    at: Position


Span = TextSpan | RoleSpan | LinkSpan | ImageSpan | BreakSpan


@dataclass(frozen=True, slots=True)
class HeadingNode:
    level: int
    spans: tuple[Span, ...]
    at: Position


@dataclass(frozen=True, slots=True)
class ParagraphNode:
    spans: tuple[Span, ...]
    at: Position


@dataclass(frozen=True, slots=True)
class ListNode:
    ordered: bool
    start: int
    items: tuple[tuple[tuple[SyntaxNode, ...], Position], ...]
    at: Position


@dataclass(frozen=True, slots=True)
class Option:
    """`:name: value` at the head of a directive."""

    name: str
    value: str
    at: Position
    value_at: Position


@dataclass(frozen=True, slots=True)
class DirectiveNode:
    """`:::{name} argument`, its options and what stands inside."""

    name: str
    argument: str
    argument_at: Position
    options: tuple[Option, ...]
    nodes: tuple[SyntaxNode, ...]
    at: Position


SyntaxNode = HeadingNode | ParagraphNode | ListNode | DirectiveNode
