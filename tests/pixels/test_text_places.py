"""Where another program finds the letters of the real sheets: apart, inside the margins, large enough."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from guide.base.units import Rect
from tests.each import each
from tests.layout.real import EVERY_NAME, real_handout
from tests.pixels.renderer import document

OVERLAP_MOST = 1.0
LEAST = 12.0


def text_pages(name: str) -> Iterator[tuple[int, Any, float]]:
    """Number, letters and height of each page."""
    for number, page in enumerate(document(name)):
        yield number, page.get_textpage(), page.get_height()


def rects(letters: Any, height: float) -> list[Rect]:
    """The boxes around what is painted of each run of letters, from the top left corner."""
    found = []
    for index in range(letters.count_rects()):
        left, bottom, right, top = letters.get_rect(index)
        found.append(Rect(left, height - top, right - left, top - bottom))
    return found


@each("name", EVERY_NAME)
def test_no_letters_run_into_others(name: str) -> None:
    for number, letters, height in text_pages(name):
        boxes = sorted(rects(letters, height), key=lambda box: box.y)
        assert len(boxes) > 10
        for index, box in enumerate(boxes):
            for other in boxes[index + 1 :]:
                if other.y >= box.bottom:
                    break
                assert not box.overlaps(other, OVERLAP_MOST), f"page {number + 1}: {box} and {other}"


@each("name", EVERY_NAME)
def test_all_letters_stand_inside_the_margins(name: str) -> None:
    page = real_handout(name).layout.page
    inside = Rect(
        page.margins.left, page.margins.top, page.width - page.margins.left - page.margins.right,
        page.height - page.margins.top - page.margins.bottom,
    )  # fmt: skip
    for number, letters, height in text_pages(name):
        for index in range(letters.count_chars()):
            left, bottom, right, top = letters.get_charbox(index)
            box = Rect(left, height - top, right - left, top - bottom)
            # The space that ends a line is not seen; the tail of a `j` reaches a little to the left.
            if letters.get_text_range(index, 1).strip():
                assert inside.contains(box, 1.0), f"page {number + 1}: {box}"


@each("name", EVERY_NAME)
def test_no_letter_is_smaller_than_12_points(name: str) -> None:
    for number, letters, _ in text_pages(name):
        count = letters.count_chars()
        assert count > 100
        for index in range(count):
            matrix = pdfium.FS_MATRIX()
            assert pdfium.FPDFText_GetMatrix(letters.raw, index, ctypes.byref(matrix))
            size = pdfium.FPDFText_GetFontSize(letters.raw, index) * math.hypot(matrix.c, matrix.d)
            if not pdfium.FPDFText_IsGenerated(letters.raw, index):
                assert size >= LEAST - 0.01, f"page {number + 1}, letter {index}"
