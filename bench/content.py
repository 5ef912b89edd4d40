"""What every program of the benchmark sets: blocks that all of them support, and their look.

Nothing of the project is imported here, so that a peer's process pays for itself alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

FONTS = Path(__file__).resolve().parents[1] / "fonts"
FAMILY = "Fira Sans"
REGULAR, BOLD = (FONTS / f"FiraSans-{weight}.ttf" for weight in ("Regular", "Bold"))


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text, plain or bold."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A bulleted or numbered list."""

    ordered: bool
    items: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """A box with a title, which is a heading."""

    kind: str
    level: int
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; the first cell of each row heads it."""

    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Block, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing; only in the complete set."""

    path: str
    alt: str
    height: float


@dataclass(frozen=True, slots=True)
class Blank:
    """A label with a box to write in, so high; only in the complete set."""

    label: str
    height: float


Block = Heading | Paragraph | Items | Callout | Table | Picture | Blank


@dataclass(frozen=True, slots=True)
class Box:
    """Colours of a kind of callout."""

    fill: str
    edge: str
    edge_width: float


@dataclass(frozen=True, slots=True)
class Style:
    """Size and distance of baselines in points, and a colour."""

    size: float
    leading: float
    colour: str


@dataclass(frozen=True, slots=True)
class Look:
    """Page, type and space, taken from an edition of this project. Lengths are points; `styles` has
    `heading-1`, which is the title, to `heading-4`, `body`, `callout`, `cell` and `head-cell`."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    styles: dict[str, Style]
    boxes: dict[str, Box]
    accent: str
    line: str
    paragraph: float
    block: float
    item: float
    indent: float
    padding: float
    cell_padding: float


@dataclass(frozen=True, slots=True)
class Document:
    """What a peer is given."""

    title: str
    author: str
    blocks: tuple[Block, ...]
    look: Look

    @property
    def titled(self) -> tuple[Block, ...]:
        """The title as a heading, and the blocks below it."""
        return Heading(1, self.title), *self.blocks

    @property
    def words(self) -> str:
        """All of its words, in reading order."""
        return " ".join(said for block in self.titled for said in words_of(block))


def words_of(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text) | Blank(label=text):
            yield text
        case Paragraph(words=words):
            yield plain(words)
        case Items(items=items):
            yield from map(plain, items)
        case Callout(title=title, blocks=blocks):
            yield title
            for inner in blocks:
                yield from words_of(inner)
        case Table(header=header, rows=rows):
            yield from header
            for row in rows:
                for cell in row:
                    for inner in cell:
                        yield from words_of(inner)


def plain(words: Iterable[Words]) -> str:
    return "".join(part.text for part in words)
