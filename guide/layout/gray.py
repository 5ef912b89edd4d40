"""Pictures for gray printers: dark lines stay dark and fills turn light, so that toner goes into lines.

Strong red has a meaning in the drawings (an arrow, a crossing-out) and stays dark too.
"""

from __future__ import annotations

import functools

from msgspec.structs import replace

from guide.base.units import BLACK, WHITE, Colour
from guide.model.picture import Photo, Picture, Raster, repainted, seen_on_white

# Darker than this (0 to 255) is a line or hair; channels this far apart are strong red.
DARK, STRONG = 75, 130
# The share of its darkness that a fill keeps; anything then lighter than this is white.
KEPT, PAPER = 0.3, 240


@functools.lru_cache(maxsize=256)
def in_gray(picture: Picture) -> Picture:
    """The picture in grays, under a name of its own. One so light that nothing of it would be left, as a yellow logo is,
    keeps its own brightness."""
    paths = repainted(picture.paths, _tone)
    if all(colour == WHITE for colour in seen_on_white(paths)):
        paths = repainted(picture.paths, lambda colour, _: colour.gray())
    return replace(picture, name=f"{picture.name}-gray", paths=paths)


def pixels_in_gray(picture: Photo | Raster) -> Photo | Raster:
    """A photo whose pixels will be made gray; or pixels as they are, to be shown in grays."""
    if isinstance(picture, Photo):
        return replace(picture, name=f"{picture.name}-gray", gray=True)
    return picture if picture.gray else replace(picture, name=f"{picture.name}-gray", toned=True)


def _tone(colour: Colour, opacity: float) -> Colour:
    """The gray for a colour. One that paper shines through is judged by how it looks on white, and stays as clear as it is:
    what is left of its darkness is a part of what is seen."""
    seen = WHITE.mixed(colour, opacity)
    luma = seen.gray().red
    spread = max(seen.red, seen.green, seen.blue) - min(seen.red, seen.green, seen.blue)
    if luma < DARK or (spread > STRONG and luma < 2 * DARK):
        return BLACK
    light = round(255 - (255 - colour.gray().red) * KEPT)
    return WHITE if opacity == 1 and light > PAPER else Colour(light, light, light)
