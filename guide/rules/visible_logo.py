"""A logo is visible on paper: a white one on a transparent background, made for dark pages, would print as nothing."""

from __future__ import annotations

import functools
import io
from typing import cast

from guide.base.problems import Problems
from guide.base.units import WHITE
from guide.model.picture import Picture, Raster, seen_on_white
from guide.model.practice import Practice

# If all values of each channel (0 to 255) are closer together than this, nothing of the logo can be seen.
SEEN = 32


def check_logo(practice: Practice, problems: Problems) -> None:
    """Report a logo that cannot be seen on white paper."""
    logo, source = practice.logo, practice.source.logo
    if logo is None or source is None:
        return
    fault = _fault(logo) if isinstance(logo, Raster) else "" if _is_drawn(logo) else WHITE_ON_WHITE
    if fault:
        problems.error(source.file.at, "practice", f"`file`: {fault}", _HINTS[fault])


WHITE_ON_WHITE = "nothing of this logo can be seen on white paper"
ONE_COLOUR = "this logo is one area of one colour"
_HINTS = {
    WHITE_ON_WHITE: "use the logo that is made for white paper, or save it on a dark ground",
    ONE_COLOUR: "save it on white: a logo without a ground may have got one of its own colour",
}


def _is_drawn(picture: Picture) -> bool:
    """Whether a drawing has any colour that is not nearly white."""
    return any(255 - min(seen.red, seen.green, seen.blue) >= SEEN for seen in seen_on_white(picture.paths))


# Many rows of a table have the same logo.
@functools.lru_cache(maxsize=16)
def _fault(raster: Raster) -> str:
    """What is wrong with a bitmap whose pixels are all alike; "" if they are not."""
    from PIL import Image  # only a practice with such a logo pays for it

    image = (
        Image.open(io.BytesIO(raster.data), formats=("JPEG",))
        if raster.jpeg
        else Image.frombytes("L" if raster.gray else "RGB", raster.stored_size, raster.data)
    )
    # The values of bands of 8 bits are whole numbers.
    extremes = [cast("tuple[int, int]", band.getextrema()) for band in image.split()]
    if any(high - low >= SEEN for low, high in extremes):
        return ""
    return WHITE_ON_WHITE if all(WHITE.red - low < SEEN for low, _ in extremes) else ONE_COLOUR
