"""Filling in: clicks and keys, as a viewer sends them, change the file's fields and what is seen of them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from tests.pdf.conftest import FILES, Printed
from tests.pdf.reader import Annotation

SCALE = 2
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
        left, bottom, right, top = (float(edge) * SCALE for edge in field.object.Rect)
        image = self.page.render(scale=SCALE, may_draw_forms=True, grayscale=True).to_pil()
        inside = (int(left) + 5, image.height - int(top) + 5, int(right) - 5, image.height - int(bottom) - 5)
        return bytes(image.crop(inside).tobytes())

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
    for box in (field for field in fields if field.object.FT == "/Btn"):
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
    for line in (field for field in fields if field.object.FT == "/Tx"):
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
    line = next(field for field in fields if field.object.FT == "/Tx")
    viewer.click(line)
    viewer.type("W" * 80)
    viewer.leave()
    neighbours = [field for field in fields if field is not line]
    assert viewer.value(line.said("/T")) == "W" * 80
    assert [field.said("/T") for field in neighbours if min(viewer.pixels(field)) < 128] == []


def _read(function: Any, form: Any, annotation: Any) -> str:
    """A text from the engine: its length is asked for first."""
    length = function(form, annotation, None, 0)
    buffer = ctypes.create_string_buffer(length)
    function(form, annotation, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw[: length - 2].decode("utf-16-le")
