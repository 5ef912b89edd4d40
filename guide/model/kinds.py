"""What others have to know about each kind of block that its fields do not say: here once, for every kind.

Rules, editions and layout ask here. If each listed kinds itself, a kind missing from its list would go unnoticed.
`tests/model/test_walk.py` fails for a kind missing below, `tests/structure/test_every_kind.py` for one whose structure
elements contradict `read`.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from guide.model.blocks import (
    Badge,
    Block,
    BulletList,
    Callout,
    Chart,
    CheckList,
    Columns,
    Contents,
    Entry,
    FieldRows,
    Figure,
    Footnotes,
    Heading,
    Mark,
    Panel,
    Paragraph,
    PracticeBox,
    QrCode,
    Steps,
    Table,
    Timeline,
)

# A heading introduces what is below it, a paragraph the list below it. Each item of a list is read by itself, a table
# by rows and columns, everything else as what is inside it.
Read = Literal["heading", "paragraph", "list", "table", "other"]


class Kind(Struct, frozen=True):
    """How a kind is read; whether it is for filling in, and so of no use on a poster; whether it prints page numbers
    itself, not through an inline; whether it is small print, which nobody reads from afar."""

    read: Read
    filled_in: bool = False
    prints_pages: bool = False
    small_print: bool = False


KINDS: dict[type, Kind] = {
    Badge: Kind("other"),
    BulletList: Kind("list"),
    Callout: Kind("other"),
    # Its drawing says what its table says.
    Chart: Kind("other"),
    CheckList: Kind("list", filled_in=True),
    Columns: Kind("other"),
    Contents: Kind("other", prints_pages=True),
    Entry: Kind("other", filled_in=True),
    FieldRows: Kind("other", filled_in=True),
    Figure: Kind("other"),
    # Looked up one by one, so no number of them is too long a list.
    Footnotes: Kind("other", small_print=True),
    Heading: Kind("heading"),
    Mark: Kind("other"),
    Panel: Kind("other"),
    Paragraph: Kind("paragraph"),
    # Editions and site each treat the empty box for a stamp, and a practice's own block, in their own way.
    PracticeBox: Kind("other", small_print=True),
    QrCode: Kind("other", small_print=True),
    # Steps have headings, and readers return to them one by one, so no number of steps is too long a list.
    Steps: Kind("other"),
    Table: Kind("table"),
    # Read down the line, not as points to remember, so no number of ages is too long a list.
    Timeline: Kind("other"),
}


def kind_of(block: Block) -> Kind:
    """What is known about the kind of a block."""
    return KINDS[type(block)]
