"""Drawings of the model as SVG files, and logos of pixels as PNG or JPEG: made from numbers, with nothing passed
through."""

from __future__ import annotations

import io

from jinja2 import Environment
from PIL import Image

from guide.base.units import WHITE, Colour
from guide.model.picture import Picture, PicturePath, Raster
from guide.products.site.assets import Assets


def add_picture(picture: Picture | Raster, assets: Assets, templates: Environment) -> str:
    """Keep a drawing or a logo as a file; its path."""
    if isinstance(picture, Raster):
        return assets.add(picture.name, "jpg" if picture.jpeg else "png", _pixels(picture))
    svg = templates.get_template("picture.svg").render(picture=picture, paths=[_path(path) for path in picture.paths])
    return assets.add(picture.name, "svg", svg.encode("utf-8"))


def icon_paths(icon: Picture) -> list[dict[str, str]]:
    """The paths of an icon in the colour of the text; its white parts get the background's."""
    return [_path(path) | {"fill": _own(path.fill), "stroke": _own(path.stroke)} for path in icon.paths]


def number(value: float) -> str:
    """A coordinate, as short as possible."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _path(path: PicturePath) -> dict[str, str]:
    outline = "".join(f"{operator}{' '.join(map(number, numbers))}" for operator, numbers in path.segments)
    return {
        "d": outline,
        "fill": path.fill.hex if path.fill else "none",
        "stroke": path.stroke.hex if path.stroke else "none",
        "width": number(path.stroke_width),
        "cap": path.cap,
        "join": path.join,
        "rule": "evenodd" if path.even_odd else "nonzero",
    }


def _own(paint: Colour | None) -> str:
    if paint is None:
        return "none"
    return "ground" if paint == WHITE else "currentColor"


def _pixels(raster: Raster) -> bytes:
    if raster.jpeg:
        return raster.data
    size = (round(raster.width), round(raster.height))
    stream = io.BytesIO()
    Image.frombytes("L" if raster.gray else "RGB", size, raster.data).save(stream, "PNG", optimize=True)
    return stream.getvalue()
