"""Drawings that are seen on paper: one made for dark grounds, white on nothing, would print as nothing."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from guide.base.problems import Problems
from guide.base.units import WHITE, Colour
from guide.model.blocks import Figure
from guide.model.matrix import transformed
from guide.model.picture import SEEN, Gradient, Paint, Part, Picture, PictureGroup, PicturePath
from guide.model.walk import walk
from guide.read.svg.bounds import Bounds, outline_bounds, painted_bounds
from guide.rules.context import HandoutContext

# The least part of a picture's area that is taken for something to see.
LEAST = 1 / 10_000


def check(context: HandoutContext, problems: Problems) -> None:
    figures = [context.handout.figure, *(one for one in walk(context.handout.blocks) if isinstance(one, Figure))]
    for figure in figures:
        if figure and isinstance(figure.picture, Picture) and not is_drawn(figure.picture):
            problems.error(
                figure.at, "picture", f"nothing of `{figure.picture.name}` can be seen on white paper",
                "give it a ground or lines of another colour",
            )  # fmt: skip


# The sheets of a topic share pictures.
@functools.lru_cache(maxsize=256)
def is_drawn(picture: Picture) -> bool:
    """Whether a drawing has any colour inside its frame that is not nearly white. What one part hides of another counts."""
    needed = LEAST * picture.width * picture.height
    area = 0.0
    for box in _coloured(picture.paths, 1.0, Bounds(0.0, 0.0, picture.width, picture.height)):
        area += max(0.0, box.right - box.left) * max(0.0, box.bottom - box.top)
        if area >= needed:
            return True
    return False


def _coloured(parts: tuple[Part, ...], opacity: float, frame: Bounds) -> Iterator[Bounds]:
    """The boxes of what is seen on white inside a frame."""
    for part in parts:
        if isinstance(part, PictureGroup):
            inner = _both(frame, outline_bounds(part.clip)) if part.clip else frame
            yield from _coloured(part.parts, opacity * part.opacity, inner)
            continue
        if part.stroke is not None and part.stroke_width > 0 and _is_seen(part.stroke, opacity * part.stroke_opacity):
            yield _both(frame, painted_bounds(part))
        elif part.fill is not None and _is_seen(part.fill, opacity * part.fill_opacity):
            yield _both(frame, _filled(part))


def _filled(path: PicturePath) -> Bounds:
    return outline_bounds(path.segments if path.matrix is None else transformed(path.segments, path.matrix))


def _both(one: Bounds, other: Bounds) -> Bounds:
    """What two boxes share; a box of no width or height if they share nothing."""
    left, top = max(one.left, other.left), max(one.top, other.top)
    return Bounds(left, top, max(left, min(one.right, other.right)), max(top, min(one.bottom, other.bottom)))


def _is_seen(paint: Paint, opacity: float) -> bool:
    if isinstance(paint, Gradient):
        return any(_is_dark(stop.colour, opacity * stop.opacity) for stop in paint.stops)
    return _is_dark(paint, opacity)


def _is_dark(colour: Colour, opacity: float) -> bool:
    seen = WHITE.mixed(colour, opacity)
    return WHITE.red - min(seen.red, seen.green, seen.blue) >= SEEN
