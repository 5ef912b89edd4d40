"""Pictures of pages have the size of the page and show what is on it."""

from __future__ import annotations

from guide.products.browser.pictures import page_picture, page_pictures
from tests.support import SmallProject


def test_a_picture_of_every_page(built: SmallProject) -> None:
    pdf = built.path("build/en/topic/small.letter.pdf").read_bytes()
    pictures = list(page_pictures(pdf, 0.5))
    assert [picture.size for picture in pictures] == [(306, 396)]
    assert pictures[0].mode == "RGB"
    assert min(pictures[0].convert("L").tobytes()) < 80


def test_one_page_is_the_same_picture(built: SmallProject) -> None:
    pdf = built.path("build/en/topic/small.letter.pdf").read_bytes()
    assert page_picture(pdf, 0, 0.5).tobytes() == next(page_pictures(pdf, 0.5)).tobytes()
