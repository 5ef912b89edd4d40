"""What is painted where the page model says, and nothing where printers do not print."""

from __future__ import annotations

import pytest
from PIL import Image

from guide.base.units import WHITE, Colour
from guide.model.page import LAYOUT, Artifact, Shape
from tests.each import each
from tests.layout.real import EVERY, EVERY_NAME, real_handout
from tests.pixels.renderer import document, rendered

DPI = 100
EDGE = 0.25


def dot(picture: Image.Image, x: float, y: float) -> Colour:
    """The colour at a place of the page, in points from its top left corner."""
    value = picture.getpixel((int(x * DPI / 72), int(y * DPI / 72)))
    assert isinstance(value, tuple)
    return Colour(*value[:3])


@each("name", EVERY_NAME)
def test_the_outer_quarter_inch_is_white(name: str) -> None:
    for number in range(len(document(name))):
        picture = rendered(name, number, DPI, True)
        width, height, edge = picture.width, picture.height, int(EDGE * DPI)
        for box in (
            (0, 0, width, edge), (0, height - edge, width, height), (0, 0, edge, height),
            (width - edge, 0, width, height),
        ):  # fmt: skip
            assert picture.crop(box).getextrema() == (255, 255), f"page {number + 1}"


@each("name", EVERY_NAME)
def test_a_page_is_not_white_inside(name: str) -> None:
    for number in range(len(document(name))):
        counts = rendered(name, number, DPI, True).histogram()
        assert sum(counts[:80]) > 1000
        assert counts[255] > sum(counts) / 4


@each("handout", EVERY)
def test_the_band_has_its_colour_where_its_frame_is_and_not_above(handout: str) -> None:
    name = f"{handout}.letter"
    real, picture = real_handout(name), rendered(f"{handout}.letter", 0, DPI, False)
    fill = real.layout.theme.colour(real.layout.theme.band.fill)
    grounds = [item for item in real.pages[0].items if isinstance(item, Shape) and item.fill == fill]
    band = min(grounds, key=lambda item: item.box.y).box
    spacing = real.layout.theme.spacing
    taken = spacing.label_width + spacing.gutter if real.handout.patient_label else 0.0
    assert band.width == pytest.approx(real.pages[0].frame.width - taken)
    for x in (band.x + 4, band.x + band.width / 2, band.right - 4):
        assert dot(picture, x, band.y + 3) == fill
        assert dot(picture, x, band.bottom - 4) == fill
        assert dot(picture, x, band.y - 3) == WHITE
    for y in (band.y + band.height / 3, band.y + band.height / 2):
        assert dot(picture, band.x + 3, y) == dot(picture, band.right - 3, y) == fill
        assert dot(picture, band.x - 3, y) == dot(picture, band.right + 3, y) == WHITE


@each("name", EVERY_NAME)
def test_every_ground_is_painted_in_its_colour(name: str) -> None:
    for page in real_handout(name).pages:
        picture = rendered(name, page.number - 1, DPI, False)
        grounds = [item for item in page.items if isinstance(item, Shape) and item.role == Artifact("Background")]
        for ground in grounds:
            # Just inside the upper edge there is neither text nor, unless another ground or a flag lies there, other paint.
            x, y = ground.box.x + ground.box.width / 2, ground.box.y + 2.5
            flags = [item for item in page.items if isinstance(item, Shape) and item.role == LAYOUT and item.fill]
            if any(flag.box.x < x < flag.box.right and flag.box.y < y < flag.box.bottom for flag in flags):
                continue
            above = [
                other for other in grounds if other.box.y < y < other.box.bottom and other.box.x < x < other.box.right
            ]
            if ground.fill is not None and above and above[-1] is ground and ground.box.height > 12:
                assert dot(picture, x, y) == ground.fill
