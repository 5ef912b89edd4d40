"""The page of an edition: paper, margins, and what bounds a line of text."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from guide.base.units import Length


class Margins(Struct, frozen=True):
    """The space around the text."""

    top: Length
    """Space above the text."""
    right: Length
    """Space at the right of the text."""
    bottom: Length
    """Space below the text."""
    left: Length
    """Space at the left of the text."""


class PageGeometry(Struct, frozen=True):
    """The page of an edition."""

    name: str
    """The name of the paper or page size, for people."""
    width: Length
    """How wide the page is."""
    height: Length
    """How high the page is."""
    margins: Margins
    """The space around the text."""
    measure: Length
    """How long a line of running text may be."""
    characters: int
    """The most characters a line may have, however long it is."""
    head: Length
    """The height of the running head inside the margins, from page 2 on; `0pt` means no head."""
    foot: Length
    """The least height of the foot inside the margins."""
    limited: bool = True
    """Whether the handout's own page limits apply."""
    sides: Literal["single", "booklet"] = "single"
    """Whether a side of paper has one page, or two for a booklet."""
    parts: bool = False
    """Whether each part, from one `##` to the next, is a page of its own, as long as the part, without a page number."""
    bleed: Length = 0.0
    """How far the ground of the title goes over the edges of the page, which a print shop trims; `0pt` for other printers."""
    mirrored: bool = False
    """Whether left and right margins change places on even pages, for holes on paper printed on both sides."""
    poster: bool = False
    """Whether the page is read from two meters: its type and pictures are then held to the limits of posters."""
    paper: str = ""
    """The name of the paper, if the page is only a part of it."""
