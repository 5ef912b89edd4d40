"""Photos with too few pixels for their size in print."""

from __future__ import annotations

from guide.base.units import Rect
from guide.model.page import PlacedPicture
from guide.model.picture import Photo
from guide.rules import sharpness
from tests.rules.factory import HANDOUT, on_page, paragraph


def said(width: float, height: float, box: Rect) -> list[str]:
    photo = Photo("garden", width, height, "", "sources/topic/pictures/garden.jpg")
    return on_page(sharpness.check, PlacedPicture(paragraph(), box, photo))


def test_a_coarse_photo_is_told_with_file_pixels_size_and_what_to_do() -> None:
    assert said(300.0, 200.0, Rect(72.0, 72.0, 216.0, 144.0)) == [
        f"{HANDOUT}:3:1: sharpness: warning: `sources/topic/pictures/garden.jpg` has 300 by 200 pixels; in print it is "
        "3.0 by 2.0 inches large, so it is coarse (100 pixels an inch)\n"
        "    hint: use the photo as the camera made it, with at least 450 by 300 pixels"
    ]


def test_what_is_needed_is_rounded_up() -> None:
    (told,) = said(100.0, 75.0, Rect(72.0, 72.0, 100.0, 75.0))
    assert told.endswith("with at least 210 by 160 pixels")


def test_half_of_what_a_printer_shows_is_enough() -> None:
    assert said(450.0, 300.0, Rect(72.0, 72.0, 216.0, 144.0)) == []
