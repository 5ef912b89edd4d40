"""Parts that are seen inside of others only: cut off at an outline where that says all, else under a mask."""

from __future__ import annotations

from guide.base.units import WHITE
from guide.model.picture import NORMAL, Part, PictureGroup, PicturePath, Segment
from guide.read.svg.bounds import Bounds, outline_bounds

# Of more, it is not worth telling whether they overlap.
MOST_APART = 100


def seen_inside(parts: tuple[Part, ...], shown: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts as far as what is shown is white."""
    if not parts or not shown:
        return ()
    found = _outline(shown)
    if found is None:
        return (PictureGroup(parts, mask=shown),)
    return (PictureGroup(parts, clip=found[0], clip_even_odd=found[1]),)


def _outline(shown: tuple[Part, ...]) -> tuple[tuple[Segment, ...], bool] | None:
    """One outline around all that is white, and its rule; None if there is no such outline."""
    if len(shown) > MOST_APART:
        return None
    boxes: list[Bounds] = []
    segments: list[Segment] = []
    rules = set()
    for part in shown:
        if not isinstance(part, PicturePath) or part.stroke is not None or part.fill != WHITE or part.fill_opacity < 1:
            return None
        box = outline_bounds(part.segments)
        if any(box.overlaps(other) for other in boxes):
            return None
        boxes.append(box)
        segments += part.segments
        rules.add(part.even_odd)
    return (tuple(segments), rules.pop()) if len(rules) == 1 else None


def blends(parts: tuple[Part, ...]) -> bool:
    """Whether the colours of any part meet what is below in another way than by hiding it."""
    return any(
        isinstance(part, PictureGroup) and (part.blend != NORMAL or (not part.as_one and blends(part.parts)))
        for part in parts
    )
