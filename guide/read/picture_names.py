"""The pictures that a topic uses, so that only these are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from guide.model.files.table import CellSource, TableSource
from guide.model.source import LanguageSource
from guide.model.syntax import DirectiveNode, ImageSpan, ListNode, ParagraphNode, SyntaxNode


def pictures_of(language: LanguageSource, drawn: Mapping[str, str], handouts: tuple[str, ...] = ()) -> set[str]:
    """The names that the sheets and tables of a language mention; with `handouts`, these sheets and their tables.
    `drawn` maps signs to drawings."""
    chosen = [handout for handout in language.handouts if not handouts or handout.front.handout in handouts]
    names = {handout.front.picture for handout in chosen}
    for handout in chosen:
        names.update(_in_nodes(handout.nodes, drawn))
    tables = {name for handout in chosen for name in _arguments(handout.nodes)} if handouts else set(language.data)
    for name, data in language.data.items():
        if name in tables and isinstance(data.value, TableSource):
            for row in data.value.rows:
                names.update(cell.picture for cell in row.values() if isinstance(cell, CellSource))
    return names - {""}


def _in_nodes(nodes: Iterable[SyntaxNode], drawn: Mapping[str, str]) -> Iterator[str]:
    for node in nodes:
        match node:
            case ParagraphNode(spans=spans):
                yield from (span.name for span in spans if isinstance(span, ImageSpan))
            case ListNode(items=items):
                for inner, _ in items:
                    yield from _in_nodes(inner, drawn)
            case DirectiveNode(options=options, nodes=inner):
                yield from (option.value for option in options if option.name == "picture")
                yield from (drawn.get(option.value, "") for option in options if option.name == "sign")
                yield from _in_nodes(inner, drawn)


def _arguments(nodes: Iterable[SyntaxNode]) -> Iterator[str]:
    """The arguments of the directives; for a table, its name."""
    for node in nodes:
        if isinstance(node, ListNode):
            for inner, _ in node.items:
                yield from _arguments(inner)
        elif isinstance(node, DirectiveNode):
            yield node.argument
            yield from _arguments(node.nodes)
