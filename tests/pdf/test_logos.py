"""Logos of every kind that people have, in the finished file: what was seen in the picture is seen on the page, and what
it said besides its pixels is not in the file."""

from __future__ import annotations

import pikepdf

from tests.pdf.bitmaps import BITMAPS, FOUR, GRAYS, NEAR, START, apart, chunk, corners, four, photo, png, saved, segment
from tests.pdf.on_page import not_alike, seen
from tests.pdf.reader import Reader
from tests.support import TOPIC_FILE, SmallProject


def printed(project: SmallProject, data: bytes, edition: str = "letter") -> Reader:
    """The small sheet with a logo."""
    project.write("practices/logo.png", data)
    project.write("practices/a.yaml", "name: A\nphone: 555-0100\nlogo: {file: logo.png, alt: Four fields.}\n")
    ran = project.guide("build", "--edition", edition, "--practice", str(project.path("practices/a.yaml")))
    assert (ran.code, ran.errors) == (0, ())
    return Reader(project.path(f"build/en/topic/small.{edition}.pdf"))


def test_a_logo_looks_on_the_page_as_it_does_elsewhere(project: SmallProject) -> None:
    assert not_alike(BITMAPS, lambda data: printed(project, data)) == []


def test_what_a_picture_says_of_its_maker_is_not_in_the_file(project: SmallProject) -> None:
    small = b"JFIF\0\1\1\0\0\1\0\1\x0a\x0a" + b"small picture of the whole one " * 10
    jpeg = saved(four(), "JPEG", exif=photo(6), comment=b"by nobody", xmp=b"<x>by nobody</x>")
    more = segment(0xE0, small) + segment(0xED, b"Photoshop 3.0\0by nobody")
    noted = START + more + jpeg[20:] + b"behind the end"
    texts = chunk(b"tEXt", b"Author\0by nobody"), chunk(b"eXIf", photo(6).tobytes()[6:])
    for data in (noted, png(8, 2, [list(colour) for colour in FOUR], *texts)):
        reader = printed(project, data)
        streams = [item for item in reader.pdf.objects if isinstance(item, pikepdf.Stream)]
        assert len([item for item in streams if item.get("/Subtype") == "/Image"]) == 1
        # A JPEG stands in the file as it is.
        kept = [item.read_raw_bytes() if item.get("/Filter") == "/DCTDecode" else item.read_bytes() for item in streams]
        for words in (b"Exif\0", b"somebody", b"nobody", b"Photoshop", b"small picture", b"behind the end"):
            assert words in noted
            assert [part for part in (reader.path.read_bytes(), *kept) if words in part] == [], words


def test_in_gray_editions_a_logo_is_gray_and_its_pixels_are_the_same(project: SmallProject) -> None:
    project.replace(TOPIC_FILE, "languages: [en]\n", "languages: [en]\neditions: [letter, letter-gray]\n")
    turned = saved(four(), "JPEG", quality=95, subsampling=0, exif=photo(6))
    for data in (saved(four(), "JPEG", quality=95), saved(four(), "PNG"), turned):
        colour, gray = printed(project, data), printed(project, data, "letter-gray")
        seen_gray = seen(gray).convert("RGB")
        red, green, blue = (band.tobytes() for band in seen_gray.split())
        assert red == green == blue
        assert apart(corners(seen_gray), corners(seen(colour).convert("L"))) <= NEAR
        assert [stream.read_raw_bytes() for stream in _images(gray)] == [
            stream.read_raw_bytes() for stream in _images(colour)
        ]


def test_a_gray_logo_needs_no_blending(project: SmallProject) -> None:
    project.replace(TOPIC_FILE, "languages: [en]\n", "languages: [en]\neditions: [letter, letter-gray]\n")
    reader = printed(project, saved(four(GRAYS, "L"), "PNG"), "letter-gray")
    assert [item for item in reader.pdf.objects if isinstance(item, pikepdf.Dictionary) and "/BM" in item] == []


def _images(reader: Reader) -> list[pikepdf.Stream]:
    return [
        item for item in reader.pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
    ]


def test_blending_is_of_a_kind_that_the_standard_has(project: SmallProject) -> None:
    project.replace(TOPIC_FILE, "languages: [en]\n", "languages: [en]\neditions: [letter, letter-gray]\n")
    reader = printed(project, saved(four(), "JPEG"), "letter-gray")
    (group,) = (
        item for item in reader.pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Group") is not None
    )
    assert (str(group.Group.S), str(group.Group.CS), bool(group.Group.I)) == ("/Transparency", "/DeviceRGB", True)
    assert {str(state.BM) for state in group.Resources.ExtGState.values()} == {"/Saturation"}
    # Without an output intent, its page would need a colour space for blending.
    assert "/OutputIntents" in reader.catalog
