"""Lists, and the contents list, in the shapes that the standard gives them."""

from __future__ import annotations

import re

from guide.model.blocks import Contents
from tests.pdf.conftest import Sheet
from tests.pdf.reader import Element


def test_a_list_holds_items_and_an_item_a_label_and_a_body(sheet: Sheet) -> None:
    for item in sheet.reader.root.named("L"):
        assert {entry.tag for entry in item.elements} == {"LI"}
        for entry in item.elements:
            assert [part.tag for part in entry.elements] == ["Lbl", "LBody"]
            assert entry.marked == []


def test_items_labels_and_bodies_stand_in_lists_only(sheet: Sheet) -> None:
    for element in sheet.reader.root.named("LI", "Lbl", "LBody"):
        assert element.parent is not None
        assert element.parent.tag == ("L" if element.tag == "LI" else "LI")


def test_numbering_says_what_the_labels_show(sheet: Sheet) -> None:
    for item in sheet.reader.root.named("L"):
        labels = [entry.elements[0].text for entry in item.elements]
        match str(item.attributes.get("ListNumbering", "")):
            case "/Disc":
                assert set(labels) == {"•"}
            case "/Decimal":
                numbers = [int(label.rstrip(".")) for label in labels]
                assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
            case other:
                # A list of boxes to tick has fields for labels.
                assert (other, set(labels)) == ("", {""})
                assert all(entry.elements[0].named("Form") for entry in item.elements)


def test_a_body_holds_the_words_of_its_item(sheet: Sheet) -> None:
    assert [body for body in sheet.reader.root.named("LBody") if not body.text] == []


def test_a_guide_of_more_than_four_pages_has_a_contents_list(sheet: Sheet) -> None:
    asked = any(isinstance(block, Contents) for block in sheet.handout.blocks)
    assert len(sheet.reader.root.named("TOC")) == (1 if asked and len(sheet.reader.pages) > 4 else 0)


def test_an_entry_of_the_contents_list_is_a_reference_that_is_a_link(sheet: Sheet) -> None:
    for entry in sheet.reader.root.named("TOCI"):
        assert [element.tag for element in entry.walk()] == ["TOCI", "Reference", "Link"]


def test_the_contents_list_names_the_headings_of_level_2_below_it_and_their_pages(sheet: Sheet) -> None:
    if sheet.is_booklet:
        return  # tests/layout/test_booklets.py looks at their pages before they are imposed
    for contents in sheet.reader.root.named("TOC"):
        # In the order of the tree, from the contents list on; headings of boxes belong to their box.
        after = sheet.reader.elements[sheet.reader.elements.index(contents) :]
        headings = [h for h in after if h.tag == "H2" and h.parent is sheet.reader.root]
        assert [_split(entry) for entry in contents.elements] == [
            (heading.text, heading.pages()[0] + 1) for heading in headings
        ]


def _split(entry: Element) -> tuple[str, int]:
    match = re.fullmatch(r"(.*\S)\s+(\d+)", entry.text)
    assert match, f"title and page number run together: {entry.text}"
    return match[1], int(match[2])
