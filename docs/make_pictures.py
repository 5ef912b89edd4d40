"""The pictures of pages that README and docs/ show: `make pictures` writes docs/pictures/*.png.

One picture a handout: its pages side by side, small, from the Letter files in build/.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

ROOT = Path(__file__).parent.parent
EDITION = "letter"
DPI = 54
GUTTER = 10
ACROSS = 4
GROUND = (208, 215, 219)


def main() -> None:
    """Write one contact sheet for every handout."""
    for path in sorted((ROOT / "build").glob(f"*/*.{EDITION}.pdf")):
        language, handout = path.parent.name, path.name.removesuffix(f".{EDITION}.pdf")
        target = ROOT / "docs" / "pictures" / f"{language}-{handout}.png"
        target.parent.mkdir(exist_ok=True)
        contact_sheet(path).quantize(96).save(target, optimize=True)


def contact_sheet(path: Path) -> Image.Image:
    """All pages of a file on one picture, four to a row."""
    with pdfium.PdfDocument(path) as document:
        pages = [page.render(scale=DPI / 72).to_pil() for page in document]
    width, height = pages[0].size
    columns = min(ACROSS, len(pages))
    rows = -(-len(pages) // columns)
    sheet = Image.new("RGB", (columns * (width + GUTTER) + GUTTER, rows * (height + GUTTER) + GUTTER), GROUND)
    for number, page in enumerate(pages):
        left = GUTTER + number % columns * (width + GUTTER)
        top = GUTTER + number // columns * (height + GUTTER)
        sheet.paste(page.convert("RGB"), (left, top))
    return sheet


if __name__ == "__main__":
    main()
