"""Shapes with their paint (SVG 1.1, chapters 11 and 13)."""

from __future__ import annotations

from msgspec.structs import replace

from guide.model.matrix import keeps_shape, scale_of, transformed
from guide.model.picture import Gradient, Paint, Part, PictureGroup, PicturePath, Segment
from guide.read.svg.bounds import outline_bounds
from guide.read.svg.context import Context, Place
from guide.read.svg.faults import RefusedError
from guide.read.svg.style import CURRENT, Ink, Reference, Solid
from guide.read.svg.tree import Node

# A thinner line would be written as 0, which PDF takes for the thinnest that a printer can do.
THINNEST = 0.005
# Dashes of this length and less would be written as none at all, which PDF does not know.
FINEST_DASH = 0.01


def shape(node: Node, place: Place, context: Context) -> tuple[Part, ...]:
    """A shape: its fill, its line, or both."""
    segments = context.outline(node, place.whole)
    style = place.style
    if not segments or not style.visible:
        return ()
    fill, fill_opacity, tiles = _fill(segments, node, place, context)
    stroke, stroke_opacity = _paint(style.stroke, style.stroke_opacity, segments, place, context)
    scale = scale_of(place.matrix)
    if style.width * scale < THINNEST:
        stroke = None
    if stroke is not None and style.dash and max(style.dash) * scale < FINEST_DASH:
        raise RefusedError("the dashes of a line are too fine to be drawn", "make them longer, or the line whole")
    # A line has no area. Under its stroke a fill changes nothing but the bytes of the file, which are to stay the same.
    if node.name == "line" and (stroke is None or isinstance(fill, Gradient) or fill_opacity < 1):
        fill = None
    if fill is None and stroke is None:
        return tiles
    context.count(segments, fill, stroke, node.place, place.matrix)
    plain = PicturePath(
        transformed(segments, place.matrix), fill, stroke, style.width * scale,
        style.cap, style.join, style.even_odd, style.mitre,  # type: ignore[arg-type]  # checked by style.py
        tuple(part * scale for part in style.dash), style.dash_start * scale, fill_opacity, stroke_opacity,
    )  # fmt: skip
    if stroke is None:
        return (replace(plain, stroke_width=1.0, dash=(), dash_start=0.0, stroke_opacity=1.0),)
    if keeps_shape(place.matrix) and not style.stroke_first and not tiles:
        return (plain if fill is not None else replace(plain, fill_opacity=1.0),)
    filled = replace(plain, stroke=None, stroke_width=1.0, dash=(), dash_start=0.0, stroke_opacity=1.0)
    line = replace(plain, fill=None, fill_opacity=1.0)
    if not keeps_shape(place.matrix):
        # The line is drawn in coordinates as large as the picture's, so that hundredths are fine enough there too.
        a, b, c, d, e, f = place.matrix
        own = transformed(segments, (scale, 0, 0, scale, 0, 0))
        line = replace(line, segments=own, matrix=(a / scale, b / scale, c / scale, d / scale, e, f))
    area: tuple[Part, ...] = tiles if fill is None else (filled,)
    return (line, *area) if style.stroke_first else (*area, line)


def _fill(
    segments: tuple[Segment, ...], node: Node, place: Place, context: Context
) -> tuple[Paint | None, float, tuple[Part, ...]]:
    """The paint of an area and its opacity, or what a pattern puts there."""
    style = place.style
    target = context.ids.get(style.fill.target) if isinstance(style.fill, Reference) else None
    if target is None or target.name != "pattern":
        return *_paint(style.fill, style.fill_opacity, segments, place, context), ()
    from guide.read.svg.patterns import tiles  # few drawings need it

    outline = transformed(segments, place.matrix)
    context.count(outline, None, None, node.place, place.matrix)
    shown = tiles(target, outline_bounds(segments), outline_bounds(outline), place, context)
    if not shown or not style.fill_opacity:
        return None, 1.0, ()
    return None, 1.0, (PictureGroup(shown, style.fill_opacity, clip=outline, clip_even_odd=style.even_odd),)


def _paint(
    ink: Ink, opacity: float, segments: tuple[Segment, ...], place: Place, context: Context
) -> tuple[Paint | None, float]:
    """The paint of a shape and its opacity."""
    found: Paint | Solid | None = None
    if isinstance(ink, Reference):
        from guide.read.svg.gradients import KINDS, gradient  # few drawings need it

        known = ink.target in context.ids or ink.instead is None
        target = context.named(ink.target) if known else None
        if target is not None and target.name in KINDS:
            found = gradient(target, outline_bounds(segments), place, context)
        elif target is not None:
            what = {"pattern": "a line of a pattern"}.get(target.name, f"`<{target.name}>` as a paint")
            raise RefusedError(f"{what} is not drawn in a picture", "paint it in a colour or a gradient")
        else:
            ink = ink.instead
    if ink == CURRENT:
        ink = place.style.colour
    if isinstance(ink, Solid):
        found = ink
    if isinstance(found, Solid):
        opacity *= found.opacity
        return (found.colour if opacity else None), opacity
    if isinstance(found, Gradient) and len({stop.opacity for stop in found.stops}) == 1:
        opacity *= found.stops[0].opacity
        found = replace(found, stops=tuple(replace(stop, opacity=1.0) for stop in found.stops))
    return (found if opacity else None), opacity
