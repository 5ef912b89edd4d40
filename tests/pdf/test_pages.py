"""Pages: head and foot, the sheet's standing on each of them, nothing at the edge."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tests.pdf.conftest import Sheet

# A quarter of an inch: home printers leave it white.
EDGE = 18
DRAFT = "not yet checked"


def test_the_standing_is_read_aloud_once_on_page_1(sheet: Sheet) -> None:
    (line,) = [element for element in sheet.reader.elements if element.text == sheet.handout.status]
    assert (line.tag, line.pages()) == ("P", [0])
    assert sheet.entry["review"] != "draft" or DRAFT in line.text


def test_the_foot_of_every_page_names_sheet_edition_standing_and_page(sheet: Sheet) -> None:
    if sheet.is_booklet:
        return  # tests/layout/test_booklets.py looks at their pages before they are imposed
    total = len(sheet.reader.pages)
    for number, page in enumerate(sheet.reader.pages, 1):
        foot = " ".join("".join(item.text for item in page.artifacts if item.kind.endswith("Footer")).split())
        assert foot.startswith(f"{sheet.handout.number} · Edition ")
        assert str(sheet.handout.edition.year) in foot
        # Short sheets have no other place for it: there it is read aloud once, from the foot of page 1.
        read = number == 1 and sheet.handout.standing_in_foot
        assert (DRAFT in foot) == (sheet.entry["review"] == "draft" and not read)
        assert foot.endswith(f"Page {number} of {total}")


def test_the_head_names_the_title_from_page_2_on(sheet: Sheet) -> None:
    for number, page in enumerate(sheet.reader.pages):
        if sheet.is_booklet and number == 0:
            continue  # beside page 1 stands the last page, which has a head unless it is blank
        head = [item.text for item in page.artifacts if item.kind.endswith("Header") and item.text]
        assert (sheet.entry["title"] in head) == (number > 0 and sheet.entry["edition"] != "phone")


def test_every_page_says_something(sheet: Sheet) -> None:
    blocks = sheet.reader.root.named("P", "H1", "H2", "H3", "H4")
    pages = Counter(page for block in blocks if block.text for page in block.pages())
    # A page of large print or of a phone may hold a single card, whose labels other cards say, too.
    least = {"large": 1, "phone": 1}.get(sheet.entry["edition"].rpartition("-")[2], 3)
    assert [number for number in range(len(sheet.reader.pages)) if pages[number] < least] == []


def test_pages_are_upright_and_uncropped(sheet: Sheet) -> None:
    for page in sheet.reader.page_objects:
        assert not {"/Rotate", "/CropBox", "/UserUnit", "/AA"} & set(page.keys())


def test_the_outer_quarter_inch_is_white(rendered: Any) -> None:
    for page in rendered:
        image = page.render(scale=1, grayscale=True).to_pil()
        inner = (EDGE, EDGE, image.width - EDGE, image.height - EDGE)
        image.paste(255, inner)
        assert image.getextrema() == (255, 255)


def test_every_page_is_filled_from_top_to_foot_or_is_the_last(rendered: Any, sheet: Sheet) -> None:
    # A page with much white below its text looks like the end of the guide.
    for number, page in enumerate(rendered):
        if sheet.is_booklet and number < 2:
            continue  # the last page stands on one of these sides
        image = page.render(scale=1, grayscale=True).to_pil()
        body = image.crop((0, 0, image.width, image.height - 70))
        dark = body.point(lambda value: 255 if value < 200 else 0).getbbox()
        assert dark is not None
        assert number == len(rendered) - 1 or dark[3] > image.height * 0.6, f"page {number + 1} ends at {dark[3]}"
