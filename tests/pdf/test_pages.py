"""Pages: head and foot, the sheet's standing on each of them, nothing at the edge."""

from __future__ import annotations

from collections import Counter

from tests.pdf.conftest import Printed

# A quarter of an inch: home printers leave it white.
EDGE = 18
DRAFT = "not yet checked"


def test_the_standing_is_read_aloud_once_on_page_1(printed: Printed) -> None:
    (line,) = [element for element in printed.reader.elements if element.text == printed.handout.status]
    assert (line.tag, line.pages()) == ("P", [0])
    assert printed.entry["review"] != "draft" or DRAFT in line.text


def test_the_foot_of_every_page_names_sheet_edition_standing_and_page(printed: Printed) -> None:
    if printed.is_booklet:
        return  # tests/layout/test_booklets.py looks at their pages before they are imposed
    total = len(printed.reader.pages)
    for number, page in enumerate(printed.reader.pages, 1):
        foot = " ".join("".join(item.text for item in page.artifacts if item.kind.endswith("Footer")).split())
        assert foot.startswith(f"{printed.handout.number} · Edition ")
        assert str(printed.handout.edition.year) in foot
        # Short sheets have no other place for it: there it is read aloud once, from the foot of page 1.
        read = number == 1 and printed.handout.standing_in_foot
        assert (DRAFT in foot) == (printed.entry["review"] == "draft" and not read)
        # The pages of a phone are as long as their parts, and are not counted.
        assert printed.entry["edition"] == "phone" or foot.endswith(f"Page {number} of {total}")


def test_the_head_names_the_title_from_page_2_on(printed: Printed) -> None:
    for number, page in enumerate(printed.reader.pages):
        if printed.is_booklet and number == 0:
            continue  # beside page 1 stands the last page, which has a head unless it is blank
        head = [item.text for item in page.artifacts if item.kind.endswith("Header") and item.text]
        assert (printed.entry["title"] in head) == (number > 0 and printed.entry["edition"] != "phone")


def test_every_page_says_something(printed: Printed) -> None:
    blocks = printed.reader.root.named("P", "H1", "H2", "H3", "H4", "Caption")
    pages = Counter(page for block in blocks if block.text for page in block.pages())
    # A page of large print or of a phone may hold a single card, whose labels other cards say, too.
    least = {"large": 1, "phone": 1}.get(printed.entry["edition"].rpartition("-")[2], 3)
    assert [number for number in range(len(printed.reader.pages)) if pages[number] < least] == []


def test_pages_are_upright_and_uncropped(printed: Printed) -> None:
    for page in printed.reader.page_objects:
        assert not {"/Rotate", "/CropBox", "/UserUnit", "/AA"} & set(page.keys())


def test_the_outer_quarter_inch_is_white(printed: Printed) -> None:
    # For a print shop, the ground of the title goes over the edges of page 1.
    bled = printed.entry["edition"].endswith("-print-shop")
    for page in list(printed.rendered())[bled:]:
        image = page.render(scale=1, grayscale=True).to_pil()
        inner = (EDGE, EDGE, image.width - EDGE, image.height - EDGE)
        image.paste(255, inner)
        assert image.getextrema() == (255, 255)


def test_every_page_is_filled_from_top_to_foot_or_is_the_last(printed: Printed) -> None:
    rendered = printed.rendered()
    # A page with much white below its text looks like the end of the guide.
    for number, page in enumerate(rendered):
        if printed.is_booklet and number < 2:
            continue  # the last page stands on one of these sides
        image = page.render(scale=1, grayscale=True).to_pil()
        body = image.crop((0, 0, image.width, image.height - 70))
        dark = body.point(lambda value: 255 if value < 200 else 0).getbbox()
        assert dark is not None
        # The small pages of a booklet may end early where a part does.
        least = 0.5 if printed.is_booklet else 0.6
        assert number == len(rendered) - 1 or dark[3] > image.height * least, f"page {number + 1} ends at {dark[3]}"
