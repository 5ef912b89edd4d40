"""Lists, and the contents list, in the shapes that the standard gives them."""

from __future__ import annotations

import re

from guide.model.blocks import Contents
from tests.pdf.conftest import Printed
from tests.pdf.reader import Element


def test_a_list_holds_items_and_an_item_a_label_and_a_body(printed: Printed) -> None:
    for item in printed.reader.root.named("L"):
        assert {entry.tag for entry in item.elements} == {"LI"}
        for entry in item.elements:
            assert [part.tag for part in entry.elements] == ["Lbl", "LBody"]
            assert entry.marked == []


def test_items_labels_and_bodies_stand_in_lists_only(printed: Printed) -> None:
    for element in printed.reader.root.named("LI", "Lbl", "LBody"):
        assert element.parent is not None
        assert element.parent.tag == ("L" if element.tag == "LI" else "LI")


def test_numbering_says_what_the_labels_show(printed: Printed) -> None:
    for item in printed.reader.root.named("L"):
        labels = [entry.elements[0].text for entry in item.elements]
        match str(item.attributes.get("ListNumbering", "")):
            case "/Disc":
                assert set(labels) == {"•"}
            case "/Decimal":
                numbers = [int(label.strip("[.]")) for label in labels]
                assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
            case other:
                # A list of boxes to tick has fields for labels, a time line has ages.
                assert other == ""
                ticked = [bool(entry.elements[0].named("Form")) for entry in item.elements]
                assert ticked == [not label for label in labels]


def test_a_body_holds_the_words_of_its_item(printed: Printed) -> None:
    assert [body for body in printed.reader.root.named("LBody") if not body.text] == []


def test_a_guide_of_more_than_four_pages_has_a_contents_list(printed: Printed) -> None:
    asked = any(isinstance(block, Contents) for block in printed.handout.blocks)
    assert len(printed.reader.root.named("TOC")) == (1 if asked and len(printed.reader.pages) > 4 else 0)


def test_an_entry_of_the_contents_list_is_a_reference_that_is_a_link(printed: Printed) -> None:
    for entry in printed.reader.root.named("TOCI"):
        assert [element.tag for element in entry.walk()] == ["TOCI", "Reference", "Link"]


def test_the_contents_list_names_the_headings_of_level_2_below_it_and_their_pages(printed: Printed) -> None:
    if printed.is_booklet:
        return  # tests/layout/test_booklets.py looks at their pages before they are imposed
    for contents in printed.reader.root.named("TOC"):
        # In the order of the tree, from the contents list on; headings of boxes belong to their box.
        after = printed.reader.elements[printed.reader.elements.index(contents) :]
        headings = [h for h in after if h.tag == "H2" and h.parent is printed.reader.root]
        assert [_split(entry) for entry in contents.elements] == [
            (heading.text, heading.pages()[0] + 1) for heading in headings
        ]


def _split(entry: Element) -> tuple[str, int]:
    match = re.fullmatch(r"(.*\S)\s+(\d+)", entry.text)
    assert match, f"title and page number run together: {entry.text}"
    return match[1], int(match[2])
