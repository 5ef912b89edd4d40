"""How pages look: geometry, type scale, spacing scale, palette. `layouts/*.yaml` fills these.

Lengths in YAML carry a unit; here they are points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from guide.model.blocks import CalloutKind, Urgency
from guide.model.geometry import PageGeometry
from guide.model.picture import Picture
from guide.model.scales import Spacing, TypeScale
from guide.units import WHITE, Colour, Length

# What a practice's own accent replaces in a palette: the share of white that each entry has of it.
ACCENT_SHARES = {"accent": 0.0, "link": 0.0, "band": 0.88, "tint": 0.93, "zebra": 0.95}


def accent_palette(accent: Colour) -> dict[str, Colour]:
    """The palette entries that follow from an accent."""
    return {name: accent.mixed(WHITE, share) for name, share in ACCENT_SHARES.items()}


@dataclass(frozen=True, slots=True)
class BoxStyle:
    """A box: palette names for its ground, its edge and its heading; `icon` names a picture."""

    fill: str
    edge: str
    heading: str
    icon: str = ""
    edge_width: Length = 1.0
    bar: Length = 0.0


@dataclass(frozen=True, slots=True)
class Flow:
    """How blocks are set: side by side in so many columns, tables as a grid or one card a row (`cards` leaves tables of
    short words and logs a grid), pictures of steps beside their text or below the heading. `tone: gray` draws pictures in light grays and solid bars
    hatched; `fields: none` leaves out what one fills in, for what hangs on a wall."""

    columns: int = 2
    tone: Literal["colour", "gray"] = "colour"
    fields: Literal["all", "none"] = "all"
    tables: Literal["grid", "cards", "all-cards"] = "grid"
    pictures: Literal["beside", "below"] = "beside"


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything that a designer may change. `palette` names colours; other fields use these names."""

    palette: dict[str, Colour]
    type: TypeScale
    spacing: Spacing
    practice: BoxStyle
    callouts: dict[CalloutKind, BoxStyle]
    badges: dict[Urgency, BoxStyle]
    band: BoxStyle
    card: BoxStyle
    table: BoxStyle
    flow: Flow = Flow()

    def colour(self, name: str) -> Colour:
        return self.palette[name]


@dataclass(frozen=True, slots=True)
class Layout:
    """One edition: page, theme, and the icons of its boxes by group and kind."""

    page: PageGeometry
    theme: Theme
    icons: dict[tuple[str, str], Picture]
