"""How pages look: palette, boxes, and how blocks are set. `layouts/*.yaml` fills these.

Lengths in YAML carry a unit; here they are points.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from guide.base.units import WHITE, Colour, Length
from guide.model.blocks import CalloutKind, Urgency
from guide.model.geometry import PageGeometry
from guide.model.picture import Picture
from guide.model.scales import Spacing, TypeScale

# What a practice's own accent replaces in a palette: the share of white that each entry has of it.
ACCENT_SHARES = {"accent": 0.0, "link": 0.0, "band": 0.88, "tint": 0.93, "zebra": 0.95}


def accent_palette(accent: Colour) -> dict[str, Colour]:
    """The palette entries that follow from an accent."""
    return {name: accent.mixed(WHITE, share) for name, share in ACCENT_SHARES.items()}


class BoxStyle(Struct, frozen=True):
    """How a kind of box looks."""

    fill: str
    """The colour of the ground, a name from the palette."""
    edge: str
    """The colour of the edge, a name from the palette."""
    heading: str
    """The colour of the heading, a name from the palette."""
    icon: str = ""
    """The name of a picture of `layouts/icons/`."""
    edge_width: Length = 1.0
    """How thick the edge is; `0pt` is none."""
    bar: Length = 0.0
    """How thick the bar at the left is; `0pt` is none."""


class Flow(Struct, frozen=True):
    """How blocks are set."""

    columns: int = 2
    """How many columns stand side by side; 1 puts everything one below the other."""
    tone: Literal["colour", "gray"] = "colour"
    """`gray` draws pictures in light grays and hatches solid bars."""
    fields: Literal["all", "none"] = "all"
    """`none` leaves out what one fills in, for a sheet that hangs on a wall."""
    stamp: Literal["box", "none"] = "box"
    """The empty box for the stamp of a practice; `none` leaves it out, where nobody can stamp."""
    tables: Literal["grid", "cards", "all-cards"] = "grid"
    """A grid, or a card for each row; `cards` keeps tables of short words as a grid."""
    pictures: Literal["beside", "below"] = "beside"
    """Whether the picture of a step stands beside its words or below its heading."""


class Theme(Struct, frozen=True):
    """Everything that a designer may change."""

    palette: dict[str, Colour]
    """The colours, each under a name that the other keys use."""
    type: TypeScale
    """The styles of text."""
    spacing: Spacing
    """The sizes of things and the space between them."""
    practice: BoxStyle
    """The box of a practice."""
    callouts: dict[CalloutKind, BoxStyle]
    """The boxes such as *Call now*, by kind."""
    badges: dict[Urgency, BoxStyle]
    """The badges that say how soon to tell the doctor."""
    band: BoxStyle
    """The band behind the title."""
    card: BoxStyle
    """Cards."""
    table: BoxStyle
    """Tables; `fill` is the ground of every second row, `heading` that of the head."""
    flow: Flow = Flow()
    """How blocks are set."""
    panels: dict[str, BoxStyle] = {}
    """Frames with words in them, such as a quotation, each under the name by which its directive asks for it."""

    def colour(self, name: str) -> Colour:
        return self.palette[name]


class Layout(Struct, frozen=True):
    """One edition: page, theme, and the icons of its boxes by group and kind."""

    page: PageGeometry
    theme: Theme
    icons: dict[tuple[str, str], Picture]
