"""What the fields of a kind of block do not say of it, and others have to know: here once, for every kind.

Rules, editions and layout ask here. Where each named kinds of its own, one that it did not name would pass unseen. A kind
that is missing below stops `tests/model/test_walk.py`; one whose structure elements say otherwise than `read`, stops
`tests/structure/test_every_kind.py`.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from guide.model.blocks import (
    Badge,
    Block,
    BulletList,
    Callout,
    CheckList,
    Columns,
    Contents,
    Entry,
    FieldRows,
    Figure,
    Heading,
    Mark,
    Panel,
    Paragraph,
    PracticeBox,
    QrCode,
    Steps,
    Table,
)

# A heading speaks for what is below it, a paragraph for the list below it. Each item of a list is read by itself. A table
# is read by rows and columns. All else is read as what is inside it.
Read = Literal["heading", "paragraph", "list", "table", "other"]


class Kind(Struct, frozen=True):
    """How a kind is read; whether one fills it in, so that a poster has no use for it; whether it prints numbers of pages
    by itself, and not by an inline."""

    read: Read
    filled_in: bool = False
    prints_pages: bool = False


KINDS: dict[type, Kind] = {
    Badge: Kind("other"),
    BulletList: Kind("list"),
    Callout: Kind("other"),
    CheckList: Kind("list", filled_in=True),
    Columns: Kind("other"),
    Contents: Kind("other", prints_pages=True),
    Entry: Kind("other", filled_in=True),
    FieldRows: Kind("other", filled_in=True),
    Figure: Kind("other"),
    Heading: Kind("heading"),
    Mark: Kind("other"),
    Panel: Kind("other"),
    Paragraph: Kind("paragraph"),
    # Editions and site treat the empty box for a stamp, and a practice's own block, each in a way of its own.
    PracticeBox: Kind("other"),
    QrCode: Kind("other"),
    # Steps have headings, and are gone back to one by one: as many as are needed are no list too long.
    Steps: Kind("other"),
    Table: Kind("table"),
}


def kind_of(block: Block) -> Kind:
    """What is known of the kind of a block."""
    return KINDS[type(block)]
