"""Pictures of the pages of a PDF, by PDFium."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pypdfium2
from PIL import Image

# PDFium must not be called from two threads at once.
_ONE_AT_A_TIME = threading.Lock()


def page_pictures(pdf: bytes, scale: float) -> Iterator[Image.Image]:
    """Every page, drawn with the content of its fields; `scale` is pixels a point."""
    with _ONE_AT_A_TIME:
        count = len(pypdfium2.PdfDocument(pdf))
    for index in range(count):
        yield page_picture(pdf, index, scale)


def page_picture(pdf: bytes, index: int, scale: float) -> Image.Image:
    """A page, counted from 0; `scale` is pixels a point."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            document.init_forms()
            page = document[index]
            try:
                drawn: Image.Image = page.render(scale=scale, may_draw_forms=True).to_pil()
                return drawn.convert("RGB")
            finally:
                page.close()
        finally:
            document.close()
