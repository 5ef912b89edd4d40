"""Mirrored margins: on paper printed on both sides, the holes of an even page are at its right."""

from __future__ import annotations

from msgspec.structs import replace

from guide.model.geometry import PageGeometry
from guide.model.page import Page


def mirror_shift(page: PageGeometry, number: int) -> float:
    """How far right the content of a page is because its margins change places."""
    return page.margins.right - page.margins.left if page.mirrored and number % 2 == 0 else 0.0


def moved(page: Page, dx: float) -> Page:
    """The page with its content so much further right."""
    if not dx:
        return page
    frame = replace(page.frame, x=page.frame.x + dx)
    return replace(page, frame=frame, items=tuple(item.at(dx, 0.0) for item in page.items))
