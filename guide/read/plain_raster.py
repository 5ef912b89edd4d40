"""Logos of pixels where there is no Pillow, as in a browser: the same `Raster` as with it.

A JPEG is kept as it is, so its head is enough; whether its pixels are whole, and what a colour profile means, is left to the
command line.
"""

from __future__ import annotations

from guide.model.picture import FIRST_ON_ITS_SIDE, Raster
from guide.read.bitmaps import BitmapError, Limits, check_shape
from guide.read.jpeg import JPEG, bare_jpeg, jpeg_head, jpeg_orientation
from guide.read.png import check_sums
from guide.read.png_pixels import png_head, png_pixels

GRAY, COLOUR, PRINT_SHOP = 1, 3, 4
# Where Pillow says so before anybody asks it.
FAR_TOO_MANY = 1024 * 1024 * 1024 // 4 // 3


def plain_raster(name: str, data: bytes, limits: Limits) -> Raster:
    """The picture in a PNG or JPEG file. Raises what `refusing` turns into a BitmapError."""
    if not data.startswith(JPEG):
        check_sums(data)
        head = png_head(data)
        if head.width * head.height > FAR_TOO_MANY:
            raise BitmapError("this picture has far too many pixels", limits.hint)
        check_shape(head.width, head.height, head.frames, limits)
        pixels = png_pixels(data, head)
        return Raster(name, float(pixels.width), float(pixels.height), pixels.data, jpeg=False, gray=pixels.gray)
    bare, turned = bare_jpeg(data), jpeg_orientation(data)
    width, height, bands = jpeg_head(bare)
    check_shape(width, height, 1, limits)
    if bands == PRINT_SHOP:
        raise BitmapError("this picture uses print-shop colours (CMYK)", "save it as RGB")
    if bands not in (GRAY, COLOUR):
        raise ValueError("an unknown number of colours")
    if turned >= FIRST_ON_ITS_SIDE:
        width, height = height, width
    return Raster(name, float(width), float(height), bare, jpeg=True, gray=bands == GRAY, turned=turned)
