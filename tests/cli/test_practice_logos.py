"""Logos of pixels, of every kind that is printed."""

from __future__ import annotations

import pikepdf
import pytest

from tests.cli.test_practices import BARE, box_of, picture
from tests.pdf.reader import Reader
from tests.support import SmallProject

LOGOS = {
    "PNG, black and white": picture("1", "PNG"),
    "PNG, gray": picture("L", "PNG"),
    "PNG, gray with alpha": picture("LA", "PNG"),
    "PNG, gray of 16 bits": picture("I;16", "PNG"),
    "PNG, colours": picture("RGB", "PNG"),
    "PNG, palette": picture("P", "PNG"),
    "PNG, palette with a clear colour": picture("P", "PNG", transparency=0),
    "PNG, palette with an alpha each": picture("P", "PNG", transparency=bytes((0, 128, 255))),
    "PNG, colours with alpha": picture("RGBA", "PNG"),
    "JPEG, gray": picture("L", "JPEG"),
    "JPEG, colours": picture("RGB", "JPEG"),
    "JPEG, in passes": picture("RGB", "JPEG", progressive=True),
}


@pytest.mark.parametrize("case", LOGOS)
def test_a_logo_of_pixels_is_a_picture_in_the_file(case: str, project: SmallProject) -> None:
    project.write("practices/logo", LOGOS[case])
    project.write("practices/a.yaml", f"{BARE}logo: {{file: logo, alt: A gray field.}}\n")
    ran = project.guide("build", "--edition", "letter", "--practice", str(project.path("practices/a.yaml")))
    assert (ran.code, ran.errors) == (0, ())
    reader = Reader(project.path("build/en/topic/small.letter.pdf"))
    assert [figure.alt for figure in box_of(reader).named("Figure")] == ["A gray field."]
    images = [item for item in reader.pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Width") == 64]
    assert len(images) == 1
    assert pikepdf.PdfImage(images[0]).as_pil_image().size == (64, 48)
