"""Photos with enough pixels for their size in print."""

from __future__ import annotations

from guide.base.problems import Problems
from guide.base.units import POINTS_PER_UNIT
from guide.model.page import PlacedPicture
from guide.model.picture import Photo
from guide.rules.context import PageContext

# Pixels per inch of paper below which single pixels are seen.
LEAST = 150
INCH = POINTS_PER_UNIT["in"]


def check(context: PageContext, problems: Problems) -> None:
    for page in context.pages:
        for item in page.items:
            if not isinstance(item, PlacedPicture) or not isinstance(item.picture, Photo):
                continue
            photo, width, height = item.picture, item.box.width / INCH, item.box.height / INCH
            sharpness = photo.width / width
            if round(sharpness) < LEAST:
                problems.warning(
                    context.at(item.role), "sharpness",
                    f"`{photo.path}` has {photo.width:.0f} by {photo.height:.0f} pixels; in print it is {width:.1f} by "
                    f"{height:.1f} inches large, so it is coarse ({sharpness:.0f} pixels an inch)",
                    f"use the photo as the camera made it, with at least {_least(width):,} by {_least(height):,} pixels",
                )  # fmt: skip


def _least(inches: float) -> int:
    """Pixels for so many inches, rounded up to tens."""
    return -int(-inches * LEAST // 10) * 10
