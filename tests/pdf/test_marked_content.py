"""Everything that is painted is tagged or an artifact, and structure and content name each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from tests.pdf.conftest import Printed
from tests.pdf.content import PageContent
from tests.pdf.reader import Annotation, Element, Marked, Reader, squeezed

# Standard structure types (ISO 32000-1, 14.8.4) that mean what they are used for here.
STANDARD = {
    "Document", "Sect", "Div", "BlockQuote", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "Lbl", "LBody", "Table", "Caption",
    "THead", "TBody", "TR", "TH", "TD", "Figure", "Note", "Link", "Form", "Span", "TOC", "TOCI", "Reference",
}  # fmt: skip


def test_nothing_is_painted_outside_marked_content(printed: Printed) -> None:
    assert [page.untagged for page in printed.reader.pages] == [[] for _ in printed.reader.pages]


def test_marked_content_is_nested_rightly(printed: Printed) -> None:
    assert [page.faults for page in printed.reader.pages] == [[] for _ in printed.reader.pages]


def test_every_sequence_paints_something(printed: Printed) -> None:
    for page in printed.reader.pages:
        assert [mcid for mcid, sequence in page.sequences.items() if not sequence.painted] == []


def test_sequences_are_numbered_from_nought_in_painting_order(printed: Printed) -> None:
    for page in printed.reader.pages:
        assert list(page.sequences) == list(range(len(page.sequences)))


def test_a_sequence_has_the_tag_of_its_element(printed: Printed) -> None:
    owned = [(element.tag, part.sequence.tag) for element in printed.reader.elements for part in element.marked]
    assert owned
    assert [pair for pair in owned if pair[0] != pair[1]] == []


def test_every_sequence_belongs_to_exactly_one_element(printed: Printed) -> None:
    owned = [(part.page, part.mcid) for element in printed.reader.elements for part in element.marked]
    there = [(number, mcid) for number, page in enumerate(printed.reader.pages) for mcid in page.sequences]
    assert sorted(owned) == there


def test_the_parent_tree_leads_from_every_sequence_to_its_element(printed: Printed) -> None:
    tree = printed.reader.parent_tree
    for element in printed.reader.elements:
        for part in element.marked:
            key = int(printed.reader.page_objects[part.page].StructParents)
            assert tree[key][part.mcid].objgen == element.object.objgen


def test_the_parent_tree_leads_from_every_annotation_to_its_element(printed: Printed) -> None:
    tree = printed.reader.parent_tree
    for element, annotation in printed.reader.annotations:
        assert tree[int(annotation.object.StructParent)].objgen == element.object.objgen


def test_the_parent_tree_holds_nothing_else(printed: Printed) -> None:
    reader = printed.reader
    of_pages = {int(page.StructParents): len(content.sequences) for page, content in _pages(reader)}
    of_annotations = {int(annotation.object.StructParent) for _, annotation in reader.annotations}
    assert len(of_annotations) == len(reader.annotations)
    assert set(reader.parent_tree) == set(of_pages) | of_annotations
    assert {key: len(reader.parent_tree[key]) for key in of_pages} == of_pages
    assert int(reader.catalog.StructTreeRoot.ParentTreeNextKey) > max(reader.parent_tree)


def test_every_annotation_of_a_page_stands_in_the_tree_once(printed: Printed) -> None:
    tied = sorted(annotation.object.objgen for _, annotation in printed.reader.annotations)
    there = [
        item.objgen for number in range(len(printed.reader.pages)) for item in printed.reader.annotations_of(number)
    ]
    assert tied == sorted(there)


def test_only_empty_table_cells_have_no_content(printed: Printed) -> None:
    assert {element.tag for element in printed.reader.elements if not element.kids} <= {"TD"}


def test_content_is_painted_in_reading_order(printed: Printed) -> None:
    # A reader that follows the page and one that follows the tags then say the same. The sides of a booklet hold
    # pages that do not follow each other.
    if printed.is_booklet:
        return
    order = [(part.page, part.mcid) for part in _in_reading_order(printed.reader.root)]
    backward = [pair for pair in pairwise(order) if pair[0] > pair[1]]
    assert backward == []


def test_artifacts_say_what_kind_they_are(printed: Printed) -> None:
    kinds = {artifact.kind for page in printed.reader.pages for artifact in page.artifacts}
    assert kinds <= {"Layout", "Background", "Pagination/Header", "Pagination/Footer"}
    assert "Pagination/Footer" in kinds


def test_only_head_and_foot_and_repeated_table_heads_are_text_in_artifacts(printed: Printed) -> None:
    # The second copy of a half sheet is seen and not read again.
    twice = ["".join(_letters(page)) for page in printed.reader.pages] if printed.handout.up == 2 else []
    heads = ["".join(cell.text for cell in row.elements) for row in printed.reader.root.named("TR")]
    # Cards of large print repeat the head of a column before each text that stands under it.
    labels = {"".join(cell.text.split()) for cell in printed.reader.root.named("TH")}
    # In a card of a log, fields stand between the heads, and fields are no marked content.
    rows = printed.reader.root.named("TR")
    labels |= {"".join("".join(cell.text.split()) for cell in row.elements[1:]) for row in rows}
    # A box that goes on over the page has its heading again.
    boxes = {squeezed(heading.text) for heading in printed.reader.headings}
    known = {printed.entry["title"], *heads, *boxes, ""}
    for page in printed.reader.pages:
        for artifact in page.artifacts:
            if artifact.kind != "Pagination/Footer":
                # The hint in the box for a label is for the staff of a clinic.
                hint = printed.handout.labels.patient_label if printed.handout.patient_label else ""
                said = known if artifact.kind == "Pagination/Header" else {"", squeezed(hint), *twice}
                text = "".join(artifact.text.split())
                copied = bool(twice) and text in twice[0] + twice[0]
                assert copied or squeezed(artifact.text) in said or text in said or text.strip(":·") in {"", *labels}


def test_the_tree_marks_itself_as_tagged_with_standard_types_only(printed: Printed) -> None:
    root = printed.reader.catalog.StructTreeRoot
    assert bool(printed.reader.catalog.MarkInfo.Marked)
    assert "/Suspects" not in printed.reader.catalog.MarkInfo
    assert printed.reader.root.tag == "Document"
    # All types that are used are standard ones: a role map would have nothing to say.
    assert "/RoleMap" not in root
    assert {element.tag for element in printed.reader.elements} <= STANDARD


def _letters(page: PageContent) -> Iterator[str]:
    for sequence in page.sequences.values():
        yield "".join(sequence.text.split())


def _pages(reader: Reader) -> list[tuple[Any, PageContent]]:
    return list(zip(reader.page_objects, reader.pages, strict=True))


def _in_reading_order(element: Element) -> list[Marked]:
    found: list[Marked] = []
    for kid in element.kids:
        match kid:
            case Element():
                found += _in_reading_order(kid)
            case Marked():
                found.append(kid)
            case Annotation():
                pass
    return found
