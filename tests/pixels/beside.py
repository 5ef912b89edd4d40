"""Drawings read, set in a PDF and drawn by PDFium, and put on the site, beside the same files in a browser."""

from __future__ import annotations

import base64
import io
from typing import Any

import pypdfium2
from PIL import Image, ImageChops
from playwright.sync_api import Browser

from guide.base.problems import Problems
from guide.model.picture import Picture
from guide.pdf.draw.pictures import picture_form
from guide.pdf.write.forms import write_form
from guide.pdf.write.objects import PdfFile, array, dictionary
from guide.products.browser.svg_numbers import number
from guide.products.browser.templates import environment
from guide.products.site.assets import Assets
from guide.products.site.svg import add_picture
from guide.read.svg import parse_svg
from tests.browser import launched

LONG_SIDE = 320
IN_A_ROW = 8
# The mean difference of a channel, and the share of pixels that differ by more than a quarter of the scale: edges are
# smoothed in other ways.
MOST, STRONG, MOST_STRONG = 0.01, 64, 0.01


def beside_browser(drawings: dict[str, bytes]) -> dict[str, str]:
    """What is refused or looks otherwise than in a browser, by name and place."""
    templates = environment("guide.products.site")
    templates.filters["number"] = number
    wrong, names, drawn, files, site = {}, [], [], [], []
    for name, data in drawings.items():
        problems = Problems()
        picture = parse_svg(name, f"{name}.svg", data, problems)
        if picture is None:
            wrong[name] = " / ".join(problem.message for problem in problems)
            continue
        names.append(name)
        drawn.append(by_pdfium(picture))
        files.append((data, drawn[-1].size))
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
    return wrong


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
