"""Drawings, logos and pictures of pages as files."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageOps

from guide.base.problems import Problems
from guide.base.units import BLACK, WHITE, Colour
from guide.model.picture import Picture, PicturePath, Raster
from guide.products.browser.svg_numbers import number
from guide.products.browser.templates import environment
from guide.products.site.assets import Assets
from guide.products.site.pictures import SHARED_SIZE, first_page
from guide.products.site.svg import add_picture, icon
from guide.read.raster import read_raster
from tests.support import SmallProject

RED = Colour(255, 0, 0)
LINE = PicturePath((("M", (0.0, 1.5)), ("L", (10.123456, -0.001))), None, RED, 2.0, "round", "bevel")
FILLED = PicturePath((("M", (0.0, 0.0)), ("C", (1.0, 2.0, 3.0, 4.0, 5.0, 6.0)), ("Z", ())), WHITE, even_odd=True)


def kept(picture: Picture | Raster) -> tuple[str, bytes]:
    """Path and bytes of a picture's file."""
    templates, assets = environment("guide.products.site"), Assets()
    templates.filters["number"] = number
    path = add_picture(picture, assets, templates)
    return path, assets.files[path]


def test_a_drawing_is_svg_made_of_numbers() -> None:
    path, data = kept(Picture('a <b>"é', 24.0, 12.5, (LINE, FILLED)))
    assert re.fullmatch(r"assets/a-b\.[0-9a-f]{10}\.svg", path)
    root = ElementTree.fromstring(data.decode("utf-8"))  # noqa: S314  # our own file
    assert (root.get("viewBox"), root.get("width"), root.get("height")) == ("0 0 24 12.5", "24", "12.5")
    line, filled = root
    assert line.attrib == {
        "d": "M0 1.5L10.12 0", "fill": "none", "stroke": "#ff0000", "stroke-width": "2", "stroke-linecap": "round",
        "stroke-linejoin": "bevel",
    }  # fmt: skip
    assert filled.attrib == {"d": "M0 0C1 2 3 4 5 6Z", "fill": "#ffffff", "fill-rule": "evenodd"}


def test_an_icon_takes_the_colours_of_its_box() -> None:
    drawn = icon(Picture("icon", 24.0, 48.0, (LINE, FILLED)))
    assert (drawn["width"], drawn["height"]) == ("24", "48")
    assert [(path["fill"], path["stroke"]) for path in drawn["parts"]] == [("none", "currentColor"), ("ground", "none")]


@pytest.mark.parametrize(
    ("gray", "mode", "data"), [(True, "L", bytes((0, 255))), (False, "RGB", bytes((9, 8, 7, 1, 2, 3)))]
)
def test_a_logo_of_pixels_keeps_every_pixel(gray: bool, mode: str, data: bytes) -> None:
    path, encoded = kept(Raster("logo", 2.0, 1.0, data, jpeg=False, gray=gray))
    with Image.open(io.BytesIO(encoded)) as image:
        assert (path.rpartition(".")[2], image.format, image.mode, image.size) == ("png", "PNG", mode, (2, 1))
        assert image.tobytes() == data


def test_a_jpeg_stays_as_it_is() -> None:
    path, encoded = kept(Raster("logo", 2.0, 1.0, b"\xff\xd8...", jpeg=True, gray=False))
    assert (path.rpartition(".")[2], encoded) == ("jpg", b"\xff\xd8...")


def test_a_turned_jpeg_says_so_to_browsers() -> None:
    image = Image.new("RGB", (24, 16), "white")
    image.paste("navy", (0, 0, 12, 8))
    for turned in range(1, 9):
        file, exif = io.BytesIO(), Image.Exif()
        exif[0x0112] = turned
        image.save(file, "JPEG", quality=95, exif=exif)
        raster = read_raster("logo", "logo.jpg", file.getvalue(), Problems())
        assert raster
        with Image.open(io.BytesIO(kept(raster)[1])) as shown, Image.open(file) as photo:
            upright = ImageOps.exif_transpose(shown)
            assert upright.size == (raster.width, raster.height)
            assert upright.tobytes() == ImageOps.exif_transpose(photo).tobytes(), turned


def test_pictures_of_a_page_in_two_widths_and_one_to_share(built: SmallProject) -> None:
    pdf, assets = built.path("build/en/topic/small.letter.pdf").read_bytes(), Assets()
    made = first_page("small", pdf, assets, BLACK)
    assert [width for _, width in made.sizes] == [240, 480]
    assert (made.width, made.height) == (240, 311)
    for path, width in made.sizes:
        with Image.open(io.BytesIO(assets.files[path])) as image:
            assert (image.format, image.width) == ("WEBP", width)
    with Image.open(io.BytesIO(assets.files[made.shared])) as image:
        assert (image.format, image.size) == ("JPEG", SHARED_SIZE)
    assert first_page("small", pdf, Assets(), None).shared == ""
