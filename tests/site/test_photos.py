"""Photos on the site: small enough for a screen, and with nothing that a camera noted."""

from __future__ import annotations

import io
import re
import struct

from PIL import Image

from tests.support import HANDOUT, SITE_WORDS, SmallProject

# The place of a photo in degrees, minutes and seconds.
PLACE = (52.0, 31.0, 12.0)


def photo(kind: str, mode: str = "RGB", size: tuple[int, int] = (1_300, 870)) -> bytes:
    """A little larger than a screen needs, if nothing else is said."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Phone of somebody"
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", PLACE
    written = io.BytesIO()
    Image.effect_noise(size, 60).convert(mode).save(written, kind, exif=exif)
    return written.getvalue()


def site_with(project: SmallProject, data: bytes) -> dict[str, bytes]:
    """Every file of the site of the small topic, with a photo."""
    project.write("sources/site.en.yaml", SITE_WORDS.read_text("utf-8"))
    if "(ball)" in project.read(HANDOUT):
        project.replace(HANDOUT, "![A ball on the floor.](ball)", "![A garden.](garden)")
    project.write("sources/topic/pictures/garden.jpg", data)
    ran = project.guide("site", "--out", str(project.path("site")))
    assert ran.code == 0, ran.errors
    root = project.path("site")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_a_photo_is_shown_upright_and_no_larger_than_a_screen_needs(project: SmallProject) -> None:
    files = site_with(project, photo("JPEG", size=(1_800, 1_200)))
    (page,) = (data.decode() for path, data in files.items() if path == "en/topic/small/index.html")
    tag = re.search(
        r'<img class="drawing" src="[./]*(assets/garden\.[0-9a-f]+\.jpg)" alt="A garden." width="427" height="640"',
        page,
    )
    assert tag, re.findall("<img[^>]*>", page)
    with Image.open(io.BytesIO(files[tag[1]])) as shown:
        assert (shown.size, shown.mode) == ((853, 1_280), "RGB")


def test_nothing_that_a_camera_noted_is_on_the_site(project: SmallProject) -> None:
    places = [struct.pack(f"{order}6I", *(part for value in PLACE for part in (int(value), 1))) for order in "<>"]
    for data in (photo("JPEG"), photo("PNG"), photo("PNG", "RGBA")):
        assert b"somebody" in data
        assert any(words in data for words in places)
        files = site_with(project, data)
        for words in (b"somebody", b"Exif\0", b"eXIf", *places):
            assert [path for path, content in files.items() if words in content] == []


def test_what_is_clear_is_white(project: SmallProject) -> None:
    written = io.BytesIO()
    half = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    half.paste((10, 20, 200, 255), (0, 0, 150, 200))
    half.save(written, "PNG")
    files = site_with(project, written.getvalue())
    (data,) = (content for path, content in files.items() if path.startswith("assets/garden."))
    with Image.open(io.BytesIO(data)) as shown:
        assert (shown.format, shown.mode, shown.getpixel((250, 100))) == ("PNG", "RGB", (255, 255, 255))
