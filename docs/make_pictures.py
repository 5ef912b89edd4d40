"""The pictures of sheets that README and docs/ show: `make pictures` writes docs/pictures/handouts/TOPIC/*.png.

One picture a handout: its pages side by side, small. The sheets are made anew from the sources, and a digest of what is on
their pages is kept in docs/pictures/handouts/digests.json, so that a test can tell a picture of a sheet that has changed since.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import json
from collections.abc import Iterable
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from guide.model.page import Page, PlacedPicture, Text
from guide.model.picture import Picture
from guide.pipeline import prepare
from guide.pipeline.make import finished
from guide.pipeline.preparation import Ready
from guide.pipeline.select import Selection
from guide.read.files import Project
from guide.text.faces import Faces

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "pictures" / "handouts"
DIGESTS = FOLDER / "digests.json"
EDITION = "letter"
DPI = 54
GUTTER = 10
ACROSS = 4
GROUND = (208, 215, 219)
COLOURS = 192


def handouts() -> tuple[list[Ready], Faces]:
    """Every sheet as it is now. Raises InputError if one has errors."""
    ready, faces, _ = prepare(Project(ROOT), Selection(editions=(EDITION,)), datetime.date.today())
    return ready, faces


def name_of(item: Ready) -> str:
    """The name of a sheet's picture, below the folder of its topic."""
    return f"{item.handout.topic}/{item.handout.language}-{item.handout.name}"


def digest_of(pages: Iterable[Page]) -> str:
    """A digest of what is on pages and where: words, and the places of everything, to a tenth of a point. It says nothing
    of how the program keeps them."""
    lines = []
    for page in pages:
        for item in page.items:
            box = " ".join(f"{value:.1f}" for value in (item.box.x, item.box.y, item.box.width, item.box.height))
            said = item.string if isinstance(item, Text) else ""
            if isinstance(item, PlacedPicture) and isinstance(item.picture, Picture):
                said = item.picture.digest
            lines.append(f"{page.number} {box} {said}")
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()


def main() -> None:
    """Write one contact sheet for every handout, and delete those of handouts that are gone."""
    ready, faces = handouts()
    for item in ready:
        path = FOLDER / f"{name_of(item)}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        contact_sheet(finished(item, faces).data).save(path, optimize=True)
    digests = {name_of(item): digest_of(item.context.pages) for item in ready}
    for path in FOLDER.glob("*/*.png"):
        if path.relative_to(FOLDER).with_suffix("").as_posix() not in digests:
            path.unlink()
    DIGESTS.write_text(json.dumps(digests, indent=1, sort_keys=True) + "\n", "utf-8")


def contact_sheet(data: bytes) -> Image.Image:
    """All pages of a file on one picture, four to a row."""
    with pdfium.PdfDocument(io.BytesIO(data)) as document:
        pages = [page.render(scale=DPI / 72).to_pil() for page in document]
    width, height = pages[0].size
    columns = min(ACROSS, len(pages))
    rows = -(-len(pages) // columns)
    sheet = Image.new("RGB", (columns * (width + GUTTER) + GUTTER, rows * (height + GUTTER) + GUTTER), GROUND)
    for number, page in enumerate(pages):
        left = GUTTER + number % columns * (width + GUTTER)
        top = GUTTER + number // columns * (height + GUTTER)
        sheet.paste(page.convert("RGB"), (left, top))
    return sheet.quantize(COLOURS)


if __name__ == "__main__":
    main()
