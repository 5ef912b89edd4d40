"""Form fields: named, described, in reading order, drawn in all their states."""

from __future__ import annotations

from typing import Any

import pikepdf

from guide.compose.practice import STAMP
from guide.model.blocks import CheckList, Entry, FieldRows, PracticeBox
from guide.model.walk import walk
from tests.pdf.conftest import Printed
from tests.pdf.reader import Annotation, Element, squeezed

PRINT = 4
# The least size of what is typed in, in points.
TYPED = 12


def test_sheets_to_fill_in_have_a_form_and_others_have_none(printed: Printed) -> None:
    # What hangs on a wall is not filled in; every sheet of paper has at least the box for the clinic.
    stamped = _is_stamped(printed)
    expected = stamped or (printed.entry["edition"] == "phone" and _is_filled_in(printed))
    assert ("/AcroForm" in printed.reader.catalog) == bool(_widgets(printed)) == expected
    assert (STAMP in [annotation.said("/T") for _, annotation in _widgets(printed)]) == stamped


def test_a_sheet_has_the_fields_that_it_was_composed_with(printed: Printed) -> None:
    composed = _is_filled_in(printed)
    assert printed.entry["edition"].endswith("-poster") or composed == (len(_widgets(printed)) > _is_stamped(printed))
    assert composed or printed.entry["handout"] != "pediatrician-checklist"


def _is_filled_in(printed: Printed) -> bool:
    return any(isinstance(block, CheckList | FieldRows | Entry) for block in walk(printed.handout.blocks))


def _is_stamped(printed: Printed) -> bool:
    return printed.entry["edition"] != "phone" and not printed.entry["edition"].endswith("-poster")


def test_annotations_are_links_and_fields_only(printed: Printed) -> None:
    for number in range(len(printed.reader.pages)):
        assert {str(item.Subtype) for item in printed.reader.annotations_of(number)} <= {"/Link", "/Widget"}


def test_fields_are_check_boxes_and_text_only(printed: Printed) -> None:
    assert {str(annotation.object.FT) for _, annotation in _widgets(printed)} <= {"/Btn", "/Tx"}


def test_a_widget_stands_in_a_form_element_alone(printed: Printed) -> None:
    for element, annotation in printed.reader.annotations:
        assert (annotation.kind == "Widget") == (element.tag == "Form")
    for form in printed.reader.root.named("Form"):
        assert len(form.kids) == 1


def test_a_field_is_described_by_the_words_printed_beside_it(printed: Printed) -> None:
    heads = {name: cell.text for name, cell in _header_cells(printed).items()}
    for form, annotation in _first_widgets(printed):
        said = squeezed(annotation.said("/TU"))
        label = next(element for element in form.above() if element.tag in ("P", "LI", "TD"))
        if label.tag == "TD":
            assert all(heads[str(name)] in said for name in label.attributes["Headers"])
        elif annotation.said("/T") == STAMP:
            assert label.parent and [element.tag for element in label.parent.elements] == ["H2", "P"]
        else:
            assert label.text
            assert said.endswith(label.text)
    for _, annotation in _widgets(printed):
        assert annotation.said("/Contents") == annotation.said("/TU")


def test_field_names_are_unique_and_plain(printed: Printed) -> None:
    every = [annotation.said("/T") for _, annotation in _widgets(printed)]
    assert len(set(every)) == len(every)
    names = [annotation.said("/T") for _, annotation in _first_widgets(printed)]
    assert [name for name in names if not name.replace("-", "").isalnum()] in ([], [STAMP])


def test_the_form_lists_the_widgets_in_reading_order(printed: Printed) -> None:
    if _widgets(printed):
        fields = [field.objgen for field in printed.reader.catalog.AcroForm.Fields]
        assert fields == [annotation.object.objgen for _, annotation in _widgets(printed)]


def test_every_copy_of_a_page_has_fields_of_its_own(printed: Printed) -> None:
    first = [annotation for _, annotation in _first_widgets(printed)]
    copied = [annotation for _, annotation in _widgets(printed)][len(first) :]
    assert len(copied) == len(first) * (printed.handout.up - 1)
    assert not [
        annotation for _, annotation in _widgets(printed) if {"/Parent", "/Kids"} & set(annotation.object.keys())
    ]
    for number, annotation in enumerate(copied):
        copy, of = 2 + number // len(first), first[number % len(first)]
        assert annotation.said("/T") == f"{of.said('/T')}_{copy}"
        assert annotation.said("/TU") == f"{of.said('/TU')} ({copy})"
        # Otherwise, only the place and the number differ.
        mine, other = dict(annotation.object.items()), dict(of.object.items())
        differ = {key for key in mine if key not in other or mine[key] != other[key]}
        assert differ - {"/AP"} == {"/T", "/TU", "/Contents", "/Rect", "/StructParent"}
        (left, bottom, right, top), (x, y, x2, y2) = (tuple(map(float, item.object.Rect)) for item in (annotation, of))
        assert (left, right, round(top - bottom, 2)) == (x, x2, round(y2 - y, 2))


def test_the_fields_of_a_copy_come_behind_all_that_is_read(printed: Printed) -> None:
    first = [form for form, _ in _first_widgets(printed)]
    copied = [form for form, _ in _widgets(printed) if form not in first]
    groups = list(dict.fromkeys(id(form.parent) for form in copied))
    assert len(groups) == (printed.handout.up - 1 if first else 0)
    last = printed.reader.root.elements[-len(groups) or len(printed.reader.root.elements) :]
    assert [id(element) for element in last] == groups
    assert {element.tag for element in last} <= {"Div"}
    names = [annotation.said("/T") for _, annotation in _first_widgets(printed)]
    said = [[kid.annotations[0].said("/T") for kid in element.elements] for element in last]
    assert said == [[f"{name}_{copy}" for name in names] for copy in range(2, 2 + len(groups))]


def test_the_annotations_of_a_page_stand_in_reading_order(printed: Printed) -> None:
    for number in range(len(printed.reader.pages)):
        read = [annotation.object.objgen for _, annotation in printed.reader.annotations if annotation.page == number]
        assert [item.objgen for item in printed.reader.annotations_of(number)] == read


def test_fields_are_read_and_tabbed_through_as_they_were_composed(printed: Printed) -> None:
    composed = [name for block in walk(printed.handout.blocks) for name in _names_in(block)]
    read = [annotation.said("/T") for _, annotation in _first_widgets(printed)]
    assert read == [name for name in composed if name in read]
    if read:
        # Pages say that the tab key goes by the structure; a viewer that goes by the lists comes to the same.
        assert {str(page.Tabs) for page in printed.reader.page_objects} == {"/S"}
        listed = [str(field.T) for field in printed.reader.catalog.AcroForm.Fields]
        on_pages = [
            str(item.T)
            for number in range(len(printed.reader.pages))
            for item in printed.reader.annotations_of(number)
            if item.Subtype == "/Widget"
        ]
        assert listed[: len(read)] == read
        assert printed.is_booklet or on_pages[: len(read)] == read


def _names_in(block: Any) -> list[str]:
    match block:
        case CheckList():
            return [item.name for item in block.items]
        case FieldRows():
            return [field.name for row in block.rows for field in row]
        case Entry():
            return [block.name]
        case PracticeBox() if not block.named and block.stamp:
            return [block.stamp.name]
    return []


def test_the_tab_key_follows_the_structure_on_every_page(printed: Printed) -> None:
    assert {str(page.get("/Tabs")) for page in printed.reader.page_objects} == {"/S"}


def test_a_widget_prints_and_names_its_page(printed: Printed) -> None:
    for _, annotation in _widgets(printed):
        assert int(annotation.object.F) == PRINT
        assert printed.reader.page_of(annotation.object.P) == annotation.page


def test_widgets_stand_inside_their_page(printed: Printed) -> None:
    for _, annotation in _widgets(printed):
        left, bottom, right, top = (float(edge) for edge in annotation.object.Rect)
        _, _, width, height = (float(edge) for edge in printed.reader.page_objects[annotation.page].MediaBox)
        assert 0 < left < right < width
        assert 0 < bottom < top < height


def test_a_check_box_is_drawn_off_and_on_and_starts_off(printed: Printed) -> None:
    for annotation in _of_kind(printed, "/Btn"):
        states = annotation.object.AP.N
        assert set(states.keys()) == {"/Off", "/Yes"}
        assert states["/Off"].read_bytes().strip() == b""
        assert states["/Yes"].read_bytes().split()[-2:] == [b"S", b"Q"]
        assert (str(annotation.object.V), str(annotation.object.AS)) == ("/Off", "/Off")


def test_a_text_field_starts_empty_with_an_appearance_of_its_own(printed: Printed) -> None:
    for annotation in _of_kind(printed, "/Tx"):
        assert str(annotation.object.V) == ""
        assert annotation.object.AP.N.read_bytes() == b"/Tx BMC EMC"
        assert set(annotation.object.AP.keys()) == {"/N"}


def test_appearances_have_the_size_of_their_field(printed: Printed) -> None:
    for _, annotation in _widgets(printed):
        left, bottom, right, top = (float(edge) for edge in annotation.object.Rect)
        states = annotation.object.AP.N
        for stream in [states] if annotation.object.FT == "/Tx" else [states["/Off"], states["/Yes"]]:
            _, _, width, height = (float(edge) for edge in stream.BBox)
            assert abs(width - (right - left)) < 0.02
            assert abs(height - (top - bottom)) < 0.02


def test_typed_text_uses_the_embedded_font_in_a_readable_size(printed: Printed) -> None:
    looks = [(annotation.object.DA, annotation.object.AP.N.Resources.Font) for annotation in _of_kind(printed, "/Tx")]
    if looks:
        form: Any = printed.reader.catalog.AcroForm
        looks.append((form.DA, form.DR.Font))
    for appearance, fonts in looks:
        # Two names of one font: PDFium reads the first one, others the last.
        steps = pikepdf.parse_content_stream(printed.reader.pdf.make_stream(bytes(appearance)))
        (first, size), (last, same) = (map(str, step.operands) for step in steps if str(step.operator) == "Tf")
        assert (first, last) == ("/Webdings", "/guide") and first not in str(appearance)
        assert fonts[first].objgen == fonts[last].objgen
        assert "/FontFile2" in fonts[last].DescendantFonts[0].FontDescriptor
        assert float(size) == float(same) >= TYPED


def test_a_long_answer_scrolls_and_has_no_limit(printed: Printed) -> None:
    for annotation in _of_kind(printed, "/Tx"):
        does_not_scroll, comb = 1 << 23, 1 << 24
        assert not int(annotation.object.Ff) & (does_not_scroll | comb)
        assert "/MaxLen" not in annotation.object


def test_a_field_with_room_for_two_lines_takes_more_than_one(printed: Printed) -> None:
    for annotation in _of_kind(printed, "/Tx"):
        _, bottom, _, top = (float(edge) for edge in annotation.object.Rect)
        several = bool(int(annotation.object.Ff) & 1 << 12)
        typed = float(str(annotation.object.DA).split()[1])
        assert several or top - bottom < 3 * typed
        assert not several or top - bottom > 2 * typed


def test_no_field_is_required_read_only_calculated_or_hidden(printed: Printed) -> None:
    for _, annotation in _widgets(printed):
        assert int(annotation.object.get("/Ff", 0)) & 0b111 == 0
        assert not {"/AA", "/A"} & {*annotation.object.keys(), *annotation.object.keys()}


def test_the_viewer_is_not_asked_to_draw_the_fields_anew(printed: Printed) -> None:
    if _widgets(printed):
        form: Any = printed.reader.catalog.AcroForm
        assert not {"/NeedAppearances", "/XFA"} & set(form.keys())


def _widgets(printed: Printed) -> list[tuple[Element, Annotation]]:
    return [(element, annotation) for element, annotation in printed.reader.annotations if annotation.kind == "Widget"]


def _first_widgets(printed: Printed) -> list[tuple[Element, Annotation]]:
    """The widgets of the page that is read, without those of its copies."""
    found = _widgets(printed)
    return found[: len(found) // printed.handout.up]


def _header_cells(printed: Printed) -> dict[str, Element]:
    return {str(cell.object.ID): cell for cell in printed.reader.root.named("TH")}


def _of_kind(printed: Printed, kind: str) -> list[Annotation]:
    return [annotation for _, annotation in _widgets(printed) if kind == annotation.object.FT]
