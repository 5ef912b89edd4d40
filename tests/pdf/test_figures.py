"""Figures: each has words for who cannot see it and a box where it stands; the QR code holds its address."""

from __future__ import annotations

import re
from typing import Any

import pikepdf
import segno

from guide.model.blocks import Chart, Figure, QrCode
from guide.model.inlines import plain
from guide.model.walk import own_inlines, walk
from tests.pdf.conftest import Printed
from tests.pdf.reader import Element

QUIET_ZONE = 4


def test_every_figure_has_words_for_those_who_cannot_see_it(printed: Printed) -> None:
    assert [figure for figure in _figures(printed) if len(figure.alt.split()) < 4] == []


def test_only_figures_and_telephone_numbers_have_alternative_words(printed: Printed) -> None:
    # Alt on an element takes the place of everything inside it.
    with_words = [element for element in printed.reader.elements if element.alt]
    assert {element.tag for element in with_words} <= {"Figure", "Link"}
    numbers = [element.alt for element in with_words if element.tag == "Link"]
    assert [number for number in numbers if not re.fullmatch(r"[0-9+ ,.ext]+", number)] == []


def test_a_figure_holds_painted_content_and_no_text_but_that_of_a_chart(printed: Printed) -> None:
    charts = {block.alt for block in walk(printed.handout.blocks) if isinstance(block, Chart)}
    for figure in _figures(printed):
        assert figure.marked
        assert figure.elements == []
        text = "".join(part.sequence.text for part in figure.marked)
        assert bool(text) == (figure.alt in charts)


def test_the_words_of_a_chart_are_in_what_is_read_aloud_for_it(printed: Printed) -> None:
    found = {figure.alt: figure for figure in _figures(printed)}
    for block in walk(printed.handout.blocks):
        if isinstance(block, Chart):
            assert found[block.alt].parent is not None
            assert "Caption" in {element.tag for element in found[block.alt].parent.elements}  # type: ignore[union-attr]
            painted = "".join(part.sequence.text for part in found[block.alt].marked)
            heads = [plain(inlines) for row in block.table.rows for inlines in own_inlines(row.cells[0].blocks[0])]
            assert [
                head
                for head in heads
                if not set(head.split()) <= set(painted.split()) or head.rstrip(".:;") not in block.alt
            ] == []


def test_the_box_of_a_figure_stands_inside_its_page(printed: Printed) -> None:
    for figure in _figures(printed):
        left, bottom, right, top = (float(edge) for edge in figure.attributes["BBox"])
        _, _, width, height = (float(edge) for edge in printed.reader.page_objects[figure.pages()[0]].MediaBox)
        assert 0 <= left < right <= width
        assert 0 <= bottom < top <= height


def test_figures_of_a_page_do_not_cover_each_other(printed: Printed) -> None:
    boxes = [(f.pages()[0], *(float(edge) for edge in f.attributes["BBox"])) for f in _figures(printed)]
    for number, (page, left, bottom, right, top) in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = other[0] != page or other[1] >= right or other[3] <= left or other[2] >= top or other[4] <= bottom
            assert apart, (number, other)


def test_pixels_inside_the_box_of_a_figure_are_not_all_alike(printed: Printed) -> None:
    rendered = printed.rendered()
    for figure in _figures(printed):
        image = _cropped(rendered, figure, 1.0)
        assert len(set(image.tobytes())) > 1, figure.alt


def test_the_pictures_are_those_of_the_handout_in_its_order(printed: Printed) -> None:
    composed = [block.alt for block in walk(printed.handout.blocks) if isinstance(block, Chart | Figure | QrCode)]
    first = [printed.handout.figure.alt] if printed.handout.figure else []
    assert [figure.alt for figure in _figures(printed)] == first + composed


def test_pictures_are_drawn_and_not_made_of_pixels(printed: Printed) -> None:
    kinds = [str(item.get("/Subtype")) for item in printed.reader.pdf.objects if isinstance(item, pikepdf.Stream)]
    assert "/Image" not in kinds
    assert "/PS" not in kinds


def test_the_qr_code_shows_the_address_of_the_link_beside_it(printed: Printed) -> None:
    rendered = printed.rendered()
    codes = [figure for figure in _figures(printed) if figure.alt.startswith("QR code")]
    assert len(codes) == sum(isinstance(block, QrCode) for block in walk(printed.handout.blocks))
    assert codes or printed.entry["handout"] != "parent-guide"
    for code in codes:
        assert code.parent is not None
        (link,) = code.parent.named("Link")
        address = str(link.annotations[0].object.A.URI)
        expected = [
            "".join("#" if dark else "." for dark in row)
            for row in segno.make_qr(address, error="q", boost_error=False).matrix
        ]
        assert _modules(_cropped(rendered, code, 4.0), len(expected)) == expected
        assert link.text == address.removeprefix("https://").removeprefix("www.")


def _figures(printed: Printed) -> list[Element]:
    return printed.reader.root.named("Figure")


def _cropped(rendered: Any, figure: Element, scale: float) -> Any:
    """The pixels of a figure's box, gray."""
    page = rendered[figure.pages()[0]]
    left, bottom, right, top = (float(edge) * scale for edge in figure.attributes["BBox"])
    image = page.render(scale=scale, grayscale=True).to_pil()
    return image.crop((round(left), image.height - round(top), round(right), image.height - round(bottom)))


def _modules(image: Any, count: int) -> list[str]:
    """What a camera sees: the middle of each module, dark or light; the quiet zone must be light."""
    step = image.width / (count + 2 * QUIET_ZONE)
    rows = [
        "".join(
            "#" if image.getpixel((int((x + 0.5) * step), int((y + 0.5) * step))) < 128 else "."
            for x in range(count + 2 * QUIET_ZONE)
        )
        for y in range(count + 2 * QUIET_ZONE)
    ]
    inner = [row[QUIET_ZONE:-QUIET_ZONE] for row in rows[QUIET_ZONE:-QUIET_ZONE]]
    assert sum(row.count("#") for row in rows) == sum(row.count("#") for row in inner), "the quiet zone is light"
    return inner
