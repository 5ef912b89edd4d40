"""The impose stage: which pages go on which side, as the options say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from guide.base.units import Rect
from guide.model.page import Page, Placement, Side
from guide.pdf.impose.marks import CROP_GAP, CROP_LENGTH, crop_marks
from guide.pdf.impose.repeat import repeated
from guide.pdf.impose.saddle import saddle_stitched


class Imposition(Struct, frozen=True):
    """`single` sets a page to a side, `booklet` two for a fold, `repeat` one page `across` by `down` times. `creep`
    is for booklets; a `bleed` above 0 is added around the trim, with crop marks if they are `marked`."""

    kind: Literal["single", "booklet", "repeat"] = "single"
    across: int = 1
    down: int = 1
    creep: float = 0.0
    bleed: float | None = None
    marked: bool = True


def impose(pages: Sequence[Page], how: Imposition) -> tuple[Side, ...]:
    """The sides of paper."""
    if how.kind == "booklet":
        sides = saddle_stitched(pages, how.creep)
    elif how.kind == "repeat":
        sides = tuple(repeated(page, how.across, how.down) for page in pages)
    else:
        sides = tuple(Side(page.width, page.height, (Placement(page),)) for page in pages)
    return sides if how.bleed is None else tuple(_with_bleed(side, how.bleed, how.marked) for side in sides)


def _with_bleed(side: Side, bleed: float, marked: bool) -> Side:
    """The side with room around its trim for bleed, and for crop marks."""
    around = bleed + (CROP_GAP + CROP_LENGTH + CROP_GAP if marked else 0.0)
    trim = Rect(around, around, side.width, side.height)
    return replace(
        side,
        width=side.width + 2 * around,
        height=side.height + 2 * around,
        placements=tuple(replace(placed, x=placed.x + around, y=placed.y + around) for placed in side.placements),
        marks=(*(mark.at(around, around) for mark in side.marks), *(crop_marks(trim, bleed) if marked else ())),
        trim=trim,
        bleed=trim.inset(-bleed),
        exact=True,
    )
