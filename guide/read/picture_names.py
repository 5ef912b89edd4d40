"""The pictures and data files that handouts use, so that only these are read."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

from guide.model.files.figures import CauseRowSource, CausesSource
from guide.model.files.table import CellSource, TableSource
from guide.model.source import LanguageSource
from guide.model.syntax import DirectiveNode, ImageSpan, ListNode, NoteNode, ParagraphNode, SyntaxNode


def pictures_of(language: LanguageSource, drawn: Mapping[str, str]) -> set[str]:
    """The names that the sheets and tables of a language mention. `drawn` maps signs to drawings."""
    names = {handout.front.picture for handout in language.handouts}
    for handout in language.handouts:
        names.update(_in_nodes(handout.nodes, drawn))
    for data in language.data.values():
        if isinstance(data.value, TableSource):
            for row in data.value.rows:
                names.update(cell.picture for cell in row.values() if isinstance(cell, CellSource))
        elif isinstance(data.value, CausesSource):
            for cause in data.value.causes:
                names.add(cause.picture or drawing_of(cause, drawn))
    return names - {""}


def drawing_of(cause: CauseRowSource, drawn: Mapping[str, str]) -> str:
    """The drawing of the first sign of a cause that has one; "" if none has."""
    return next((drawn[sign.text] for sign in cause.signs if drawn.get(sign.text)), "")


def _in_nodes(nodes: Iterable[SyntaxNode], drawn: Mapping[str, str]) -> Iterator[str]:
    for node in nodes:
        match node:
            case ParagraphNode(spans=spans):
                yield from (span.name for span in spans if isinstance(span, ImageSpan))
            case ListNode(items=items):
                for inner, _ in items:
                    yield from _in_nodes(inner, drawn)
            case NoteNode(nodes=inner):
                yield from _in_nodes(inner, drawn)
            case DirectiveNode(options=options, nodes=inner):
                yield from (option.value for option in options if option.name == "picture")
                yield from (drawn.get(option.value, "") for option in options if option.name == "sign")
                yield from _in_nodes(inner, drawn)


def arguments_of(nodes: Iterable[SyntaxNode], names: Container[str]) -> Iterator[tuple[str, str]]:
    """The directives of these names, each with its argument; that of a table is the name of its file."""
    for node in nodes:
        if isinstance(node, ListNode):
            for inner, _ in node.items:
                yield from arguments_of(inner, names)
        elif isinstance(node, DirectiveNode):
            if node.name in names:
                yield node.name, node.argument
            yield from arguments_of(node.nodes, names)
