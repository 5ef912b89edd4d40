"""Each kind of chart looks as it did in colour, in gray, in large print and on a phone.

To renew the pictures: GUIDE_RENEW=1 make test; then look at them.
"""

from __future__ import annotations

import os

import pypdfium2
from PIL import Image, ImageChops, ImageStat

from guide.model.blocks import Chart
from guide.model.page import Tagged
from guide.pdf.impose.sides import Imposition, impose
from guide.pdf.write.pdf import write_pdf
from tests.compose.test_figures import source
from tests.layout.factory import faces, first
from tests.layout.test_charts import laid
from tests.pixels.test_first_pages import FAR, FAR_MOST, MEAN_MOST, few_grays
from tests.support import ROOT

PICTURES = ROOT / "tests" / "golden" / "charts"
EDITIONS = ("letter", "letter-gray", "letter-large", "phone")
CHARTS = {
    "ranges": source("ranges", "sits", "walks", more="mark: Your baby’s age\n"),
    "bars": source("bars", "bed", "none"),
    "pictograph": source("pictograph", "never"),
}
DPI = 40
EDGE = 4


def test_every_chart_looks_as_it_did_in_every_form() -> None:
    wrong = []
    for kind, text in CHARTS.items():
        for edition in EDITIONS:
            path = PICTURES / f"{kind}.{edition}.png"
            found = few_grays(_picture(text, edition))
            if os.environ.get("GUIDE_RENEW") == "1":
                PICTURES.mkdir(exist_ok=True)
                found.save(path, optimize=True, bits=4)
            known, seen = Image.open(path).convert("L"), found.convert("L")
            if known.size != seen.size:
                wrong.append(f"{path.name}: {known.size} became {seen.size}")
                continue
            difference = ImageChops.difference(known, seen)
            far = sum(difference.histogram()[FAR:]) / (seen.width * seen.height)
            if ImageStat.Stat(difference).mean[0] > MEAN_MOST or far > FAR_MOST:
                wrong.append(path.name)
    assert wrong == [], "if it is meant, renew them: GUIDE_RENEW=1 make test"


def _picture(text: str, edition: str) -> Image.Image:
    """The chart alone, as PDFium draws it."""
    made = laid(text, edition)
    role = Tagged(made.tree[first(made.handout, Chart).key, ""])
    number, page = next((n, page) for n, page in enumerate(made.pages) if any(item.role == role for item in page.items))
    boxes = [item.box for item in page.items if item.role == role]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    document = pypdfium2.PdfDocument(write_pdf(made.handout, made.tree, impose(made.pages, Imposition()), faces()))
    picture = document[number].render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
    scale = DPI / 72
    cropped: Image.Image = picture.crop(
        (round(left * scale) - EDGE, round(top * scale) - EDGE, round(right * scale) + EDGE, round(bottom * scale) + EDGE)
    )  # fmt: skip
    return cropped
