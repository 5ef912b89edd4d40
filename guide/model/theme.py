"""How pages look: geometry, type scale, spacing scale, palette. `layouts/*.yaml` fills these.

Lengths in YAML carry a unit; here they are points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from guide.model.blocks import CalloutKind, Urgency
from guide.model.picture import Picture
from guide.units import WHITE, Colour

# Marks a float field that YAML writes as a length with its unit.
Length = Annotated[float, "length"]
FaceName = Literal["regular", "bold"]


# What a practice's own accent replaces in a palette: the share of white that each entry has of it.
ACCENT_SHARES = {"accent": 0.0, "link": 0.0, "band": 0.88, "tint": 0.93, "zebra": 0.95}


def accent_palette(accent: Colour) -> dict[str, Colour]:
    """The palette entries that follow from an accent."""
    return {name: accent.mixed(WHITE, share) for name, share in ACCENT_SHARES.items()}


@dataclass(frozen=True, slots=True)
class Margins:
    top: Length
    right: Length
    bottom: Length
    left: Length


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """The page. `measure` and `characters` bound lines of running text; `head` and `foot` are the heights that
    the running head and foot take inside the margins, the foot at least; 0 is no head. `limited` says that a
    handout's own page limits hold. `sides: booklet` sets two pages to a side of paper, for a fold; `paper` names
    the paper where the page is not all of it."""

    name: str
    width: Length
    height: Length
    margins: Margins
    measure: Length
    characters: int
    head: Length
    foot: Length
    limited: bool = True
    sides: Literal["single", "booklet"] = "single"
    paper: str = ""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A style of text. `leading` is the distance between baselines; `colour` names a palette entry."""

    size: Length
    leading: Length
    face: FaceName = "regular"
    colour: str = "ink"


@dataclass(frozen=True, slots=True)
class TypeScale:
    title: TextStyle
    subtitle: TextStyle
    heading_2: TextStyle
    heading_3: TextStyle
    heading_4: TextStyle
    body: TextStyle
    note: TextStyle
    callout_heading: TextStyle
    card_heading: TextStyle
    callout: TextStyle
    step_number: TextStyle
    table_head: TextStyle
    table_cell: TextStyle
    caption: TextStyle
    badge: TextStyle
    field_label: TextStyle
    check: TextStyle
    foot: TextStyle
    head: TextStyle
    practice: TextStyle
    practice_name: TextStyle


@dataclass(frozen=True, slots=True)
class Spacing:
    """Least distances. A `before` counts only where something stands above on the page.

    The block of a practice stands beside a callout, `practice-width` wide, and has one height for all practices, so
    that no practice moves what follows; where the height is 0, it stands on its own and is as high as it needs.
    `practice-code` is the side of its QR code with the quiet zone, `practice-logo` the greatest height of its logo.
    """

    paragraph: Length
    heading_2: Length
    heading_3: Length
    heading_4: Length
    after_heading: Length
    block: Length
    item: Length
    list_indent: Length
    gutter: Length
    box_padding: Length
    box_radius: Length
    callout_icon: Length
    cell_padding: Length
    row_least: Length
    entry_height: Length
    step: Length
    step_indent: Length
    step_picture: Length
    cell_picture: Length
    figure_height: Length
    field_height: Length
    field_gap: Length
    check_box: Length
    band_padding: Length
    band_picture: Length
    qr_size: Length
    practice_width: Length
    practice_height: Length
    practice_half_height: Length
    practice_code: Length
    practice_logo: Length


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
