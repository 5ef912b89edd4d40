"""How pages look: palette, boxes, and how blocks are set. `layouts/*.yaml` fills these.

Lengths in YAML carry a unit; here they are points.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Literal

from msgspec import Struct

from guide.base.units import WHITE, Colour, Length
from guide.model.blocks import CalloutKind, Urgency
from guide.model.geometry import PageGeometry
from guide.model.picture import Picture
from guide.model.scales import Spacing, TypeScale

# Where messages place the layouts that come with the program: nobody is to change those.
SHIPPED_LAYOUTS = "guide/layouts/"
# What a practice's own accent replaces in a palette: the share of white mixed into each entry.
ACCENT_SHARES = {"accent": 0.0, "link": 0.0, "band": 0.88, "tint": 0.93, "zebra": 0.95}


def accent_palette(accent: Colour) -> dict[str, Colour]:
    """The palette entries that follow from an accent."""
    return {name: accent.mixed(WHITE, share) for name, share in ACCENT_SHARES.items()}


EdgeLine = Literal["solid", "dashed", "double"]
PracticePlace = Literal["beside", "first", "back"]


class BoxStyle(Struct, frozen=True):
    """How a kind of box looks."""

    fill: str
    """The background colour, a name from the palette."""
    edge: str
    """The colour of the edge, a name from the palette."""
    heading: str
    """The colour of the heading, a name from the palette."""
    flag: str = ""
    """The ground of the heading alone, a name from the palette, in `callouts`; without it, that of the box."""
    icon: str = ""
    """The name of a picture in `layouts/icons/`."""
    edge_width: Length = 1.0
    """The thickness of the edge; `0pt` means none."""
    line: EdgeLine = "solid"
    """The form of the edge; `double` is two lines of this thickness. Forms tell boxes apart where there are no colours."""
    bar: Length = 0.0
    """The thickness of the bar at the left; `0pt` means none."""


class Flow(Struct, frozen=True):
    """How blocks are set."""

    columns: int = 2
    """The number of columns side by side; 1 puts everything one below the other."""
    tone: Literal["colour", "gray"] = "colour"
    """`gray` draws pictures in light grays and hatches solid bars."""
    fields: Literal["all", "none"] = "all"
    """`none` leaves out what is to be filled in, for a sheet that hangs on a wall."""
    stamp: Literal["box", "none"] = "box"
    """The empty box for a practice's stamp; `none` leaves it out, for sheets that nobody stamps."""
    urgent: Literal["in-place", "first"] = "in-place"
    """`first` moves `call-now`, with an `emergency` callout right before it, below the title, if no heading is above it."""
    label: Literal["box", "none"] = "box"
    """The empty box for a patient label, on handouts with `patient-label: true`; `none` leaves it out."""
    tables: Literal["grid", "cards", "all-cards", "tiles"] = "grid"
    """A grid, or a card for each row; `cards` keeps tables of short words as a grid, `tiles` those without pictures."""
    title: Literal["wrap", "shrink"] = "wrap"
    """`shrink` sets a title that is too long for one line in smaller type."""
    labels: Literal["above", "beside"] = "above"
    """Where the words of a field to write in are; `beside` saves height, in rows with room for all their words."""
    cover: Literal["beside", "across"] = "beside"
    """Whether the picture of the title band is beside the title, or below it and as wide as the band."""
    figures: Literal["centred", "left"] = "centred"
    """Whether a picture between paragraphs is in the middle of its column, or begins where the words do."""
    grounds: Literal["kept", "none"] = "kept"
    """`none` leaves out the light ground that a drawing has behind all of it, in boxes that have a ground of their own."""
    pictures: Literal["beside", "below", "heading"] = "beside"
    """Whether the picture of a step is beside its words, below its heading, or beside its heading alone."""
    steps: Literal["indented", "flush"] = "indented"
    """Whether the text of a step begins below its heading, or further left, below its number."""
    contents: Literal["list", "none"] = "list"
    """`none` leaves out the list of contents, where the pages are few enough to turn."""
    call_boxes: Literal["cut", "whole"] = "cut"
    """`whole` keeps boxes that say to call, now or soon, on one page up to 65 % of its height; others are cut from 45 % on."""


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
    """Tables; `fill` is the background of every second row, `heading` that of the head."""
    flow: Flow = Flow()
    """How blocks are set."""
    panels: dict[str, BoxStyle] = {}
    """Frames with words in them, such as a quotation, each under the name its directive uses."""

    def colour(self, name: str) -> Colour:
        return self.palette[name]


class Layout(Struct, frozen=True):
    """One edition: page, theme, and the icons of its boxes by group and kind. `path` is its file, and `files` says which
    file has a key, if it is one that this file extends."""

    page: PageGeometry
    theme: Theme
    icons: dict[tuple[str, str], Picture]
    path: str = "layouts/"
    files: dict[str, str] = {}

    @property
    def practice_place(self) -> PracticePlace:
        """Where the block of a practice is: on the back of a booklet, beside or right below a callout, or above everything."""
        if self.page.sides == "booklet":
            return "back"
        return "beside" if self.theme.spacing.practice_height > 0 or self.theme.flow.urgent == "first" else "first"

    def where(self, *keys: str) -> str:
        """The last of some keys, each below the one before, and the file in which it is to be set, for a hint."""
        *above, key = keys
        under = f" under `{': '.join(above)}`" if above else ""
        file = self.files.get(".".join(keys), self.path)
        if file.startswith(SHIPPED_LAYOUTS):
            edition = PurePosixPath(self.path).stem
            return f"`{key}`{under} in layouts/{edition}.yaml (your own, with `extends: {edition}`)"
        return f"`{key}`{under} in {file}"
