"""PNG and JPEG into samples: what is seen stays, and whatever the bytes are there is no exception."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from guide.base.problems import Problems
from guide.model.picture import Raster
from guide.read.bitmaps import is_bitmap
from guide.read.raster import read_raster
from tests.long import examples

SIZE = (12, 9)
COUNT = SIZE[0] * SIZE[1]


def read(data: bytes) -> tuple[Raster | None, list[str]]:
    problems = Problems()
    return read_raster("logo", "logo.png", data, problems), [str(problem) for problem in problems]


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def palette(*colours: tuple[int, int, int]) -> Image.Image:
    """A field of the first colour of a palette."""
    image = Image.new("P", SIZE)
    image.putpalette([channel for colour in colours for channel in colour])
    return image


RED, GREEN = (200, 10, 20), (10, 200, 20)
# A field of one colour, and the samples of each of its pixels.
FIELDS: dict[str, tuple[bytes, tuple[int, ...]]] = {
    "black": (saved(Image.new("1", SIZE, 0)), (0,)),
    "white": (saved(Image.new("1", SIZE, 1)), (255,)),
    "gray": (saved(Image.new("L", SIZE, 77)), (77,)),
    "gray of 16 bits": (saved(Image.new("I;16", SIZE, 77 * 257)), (77,)),
    "darkest of 16 bits": (saved(Image.new("I;16", SIZE, 0)), (0,)),
    "lightest of 16 bits": (saved(Image.new("I;16", SIZE, 65535)), (255,)),
    "colour": (saved(Image.new("RGB", SIZE, RED)), RED),
    "palette": (saved(palette(RED, GREEN)), RED),
    "clear colour of a palette": (saved(palette(RED, GREEN), transparency=0), (255, 255, 255)),
    "another clear colour": (saved(palette(RED, GREEN), transparency=1), RED),
    "alpha of a palette": (saved(palette(RED, GREEN), transparency=bytes((0, 255))), (255, 255, 255)),
    "clear gray": (saved(Image.new("L", SIZE, 77), transparency=77), (255, 255, 255)),
    "clear colour": (saved(Image.new("RGB", SIZE, RED), transparency=RED), (255, 255, 255)),
    "solid": (saved(Image.new("RGBA", SIZE, (*RED, 255))), RED),
    "clear": (saved(Image.new("RGBA", SIZE, (*RED, 0))), (255, 255, 255)),
    "solid gray": (saved(Image.new("LA", SIZE, (77, 255))), (77, 77, 77)),
    "clear gray with alpha": (saved(Image.new("LA", SIZE, (0, 0))), (255, 255, 255)),
}


@pytest.mark.parametrize("case", FIELDS)
def test_a_png_is_laid_on_white_and_kept_as_samples(case: str) -> None:
    data, samples = FIELDS[case]
    picture, problems = read(data)
    assert problems == []
    assert picture == Raster("logo", 12.0, 9.0, bytes(samples) * COUNT, jpeg=False, gray=len(samples) == 1)


def test_half_clear_black_is_gray() -> None:
    picture, _ = read(saved(Image.new("RGBA", SIZE, (0, 0, 0, 128))))
    assert picture is not None
    assert set(picture.data) == {127}


@pytest.mark.parametrize(("mode", "gray"), [("L", True), ("RGB", False)])
def test_a_jpeg_is_kept_as_it_is(mode: str, gray: bool) -> None:
    data = saved(Image.new(mode, SIZE), "JPEG")
    assert read(data) == (Raster("logo", 12.0, 9.0, data, jpeg=True, gray=gray), [])


@settings(deadline=None, derandomize=True)
@given(st.integers(8, 40), st.integers(8, 40), st.data())
def test_every_pixel_stays_where_it_is(width: int, height: int, data: st.DataObject) -> None:
    pixels = data.draw(st.binary(min_size=width * height * 3, max_size=width * height * 3))
    picture, _ = read(saved(Image.frombytes("RGB", (width, height), pixels)))
    assert picture == Raster("logo", float(width), float(height), pixels, jpeg=False, gray=False)


@pytest.mark.parametrize(("side", "told"), [(7, 1), (8, 0), (2_000, 0), (2_001, 1)])
def test_a_side_has_at_least_8_and_at_most_2_000_pixels(side: int, told: int) -> None:
    for size in ((side, 100), (100, side)):
        picture, problems = read(saved(Image.new("L", size)))
        assert len(problems) == told
        assert (picture is None) == bool(told)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "TIFF", "BMP", "PPM", "ICO"])
def test_only_png_and_jpeg_are_opened(kind: str) -> None:
    assert not is_bitmap(saved(Image.new("RGB", SIZE), kind))


NOISE = Image.frombytes("RGB", (16, 16), bytes((x * x * 7 + x) % 251 for x in range(768)))
SEEDS = [saved(NOISE), saved(NOISE, "JPEG"), saved(NOISE.convert("P")), saved(NOISE.convert("RGBA"))]


@settings(deadline=None, derandomize=True, max_examples=examples(75))
@given(st.sampled_from(SEEDS), st.data())
def test_broken_bytes_are_a_problem_and_no_exception(seed: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(3, len(seed) - 1))
    end = data.draw(st.integers(start, min(start + 20, len(seed))))
    picture, problems = read(seed[:start] + data.draw(st.binary(max_size=20)) + seed[end:])
    assert (picture is None) == bool(problems)
    assert all(problem.startswith("logo.png:1:1: picture: this picture ") for problem in problems)
    assert (
        picture is None or picture.jpeg or len(picture.data) == picture.width * picture.height * (3 - 2 * picture.gray)
    )


@settings(deadline=None, derandomize=True)
@given(st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"]), st.binary(max_size=200))
def test_any_bytes_after_the_first_are_a_problem_and_no_exception(start: bytes, rest: bytes) -> None:
    picture, problems = read(start + rest)
    assert picture is None
    assert problems == [
        "logo.png:1:1: picture: this picture is broken or cut short\n    hint: save it again from its program"
    ]


@pytest.mark.parametrize("seed", SEEDS[:2], ids=["PNG", "JPEG"])
def test_a_picture_cut_in_its_pixels_is_broken(seed: bytes) -> None:
    for length in range(8, len(seed) - 40, 7):
        picture, problems = read(seed[:length])
        assert picture is None
        assert problems == [
            "logo.png:1:1: picture: this picture is broken or cut short\n    hint: save it again from its program"
        ]


@pytest.mark.parametrize("how", [{}, {"progressive": True}, {"quality": 30, "restart_marker_blocks": 4}])
def test_a_photo_keeps_its_pixels_and_nothing_that_it_says_of_itself(how: dict[str, Any]) -> None:
    noise = Image.effect_noise((120, 90), 80).convert("RGB")
    exif, file = Image.Exif(), io.BytesIO()
    exif[0x010E] = "taken at home"
    noise.save(file, "JPEG", exif=exif, comment=b"by nobody", **how)
    read = read_raster("logo", "logo.jpg", file.getvalue() + b"after the end", Problems())
    assert read is not None and read.jpeg
    for said in (b"taken at home", b"by nobody", b"after the end"):
        assert said in file.getvalue() + b"after the end" and said not in read.data
    with Image.open(io.BytesIO(read.data)) as bare, Image.open(file) as whole:
        assert bare.tobytes() == whole.tobytes()


@pytest.mark.parametrize("size", [(400, 10), (10, 400)])
def test_a_sliver_is_refused(size: tuple[int, int]) -> None:
    file, problems = io.BytesIO(), Problems()
    Image.new("RGB", size).save(file, "PNG")
    assert read_raster("logo", "logo.png", file.getvalue(), problems) is None
    assert [problem.message for problem in problems] == [f"this picture is {size[0]} by {size[1]} pixels"]
