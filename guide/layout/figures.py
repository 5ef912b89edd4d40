"""Pictures with captions, marks, badges, QR codes."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from msgspec.structs import replace

from guide.base.units import Rect, sum_of
from guide.layout.galley import Strip
from guide.layout.paragraph import TextBlock, set_text, widths_of, words_of
from guide.layout.setting import Place, Setting
from guide.layout.shapes import disc, edged
from guide.model.blocks import Badge, Figure, Mark, QrCode
from guide.model.inlines import Link, Words
from guide.model.page import LAYOUT, Item, PlacedPicture, Role, Shape
from guide.model.picture import Segment

# The quiet zone around a QR code, in modules (ISO/IEC 18004, 9.1).
QUIET_ZONE = 4


def picture_item(figure: Figure, x: float, y: float, width: float, setting: Setting) -> PlacedPicture:
    """A figure's picture, with the given width."""
    picture = figure.picture
    box = Rect(x, y, width, width * picture.height / picture.width)
    return PlacedPicture(setting.role(figure.key), box, setting.toned(picture))


def lay_out_figure(block: Figure, place: Place, setting: Setting) -> list[Strip]:
    """A picture, at most as high as the theme says, with its caption below."""
    picture = block.picture
    scale = min(setting.spacing.figure_height / picture.height, place.width / picture.width)
    width = picture.width * scale
    centred = setting.theme.flow.figures == "centred"
    item = picture_item(block, place.x + ((place.width - width) / 2 if centred else 0.0), 0.0, width, setting)
    strips = [Strip(item.box.height, (item,), setting.spacing.paragraph, keep=bool(block.caption))]
    if block.caption:
        text = TextBlock(block.caption, setting.type.caption, setting.role(block.key, "Caption"), centred=centred)
        strips += set_text(text, place.x, place.width, setting, 4.0)
    return strips


def lay_out_mark(block: Mark, place: Place, setting: Setting) -> list[Strip]:
    """A dot in the middle of its cell; the structure element says its word."""
    leading = place.body.leading
    radius = leading * 0.34
    dot = disc(setting.role(block.key), place.x + place.width / 2, leading / 2, radius, setting.colour("accent"))
    return [Strip(leading, (dot,))]


def lay_out_badge(block: Badge, place: Place, setting: Setting) -> list[Strip]:
    """A pill: icon and bold words."""
    box = setting.box("badges", block.urgency, block.at)
    style = replace(setting.type.badge, colour=box.heading)
    height = style.leading + 2.0
    icon = style.size * 1.15
    left = 6.0
    text = TextBlock(words_of(block.text), style, setting.role(block.key))
    # Set on one line, however long; a misfit is reported below.
    (line,) = set_text(text, place.x + left + icon + 5.0, setting.layout.page.width * 10, setting)
    end = max((item.box.right for item in line.items), default=place.x) + 8.0
    items: list[Item] = [
        *edged(
            LAYOUT, Rect(place.x, 0.0, end - place.x, height), height / 2, setting.colour(box.fill),
            setting.colour(box.edge), box.edge_width, box.line,
        )
    ]  # fmt: skip
    if box.icon:
        area = Rect(place.x + left, (height - icon) / 2, icon, icon)
        items.append(PlacedPicture(LAYOUT, area, setting.layout.icons["badges", block.urgency]))
    items += [item.at(0.0, 1.0) for item in line.items]
    if end > place.x + place.width + 0.01:
        setting.problems.error(
            block.at,
            "overflow",
            f"`{block.text}` does not fit its column",
            "give it a shorter `badge` in signs.yaml, or word in labels.yaml",
        )
    return [Strip(height, tuple(items))]


def lay_out_qr(block: QrCode, place: Place, setting: Setting) -> list[Strip]:
    """The code at the left, its purpose and the short address at its right. An address that is too wide for that is below."""
    size = setting.spacing.qr_size
    code = qr_shape(block.address, setting.role(block.figure_key), place.x, 0.0, size, setting)
    x = place.x + size + setting.spacing.gutter
    width = min(place.width - (x - place.x), place.measure)
    label = (
        set_text(TextBlock(block.label, place.body, setting.role(block.key, "Label")), x, width, setting)
        if block.label
        else []
    )
    link = Link(block.link_key, block.address, (Words(block.shown, block.at, strong=True),), block.at)
    text = TextBlock((link,), place.body, setting.role(block.link_key, "P"))
    if widths_of(text, setting)[0] <= width:
        return [_beside_code(code, [*label, *set_text(text, x, width, setting, 4.0)], setting)]
    first = replace(_beside_code(code, label, setting), keep=True)
    return [first, *set_text(text, place.x, place.text_width, setting)]


def _beside_code(code: Shape, strips: Sequence[Strip], setting: Setting) -> Strip:
    """A code with words halfway down its side, or from its top if they are higher."""
    size = setting.spacing.qr_size
    total = sum_of(strip.height + strip.gap for strip in strips) - (strips[0].gap if strips else 0.0)
    y = max(0.0, (size - total) / 2)
    items: list[Item] = [code]
    for number, strip in enumerate(strips):
        y += strip.gap if number else 0.0
        items += [item.at(0.0, y) for item in strip.items]
        y += strip.height
    return Strip(max(size, y), tuple(items), setting.spacing.block)


@functools.lru_cache(maxsize=16)
def _qr_matrix(address: str) -> tuple[bytearray, ...]:
    """The modules of a code, row by row; every edition prints the same ones."""
    import segno  # slow to import, and only sheets with a code need it

    return tuple(segno.make_qr(address, error="q", boost_error=False).matrix)


# Every round of a layout needs the same.
@functools.lru_cache(maxsize=16)
def _qr_segments(address: str, size: float) -> tuple[Segment, ...]:
    """The dark modules of a code as rectangles, adjacent ones in a row joined."""
    matrix = _qr_matrix(address)
    module = size / (len(matrix) + 2 * QUIET_ZONE)
    segments: list[Segment] = []
    for row, modules in enumerate(matrix):
        top = (row + QUIET_ZONE) * module
        column = 0
        while column < len(modules):
            run = column
            while run < len(modules) and modules[run]:
                run += 1
            if run > column:
                left, right = (column + QUIET_ZONE) * module, (run + QUIET_ZONE) * module
                segments += [
                    ("M", (left, top)), ("L", (right, top)), ("L", (right, top + module)),
                    ("L", (left, top + module)), ("Z", ()),
                ]  # fmt: skip
            column = run + 1
    return tuple(segments)


def qr_shape(address: str, role: Role, x: float, y: float, size: float, setting: Setting) -> Shape:
    """A QR code at level Q with its quiet zone inside the given size (points), as one path."""
    return Shape(role, x, y, _qr_segments(address, size), (size, size), setting.colour("ink"))
