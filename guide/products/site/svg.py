"""Drawings of the model as SVG files, and logos of pixels as PNG or JPEG: made from numbers, with nothing passed
through."""

from __future__ import annotations

import io
from typing import Any

from jinja2 import Environment
from PIL import Image

from guide.base.units import WHITE
from guide.model.matrix import inverted, multiplied
from guide.model.picture import MITRE, NORMAL, Gradient, Matrix, Paint, Part, Picture, PictureGroup, Raster
from guide.products.browser.svg_numbers import number, outline, precise
from guide.products.site.assets import Assets
from guide.read.jpeg import UPRIGHT, turned_jpeg


def add_picture(picture: Picture | Raster, assets: Assets, templates: Environment) -> str:
    """Keep a drawing or a logo as a file; its path."""
    if isinstance(picture, Raster):
        return assets.add(picture.name, "jpg" if picture.jpeg else "png", _pixels(picture))
    defs = Definitions("", picture)
    parts = [_part(part, defs) for part in picture.paths]
    svg = templates.get_template("picture.svg").render(picture=picture, parts=parts, defs=defs)
    return assets.add(picture.name, "svg", svg.encode("utf-8"))


def icon(picture: Picture) -> dict[str, Any]:
    """An icon that takes the colour of the text; what is white in it takes the ground's."""
    defs = Definitions(f"{picture.name}-", picture)
    parts = [_own(_part(part, defs)) for part in picture.paths]
    return {"width": number(picture.width), "height": number(picture.height), "parts": parts, "defs": defs}


class Definitions:
    """Gradients, outlines and masks that the parts of a drawing name."""

    def __init__(self, prefix: str, picture: Picture) -> None:
        self.prefix = prefix
        self.size = (number(picture.width), number(picture.height))
        self.gradients: list[dict[str, Any]] = []
        self.clips: list[dict[str, str]] = []
        self.masks: list[dict[str, Any]] = []

    def paint(self, paint: Paint | None, own: Matrix | None) -> str:
        """What `fill` and `stroke` say of a paint, for a path in coordinates of its own or the picture's."""
        if not isinstance(paint, Gradient):
            return paint.hex if paint else "none"
        matrix = paint.matrix if own is None else multiplied(inverted(own), paint.matrix)
        name = f"{self.prefix}g{len(self.gradients) + 1}"
        self.gradients.append(
            {
                "name": name,
                "linear": len(paint.coordinates) == 4,
                "numbers": [precise(value) for value in paint.coordinates],
                "matrix": " ".join(map(precise, matrix)),
                "stops": [(precise(stop.offset), stop.colour.hex, precise(stop.opacity)) for stop in paint.stops],
            }
        )
        return f"url(#{name})"

    def clip(self, group: PictureGroup) -> str:
        name = f"{self.prefix}c{len(self.clips) + 1}"
        rule = "evenodd" if group.clip_even_odd else "nonzero"
        self.clips.append({"name": name, "d": outline(group.clip), "rule": rule})
        return f"url(#{name})"

    def mask(self, group: PictureGroup) -> str:
        parts = [_part(part, self) for part in group.mask]  # may name masks of its own, which come first
        name = f"{self.prefix}m{len(self.masks) + 1}"
        self.masks.append({"name": name, "parts": parts})
        return f"url(#{name})"


def _part(part: Part, defs: Definitions) -> dict[str, Any]:
    if isinstance(part, PictureGroup):
        return {
            "parts": [_part(inner, defs) for inner in part.parts],
            "opacity": precise(part.opacity),
            "clip": defs.clip(part) if part.clip else "",
            "mask": defs.mask(part) if part.mask else "",
            "blend": "" if part.blend == NORMAL else part.blend,
            "isolated": part.isolated,
        }
    return {
        "d": outline(part.segments),
        "fill": defs.paint(part.fill, part.matrix),
        "stroke": defs.paint(part.stroke, part.matrix),
        "width": number(part.stroke_width),
        "cap": part.cap,
        "join": part.join,
        "rule": "evenodd" if part.even_odd else "nonzero",
        "mitre": "" if part.mitre == MITRE or part.join != "miter" else number(part.mitre),
        "dash": " ".join(map(number, part.dash)),
        "dash_start": number(part.dash_start),
        "fill_opacity": precise(part.fill_opacity),
        "stroke_opacity": precise(part.stroke_opacity),
        "matrix": "" if part.matrix is None else " ".join(map(precise, part.matrix)),
    }


def _own(part: dict[str, Any]) -> dict[str, Any]:
    if "parts" in part:
        return part | {"parts": [_own(inner) for inner in part["parts"]]}
    return part | {side: _own_paint(part[side]) for side in ("fill", "stroke")}


def _own_paint(paint: str) -> str:
    if paint == "none" or paint.startswith("url"):
        return paint
    return "ground" if paint == WHITE.hex else "currentColor"


def _pixels(raster: Raster) -> bytes:
    if raster.jpeg:
        return raster.data if raster.turned == UPRIGHT else turned_jpeg(raster.data, raster.turned)
    size = (round(raster.width), round(raster.height))
    stream = io.BytesIO()
    Image.frombytes("L" if raster.gray else "RGB", size, raster.data).save(stream, "PNG", optimize=True)
    return stream.getvalue()
