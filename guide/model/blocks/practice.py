"""The block of a practice."""

from __future__ import annotations

from msgspec import Struct

from guide.base.problems import Position
from guide.model.blocks.fields import Field
from guide.model.blocks.pictures import Figure, QrCode
from guide.model.blocks.text import Heading, Paragraph


class PracticeBox(Struct, frozen=True):
    """The block of a practice: its name as a heading, logo, contact lines, the code of its website. Or, with a `stamp`
    instead, an empty box for a stamp, a label or typed words."""

    key: int
    heading: Heading
    logo: Figure | None
    lines: tuple[Paragraph, ...]
    code: QrCode | None
    stamp: Field | None
    at: Position

    @property
    def named(self) -> bool:
        """Whether this is the block of a practice, not the box for a stamp or a label."""
        return bool(self.lines)
