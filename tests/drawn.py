"""What is painted in a picture, whatever groups it is in."""

from __future__ import annotations

from collections.abc import Iterator

from guide.base.units import Colour
from guide.model.picture import Gradient, Part, Picture, PictureGroup, PicturePath


def paths_of(picture: Picture) -> list[PicturePath]:
    """Every path, in the order of painting."""
    return list(_paths(picture.paths))


def colours_of(picture: Picture) -> Iterator[Colour]:
    """Every colour, those of gradients included."""
    for path in paths_of(picture):
        for paint in (path.fill, path.stroke):
            if isinstance(paint, Gradient):
                yield from (stop.colour for stop in paint.stops)
            elif paint is not None:
                yield paint


def _paths(parts: tuple[Part, ...]) -> Iterator[PicturePath]:
    for part in parts:
        if isinstance(part, PictureGroup):
            yield from _paths(part.parts)
        else:
            yield part
