"""Drawings as common programs write them, read, set in a PDF and drawn by PDFium, beside the same files in a browser."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageChops
from playwright.sync_api import Browser

from guide.base.problems import Problems
from guide.model.picture import Picture
from guide.pdf.draw.pictures import picture_form
from guide.pdf.write.forms import write_form
from guide.pdf.write.objects import PdfFile, array, dictionary
from guide.products.browser.templates import environment
from guide.products.site.assets import Assets
from guide.products.site.svg import add_picture, number
from guide.read.svg import parse_svg
from tests.browser import launched, needs_chromium
from tests.support import CASES

DRAWINGS = sorted((CASES / "drawings").glob("*.svg"))
LONG_SIDE = 320
IN_A_ROW = 8
# The mean difference of a channel, and the share of pixels that differ by more than a quarter of the scale: edges are
# smoothed in other ways.
MOST, STRONG, MOST_STRONG = 0.01, 64, 0.01
# These hold what has no place in a picture, and are refused with the word for it.
REFUSED = {
    "figma-angular": "content that is no SVG",
    "figma-photo": "a bitmap",
    "figma-shadow": "a filter",
    "illustrator-text": "text",
    "inkscape-text": "text",
    "pygal-bars": "text",
}  # fmt: skip


def read(path: Path) -> tuple[Picture | None, list[str]]:
    problems = Problems()
    picture = parse_svg(path.stem, path.name, path.read_bytes(), problems)
    return picture, [problem.message for problem in problems]


def pdf_of(picture: Picture) -> bytes:
    """A file of one page that shows a drawing as large as its own units say."""
    pdf = PdfFile()
    pages, info, page = pdf.reserve(), pdf.add("<<>>"), pdf.reserve()
    form = write_form(pdf, picture_form(picture), (picture.width, picture.height))
    scale = LONG_SIDE / max(picture.width, picture.height)
    size = (picture.width * scale, picture.height * scale)
    contents = pdf.add_stream({}, f"{scale:.5f} 0 0 {scale:.5f} 0 0 cm /p Do".encode("ascii"))
    resources = dictionary({"XObject": dictionary({"p": form})})
    box = array([0, 0, *(f"{side:.3f}" for side in size)])
    pdf.fill(
        page,
        dictionary({"Type": "/Page", "Parent": pages, "MediaBox": box, "Resources": resources, "Contents": contents}),
    )
    pdf.fill(pages, dictionary({"Type": "/Pages", "Kids": array([page]), "Count": 1}))
    return pdf.assembled(pdf.add(dictionary({"Type": "/Catalog", "Pages": pages})), info)


def by_pdfium(picture: Picture) -> Image.Image:
    drawn: Image.Image = pypdfium2.PdfDocument(pdf_of(picture))[0].render(scale=1).to_pil()
    return drawn.convert("RGB")


def by_browser(drawings: list[tuple[bytes, tuple[int, int]]], browser: Browser) -> list[Image.Image]:
    """Each drawing in its size, all side by side on one page: as an <img>, in which nothing runs or is fetched."""
    images, places = [], []
    for place, (svg, (width, height)) in enumerate(drawings):
        left, top = LONG_SIDE * (place % IN_A_ROW), LONG_SIDE * (place // IN_A_ROW)
        places.append((left, top, left + width, top + height))
        data = base64.b64encode(svg).decode("ascii")
        images.append(
            f'<img style="position:absolute;left:{left}px;top:{top}px;width:{width}px;height:{height}px" '
            f'src="data:image/svg+xml;base64,{data}">'
        )
    rows = -(-len(drawings) // IN_A_ROW)
    page: Any = browser.new_page(viewport={"width": LONG_SIDE * IN_A_ROW, "height": LONG_SIDE * rows})
    try:
        page.set_content("".join(images))
        with Image.open(io.BytesIO(page.screenshot())) as shown:
            whole = shown.convert("RGB")
    finally:
        page.close()
    return [whole.crop(box) for box in places]


def unlike(one: Image.Image, other: Image.Image) -> str:
    """What differs between two pictures; "" if next to nothing does."""
    difference = ImageChops.difference(one, other)
    counts = difference.histogram()
    pixels = one.width * one.height
    mean = sum(value % 256 * count for value, count in enumerate(counts)) / (3 * 255 * pixels)
    largest = difference.split()[0]
    for channel in difference.split()[1:]:
        largest = ImageChops.lighter(largest, channel)
    strong = sum(largest.histogram()[STRONG + 1 :]) / pixels
    return "" if mean <= MOST and strong <= MOST_STRONG else f"{mean:.2%} apart, {strong:.2%} of the pixels strongly"


@needs_chromium
def test_drawings_look_as_in_a_browser_on_paper_and_on_the_site() -> None:
    templates = environment("guide.products.site")
    templates.filters["number"] = number
    wrong, names, drawn, files, site = {}, [], [], [], []
    for path in DRAWINGS:
        picture, messages = read(path)
        if picture is None and path.stem not in REFUSED:
            wrong[path.stem] = " / ".join(messages)
        if picture is None:
            continue
        names.append(path.stem)
        drawn.append(by_pdfium(picture))
        files.append((path.read_bytes(), drawn[-1].size))
        assets = Assets()
        address = add_picture(picture, assets, templates)
        site.append((assets.files[address], drawn[-1].size))
    with launched() as browser:
        expected, on_site = by_browser(files, browser), by_browser(site, browser)
    for name, paper, page, right in zip(names, drawn, on_site, expected, strict=True):
        for where, found in (("paper", paper), ("the site", page)):
            said = unlike(found, right)
            if said:
                wrong[f"{name} on {where}"] = said
    assert wrong == {}


def test_what_has_no_place_in_a_picture_is_refused_by_name() -> None:
    found = {path.stem: read(path) for path in DRAWINGS}
    refused = {name: messages for name, (picture, messages) in found.items() if picture is None}
    assert refused.keys() == REFUSED.keys()
    assert [name for name, messages in refused.items() if REFUSED[name] not in messages[0]] == []


def test_every_drawing_says_who_wrote_it() -> None:
    described = re.findall(r"^\| `([a-z0-9-]+)` \|", (CASES / "drawings" / "README.md").read_text("utf-8"), re.M)
    assert sorted(described) == sorted(path.stem for path in DRAWINGS)
