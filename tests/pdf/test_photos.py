"""Photos in the finished file: they look on the page as elsewhere, and nothing that a camera noted is in the file."""

from __future__ import annotations

import io
import struct
from typing import Any

import pikepdf
from PIL import Image, ImageCms

from tests.pdf.bitmaps import (
    BITMAPS,
    FOUR,
    GRAYS,
    NEAR,
    RED,
    START,
    Four,
    apart,
    chunk,
    corners,
    four,
    photo,
    png,
    saved,
    segment,
)
from tests.pdf.on_page import not_alike, seen
from tests.pdf.reader import Reader
from tests.support import HANDOUT, SmallProject

DIRECTIVE = "![A ball on the floor.](ball)"
NAME = "sources/topic/pictures/fields.jpg"
# The corners of a picture whose first two channels are swapped.
SWAPPED: Four = tuple((green, red, blue) for red, green, blue in FOUR)  # type: ignore[assignment]  # there are four


def swapped_colours() -> bytes:
    """A profile in which red is what others call green."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"kXYZ").replace(b"gXYZ", b"rXYZ").replace(b"kXYZ", b"gXYZ")


# What a logo may not be, or keeps: the file, and the colour of each quarter.
PHOTOS: dict[str, tuple[bytes, Four]] = BITMAPS | {
    "JPEG for a print shop": (saved(four().convert("CMYK"), "JPEG", quality=95), FOUR),
    "JPEG for a print shop, not inverted": (
        saved(four().convert("CMYK"), "JPEG", quality=95).replace(segment(0xEE, b"Adobe\0\x64\0\0\0\0\0"), b""), FOUR),
    "JPEG of many frames": (
        saved(four(), "MPO", save_all=True, append_images=[four()] * 50, quality=95, subsampling=0), FOUR),
    "JPEG of other colours": (saved(four(), "JPEG", quality=95, subsampling=0, icc_profile=swapped_colours()), SWAPPED),
    "PNG of other colours": (saved(four(), "PNG", icc_profile=swapped_colours()), SWAPPED),
    "PNG of other colours with alpha": (
        saved(four().convert("RGBA"), "PNG", icc_profile=swapped_colours()), SWAPPED),
}  # fmt: skip


def printed(project: SmallProject, data: bytes, edition: str = "letter") -> Reader:
    """The small sheet with a photo."""
    project.set_value(HANDOUT, "pages", "{least: 1, most: 2}")
    project.write(NAME, data)
    ran = project.guide("build", "--edition", edition)
    assert (
        ran.code,
        [line for line in ran.errors if "sharpness" not in line and "hint: use the photo" not in line],
    ) == (0, [])
    return Reader(project.path(f"build/en/topic/small.{edition}.pdf"))


def with_photo(project: SmallProject) -> SmallProject:
    project.replace(HANDOUT, DIRECTIVE, "![Four fields.](fields)")
    return project


def images(reader: Reader) -> list[Any]:
    found = [
        item for item in reader.pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
    ]
    masks = [item.objgen for image in found if (item := image.get("/SMask")) is not None]
    return [image for image in found if image.objgen not in masks]


def test_a_photo_looks_on_the_page_as_it_does_elsewhere(project: SmallProject) -> None:
    with_photo(project)
    assert not_alike(PHOTOS, lambda data: printed(project, data)) == []


def test_in_gray_editions_a_photo_is_gray(project: SmallProject) -> None:
    project.replace(
        "sources/topic/topic.yaml", "languages: [en]\n", "languages: [en]\neditions: [letter, letter-gray]\n"
    )
    with_photo(project)
    for data in (saved(four(), "JPEG", quality=95), saved(four(), "PNG"), saved(four(GRAYS, "L"), "PNG")):
        reader = printed(project, data, "letter-gray")
        (image,) = images(reader)
        assert image.ColorSpace == "/DeviceGray"
        source = Image.open(io.BytesIO(data)).convert("L")
        assert apart(corners(seen(reader)), corners(source)) <= NEAR


def test_the_pixels_are_those_of_an_office_printer_and_never_more_than_there_are(project: SmallProject) -> None:
    project.replace(HANDOUT, DIRECTIVE, f"{DIRECTIVE}\n\n![Four fields.](fields)")
    for across in (48, 150, 3_000):
        data = saved(four().resize((across, across * 2 // 3)), "JPEG", quality=95)
        reader = printed(project, data)
        (image,) = images(reader)
        (figure,) = (figure for figure in reader.root.named("Figure") if figure.alt == "Four fields.")
        left, bottom, right, top = (float(edge) for edge in figure.attributes["BBox"])
        assert int(image.Width) == min(across, round((right - left) / 72 * 300))
        assert abs(float(image.Width) / float(image.Height) - (right - left) / (top - bottom)) < 0.02


def test_a_photo_that_is_there_twice_is_in_the_file_once_for_its_larger_place(project: SmallProject) -> None:
    project.replace(HANDOUT, "summary:", "picture: fields\nalt: Four fields in the band.\nsummary:")
    reader = printed(with_photo(project), saved(four().resize((3_000, 2_000)), "PNG"))
    (image,) = images(reader)
    widths = [
        float(box[2]) - float(box[0])
        for figure in reader.root.named("Figure")
        if figure.alt.startswith("Four fields") and (box := figure.attributes["BBox"])
    ]
    assert len(widths) == 2
    assert int(image.Width) == round(max(widths) / 72 * 300)


def test_a_figure_has_its_text_and_place(project: SmallProject) -> None:
    reader = printed(with_photo(project), saved(four(), "JPEG"))
    (figure,) = (figure for figure in reader.root.named("Figure") if figure.alt == "Four fields.")
    assert figure.attributes["Placement"] == "/Block"
    assert len(figure.attributes["BBox"]) == 4


def test_what_is_clear_stays_clear(project: SmallProject) -> None:
    project.replace(
        HANDOUT,
        DIRECTIVE,
        f":::{{callout}} next-visit\n:title: Say this\n:picture: fields\n:alt: Four fields.\nWalk.\n:::\n\n{DIRECTIVE}",
    )
    data = saved(four((*(((*RED, 0), (*RED, 255)) * 2),), "RGBA"), "PNG")
    reader = printed(project, data)
    (image,) = images(reader)
    assert image.SMask.ColorSpace == "/DeviceGray"
    clear, solid, *_ = corners(seen(reader))
    assert solid == RED
    # The ground of the box, which is tinted.
    assert min(clear) > 200
    assert clear != (255, 255, 255)


def test_screens_keep_their_edges_and_photos_are_packed(project: SmallProject) -> None:
    with_photo(project)
    noise = Image.effect_noise((300, 200), 80).convert("RGB")
    for data, packing in ((saved(four(), "PNG"), "/FlateDecode"), (saved(noise, "PNG"), "/DCTDecode")):
        reader = printed(project, data)
        (image,) = images(reader)
        assert str(image.Filter) == packing


def test_nothing_that_a_camera_noted_is_in_the_file(project: SmallProject) -> None:
    with_photo(project)
    small = b"JFIF\0\1\1\0\0\1\0\1\x0a\x0a" + b"small picture of the whole one " * 10
    jpeg = saved(four(), "JPEG", exif=photo(6), comment=b"by nobody", xmp=b"<x>by nobody</x>")
    noted = START + segment(0xE0, small) + segment(0xED, b"Photoshop 3.0\0by nobody") + jpeg[20:] + b"behind the end"
    texts = (
        chunk(b"tEXt", b"comment\0by nobody"), chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x>by nobody</x>"),
        chunk(b"eXIf", photo(6).tobytes()[6:]), chunk(b"tIME", b"\x07\xea\x0b\x1c\0\0\0"),
    )  # fmt: skip
    # 52 degrees, 31 minutes and 12 seconds, in both orders of bytes.
    places = [struct.pack(f"{order}6I", 52, 1, 31, 1, 12, 1) for order in "<>"]
    assert any(words in noted for words in places)
    for data in (noted, png(8, 2, [list(colour) for colour in FOUR], *texts)):
        reader = printed(project, data)
        whole = [reader.path.read_bytes()]
        for item in reader.pdf.objects:
            if isinstance(item, pikepdf.Stream):
                whole.append(item.read_raw_bytes() if item.get("/Filter") == "/DCTDecode" else item.read_bytes())
        for words in (
            b"Exif\0",
            b"somebody",
            b"nobody",
            b"Photoshop",
            b"small picture",
            b"behind the end",
            b"adobe.xmp",
            *places,
        ):
            assert [part[:40] for part in whole if words in part and b"xmpmeta" not in part] == [], words


def test_the_same_photo_makes_the_same_bytes(project: SmallProject) -> None:
    with_photo(project)
    data = saved(four().resize((900, 600)), "JPEG", exif=photo(3))
    first = printed(project, data).path.read_bytes()
    for path in sorted(project.path("build").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    assert printed(project, data).path.read_bytes() == first


def test_images_have_no_alternates_and_are_not_smoothed(project: SmallProject) -> None:
    with_photo(project)
    half = saved(four((*(((*RED, 0), (*RED, 255)) * 2),), "RGBA"), "PNG")
    for data in (saved(four(), "JPEG"), half):
        reader = printed(project, data)
        found = [
            item for item in reader.pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ]
        assert found
        assert [image for image in found if {"/Alternates", "/OPI", "/Interpolate"} & set(image.keys())] == []
        assert {int(image.BitsPerComponent) for image in found} == {8}
