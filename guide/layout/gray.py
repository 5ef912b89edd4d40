"""Pictures for gray printers: dark lines stay dark, what is filled turns light, so that toner goes into lines.

What is strongly red carries meaning in the drawings (an arrow, a crossing-out) and stays dark too.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

from msgspec.structs import replace

from guide.base.units import WHITE, Colour
from guide.model.picture import Picture, PicturePath

# Darker than this (0 to 255) is a line or hair; so far apart channels are strong red.
DARK, STRONG = 75, 130
# Of the darkness of a filled part so much is left; what is then lighter than this is white.
KEPT, PAPER = 0.3, 240


@functools.lru_cache(maxsize=256)
def in_gray(picture: Picture) -> Picture:
    """The picture in grays, under a name of its own. One so light that nothing of it would be left, as a yellow logo is,
    keeps its own brightness."""
    paths = tuple(_toned(path, _tone) for path in picture.paths)
    if all(paint in (None, WHITE) for path in paths for paint in (path.fill, path.stroke)):
        paths = tuple(_toned(path, Colour.gray) for path in picture.paths)
    return replace(picture, name=f"{picture.name}-gray", paths=paths)


def _toned(path: PicturePath, tone: Callable[[Colour], Colour]) -> PicturePath:
    fill, stroke = (tone(paint) if paint else None for paint in (path.fill, path.stroke))
    return replace(path, fill=fill, stroke=stroke)


def _tone(colour: Colour) -> Colour:
    luma = colour.gray().red
    spread = max(colour.red, colour.green, colour.blue) - min(colour.red, colour.green, colour.blue)
    if luma < DARK or (spread > STRONG and luma < 2 * DARK):
        return Colour(0, 0, 0)
    light = round(255 - (255 - luma) * KEPT)
    return WHITE if light > PAPER else Colour(light, light, light)
