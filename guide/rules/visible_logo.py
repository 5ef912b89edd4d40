"""A logo is visible on paper: a white one on a transparent background, made for dark pages, would print as nothing."""

from __future__ import annotations

import functools
import io
from typing import cast

from guide.base.problems import Problems
from guide.model.picture import SEEN, Raster
from guide.model.practice import Practice
from guide.rules.visible_picture import is_drawn


def check_logo(practice: Practice, problems: Problems) -> None:
    """Report a logo that cannot be seen on white paper."""
    logo, source = practice.logo, practice.source.logo
    if logo is None or source is None:
        return
    fault = _fault(logo) if isinstance(logo, Raster) else "" if is_drawn(logo) else WHITE_ON_WHITE
    if fault:
        problems.error(source.file.at, "practice", f"`file`: {fault}", _HINTS[fault])


WHITE_ON_WHITE = "nothing of this logo can be seen on white paper"
ONE_COLOUR = "this logo is one area of one colour"
_HINTS = {
    WHITE_ON_WHITE: "use the logo that is made for white paper, or save it on a dark ground",
    ONE_COLOUR: "save it on white: a logo without a ground may have got one of its own colour",
}


# Many rows of a table have the same logo.
@functools.lru_cache(maxsize=16)
def _fault(raster: Raster) -> str:
    """What is wrong with a bitmap whose pixels are all alike; "" if they are not."""
    # Only a practice with such a logo pays for these.
    from guide.read.bitmaps import LEAST, has_pillow, is_seen

    if not has_pillow():
        return _plain_fault(raster, LEAST)
    from PIL import Image

    image = (
        Image.open(io.BytesIO(raster.data), formats=("JPEG",))
        if raster.jpeg
        else Image.frombytes("L" if raster.gray else "RGB", raster.stored_size, raster.data)
    )
    # The values of bands of 8 bits are whole numbers.
    extremes = [cast("tuple[int, int]", band.getextrema()) for band in image.split()]
    if not is_seen(image):
        return WHITE_ON_WHITE
    return "" if any(high - low >= SEEN for low, high in extremes) else ONE_COLOUR


def _plain_fault(raster: Raster, least: float) -> str:
    """The same without Pillow, for samples; a JPEG is not unpacked."""
    if raster.jpeg:
        return ""
    data = raster.data
    bands = [data] if raster.gray else [data[band::3] for band in range(3)]
    darkest = data if raster.gray else bytes(map(min, *bands))
    seen = sum(darkest.count(sample) for sample in range(256 - SEEN))
    if seen < least * raster.width * raster.height:
        return WHITE_ON_WHITE
    return "" if any(max(band) - min(band) >= SEEN for band in bands) else ONE_COLOUR
