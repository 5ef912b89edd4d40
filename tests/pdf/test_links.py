"""Links: they say where they lead, stand over their words, and lead there."""

from __future__ import annotations

import re
from typing import Any

from guide.model.blocks import Heading, QrCode
from guide.model.inlines import Link, plain
from guide.model.walk import own_inlines, walk
from tests.pdf.conftest import Printed
from tests.pdf.reader import Annotation, Element
from tests.pdf.test_headings import bookmarks

PRINT = 4


def test_a_link_element_holds_words_and_its_annotations(printed: Printed) -> None:
    for link in printed.reader.root.named("Link"):
        assert link.text
        assert {annotation.kind for annotation in link.annotations} == {"Link"}


def test_link_annotations_stand_in_link_elements_only(printed: Printed) -> None:
    for element, annotation in printed.reader.annotations:
        assert (annotation.kind == "Link") == (element.tag == "Link")


def test_a_link_has_a_description_that_says_its_words(printed: Printed) -> None:
    for link, annotation in _links(printed):
        described = _words(annotation.said("/Contents"))
        assert described == _words(link.text)


def test_a_link_is_one_that_prints_and_draws_no_border(printed: Printed) -> None:
    for _, annotation in _links(printed):
        assert int(annotation.object.F) == PRINT
        assert [int(width) for width in annotation.object.Border] == [0, 0, 0]
        assert "/AP" not in annotation.object


def test_a_link_leads_to_a_secure_address_or_into_the_file(printed: Printed) -> None:
    for _, annotation in _links(printed):
        source = annotation.object
        assert ("/A" in source) != ("/Dest" in source)
        if "/A" in source:
            assert str(source.A.S) == "/URI"
            assert re.fullmatch(r"https://[!-~]+", str(source.A.URI))


def test_the_links_of_a_file_are_those_of_its_handout(printed: Printed) -> None:
    """Each leads to the very address, or heading, that its words lead to in the source."""
    headings = {
        block.slug: plain(block.inlines) for block in walk(printed.handout.blocks) if isinstance(block, Heading)
    }
    links = [inline for block in walk(printed.handout.blocks) for text in own_inlines(block) for inline in text]
    meant = {(_target(link.target, headings), *_words(plain(link.inlines))) for link in links if isinstance(link, Link)}
    codes = [block for block in walk(printed.handout.blocks) if isinstance(block, QrCode)]
    meant |= {(code.address, *_words(code.shown)) for code in codes}
    titles = {(mark.page, mark.left, mark.top): mark.title for mark in bookmarks(printed.reader)}
    found = set()
    for link, annotation in _links(printed):
        if any(element.tag == "TOCI" for element in link.above()):
            continue  # the contents list makes its own, see below
        source = annotation.object
        to = str(source.A.URI) if "/A" in source else titles[_destination(printed, annotation)]
        # The number of a page is known only after layout.
        found.add((to, *_words(re.sub(r"(?<=page )\d+", "", annotation.said("/Contents")))))
    assert found == meant


def _target(target: str, headings: dict[str, str]) -> str:
    return headings[target[1:]] if target.startswith("#") else target


def test_the_place_of_a_link_holds_its_words(printed: Printed) -> None:
    texts = printed.texts()
    # Each word under the link's area is a word of the link: nothing else is clickable by mistake.
    for link, annotation in _links(printed):
        left, bottom, right, top = (float(edge) for edge in annotation.object.Rect)
        # Inward, so that letters which touch the area from outside do not count.
        under = texts[annotation.page].get_text_bounded(left + 0.5, bottom + 3, right - 0.5, top - 3)
        assert under.strip()
        assert "".join(under.split()) in "".join(link.text.split()), (under, link.text)


def test_the_places_of_a_link_cover_all_of_its_words(printed: Printed) -> None:
    texts = printed.texts()
    for link in printed.reader.root.named("Link"):
        under = "".join(_under(texts, annotation) for annotation in link.annotations)
        assert "".join(under.split()) == "".join(link.text.split())


def test_an_inner_link_leads_right_to_a_heading(printed: Printed) -> None:
    places = {(mark.page, mark.left, mark.top): mark.title for mark in bookmarks(printed.reader)}
    for link, annotation in _links(printed):
        if "/Dest" in annotation.object:
            assert _destination(printed, annotation) in places
            if any(element.tag == "TOCI" for element in link.above()):
                assert link.text.startswith(places[_destination(printed, annotation)])


def test_a_page_number_printed_behind_a_link_is_that_of_its_destination(printed: Printed) -> None:
    if printed.is_booklet:
        return  # tests/layout/test_booklets.py looks at their pages before they are imposed
    pairs = []
    for link, annotation in _links(printed):
        if "/Dest" in annotation.object and link.parent is not None:
            behind = re.search(rf"{re.escape(link.text)} on page (\d+)", link.parent.text)
            if behind:
                pairs.append((int(behind[1]), _destination(printed, annotation)[0] + 1))
    assert [pair for pair in pairs if pair[0] != pair[1]] == []
    assert pairs or printed.entry["handout"] != "parent-guide"


def test_the_guide_links_inside_and_outside_and_a_single_page_not_to_itself(printed: Printed) -> None:
    inner = {"/Dest" in annotation.object for _, annotation in _links(printed)}
    assert inner == {True, False} or printed.entry["handout"] != "parent-guide"
    assert True not in inner or len(printed.reader.pages) > 1


def test_the_links_of_a_page_do_not_cover_each_other(printed: Printed) -> None:
    areas = [(item.page, [float(edge) for edge in item.object.Rect]) for _, item in printed.reader.annotations]
    for number, (page, one) in enumerate(areas):
        for other_page, other in areas[number + 1 :]:
            apart = one[2] < other[0] + 1 or other[2] < one[0] + 1 or one[3] < other[1] + 1 or other[3] < one[1] + 1
            assert page != other_page or apart, (one, other)


def _links(printed: Printed) -> list[tuple[Element, Annotation]]:
    return [(element, annotation) for element, annotation in printed.reader.annotations if annotation.kind == "Link"]


def _destination(printed: Printed, annotation: Annotation) -> tuple[int, float, float]:
    page, kind, left, top, _ = annotation.object.Dest
    assert kind == "/XYZ"
    # In a booklet, two pages are side by side.
    return printed.reader.page_of(page), float(left), float(top)


def _under(texts: list[Any], annotation: Annotation) -> str:
    left, bottom, right, top = (float(edge) for edge in annotation.object.Rect)
    return str(texts[annotation.page].get_text_bounded(left - 0.2, bottom + 3, right + 0.2, top - 3))


def _words(text: str) -> list[str]:
    return re.findall(r"[\w’'/.-]+", text)
