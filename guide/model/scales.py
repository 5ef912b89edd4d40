"""The type scale and the spacing scale of a theme."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from guide.base.units import Length

FaceName = Literal["regular", "bold"]


class TextStyle(Struct, frozen=True):
    """How a kind of text looks."""

    size: Length
    """The size of the type."""
    leading: Length
    """The distance from one line to the next."""
    face: FaceName = "regular"
    """Regular type, or bold."""
    colour: str = "ink"
    """The colour of the type, a name from the palette."""


class TypeScale(Struct, frozen=True):
    """The styles of text."""

    title: TextStyle
    """The title of the handout."""
    subtitle: TextStyle
    """The line below the title."""
    heading_2: TextStyle
    """Headings written with `##`."""
    heading_3: TextStyle
    """Headings written with `###`."""
    heading_4: TextStyle
    """Headings written with `####`."""
    body: TextStyle
    """Running text."""
    note: TextStyle
    """Notes, such as the sources and the version."""
    callout_heading: TextStyle
    """The title of a box such as *Call now*."""
    card_heading: TextStyle
    """The title of a card."""
    callout: TextStyle
    """Text in boxes and cards."""
    step_number: TextStyle
    """The number of a step."""
    table_head: TextStyle
    """The column headings of a table."""
    table_cell: TextStyle
    """The cells of a table."""
    caption: TextStyle
    """The captions of tables and pictures."""
    badge: TextStyle
    """The badges that say how soon to tell the doctor."""
    field_label: TextStyle
    """The words beside a field to fill in."""
    check: TextStyle
    """The words beside a box to tick."""
    foot: TextStyle
    """The foot of every page."""
    head: TextStyle
    """The running head, from page 2 on."""
    practice: TextStyle
    """The block of a practice."""
    practice_name: TextStyle
    """The name of the practice in its block."""


class Spacing(Struct, frozen=True):
    """Least distances and sizes. Space above something is left out at the top of a page."""

    paragraph: Length
    """Space above a paragraph."""
    heading_2: Length
    """Space above a heading written with `##`."""
    heading_3: Length
    """Space above a heading written with `###`."""
    heading_4: Length
    """Space above a heading written with `####`."""
    after_heading: Length
    """Space between a heading and what follows it."""
    block: Length
    """Space above a box, a table or another large block."""
    item: Length
    """Space between the items of a list."""
    list_indent: Length
    """How far the items of a list are indented."""
    gutter: Length
    """Space between columns."""
    box_padding: Length
    """Space between the edge of a box and its words."""
    box_radius: Length
    """How round the corners of boxes are."""
    callout_icon: Length
    """The size of the icon in a box."""
    cell_padding: Length
    """Space between the edge of a cell and its words, above and below."""
    cell_side: Length
    """The same at the left and the right; two of them separate the columns of a table."""
    row_least: Length
    """The least height of a row of a table."""
    entry_height: Length
    """The least height of a row of a log, for writing in."""
    step: Length
    """Space between steps."""
    step_indent: Length
    """Space from the left edge of a step to its words, for its number."""
    step_picture: Length
    """The width of the picture of a step."""
    cell_picture: Length
    """The height of a picture in a table."""
    figure_height: Length
    """The greatest height of a picture on its own line."""
    field_height: Length
    """The height of a field to fill in."""
    field_gap: Length
    """Space between fields."""
    check_box: Length
    """The side of a box to tick."""
    band_padding: Length
    """Space between the edge of the title band and its words."""
    band_picture: Length
    """The height of the picture in the title band."""
    qr_size: Length
    """The side of a QR code with its white edge."""
    # One height for all practices, so that none moves what follows.
    practice_width: Length
    """How wide the block of a practice is beside another box; with tiles, the column that has both."""
    practice_height: Length
    """The height of that block, the same for all practices; `0pt` fits its content."""
    practice_half_height: Length
    """The height of that block on a half sheet."""
    practice_code: Length
    """The side of the QR code in that block, with its white edge."""
    practice_logo: Length
    """The greatest height of the logo in that block."""
    practice_half_width: Length = 190.0
    """How wide that block is on a half sheet."""
    box_picture: Length = 0.0
    """The width of the picture in a box; `0pt` is that of a step."""
    note_line: Length = 0.0
    """The least distance between the lines in a field of several lines; `0pt` leaves it without lines."""
    tile_width: Length = 240.0
    """The least width of a tile on posters; as many are side by side as there is room for."""
    label_width: Length = 189.92
    """How wide the box for a patient label is."""
    label_height: Length = 72.0
    """How high that box is."""
