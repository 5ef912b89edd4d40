"""Reads an SVG file as a tree of elements with their places. Nothing is fetched or run, and no entity is replaced."""

from __future__ import annotations

import re
import xml.parsers.expat
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from guide.read.svg.faults import Faults, Place, UnreadableError

DEEPEST = 50
MOST_ELEMENTS = 20_000
SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
PLAIN = "save it again as plain SVG"

# What a DOCTYPE defines makes a file larger than it is: so much that it says in all, at most.
MOST_ENTITIES, LONGEST_ENTITY, MOST_SAID = 100, 200, 1_000_000

# Compiled by the first drawing with a DOCTYPE.
_ENTITY = rb"&(?!(?:amp|lt|gt|quot|apos);|#)([^;&<\s]+);"
_MARKUP = set("&<%")

# What is saved under the wrong name, by its first bytes.
_OTHERS = {
    b"\x1f\x8b": ("a compressed drawing (SVGZ)", "save it uncompressed, as plain SVG"),
    b"%PDF": ("a PDF or Illustrator file", "export it as SVG; renaming it is not enough"),
    b"%!PS": ("a PostScript file", "export it as SVG; renaming it is not enough"),
    b"\x89PNG": ("a bitmap (PNG)", "trace it into paths and save these as plain SVG"),
    b"\xff\xd8": ("a bitmap (JPEG)", "trace it into paths and save these as plain SVG"),
    b"PK": ("a package of files (ZIP)", "export the drawing as SVG; renaming it is not enough"),
}


class Node:
    """An SVG element. `attributes` has those without a namespace; `xlink:href` counts as `href`."""

    def __init__(self, name: str, attributes: dict[str, str], place: Place, parent: Node | None) -> None:
        self.name = name
        self.attributes = attributes
        self.place = place
        self.parent = parent
        self.children: list[Node] = []
        self.text: list[str] = []
        # Values that were read once, because the element may be shown many times.
        self.kept: dict[str, Any] = {}

    @cached_property
    def classes(self) -> tuple[str, ...]:
        return tuple(self.attributes.get("class", "").split())

    def all(self) -> Iterator[Node]:
        """This element and everything inside it, in the order of the file."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)


def parse_tree(data: bytes, faults: Faults) -> Node:
    """The root of the drawing. Raises `UnreadableError` if the file is not SVG, or too large."""
    reader = _Reader(data, faults)
    try:
        reader.parser.Parse(data, True)
    except xml.parsers.expat.ExpatError as error:
        for start, (what, hint) in _OTHERS.items():
            if data.startswith(start):
                raise UnreadableError((1, 1), f"this is {what}, not an SVG file", hint) from None
        reason = xml.parsers.expat.ErrorString(error.code)
        raise UnreadableError((error.lineno, error.offset + 1), f"this is not XML: {reason}", PLAIN) from None
    except (ValueError, LookupError):
        raise UnreadableError((1, 1), "the encoding of this file is not known here", "save it as UTF-8") from None
    assert reader.root is not None
    return reader.root


class _Reader:
    def __init__(self, data: bytes, faults: Faults) -> None:
        self.data = data
        self.faults = faults
        self.root: Node | None = None
        self.open: list[Node | None] = []
        self.count = 0
        self.entities: set[bytes] = set()
        self.doctype_place = (1, 1)
        # How much was said so far in a file whose DOCTYPE defines something.
        self.defines = False
        self.said = 0
        # How deep the parser is inside an element that is ignored: metadata, or one that a drawing program added.
        self.skipped = 0
        self.parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.EndDoctypeDeclHandler = self.check_entities
        self.parser.EntityDeclHandler = self.entity
        self.parser.ProcessingInstructionHandler = self.instruction

    @property
    def place(self) -> Place:
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def doctype(self, _name: str, _system: str | None, _public: str | None, defines: bool) -> None:
        """The line that older programs write is passed over."""
        self.doctype_place = self.place
        self.defines = defines

    def entity(
        self, name: str, parameter: bool, value: str | None, _base: str | None, _system: str | None, *_: str | None
    ) -> None:
        """What Illustrator writes, the addresses of its namespaces and styles, is a short text without more inside."""
        short = value is not None and len(value) <= LONGEST_ENTITY and not _MARKUP & set(value)
        if parameter or not short or len(self.entities) >= MOST_ENTITIES:
            raise UnreadableError(
                self.doctype_place,
                "a DOCTYPE that defines more than short texts is not allowed in a picture",
                "delete it, or save as plain SVG",
            )
        self.entities.add(name.encode("utf-8"))

    def check_entities(self) -> None:
        """Without the DTD, the parser would leave out such an entity without a word."""
        for entity in re.compile(_ENTITY).finditer(self.data, self.parser.CurrentByteIndex):
            if entity[1] in self.entities:
                continue
            line = self.data.count(b"\n", 0, entity.start()) + 1
            column = entity.start() - self.data.rfind(b"\n", 0, entity.start())
            raise UnreadableError((line, column), "an entity is not allowed in a picture", PLAIN)

    def instruction(self, target: str, _: str) -> None:
        if not self.skipped:
            self.faults.add(self.place, f"`<?{target} …?>` is not allowed in a picture", "delete it")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self.open) > DEEPEST:
            raise UnreadableError(self.place, f"elements nest more than {DEEPEST} deep", "ungroup the drawing")
        self.count += 1
        if self.count > MOST_ELEMENTS:
            raise UnreadableError(self.place, f"the drawing has more than {MOST_ELEMENTS:,} elements", "simplify it")
        if self.defines:
            self.note(sum(map(len, attributes.values())))
        space, _, name = tag.rpartition(" ")
        if self.skipped or (self.root is not None and (space != SVG or name == "metadata")):
            self.skipped += 1
            self.open.append(None)
            return
        if self.root is None and (space != SVG or name != "svg"):
            raise UnreadableError(self.place, f'a picture starts with `<svg xmlns="{SVG}">`', PLAIN)
        parent = self.open[-1] if self.open else None
        node = Node(name, _plain(attributes), self.place, parent)
        if parent is None:
            self.root = node
        else:
            parent.children.append(node)
        self.open.append(node)

    def end(self, _: str) -> None:
        self.open.pop()
        self.skipped -= bool(self.skipped)

    def note(self, length: int) -> None:
        self.said += length
        if self.said > MOST_SAID:
            raise UnreadableError(self.place, "what the DOCTYPE defines makes this drawing too large", PLAIN)

    def characters(self, text: str) -> None:
        if self.defines:
            self.note(len(text))
        if self.open and self.open[-1] is not None:
            self.open[-1].text.append(text)


def _plain(attributes: dict[str, str]) -> dict[str, str]:
    """The attributes of SVG itself, without those that drawing programs add."""
    plain = {name: value for name, value in attributes.items() if " " not in name}
    if f"{XLINK} href" in attributes:
        plain.setdefault("href", attributes[f"{XLINK} href"])
    return plain
