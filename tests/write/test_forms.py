"""Drawings as form XObjects: what they name is there, and the file says what PDF wants."""

from __future__ import annotations

import io
from typing import Any

import pikepdf

from guide.base.units import BLACK, WHITE, Colour
from guide.model.picture import Gradient, Join, Picture, PictureGroup, PicturePath, Segment, Stop
from guide.pdf.draw.pictures import picture_form
from guide.pdf.write.forms import write_form
from guide.pdf.write.objects import PdfFile, dictionary

SQUARE = (("M", (0.0, 0.0)), ("L", (9.0, 0.0)), ("L", (9.0, 9.0)), ("Z", ()))
POINT = (("M", (0.0, 0.0)), ("L", (9.0, 1.0)), ("L", (0.0, 2.0)))
RED = Colour(255, 0, 0)
# An object is gone with its file.
OPEN: list[pikepdf.Pdf] = []
SHARP: tuple[tuple[tuple[Segment, ...], Join], ...] = ((POINT, "miter"), (SQUARE, "miter"), (POINT, "round"))


def written(*parts: PicturePath | PictureGroup) -> Any:
    pdf = PdfFile()
    form = write_form(pdf, picture_form(Picture("a", 9.0, 9.0, parts)), (9.0, 9.0))
    pages = pdf.add(dictionary({"Type": "/Pages", "Kids": "[]", "Count": 0}))
    root = pdf.add(dictionary({"Type": "/Catalog", "Pages": pages, "Form": form}))
    file = pikepdf.open(io.BytesIO(pdf.assembled(root, pdf.add("<<>>"))))
    OPEN.append(file)
    return file.Root.Form


def lines(form: Any) -> list[str]:
    return bytes(form.read_bytes()).decode("ascii").split("\n")


def test_what_is_opaque_needs_no_resources() -> None:
    form = written(PicturePath(SQUARE, RED))
    assert dict(form.Resources) == {}
    assert "/Group" not in form


def test_an_opacity_is_a_graphics_state_of_its_path_alone() -> None:
    form = written(PicturePath(SQUARE, RED, fill_opacity=0.5), PicturePath(SQUARE, RED))
    assert float(form.Resources.ExtGState.s1.ca) == 0.5
    assert [lines(form).index(part) for part in ("q", "/s1 gs", "Q")] == [0, 1, len(lines(form)) - 4]


def test_a_group_is_seen_through_as_one() -> None:
    form = written(PictureGroup((PicturePath(SQUARE, RED), PicturePath(SQUARE, BLACK)), opacity=0.25))
    assert lines(form) == ["q", "/s1 gs", "/g1 Do", "Q"]
    assert form.Resources.XObject.g1.Group.S == "/Transparency"


def test_a_mask_is_a_form_of_grays() -> None:
    shown = (PicturePath(SQUARE, Colour(128, 128, 128)),)
    form = written(PictureGroup((PicturePath(SQUARE, RED),), mask=shown))
    assert lines(form) == ["q", "/s1 gs", "/g1 Do", "Q"]
    mask = form.Resources.ExtGState.s1.SMask
    assert (mask.S, mask.G.Group.CS) == ("/Luminosity", "/DeviceGray")
    assert lines(mask.G)[0] == ".502 g"


def test_a_blend_mode_has_its_name_in_pdf() -> None:
    form = written(PictureGroup((PicturePath(SQUARE, RED),), blend="color-dodge"))
    assert form.Resources.ExtGState.s1.BM == "/ColorDodge"


def test_an_isolated_group_needs_no_state() -> None:
    form = written(PictureGroup((PicturePath(SQUARE, RED),), isolated=True))
    assert lines(form) == ["q", "/g1 Do", "Q"]


def test_a_line_that_is_seen_through_lies_on_its_area() -> None:
    form = written(PicturePath(SQUARE, RED, BLACK, stroke_opacity=0.5))
    assert [line for line in lines(form) if line in ("f", "S", "B")] == ["f", "S"]


def test_a_gradient_is_a_shading_from_its_first_stop_to_its_last() -> None:
    gradient = Gradient((0.0, 0.0, 9.0, 0.0), (Stop(0.25, RED), Stop(0.5, WHITE), Stop(1.0, BLACK)))
    form = written(PicturePath(SQUARE, gradient))
    pattern = form.Resources.Pattern.t1
    assert [float(part) for part in pattern.Matrix] == [1, 0, 0, -1, 0, 9]
    assert [int(pattern.Shading.ShadingType), str(pattern.Shading.ColorSpace)] == [2, "/DeviceRGB"]
    assert [float(part) for part in pattern.Shading.Function.Bounds] == [0.25, 0.5]
    assert lines(form)[0] == "/Pattern cs /t1 scn"


def test_gray_gradients_are_black_ink_alone() -> None:
    gradient = Gradient((4.0, 4.0, 0.0, 4.0, 4.0, 5.0), (Stop(0.0, BLACK), Stop(1.0, WHITE)))
    shading = written(PicturePath(SQUARE, gradient)).Resources.Pattern.t1.Shading
    assert [int(shading.ShadingType), str(shading.ColorSpace)] == [3, "/DeviceGray"]


def test_a_gradient_that_fades_has_a_mask() -> None:
    gradient = Gradient((0.0, 0.0, 9.0, 0.0), (Stop(0.0, RED), Stop(1.0, RED, 0.0)))
    mask = written(PicturePath(SQUARE, gradient)).Resources.ExtGState.s1.SMask
    assert [str(mask.S), str(mask.G.Group.CS)] == ["/Luminosity", "/DeviceGray"]


def test_the_limit_of_corners_is_said_where_it_shows() -> None:
    said = ["4.00 M" in lines(written(PicturePath(outline, None, RED, 1.0, join=join))) for outline, join in SHARP]
    assert said == [True, False, False]
