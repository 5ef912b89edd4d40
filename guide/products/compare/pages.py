"""Pages side by side, with an outline around what changed."""

from __future__ import annotations

import base64
import io
import itertools
from collections.abc import Iterator

from msgspec import Struct
from PIL import Image, ImageChops, ImageDraw

from guide.products.browser.pictures import page_pictures

# Pixels per point: type stays sharp if a page is half as wide as a screen. Lossless WebP is smaller than lossy for flat
# pages: about 80 kB each, a third of PNG.
SCALE = 1.75
EFFORT = 80
# Unchanged pixels that separate two outlines, and the space around one.
APART, AROUND = 18, 6
# Differences below this (of 255) come from the smoothing of edges.
SEEN = 24
# Dark enough to be seen in a gray print.
OUTLINE, LINE = (168, 56, 6), 4

Box = tuple[int, int, int, int]


class PagePair(Struct, frozen=True):
    """A page that changed: pictures as data addresses, "" if there is no such page; sizes in pixels."""

    number: int
    old: str
    new: str
    width: int
    height: int


def changed_pages(old: bytes, new: bytes) -> tuple[PagePair, ...]:
    """The pages of two files, paired by number, that look different."""
    pairs = []
    drawn = itertools.zip_longest(page_pictures(old, SCALE), page_pictures(new, SCALE))
    for number, (before, after) in enumerate(drawn, 1):
        if before is not None and after is not None and before.size == after.size:
            boxes = changed_boxes(before, after)
            if not boxes:
                continue
            before, after = _outlined(before, boxes), _outlined(after, boxes)
        shown = after or before
        assert shown is not None
        pairs.append(PagePair(number, _address(before), _address(after), shown.width, shown.height))
    return tuple(pairs)


def changed_boxes(old: Image.Image, new: Image.Image) -> list[Box]:
    """Boxes around what differs between two pictures of one size: left, top, right, bottom."""
    # The largest difference of the three channels: a change only of colour counts like one of lightness.
    red, green, blue = ImageChops.difference(old, new).split()
    largest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    mask = largest.point([255 * (value >= SEEN) for value in range(256)])
    return list(_parted(mask, (0, 0, mask.width, mask.height)))


def _parted(mask: Image.Image, box: Box) -> Iterator[Box]:
    """The marks within a box, split at empty bands across and down as far as possible, so that changed columns are
    outlined separately."""
    marked = mask.crop(box).getbbox()
    if marked is None:
        return
    left, top, right, bottom = box[0] + marked[0], box[1] + marked[1], box[0] + marked[2], box[1] + marked[3]
    inside = mask.crop((left, top, right, bottom))
    rows = _runs(inside)
    columns = _runs(inside.transpose(Image.Transpose.TRANSPOSE)) if len(rows) == 1 else []
    if len(rows) > 1:
        for start, end in rows:
            yield from _parted(mask, (left, top + start, right, top + end))
    elif len(columns) > 1:
        for start, end in columns:
            yield from _parted(mask, (left + start, top, left + end, bottom))
    else:
        yield left - AROUND, top - AROUND, right + AROUND - 1, bottom + AROUND - 1


def _runs(mask: Image.Image) -> list[tuple[int, int]]:
    """Where rows with a mark begin and end, with runs less than APART rows apart joined."""
    pixels, width = mask.tobytes(), mask.width
    runs: list[tuple[int, int]] = []
    for y in range(mask.height):
        if not any(pixels[y * width : (y + 1) * width]):
            continue
        if runs and y - runs[-1][1] < APART:
            runs[-1] = (runs[-1][0], y + 1)
        else:
            runs.append((y, y + 1))
    return runs


def _outlined(page: Image.Image, boxes: list[Box]) -> Image.Image:
    drawn = page.copy()
    pen = ImageDraw.Draw(drawn)
    for box in boxes:
        pen.rounded_rectangle(box, radius=AROUND, outline=OUTLINE, width=LINE)
    return drawn


def _address(page: Image.Image | None) -> str:
    if page is None:
        return ""
    file = io.BytesIO()
    page.save(file, "WEBP", lossless=True, quality=EFFORT, method=2)
    return "data:image/webp;base64," + base64.b64encode(file.getvalue()).decode("ascii")
