"""Photos as files of the site: smaller than on paper, and with nothing of what the camera noted."""

from __future__ import annotations

from guide.model.picture import Photo
from guide.products.site.assets import Assets
from guide.products.site.markup import PHOTO_SIDE
from guide.read.photos.convert import png_of, prepared
from guide.read.photos.kept import Kept

# Pixels for each pixel of CSS, as sharp screens have them.
DENSITY = 2


def add_photo(photo: Photo, data: bytes, assets: Assets) -> str:
    """Keep a photo, made from the data of its file; its path. What is clear in it is white."""
    longer = max(photo.width, photo.height)
    raster = prepared(photo, data, photo.width * min(1.0, DENSITY * PHOTO_SIDE / longer), Kept(), opaque=True)
    return assets.add(photo.name, "jpg" if raster.jpeg else "png", raster.data if raster.jpeg else png_of(raster))
