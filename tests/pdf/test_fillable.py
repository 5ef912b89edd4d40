"""Filling in: clicks and keys, as a viewer sends them, change the file's fields and what is seen of them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from tests.pdf.conftest import FILES, Printed
from tests.pdf.reader import Annotation

SCALE = 2
# Two halves are not drawn at the same part of a pixel.
ROUNDED = 8
(CHECKLIST,) = (name for name in FILES if name.endswith("pediatrician-checklist.letter.pdf"))


class Viewer:
    """A file opened in an engine that fills in forms."""

    def __init__(self, printed: Printed) -> None:
        self.document = pypdfium2.PdfDocument(printed.path)
        self.document.init_forms()
        self.page = self.document[0]
        self.form: Any = self.document.formenv.raw

    def click(self, field: Annotation) -> None:
        left, bottom, right, top = (float(edge) for edge in field.object.Rect)
        place = ((left + right) / 2, (bottom + top) / 2)
        pdfium.FORM_OnMouseMove(self.form, self.page.raw, 0, *place)
        pdfium.FORM_OnLButtonDown(self.form, self.page.raw, 0, *place)
        pdfium.FORM_OnLButtonUp(self.form, self.page.raw, 0, *place)

    def type(self, text: str) -> None:
        for char in text:
            pdfium.FORM_OnChar(self.form, self.page.raw, ord(char), 0)

    def leave(self) -> None:
        pdfium.FORM_ForceToKillFocus(self.form)

    def pixels(self, field: Annotation) -> bytes:
        """What is seen inside the edge of the field."""
        return _inside(self.page.render(scale=SCALE, may_draw_forms=True, grayscale=True).to_pil(), field)

    def value(self, name: str) -> str:
        """The value of a field, as the engine has it."""
        for number in range(pdfium.FPDFPage_GetAnnotCount(self.page.raw)):
            annotation = pdfium.FPDFPage_GetAnnot(self.page.raw, number)
            try:
                if _read(pdfium.FPDFAnnot_GetFormFieldName, self.form, annotation) == name:
                    return _read(pdfium.FPDFAnnot_GetFormFieldValue, self.form, annotation)
            finally:
                pdfium.FPDFPage_CloseAnnot(annotation)
        raise AssertionError(f"no field {name}")

    def close(self) -> None:
        self.page.close()
        self.document.close()


@pytest.fixture
def viewer(printed_files: dict[str, Printed]) -> Iterator[Viewer]:
    opened = Viewer(printed_files[CHECKLIST])
    yield opened
    opened.close()


@pytest.fixture
def fields(printed_files: dict[str, Printed]) -> list[Annotation]:
    return [annotation for _, annotation in printed_files[CHECKLIST].reader.annotations if annotation.kind == "Widget"]


def test_a_click_ticks_a_box_and_another_one_clears_it(viewer: Viewer, fields: list[Annotation]) -> None:
    for box in (field for field in fields if field.field.FT == "/Btn"):
        name, empty = box.said("/T"), viewer.pixels(box)
        assert viewer.value(name) == "Off"
        viewer.click(box)
        viewer.leave()
        assert viewer.value(name) == "Yes"
        assert min(viewer.pixels(box)) < 128 < min(empty), name
        viewer.click(box)
        viewer.leave()
        assert (viewer.value(name), viewer.pixels(box)) == ("Off", empty)


def test_typed_letters_are_kept_and_seen(viewer: Viewer, fields: list[Annotation]) -> None:
    for line in (field for field in fields if field.field.FT == "/Tx"):
        name, empty = line.said("/T"), viewer.pixels(line)
        viewer.click(line)
        viewer.type("Zoë, 9 months")
        viewer.leave()
        assert viewer.value(name) == "Zoë, 9 months"
        assert min(viewer.pixels(line)) < 128 < min(empty), name


def test_what_is_filled_in_changes_no_other_field(viewer: Viewer, fields: list[Annotation]) -> None:
    first, *others = fields
    before = [viewer.pixels(field) for field in others]
    viewer.click(first)
    viewer.type("Sam")
    viewer.leave()
    assert [viewer.pixels(field) for field in others] == before
    assert {viewer.value(field.said("/T")) for field in others} == {"", "Off"}


def test_more_letters_than_a_line_holds_stay_in_their_field(viewer: Viewer, fields: list[Annotation]) -> None:
    line = next(field for field in fields if field.field.FT == "/Tx")
    viewer.click(line)
    viewer.type("W" * 80)
    viewer.leave()
    neighbours = [field for field in fields if field is not line]
    assert viewer.value(line.said("/T")) == "W" * 80
    assert [field.said("/T") for field in neighbours if min(viewer.pixels(field)) < 128] == []


@pytest.fixture
def half_sheet(printed_files: dict[str, Printed]) -> Iterator[tuple[Viewer, list[list[Annotation]]]]:
    """A half sheet, and the widgets of each of its fields."""
    (printed,) = (printed for name, printed in printed_files.items() if name.endswith("activity-card.letter.pdf"))
    widgets: dict[str, list[Annotation]] = {}
    for _, annotation in printed.reader.annotations:
        if annotation.kind == "Widget":
            widgets.setdefault(annotation.said("/T"), []).append(annotation)
    opened = Viewer(printed)
    yield opened, list(widgets.values())
    opened.close()


def test_what_is_filled_in_on_one_half_is_seen_on_both(half_sheet: tuple[Viewer, list[list[Annotation]]]) -> None:
    viewer, fields = half_sheet
    assert {len(widgets) for widgets in fields} == {2}
    for widgets in fields:
        for filled in (1, 0):
            other, one = widgets[1 - filled], widgets[filled]
            before = viewer.pixels(other)
            viewer.click(one)
            viewer.type("Oak Street" if one.field.FT == "/Tx" else "")
            viewer.leave()
            assert viewer.pixels(other) == viewer.pixels(one) != before


def test_what_a_program_fills_in_is_seen_on_both_halves(
    half_sheet: tuple[Viewer, list[list[Annotation]]], printed_files: dict[str, Printed], tmp_path: Path
) -> None:
    (printed,) = (printed for name, printed in printed_files.items() if name.endswith("activity-card.letter.pdf"))
    _, fields = half_sheet
    with pikepdf.open(printed.path) as pdf:
        # As the standard has it: the value stands in the field, and each widget shows it (ISO 32000-1, 12.7.4).
        for field in pdf.Root.AcroForm.Fields:
            field.V = pikepdf.String("Oak Street Clinic") if field.FT == "/Tx" else pikepdf.Name.Yes
        for widget in pdf.acroform.get_widget_annotations_for_page(pdf.pages[0]):
            if "/AS" in widget.obj:
                widget.obj.AS = pikepdf.Name.Yes
            else:
                pdf.acroform.get_field_for_annotation(widget).generate_appearance(widget)
        pdf.save(tmp_path / "filled.pdf")
    for widgets in fields:
        filled, empty = _seen(tmp_path / "filled.pdf", widgets), _seen(printed.path, widgets)
        apart = max(abs(one - other) for one, other in zip(*filled, strict=True))
        assert apart <= ROUNDED < abs(min(filled[0]) - min(empty[0])), widgets[0].said("/T")


def _seen(path: Path, widgets: list[Annotation]) -> list[bytes]:
    """What is seen in each widget of a file that is only looked at."""
    document = pypdfium2.PdfDocument(path)
    document.init_forms()
    image = document[0].render(scale=SCALE, may_draw_forms=True, grayscale=True).to_pil()
    document.close()
    return [_inside(image, widget) for widget in widgets]


def _inside(image: Any, widget: Annotation) -> bytes:
    left, bottom, right, top = (float(edge) * SCALE for edge in widget.object.Rect)
    inside = (int(left) + 5, image.height - int(top) + 5, int(right) - 5, image.height - int(bottom) - 5)
    return bytes(image.crop(inside).tobytes())


def _read(function: Any, form: Any, annotation: Any) -> str:
    """A text from the engine: its length is asked for first."""
    length = function(form, annotation, None, 0)
    buffer = ctypes.create_string_buffer(length)
    function(form, annotation, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw[: length - 2].decode("utf-16-le")
