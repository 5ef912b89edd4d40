"""An engine that fills in forms (PDFium), driven by clicks and keys, as a viewer drives it."""

from __future__ import annotations

import ctypes
import io
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from tests.pdf.cmap import parse_cmap
from tests.pdf.reader import Annotation

SCALE = 2


class Viewer:
    """A file opened in an engine that fills in forms."""

    def __init__(self, file: Path | bytes) -> None:
        self.document = pypdfium2.PdfDocument(file)
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
        return self.pixels_of([field])[0]

    def pixels_of(self, fields: list[Annotation]) -> list[bytes]:
        """What is seen inside the edge of each field."""
        page = self.page.render(scale=SCALE, may_draw_forms=True, grayscale=True).to_pil()
        return [_inside(page, field) for field in fields]

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

    def saved(self) -> bytes:
        """The file as filled in."""
        file = io.BytesIO()
        self.document.save(file)
        return file.getvalue()

    def close(self) -> None:
        self.page.close()
        self.document.close()


def shown_in(stream: Any) -> list[tuple[str, str]]:
    """The strings of an appearance, with the name of their font."""
    shown, font = [], ""
    for step in pikepdf.parse_content_stream(stream):
        if str(step.operator) == "Tf":
            font = str(step.operands[0])
        elif str(step.operator) == "Tj":
            cmap = parse_cmap(stream.Resources.Font[font].ToUnicode.read_bytes())
            shown.append((font, "".join(cmap.texts[code] for code in cmap.codes(bytes(step.operands[0])))))
    return shown


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
