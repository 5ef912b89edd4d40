"""A reader of tagged PDF for the tests, written from the standard (ISO 32000-1, 14.6 to 14.8) on pikepdf.

It shares no code with guide/: what both say alike, two readings of the standard say alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import pikepdf

from tests.pdf.content import PageContent, Sequence, read_content

INLINE = frozenset(("Span", "Link", "Reference", "Form"))


@dataclass(slots=True)
class Marked:
    """Painted content of an element."""

    page: int
    mcid: int
    sequence: Sequence


@dataclass(slots=True)
class Annotation:
    """A link or a field of an element."""

    page: int
    object: Any

    @property
    def kind(self) -> str:
        return str(self.object.Subtype)[1:]

    def said(self, key: Literal["/Contents", "/TU", "/T"]) -> str:
        return str(self.object.get(key, ""))


@dataclass(slots=True)
class Element:
    """A structure element. `attributes` are those of all its attribute objects, without the slash."""

    tag: str
    object: Any
    parent: Element | None
    kids: list[Element | Marked | Annotation] = field(default_factory=list)
    attributes: dict[str, Any] = field(default_factory=dict)

    @property
    def elements(self) -> list[Element]:
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def marked(self) -> list[Marked]:
        return [kid for kid in self.kids if isinstance(kid, Marked)]

    @property
    def annotations(self) -> list[Annotation]:
        return [kid for kid in self.kids if isinstance(kid, Annotation)]

    @property
    def level(self) -> int:
        """The level of a heading; 0 for everything else."""
        return int(self.tag[1]) if self.tag in ("H1", "H2", "H3", "H4", "H5", "H6") else 0

    @property
    def alt(self) -> str:
        return str(self.object.get("/Alt", ""))

    @property
    def actual(self) -> str | None:
        return str(self.object.ActualText) if "/ActualText" in self.object else None

    def walk(self) -> Iterator[Element]:
        """This element and all inside it, in reading order."""
        yield self
        for kid in self.elements:
            yield from kid.walk()

    def named(self, *tags: str) -> list[Element]:
        return [element for element in self.walk() if element.tag in tags]

    def above(self) -> Iterator[Element]:
        """The elements around this one, the nearest first."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    def pages(self) -> list[int]:
        """The indices of the pages with content of this element or of anything inside it."""
        found = {kid.page for element in self.walk() for kid in element.kids if not isinstance(kid, Element)}
        return sorted(found)

    @property
    def text(self) -> str:
        """What is read aloud of this element, pictures and fields apart."""
        return squeezed("".join(said.text for said in spoken(self) if said.kind == "text"))


@dataclass(frozen=True, slots=True)
class Spoken:
    """A piece of what is read aloud: text, the alternative of a picture, the name of a field."""

    kind: Literal["text", "alt", "field"]
    text: str


def squeezed(text: str) -> str:
    """Words with single spaces between them; spaces that do not break count as spaces."""
    return " ".join(text.split())


def spoken(element: Element) -> Iterator[Spoken]:
    """What is read aloud, in reading order. Elements that are not inline end a line."""
    edge = "" if element.tag in INLINE else "\n"
    yield Spoken("text", edge)
    if element.actual is not None:
        yield Spoken("text", element.actual)
    elif element.alt and element.tag != "Link":  # a telephone number, here as it is printed
        yield Spoken("alt", element.alt)
    else:
        for kid in element.kids:
            match kid:
                case Element():
                    yield from spoken(kid)
                case Marked(sequence=sequence):
                    yield Spoken("text", sequence.text)
                case Annotation() if kid.kind == "Widget":
                    yield Spoken("field", kid.said("/TU"))
    yield Spoken("text", edge)


def run_together(reader: Reader) -> list[str]:
    """Where a line of a block ends without a space and none begins the next: whoever reads the text without looking at the
    page takes the words on both sides for one. An address goes on in the next line behind a slash."""
    found = []
    for block in reader.elements:
        lines = [] if block.tag in INLINE else list(_lines_of(block, linked=False))
        for (page, height, before, linked), (next_page, next_height, after, _) in pairwise(lines):
            same = (page, height) == (next_page, next_height)
            if not same and not (before[-1:].isspace() or after[:1].isspace() or (linked and before.endswith("/"))):
                found.append(f"{before}|{after}")
    return found


def _lines_of(element: Element, *, linked: bool) -> Iterator[tuple[int, float, str, bool]]:
    """The lines of a block with what is inline in it: page, height, text, and whether they belong to a link."""
    for kid in element.kids:
        if isinstance(kid, Marked):
            yield from ((kid.page, height, text, linked) for height, text in kid.sequence.lines if text)
        elif isinstance(kid, Element) and kid.tag in INLINE:
            yield from _lines_of(kid, linked=linked or kid.tag == "Link")


class Reader:
    """A file, opened and read. `pages` are in page order; `root` is the outermost element."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.pdf = pikepdf.open(path)
        self.catalog: Any = self.pdf.Root
        self.page_objects: list[Any] = [page.obj for page in self.pdf.pages]
        self._numbers = {page.objgen: number for number, page in enumerate(self.page_objects)}
        self.pages: list[PageContent] = [
            read_content(page, page.get("/Resources", pikepdf.Dictionary())) for page in self.page_objects
        ]
        top = _listed(self.catalog.StructTreeRoot.K)
        assert len(top) == 1, "the tree has one outermost element"
        self.root = self._element(top[0], None)

    def page_of(self, page: Any) -> int:
        return self._numbers[page.objgen]

    @property
    def elements(self) -> list[Element]:
        return list(self.root.walk())

    @property
    def headings(self) -> list[Element]:
        return [element for element in self.elements if element.level]

    @property
    def annotations(self) -> list[tuple[Element, Annotation]]:
        return [(element, annotation) for element in self.elements for annotation in element.annotations]

    def annotations_of(self, page: int) -> list[Any]:
        return list(self.page_objects[page].get("/Annots", []))

    @property
    def parent_tree(self) -> dict[int, Any]:
        return dict(pikepdf.NumberTree(self.catalog.StructTreeRoot.ParentTree).items())

    @property
    def identities(self) -> dict[str, Any]:
        """The IDTree: elements by their ID."""
        root = self.catalog.StructTreeRoot
        return {str(name): value for name, value in pikepdf.NameTree(root.IDTree).items()} if "/IDTree" in root else {}

    def lines(self, *kinds: Literal["text", "alt", "field"]) -> list[str]:
        """What is read aloud, by lines: the words of each block, pictures and fields on lines of their own."""
        parts = [
            said.text if said.kind == "text" else f"\n{said.text}\n"
            for said in spoken(self.root)
            if said.kind in (kinds or ("text",))
        ]
        return [line for part in "".join(parts).split("\n") if (line := squeezed(part))]

    @property
    def text(self) -> str:
        """All text, alternatives of pictures among it, as one line."""
        return " ".join(self.lines("text", "alt"))

    def _element(self, source: Any, parent: Element | None) -> Element:
        element = Element(str(source.S)[1:], source, parent)
        assert parent is None or source.P.objgen == parent.object.objgen, "an element names the one it stands in"
        for entry in _listed(source.get("/A")):
            element.attributes.update({key[1:]: value for key, value in entry.items() if key != "/O"})
        for kid in _listed(source.get("/K")):
            element.kids.append(self._kid(kid, source, element))
        return element

    def _kid(self, kid: Any, source: Any, element: Element) -> Element | Marked | Annotation:
        if not isinstance(kid, pikepdf.Object):
            return self._marked(self.page_of(source.Pg), int(kid))
        kind = str(kid.get("/Type", ""))
        if kind == "/MCR":
            return self._marked(self.page_of(kid.get("/Pg", source.get("/Pg"))), int(kid.MCID))
        if kind == "/OBJR":
            return Annotation(self.page_of(kid.get("/Pg", source.get("/Pg"))), kid.Obj)
        return self._element(kid, element)

    def _marked(self, page: int, mcid: int) -> Marked:
        return Marked(page, mcid, self.pages[page].sequences[mcid])


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]
