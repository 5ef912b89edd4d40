"""How much ink the handouts of this project take: `python -m bench.ink` writes the table of docs/printing.md.

Ink is the share of black of a page in gray print, at 50 dots an inch. `--pages` prints that of every page instead.
"""

from __future__ import annotations

import datetime
import statistics
from collections.abc import Iterator

import pypdfium2
from msgspec import Struct
from PIL import ImageStat

from bench.measure import ROOT, script
from bench.tables import put_table, table
from guide.pipeline import prepare
from guide.pipeline.make import finished
from guide.pipeline.preparation import Ready
from guide.pipeline.select import Selection
from guide.read.files import Project
from guide.text.faces import Faces

PAGE = ROOT / "docs" / "printing.md"
DPI = 50
# The editions that are compared; the others are for screens, walls and print shops.
SHOWN = ("letter", "letter-gray", "letter-large", "a4", "a4-gray", "a4-large")
# How kinds of editions end that no office printer prints.
ELSEWHERE = ("phone", "-poster", "-print-shop")


class Ink(Struct, frozen=True):
    """The share of black of every page of a handout in an edition."""

    handout: str
    edition: str
    pages: tuple[float, ...]

    @property
    def is_for_offices(self) -> bool:
        return not self.edition.endswith(ELSEWHERE)


def ink_on(data: bytes) -> tuple[float, ...]:
    """The share of black of every page of a PDF, without what is typed into fields."""
    document = pypdfium2.PdfDocument(data)
    pictures = (page.render(scale=DPI / 72, grayscale=True, draw_annots=False).to_pil() for page in document)
    return tuple(1.0 - ImageStat.Stat(picture.convert("L")).mean[0] / 255 for picture in pictures)


def ink_of(item: Ready, faces: Faces) -> Ink:
    return Ink(
        f"{item.handout.topic}/{item.handout.name}", item.edition, ink_on(finished(item, faces).data)
    )  # fmt: skip


def measured() -> Iterator[Ink]:
    """Every handout and edition of the project."""
    ready, faces, _ = prepare(Project(ROOT), Selection(), datetime.date.today())
    return (ink_of(item, faces) for item in ready)


def lines(found: list[Ink]) -> list[str]:
    """The table: the mean of the pages, and the page with most ink."""
    cells = {(ink.handout, ink.edition): _said(ink) for ink in found}
    rows = [
        f"{name} | " + " | ".join(cells.get((name, edition), "–") for edition in SHOWN)
        for name in dict.fromkeys(ink.handout for ink in found)
    ]
    return table(f"| handout | {' | '.join(SHOWN)} |", rows)


def _said(ink: Ink) -> str:
    mean, most = statistics.mean(ink.pages), max(ink.pages)
    return f"{mean:.1%}" if len(ink.pages) == 1 else f"{mean:.1%} ({most:.1%})"


def main() -> None:
    options = script("ink", __doc__)
    options.add_argument("--pages", action="store_true")
    each_page = options.parse_args().pages
    found = list(measured())
    if each_page:
        for ink in found:
            print(f"{ink.handout} {ink.edition}: {' '.join(f'{page:.1%}' for page in ink.pages)}")
        return
    put_table(PAGE, "ink", lines(found))


if __name__ == "__main__":
    main()
