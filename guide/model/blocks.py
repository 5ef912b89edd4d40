"""What a handout is made of, in reading order.

Every block, and every part of a block that becomes a structure element of its own, carries a `key`: a whole
number, unique in its handout and given in reading order. Structure and layout find each other through it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from guide.base.problems import Position
from guide.model.inlines import Inline
from guide.model.picture import Picture, Raster

CalloutKind = Literal["main", "call-now", "call-soon", "next-visit", "safety", "try"]
Urgency = Literal["call-soon", "next-visit"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of the handout."""

    key: int
    level: int
    inlines: tuple[Inline, ...]
    slug: str
    at: Position


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    key: int
    inlines: tuple[Inline, ...]
    at: Position
    role: Literal["body", "note"] = "body"


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item: blocks, of which the first is usually a paragraph."""

    key: int
    blocks: tuple[Block, ...]
    at: Position


@dataclass(frozen=True, slots=True)
class BulletList:
    """A bulleted or numbered list, set in one column or two."""

    key: int
    ordered: bool
    items: tuple[ListItem, ...]
    at: Position
    start: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Callout:
    """A box that means something; its kind decides its icon and colours. A figure stands at its right."""

    key: int
    kind: CalloutKind
    heading: Heading
    blocks: tuple[Block, ...]
    at: Position
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One of the columns of a `Columns` block."""

    key: int
    blocks: tuple[Block, ...]
    at: Position


@dataclass(frozen=True, slots=True)
class Columns:
    """Short texts side by side, read one after the other. `boxed` draws each as a card."""

    key: int
    columns: tuple[Column, ...]
    at: Position
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its alternative text, and a caption if it needs one."""

    key: int
    picture: Picture | Raster
    alt: str
    caption: tuple[Inline, ...]
    at: Position


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, with its picture."""

    key: int
    number: int
    heading: Heading
    figure: Figure | None
    blocks: tuple[Block, ...]
    at: Position


@dataclass(frozen=True, slots=True)
class Steps:
    """Numbered things to do."""

    key: int
    steps: tuple[Step, ...]
    at: Position


@dataclass(frozen=True, slots=True)
class Mark:
    """A drawn dot in a cell of the chart, with the word that a screen reader says for it."""

    key: int
    text: str
    at: Position


@dataclass(frozen=True, slots=True)
class Badge:
    """How soon to call: icon and words."""

    key: int
    urgency: Urgency
    text: str
    at: Position


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell to write in. `name` is unique in the handout; `tooltip` says row and column."""

    key: int
    name: str
    tooltip: str
    at: Position


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. `scope` makes it a header cell."""

    key: int
    blocks: tuple[Block, ...]
    at: Position
    scope: Literal["", "Column", "Row"] = ""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """`width` is a share of the table's width; `centred` for marks."""

    width: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; every row has a cell for every column."""

    key: int
    caption: tuple[Inline, ...]
    caption_key: int
    columns: tuple[TableColumn, ...]
    head_key: int
    header: TableRow
    body_key: int
    rows: tuple[TableRow, ...]
    at: Position
    style: Literal["table", "matrix", "log"] = "table"


@dataclass(frozen=True, slots=True)
class TableRow:
    key: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """Something to fill in, by pen or on screen. `name` is unique in the handout, `lines` its height; `short` says that
    what one writes is a name, a date or a number."""

    key: int
    name: str
    kind: Literal["text", "check"]
    label: tuple[Inline, ...]
    tooltip: str
    width: float
    lines: int
    at: Position
    short: bool = False


@dataclass(frozen=True, slots=True)
class FieldRows:
    """Rows of fields; a row shares its width out by the fields' widths. `fill` takes what the page has left."""

    key: int
    rows: tuple[tuple[Field, ...], ...]
    at: Position
    fill: bool = False


@dataclass(frozen=True, slots=True)
class CheckList:
    """Things to tick."""

    key: int
    items: tuple[Field, ...]
    at: Position


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents list; shown when the handout has more than four pages."""

    key: int
    heading: Heading
    entries: tuple[ContentsEntry, ...]
    at: Position


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    key: int
    text: str
    slug: str


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code for an address, with the address in print beside it."""

    key: int
    figure_key: int
    address: str
    shown: str
    alt: str
    label: tuple[Inline, ...]
    link_key: int
    at: Position


@dataclass(frozen=True, slots=True)
class PracticeBox:
    """The block of a practice: its name as a heading, logo, lines to reach it by, the code of its website. Or, with
    a `stamp` in place of them, an empty box for a stamp, a label or typed words."""

    key: int
    heading: Heading
    logo: Figure | None
    lines: tuple[Paragraph, ...]
    code: QrCode | None
    stamp: Field | None
    at: Position

    @property
    def named(self) -> bool:
        """Whether it is the block of a practice, not the box for a stamp or a label."""
        return bool(self.lines)


Block = (
    Heading
    | Paragraph
    | BulletList
    | Callout
    | Columns
    | Figure
    | Steps
    | Mark
    | Badge
    | Entry
    | Table
    | FieldRows
    | CheckList
    | Contents
    | QrCode
    | PracticeBox
)
