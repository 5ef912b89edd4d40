"""Pictures of the first pages: small ones for the index and for sheets, one for shared addresses."""

from __future__ import annotations

import io

from msgspec import Struct
from PIL import Image

from guide.base.units import Colour
from guide.products.browser.pictures import page_picture
from guide.products.site.assets import Assets

# Widths in pixels: for one and for two pixels per CSS pixel.
WIDTHS = (240, 480)
# Pixels per point of pages before they are scaled down.
SCALE = 2.0
WEBP_QUALITY = 80
# The picture of a shared address: 1200 by 630 (Open Graph).
SHARED_SIZE = (1200, 630)
SHARED_MARGIN = 60
JPEG_QUALITY = 85


class PagePicture(Struct, frozen=True):
    """A picture in several widths: path and width of each, the narrowest first. Width and height are those of the
    narrowest. `shared` is the path of the one for shared addresses, "" if there is none."""

    sizes: tuple[tuple[str, int], ...]
    width: int
    height: int
    shared: str = ""


def first_page(name: str, pdf: bytes, assets: Assets, shared_ground: Colour | None) -> PagePicture:
    """Pictures of page 1. With a background, also one for shared addresses."""
    drawn = page_picture(pdf, 0, SCALE)
    sizes = []
    heights = []
    for width in WIDTHS:
        height = round(drawn.height * width / drawn.width)
        data = _encoded(drawn.resize((width, height), Image.Resampling.LANCZOS), "WEBP", WEBP_QUALITY)
        sizes.append((assets.add(name, "webp", data), width))
        heights.append(height)
    shared = ""
    if shared_ground is not None:
        shared = assets.add(f"{name}-shared", "jpg", _encoded(_shared(drawn, shared_ground), "JPEG", JPEG_QUALITY))
    return PagePicture(tuple(sizes), WIDTHS[0], heights[0], shared)


def _shared(page: Image.Image, ground: Colour) -> Image.Image:
    """The upper part of the page on a background."""
    width, height = SHARED_SIZE
    inner = width - 2 * SHARED_MARGIN
    scaled = page.resize((inner, round(page.height * inner / page.width)), Image.Resampling.LANCZOS)
    picture = Image.new("RGB", SHARED_SIZE, (ground.red, ground.green, ground.blue))
    picture.paste(scaled.crop((0, 0, inner, height - SHARED_MARGIN)), (SHARED_MARGIN, SHARED_MARGIN))
    return picture


def _encoded(picture: Image.Image, form: str, quality: int) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, form, quality=quality, method=6, optimize=True)
    return stream.getvalue()
