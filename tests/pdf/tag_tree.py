"""The tag tree as indented text: what people compare when it changes."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import Any

from tests.pdf.reader import Annotation, Element, Marked, Reader, squeezed

# Where a figure stands on its page changes with every line of text; its box is tested by itself.
LEFT_OUT = frozenset(("BBox", "Headers"))


def tag_tree(reader: Reader) -> str:
    """One line an element: tag, attributes, its own text; annotations below it."""
    return "\n".join(_lines(reader, reader.root, 0)) + "\n"


def _lines(reader: Reader, element: Element, depth: int) -> Iterator[str]:
    indent = "  " * depth
    only_text = all(isinstance(kid, Marked) for kid in element.kids)
    own = _text(element.marked) if only_text else ""
    yield indent + " ".join(filter(None, (element.tag, *_said(reader, element), own)))
    if only_text:
        return
    for is_text, kids in itertools.groupby(element.kids, lambda kid: isinstance(kid, Marked)):
        if is_text:
            # Between child elements: where it comes in the reading order shows.
            yield f"{indent}  {_text([kid for kid in kids if isinstance(kid, Marked)])}"
            continue
        for kid in kids:
            if isinstance(kid, Element):
                yield from _lines(reader, kid, depth + 1)
            elif isinstance(kid, Annotation):
                yield f"{indent}  @ {_annotation(kid)}"


def _text(marked: Iterable[Marked]) -> str:
    own = squeezed("".join(part.sequence.text for part in marked))
    return f'"{own}"' if own else ""


def _said(reader: Reader, element: Element) -> Iterator[str]:
    if "/Lang" in element.object:
        yield f"Lang={element.object.Lang}"
    for name in sorted(set(element.attributes) - LEFT_OUT):
        yield f"{name}={str(element.attributes[name]).lstrip('/')}"
    if "Headers" in element.attributes:
        # By their words, so that the tree reads well and numbers may change.
        heads = [_words_of(reader, str(identity)) for identity in element.attributes["Headers"]]
        yield f"Headers=[{' | '.join(heads)}]"
    if element.alt:
        yield f"Alt={element.alt!r}"
    if element.actual is not None:
        yield f"ActualText={element.actual!r}"


def _words_of(reader: Reader, identity: str) -> str:
    target: Any = reader.identities.get(identity)
    found = [element for element in reader.elements if target is not None and element.object.objgen == target.objgen]
    return found[0].text if found else f"MISSING {identity}"


def _annotation(annotation: Annotation) -> str:
    if annotation.kind == "Widget":
        kind = {"/Btn": "check box", "/Tx": "text field"}[str(annotation.object.FT)]
        return f"{kind} {annotation.said('/T')} TU={annotation.said('/TU')!r}"
    return f"link Contents={annotation.said('/Contents')!r}"
