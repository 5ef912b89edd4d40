"""The ground of a drawing: a light rectangle that the rest of it is painted on."""

from __future__ import annotations

from msgspec.structs import replace

from guide.base.units import WHITE, Colour, contrast
from guide.model.picture import AnyPicture, Part, Picture, PicturePath, Segment

Point = tuple[float, float]

# How much of its picture a ground covers: nearly all, for its corners may be round. A circle covers less.
NEARLY_ALL = 0.9
# What is drawn on a darker ground may be too light to be seen without it.
DARKEST = 1.5


def without_ground(picture: AnyPicture) -> AnyPicture:
    """A drawing without its ground, under a name that no file can have; everything else as it is."""
    if not isinstance(picture, Picture) or len(picture.paths) < 2 or not _is_ground(picture.paths[0], picture):
        return picture
    return replace(picture, name=f"{picture.name}.bare", paths=picture.paths[1:], digest="")


def _is_ground(part: Part, picture: Picture) -> bool:
    """Whether a part is one light area that fills the picture, and no line."""
    return (
        isinstance(part, PicturePath)
        and isinstance(part.fill, Colour)
        and contrast(WHITE.mixed(part.fill, part.fill_opacity), WHITE) <= DARKEST
        and part.stroke in (None, part.fill)
        and part.matrix is None
        and [operator for operator, _ in part.segments].count("M") == 1
        and _area(_seen(part.segments, picture)) >= NEARLY_ALL * picture.width * picture.height
    )


def _seen(segments: tuple[Segment, ...], picture: Picture) -> list[Point]:
    """The corners of an outline and the middles of its curves, none outside the picture."""
    points: list[Point] = []
    for _, numbers in segments:
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
        if len(pairs) == 3:
            weighted = zip((points[-1], *pairs), (1, 3, 3, 1), strict=True)
            across, down = zip(*((x * weight / 8, y * weight / 8) for (x, y), weight in weighted), strict=True)
            points.append((sum(across), sum(down)))
        points += pairs[-1:]
    return [(min(max(x, 0.0), picture.width), min(max(y, 0.0), picture.height)) for x, y in points]


def _area(points: list[Point]) -> float:
    """The area of a polygon."""
    edges = zip(points, (*points[1:], *points[:1]), strict=True)
    return abs(sum(x * below - right * y for (x, y), (right, below) in edges)) / 2
