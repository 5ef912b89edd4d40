"""The type scale and the spacing scale of a theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from guide.units import Length

FaceName = Literal["regular", "bold"]


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
