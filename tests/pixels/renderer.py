"""Pages of the real sheets as another program draws them."""

from __future__ import annotations

import functools
from typing import Any

import pypdfium2
from PIL import Image

from tests.layout.real import pdf_of


@functools.cache
def document(name: str) -> Any:
    return pypdfium2.PdfDocument(pdf_of(name))


@functools.cache
def rendered(name: str, page: int, dpi: int, gray: bool) -> Image.Image:
    """A page as a picture, form fields left out: their look is up to the program that shows them."""
    picture: Image.Image = document(name)[page].render(scale=dpi / 72, grayscale=gray, draw_annots=False).to_pil()
    return picture.convert("L" if gray else "RGB")
