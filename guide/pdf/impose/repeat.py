"""Step and repeat: a small page several times on one side, with lines to cut along."""

from __future__ import annotations

from guide.model.page import Page, Placement, Side
from guide.pdf.impose.marks import cut_line

# Cut lines stay this far inside the edge, where office printers print.
EDGE = 18.0


def repeated(page: Page, across: int, down: int) -> Side:
    """The page `across` times `down` on a side: the first is read aloud, the others are only visible."""
    width, height = across * page.width, down * page.height
    placements = tuple(
        Placement(page, column * page.width, row * page.height, copy=bool(row or column))
        for row in range(down)
        for column in range(across)
    )
    cuts = [cut_line(EDGE, row * page.height, width - 2 * EDGE, 0.0) for row in range(1, down)]
    cuts += [cut_line(column * page.width, EDGE, 0.0, height - 2 * EDGE) for column in range(1, across)]
    return Side(width, height, placements, tuple(cuts), exact=True)
