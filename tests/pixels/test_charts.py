"""Each kind of chart looks as it did in colour, in gray, in large print and on a phone.

To renew the pictures: GUIDE_RENEW=1 make test; then look at them.
"""

from __future__ import annotations

import os

import pypdfium2
from PIL import Image, ImageChops, ImageStat

from guide.compose.editions import for_edition
from guide.model.blocks import Chart
from guide.model.page import Tagged
from guide.pdf.impose.sides import Imposition, impose
from guide.pdf.write.pdf import write_pdf
from tests.compose.test_causes import handout_with
from tests.compose.test_figures import source
from tests.layout.factory import Laid, faces, first, lay_handout, layout
from tests.layout.test_charts import laid
from tests.pixels.test_first_pages import FAR, FAR_MOST, MEAN_MOST, few_grays
from tests.support import ROOT, SmallProject

PICTURES = ROOT / "tests" / "golden" / "charts"
EDITIONS = ("letter", "letter-gray", "letter-large", "phone")
CHARTS = {
    "ranges": source("ranges", "sits", "walks", more="mark: Your baby’s age\n"),
    "bars": source("bars", "bed", "none"),
    "pictograph": source("pictograph", "never"),
}
DPI = 40
EDGE = 4


CAUSES = """  - {name: Weak muscles, means: The arms tire soon., signs: [same-hand, late]}
  - {name: Sore joints, means: It hurts to move., picture: ball, alt: A ball., signs: [loses-skill, late]}
"""


def test_every_chart_looks_as_it_did_in_every_form() -> None:
    found = {f"{kind}.{edition}.png": _picture(text, edition) for kind, text in CHARTS.items() for edition in EDITIONS}
    assert _other_than_before(found) == [], "if it is meant, renew them: GUIDE_RENEW=1 make test"


def test_causes_look_as_they_did_in_every_form(project: SmallProject) -> None:
    handout, problems = handout_with(CAUSES, project)
    assert problems == []
    found = {}
    for edition in EDITIONS:
        on = layout(edition)
        made = lay_handout(for_edition(handout, on.theme.flow), on)
        page = _rendered(made, 0)
        left, top, right, bottom = ImageChops.invert(page).getbbox() or (0, 0, 1, 1)
        found[f"causes.{edition}.png"] = page.crop((left, top, right, bottom))
    assert _other_than_before(found) == [], "if it is meant, renew them: GUIDE_RENEW=1 make test"


def _other_than_before(pictures: dict[str, Image.Image]) -> list[str]:
    wrong = []
    for name, picture in pictures.items():
        path, found = PICTURES / name, few_grays(picture)
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
    return wrong


def _rendered(made: Laid, number: int) -> Image.Image:
    """A page, as PDFium draws it."""
    document = pypdfium2.PdfDocument(write_pdf(made.handout, made.tree, impose(made.pages, Imposition()), faces()))
    picture: Image.Image = document[number].render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
    return picture


def _picture(text: str, edition: str) -> Image.Image:
    """The chart alone, as PDFium draws it."""
    made = laid(text, edition)
    role = Tagged(made.tree[first(made.handout, Chart).key, ""])
    number, page = next((n, page) for n, page in enumerate(made.pages) if any(item.role == role for item in page.items))
    boxes = [item.box for item in page.items if item.role == role]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    picture = _rendered(made, number)
    scale = DPI / 72
    cropped: Image.Image = picture.crop(
        (round(left * scale) - EDGE, round(top * scale) - EDGE, round(right * scale) + EDGE, round(bottom * scale) + EDGE)
    )  # fmt: skip
    return cropped
