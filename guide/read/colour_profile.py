"""Colours of a picture that mean others than sRGB, which is what its samples are printed as (ICC.1)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Opened

# Colours that differ by less (0 to 255) are taken for the same.
SEEN = 12


def other_colours(image: Opened, profile: bytes) -> str:
    """What the profile of a picture in red, green and blue is called, if its colours would be printed otherwise; "" if
    not. A profile that is broken, or for other colours, is none to programs that show pictures either."""
    from PIL import ImageChops, ImageCms

    try:
        opened = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        meant = ImageCms.profileToProfile(image, opened, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return ""
    if meant is None or max(band.getextrema()[1] for band in ImageChops.difference(image, meant).split()) < SEEN:  # type: ignore[operator]  # bands of 8 bits have whole numbers
        return ""
    return str(opened.profile.profile_description or "").strip() or "a profile without a name"


def in_srgb(image: Opened, profile: bytes) -> Opened:
    """The picture as its profile means it, as `L`, `RGB` or `RGBA`."""
    from PIL import ImageCms

    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    plain = image.convert("RGB") if alpha else image
    meant = None
    if profile:
        try:
            opened = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            meant = ImageCms.profileToProfile(plain, opened, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
            meant = None
    if meant is None:
        meant = plain if plain.mode in ("L", "RGB") else plain.convert("RGB")
    elif plain.mode == "L":
        meant = meant.convert("L")
    if alpha:
        meant.putalpha(alpha)
    return meant
