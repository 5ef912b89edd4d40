"""Pages side by side, with an outline around what changed."""

from __future__ import annotations

import base64
import io
import itertools
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw

from guide.web.pictures import page_pictures

# Pixels a point: type stays readable, and a page takes about 60 kB.
SCALE = 1.3
QUALITY = 82
# Rows of pixels without a change that part two outlines, and the room around one.
APART, AROUND = 14, 4
# Differences of less than this (of 255) are the smoothing of edges.
SEEN = 24
OUTLINE = (168, 56, 6)


@dataclass(frozen=True, slots=True)
class PagePair:
    """A page that changed: pictures as data addresses, "" where there is no such page; sizes in pixels."""

    number: int
    old: str
    new: str
    width: int
    height: int


def changed_pages(old: bytes, new: bytes) -> list[PagePair]:
    """The pages of two files, paired by number, that do not look the same."""
    pairs = []
    drawn = itertools.zip_longest(page_pictures(old, SCALE), page_pictures(new, SCALE))
    for number, (before, after) in enumerate(drawn, 1):
        if before is not None and after is not None and before.size == after.size:
            bands = _bands(before, after)
            if not bands:
                continue
            before, after = _outlined(before, bands), _outlined(after, bands)
        shown = after or before
        assert shown is not None
        pairs.append(PagePair(number, _address(before), _address(after), shown.width, shown.height))
    return pairs


def _bands(old: Image.Image, new: Image.Image) -> list[tuple[int, int, int, int]]:
    """Boxes around what differs: left, top, right, bottom, one below the other."""
    mask = ImageChops.difference(old, new).convert("L").point([255 * (value >= SEEN) for value in range(256)])
    pixels, width = mask.tobytes(), mask.width
    changed = [y for y in range(mask.height) if any(pixels[y * width : (y + 1) * width])]
    bands: list[list[int]] = []
    for y in changed:
        if bands and y - bands[-1][1] <= APART:
            bands[-1][1] = y
        else:
            bands.append([y, y])
    boxes = []
    for top, bottom in bands:
        inside = mask.crop((0, top, mask.width, bottom + 1)).getbbox()
        assert inside is not None
        boxes.append((inside[0] - AROUND, top - AROUND, inside[2] + AROUND, bottom + AROUND))
    return boxes


def _outlined(page: Image.Image, boxes: list[tuple[int, int, int, int]]) -> Image.Image:
    drawn = page.copy()
    pen = ImageDraw.Draw(drawn)
    for box in boxes:
        pen.rectangle(box, outline=OUTLINE, width=2)
    return drawn


def _address(page: Image.Image | None) -> str:
    if page is None:
        return ""
    file = io.BytesIO()
    page.save(file, "WEBP", quality=QUALITY, method=4)
    return "data:image/webp;base64," + base64.b64encode(file.getvalue()).decode("ascii")
