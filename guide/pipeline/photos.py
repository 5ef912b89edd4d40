"""Photos on finished pages: their pixels, for the size at which they are printed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from guide.base.units import POINTS_PER_UNIT
from guide.model.page import Item, Page, PlacedPicture
from guide.model.picture import Photo, Raster

# Pixels per inch of paper: what an office printer can show.
PRINTED = 300


def with_pixels(pages: tuple[Page, ...], files: Mapping[str, bytes], kept: Path | None) -> tuple[Page, ...]:
    """The pages with the pixels of their photos, made from these files by digest. A photo that is there several times has
    the pixels for its largest place."""
    widths = widths_of(pages)
    if not widths:
        return pages
    # Only who has a photo pays for these.
    from guide.read.photos.convert import prepared
    from guide.read.photos.kept import Kept

    made = {photo: prepared(photo, files[photo.digest], width, Kept(kept)) for photo, width in widths.items()}
    return tuple(replace(page, items=tuple(_with_pixels(item, made) for item in page.items)) for page in pages)


def widths_of(pages: tuple[Page, ...]) -> dict[Photo, float]:
    """How many pixels across the photos of these pages are to have."""
    widths: dict[Photo, float] = {}
    for page in pages:
        for item in page.items:
            if isinstance(item, PlacedPicture) and isinstance(item.picture, Photo):
                wanted = item.box.width / POINTS_PER_UNIT["in"] * PRINTED
                widths[item.picture] = max(widths.get(item.picture, 0.0), wanted)
    return widths


def _with_pixels(item: Item, made: Mapping[Photo, Raster]) -> Item:
    if isinstance(item, PlacedPicture) and isinstance(item.picture, Photo):
        return replace(item, picture=made[item.picture])
    return item
