"""The content of a tagged PDF in reading order: its blocks of words, its foot, the targets of its links.

PDFium reads the structure tree, not the text of the pages: only the tree has the words for drawn marks, the
descriptions of pictures and the empty cells of tables, and only it tells the sheet's words from page numbers, repeated
table heads and the copies of a half sheet.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from msgspec import Struct
from msgspec.structs import replace

# Separates the cells of a row, so that a mark that moves to another column is a change.
CELL = "|"

_INLINE = frozenset(("Span", "Link", "Reference", "Form"))
_WHOLE = frozenset(("TR", "TOCI", "Figure"))  # one block, with all its content
_LABEL = "Lbl"  # the bullet or number of a list item, not part of its words


class Block(Struct, frozen=True):
    """A paragraph, heading, row of a table or picture (its description). `page` counts from 1; `under` is the heading
    above it."""

    tag: str
    words: tuple[str, ...]
    page: int
    under: str = ""


class Reading(Struct, frozen=True):
    """A file as read. `edges` are the pieces of the first page's head and foot, without page numbers."""

    blocks: tuple[Block, ...]
    edges: tuple[str, ...]
    links: tuple[str, ...]
    summary: str
    edition: str


@dataclass(slots=True)
class _Page:
    """A page while it is read: its texts by marked-content number. `open_start` and `open_end` tell whether its first
    block continues from the page before, and its last on the page after."""

    number: int
    texts: Mapping[int, str]
    blocks: list[Block] = field(default_factory=list)
    open_start: bool = False
    open_end: bool = False


def read(pdf: bytes) -> Reading:
    """Everything a reviewer is told about a file. Raises pypdfium2.PdfiumError if it is not a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages: list[_Page] = []
        edges: list[str] = []
        links: dict[str, None] = {}
        for number, page in enumerate(document, 1):
            texts, tagged, aside = _texts(page)
            read_page = _Page(number, texts)
            _read_tree(page, read_page)
            pages.append(read_page)
            if number == 1:
                edges = _edges(aside, tagged, len(document))
            links.update(dict.fromkeys(_links(document, page)))
            page.close()
        said = document.get_metadata_dict()
    finally:
        document.close()
    day = said.get("CreationDate", "").removeprefix("D:")[:8]
    return Reading(
        tuple(_under_headings(_joined(pages))), tuple(edges), tuple(links), said.get("Subject", ""),
        f"{day[:4]}-{day[4:6]}-{day[6:]}" if len(day) == 8 else "",
    )  # fmt: skip


def _texts(page: Any) -> tuple[dict[int, str], set[str], list[str]]:
    """The text of each marked-content sequence; its lines; and the lines that belong to none, which are artifacts."""
    textpage = page.get_textpage()
    texts: dict[int, str] = {}
    tagged: set[str] = set()
    aside: list[str] = []
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        text = _string(pdfium.FPDFTextObj_GetText, item.raw, textpage.raw, wide=True)
        number = pdfium.FPDFPageObj_GetMarkedContentID(item.raw)
        if number >= 0:
            texts[number] = texts.get(number, "") + text
            tagged.add(text.strip())
        elif any(char.isalnum() for char in text):
            aside.append(text.strip())
    textpage.close()
    return texts, tagged, aside


def _edges(aside: list[str], tagged: set[str], pages: int) -> list[str]:
    """The pieces of the first page's head and foot, without page numbers. The copy of a half sheet, also an artifact,
    repeats tagged text."""
    return [piece for piece in dict.fromkeys(aside) if piece not in tagged and not _counts(piece, pages)]


def _counts(piece: str, pages: int) -> bool:
    """Whether a piece counts pages, in any language: its figures are 1 and the number of pages."""
    figures = "".join(char if char.isdigit() else " " for char in piece).split()
    return sorted(figures) == sorted(("1", str(pages)))


def _read_tree(page: Any, into: _Page) -> None:
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return
    try:
        tops = [
            pdfium.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(pdfium.FPDF_StructTree_CountChildren(tree))
        ]
        for top in filter(None, tops):
            _blocks(top, into)
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _blocks(element: Any, page: _Page) -> None:
    """Add the blocks of an element: it is one itself, or contains some."""
    tag, kids = _tag(element), list(_kids(element))
    # An element that holds its words itself, or inline, is a block.
    words_inside = any(number >= 0 or (kid and _tag(kid) in _INLINE) for kid, number in kids)
    if tag in _WHOLE or words_inside:
        words = _row(kids, page.texts) if tag == "TR" else _inside(element, page.texts).split()
        if tag == "TOCI" and words[-1:] and words[-1].isdecimal():
            del words[-1]  # the page that it leads to
        if any(word != CELL for word in words):
            if not page.blocks:
                page.open_start = _continues(element, 0)
            page.blocks.append(Block(tag, tuple(words), page.number))
            page.open_end = _continues(element, -1)
        return
    for kid, _ in kids:
        if kid and _tag(kid) != _LABEL:
            _blocks(kid, page)


def _row(kids: list[tuple[Any, int]], texts: Mapping[int, str]) -> list[str]:
    """The words of a row, cell by cell. A cell without words is not an element of the page, but keeps its place."""
    words: list[str] = []
    for at, (kid, _) in enumerate(kids):
        words += [CELL] if at else []
        words += _inside(kid, texts).split() if kid else []
    return words


def _inside(element: Any, texts: Mapping[int, str]) -> str:
    """The text of an element as read aloud."""
    instead = _string(pdfium.FPDF_StructElement_GetActualText, element)
    if _tag(element) != "Link":  # that of a telephone number has its digits one by one
        instead = instead or _string(pdfium.FPDF_StructElement_GetAltText, element)
    parts = (_inside(kid, texts) if kid else texts.get(number, "") for kid, number in _kids(element))
    text = instead or "".join(parts)
    return text if _tag(element) in _INLINE else f" {text} "


def _kids(element: Any) -> Iterator[tuple[Any, int]]:
    """The content of an element, in order: an element, or the number of marked content; None and -1 for content on
    other pages."""
    for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
        yield (
            pdfium.FPDF_StructElement_GetChildAtIndex(element, at),
            pdfium.FPDF_StructElement_GetChildMarkedContentID(element, at),
        )


def _continues(element: Any, edge: int) -> bool:
    """Whether the first (0) or last (-1) part of an element is on another page."""
    kids = list(_kids(element))
    if not kids or _tag(element) == "TR":  # rows are never cut, and their cells may be empty
        return False
    kid, number = kids[edge]
    return _continues(kid, edge) if kid else number < 0


def _joined(pages: list[_Page]) -> list[Block]:
    """The blocks of all pages, with blocks cut by a page break joined."""
    blocks: list[Block] = []
    open_end = False
    for page in pages:
        own = page.blocks
        if blocks and own and open_end and page.open_start and own[0].tag == blocks[-1].tag:
            blocks[-1] = replace(blocks[-1], words=blocks[-1].words + own[0].words)
            own = own[1:]
        blocks += own
        open_end = page.open_end if page.blocks else open_end
    return blocks


def _under_headings(blocks: list[Block]) -> Iterator[Block]:
    under = ""
    for block in blocks:
        if block.tag in ("H2", "H3", "H4"):
            under = " ".join(block.words)
        yield replace(block, under=under)


def _links(document: Any, page: Any) -> Iterator[str]:
    """The targets of a page's links outside the file."""
    at, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page.raw, ctypes.byref(at), ctypes.byref(link)):
        action = pdfium.FPDFLink_GetAction(link)
        if action and pdfium.FPDFAction_GetType(action) == pdfium.PDFACTION_URI:
            size = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0)
            buffer = ctypes.create_string_buffer(size)
            pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, size)
            yield buffer.value.decode("utf-8", "replace")


def _tag(element: Any) -> str:
    return _string(pdfium.FPDF_StructElement_GetType, element)


def _string(function: Callable[..., int], *arguments: Any, wide: bool = False) -> str:
    """A text that PDFium writes into a buffer, once its size is known. `wide` functions take a buffer of characters
    and a length in bytes all the same."""
    size = function(*arguments, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size * 2 if wide else size)
    function(*arguments, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)) if wide else buffer, size)
    return buffer.raw.decode("utf-16-le").split("\0", 1)[0]
