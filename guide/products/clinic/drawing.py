"""A page as SVG, for a look at it while somebody types: the page model drawn again, so it needs no PDF viewer."""

from __future__ import annotations

import base64
import functools
import struct
import zlib
from collections.abc import Iterable
from html import escape

from msgspec import Struct

from guide.base.units import Colour
from guide.model.matrix import inverted, multiplied
from guide.model.page import FormField, Item, Page, PlacedPicture, Shape, Text
from guide.model.picture import (
    NORMAL,
    Gradient,
    Matrix,
    Paint,
    Part,
    Photo,
    Picture,
    PictureGroup,
    Raster,
)  # fmt: skip
from guide.products.browser.svg_numbers import number, outline, precise
from guide.read.jpeg import UPRIGHT, turned_jpeg

# Families of the page's style sheet: one for each face, so that the browser makes up no bold.
FAMILY = "handout-"


def page_drawing(page: Page, items: Iterable[Item], label: str) -> str:
    """The drawing of a page with some of its items."""
    size = f"{number(page.width)} {number(page.height)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" role="img" aria-label="{escape(label)}">'
        f'<rect width="100%" height="100%" fill="#fff"/>{drawn(items)}</svg>'
    )


def drawn(items: Iterable[Item]) -> str:
    """Items in their order, as parts of a drawing."""
    return "".join(map(_item, items))


def _item(item: Item) -> str:
    match item:
        case Text():
            return (
                f'<text x="{number(item.x)}" y="{number(item.y)}" font-family="{FAMILY}{item.face}" '
                f'font-size="{number(item.size)}" fill="{item.colour.hex}">{escape(item.string)}</text>'
            )
        case Shape():
            place = f' transform="translate({number(item.x)} {number(item.y)})"' if item.x or item.y else ""
            return (
                f'<path d="{outline(item.segments)}"{place} fill="{item.fill.hex if item.fill else "none"}"'
                f"{_line(item.stroke, item.stroke_width, item.cap, item.join, item.dash)}/>"
            )
        case PlacedPicture():
            return _placed(item)
        case FormField():
            box = item.box
            return (
                f'<rect x="{number(box.x)}" y="{number(box.y)}" width="{number(box.width)}" '
                f'height="{number(box.height)}" fill="none" stroke="#767676" stroke-width="0.5"/>'
            )
    return ""


def _placed(item: PlacedPicture) -> str:
    box, picture = item.box, item.picture
    if isinstance(picture, Photo):
        return ""
    place = f'x="{number(box.x)}" y="{number(box.y)}" width="{number(box.width)}" height="{number(box.height)}"'
    if isinstance(picture, Raster):
        return f'<image {place} preserveAspectRatio="none" href="{_address(picture)}"/>'
    return f'<svg {place} viewBox="0 0 {number(picture.width)} {number(picture.height)}">{_drawing(picture)}</svg>'


class _Definitions(Struct, frozen=True):
    """What the parts of a drawing name, collected while it is made."""

    prefix: str
    found: list[str]

    def add(self, tag: str, said: str) -> str:
        name = f"{self.prefix}-{len(self.found)}"
        self.found.append(f'<{tag} id="{name}"{said}</{tag}>')
        return f"url(#{name})"


@functools.lru_cache(maxsize=200)
def _drawing(picture: Picture) -> str:
    """The inside of a picture. What it defines has names of its own."""
    prefix = f"p{zlib.crc32(repr(picture).encode()):08x}"
    defs = _Definitions(prefix, [])
    parts = _parts(picture.paths, defs)
    return f"<defs>{''.join(defs.found)}</defs>{parts}" if defs.found else parts


def _parts(parts: Iterable[Part], defs: _Definitions) -> str:
    return "".join(_group(part, defs) if isinstance(part, PictureGroup) else _path(part, defs) for part in parts)


def _group(group: PictureGroup, defs: _Definitions) -> str:
    said = "" if group.opacity == 1 else f' opacity="{precise(group.opacity)}"'
    if group.clip:
        rule = "evenodd" if group.clip_even_odd else "nonzero"
        said += f' clip-path="{defs.add("clipPath", f"""><path d="{outline(group.clip)}" clip-rule="{rule}"/>""")}"'
    if group.mask:
        inside = _parts(group.mask, defs)
        region = ' maskUnits="userSpaceOnUse" x="-10000" y="-10000" width="30000" height="30000"'
        said += f' mask="{defs.add("mask", f"{region}>{inside}")}"'
    # Attributes, not a style: the page's policy allows no style inside it.
    return f"<g{said}{_mode(group)}>{_parts(group.parts, defs)}</g>"


def _mode(group: PictureGroup) -> str:
    return "" if group.blend == NORMAL else f' class="blend-{group.blend}"'


def _path(part: Part, defs: _Definitions) -> str:
    assert not isinstance(part, PictureGroup)
    said = f' fill="{_paint(part.fill, part.matrix, defs)}"'
    said += ' fill-rule="evenodd"' if part.even_odd else ""
    said += "" if part.fill_opacity == 1 else f' fill-opacity="{precise(part.fill_opacity)}"'
    if part.stroke:
        said += _line(None, part.stroke_width, part.cap, part.join, part.dash, part.dash_start)
        said += f' stroke="{_paint(part.stroke, part.matrix, defs)}" stroke-miterlimit="{number(part.mitre)}"'
        said += "" if part.stroke_opacity == 1 else f' stroke-opacity="{precise(part.stroke_opacity)}"'
    said += _matrix("transform", part.matrix) if part.matrix else ""
    return f'<path d="{outline(part.segments)}"{said}/>'


def _paint(paint: Paint | None, own: Matrix | None, defs: _Definitions) -> str:
    if not isinstance(paint, Gradient):
        return paint.hex if paint else "none"
    linear = len(paint.coordinates) == 4
    names = ("x1", "y1", "x2", "y2") if linear else ("fx", "fy", "fr", "cx", "cy", "r")
    said = "".join(f' {name}="{precise(value)}"' for name, value in zip(names, paint.coordinates, strict=True))
    matrix = paint.matrix if own is None else multiplied(inverted(own), paint.matrix)
    stops = "".join(
        f'<stop offset="{precise(stop.offset)}" stop-color="{stop.colour.hex}" stop-opacity="{precise(stop.opacity)}"/>'
        for stop in paint.stops
    )
    units = f' gradientUnits="userSpaceOnUse"{_matrix("gradientTransform", matrix)}{said}>{stops}'
    return defs.add("linearGradient" if linear else "radialGradient", units)


def _line(stroke: Colour | None, width: float, cap: str, join: str, dash: tuple[float, ...], start: float = 0.0) -> str:
    colour = f' stroke="{stroke.hex}"' if stroke else ""
    dashes = f' stroke-dasharray="{" ".join(map(number, dash))}" stroke-dashoffset="{number(start)}"' if dash else ""
    ends = ("" if cap == "butt" else f' stroke-linecap="{cap}"') + (
        "" if join == "miter" else f' stroke-linejoin="{join}"'
    )
    return f'{colour} stroke-width="{number(width)}"{ends}{dashes}'


def _matrix(name: str, matrix: Matrix) -> str:
    return f' {name}="matrix({" ".join(map(precise, matrix))})"'


@functools.lru_cache(maxsize=4)
def _address(raster: Raster) -> str:
    """The picture inside its own address."""
    if raster.jpeg:
        data = raster.data if raster.turned == UPRIGHT else turned_jpeg(raster.data, raster.turned)
        return f"data:image/jpeg;base64,{base64.b64encode(data).decode('ascii')}"
    return f"data:image/png;base64,{base64.b64encode(_png(raster)).decode('ascii')}"


def _png(raster: Raster) -> bytes:
    """The samples as a PNG file, packed quickly."""
    width, height = raster.stored_size
    row = width * (1 if raster.gray else 3)
    lines = (b"\0" + raster.data[start : start + row] for start in range(0, row * height, row))
    packed = raster.data if raster.filtered else zlib.compress(b"".join(lines), 1)
    head = struct.pack(">IIBBBBB", width, height, 8, 0 if raster.gray else 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))
    made = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)
