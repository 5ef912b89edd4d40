"""Pictures for gray printers: dark lines stay dark and fills turn light, so that toner goes into lines.

Strong red has a meaning in the drawings (an arrow, a crossing-out) and stays dark too.
"""

from __future__ import annotations

import functools

from msgspec.structs import replace

from guide.base.units import Colour
from guide.model.picture import Picture, PicturePath

# Darker than this (0 to 255) is a line or hair; channels this far apart are strong red.
DARK, STRONG = 75, 130
# The share of its darkness that a fill keeps; anything then lighter than this is white.
KEPT, PAPER = 0.3, 240


@functools.lru_cache(maxsize=256)
def in_gray(picture: Picture) -> Picture:
    """The picture in grays, under a name of its own."""
    return replace(picture, name=f"{picture.name}-gray", paths=tuple(map(_path, picture.paths)))


def _path(path: PicturePath) -> PicturePath:
    return replace(path, fill=_tone(path.fill), stroke=_tone(path.stroke))


def _tone(colour: Colour | None) -> Colour | None:
    if colour is None:
        return None
    luma = colour.gray().red
    spread = max(colour.red, colour.green, colour.blue) - min(colour.red, colour.green, colour.blue)
    if luma < DARK or (spread > STRONG and luma < 2 * DARK):
        return Colour(0, 0, 0)
    light = round(255 - (255 - luma) * KEPT)
    return Colour(255, 255, 255) if light > PAPER else Colour(light, light, light)
