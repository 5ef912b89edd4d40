"""Mirrored margins: only where a layout asks for them, and only on even pages."""

from __future__ import annotations

from msgspec.structs import replace

from tests.layout.factory import Laid, lay, layout, with_page

WORDS = "Some words that fill a line or two of the page, so that there are several pages.\n\n" * 90


def margins(laid: Laid) -> list[tuple[float, float]]:
    """Left and right margins of each page, as its frame says."""
    return [(round(page.frame.x, 2), round(page.width - page.frame.right, 2)) for page in laid.pages]


def test_even_pages_have_the_holes_at_the_right() -> None:
    page = layout().page
    left, right = round(page.margins.left, 2), round(page.margins.right, 2)
    plain, mirrored = lay(WORDS), lay(WORDS, with_page(layout(), mirrored=True))
    assert len(plain.pages) > 2
    assert set(margins(plain)) == {(left, right)}
    assert margins(mirrored) == [((left, right), (right, left))[number % 2] for number in range(len(plain.pages))]


def test_everything_on_a_page_moves_with_its_margin() -> None:
    page = layout().page
    plain, mirrored = lay(WORDS), lay(WORDS, with_page(layout(), mirrored=True))
    assert mirrored.pages[0] == plain.pages[0]
    dx = page.margins.right - page.margins.left
    moved = tuple(item.at(dx, 0.0) for item in plain.pages[1].items)
    assert replace(mirrored.pages[1], frame=plain.pages[1].frame) == replace(plain.pages[1], items=moved)
