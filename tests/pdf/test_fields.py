"""Form fields: named, described, in reading order, drawn in all their states."""

from __future__ import annotations

from typing import Any

from guide.compose.practice import STAMP
from guide.model.blocks import CheckList, Entry, FieldRows
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
    assert {str(annotation.field.FT) for _, annotation in _widgets(printed)} <= {"/Btn", "/Tx"}


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
    names = [annotation.said("/T") for _, annotation in _first_widgets(printed)]
    assert len(set(names)) == len(names)
    assert [name for name in names if not name.replace("-", "").isalnum()] in ([], [STAMP])


def test_the_form_lists_the_widgets_in_reading_order(printed: Printed) -> None:
    if _widgets(printed):
        fields = [field.objgen for field in printed.reader.catalog.AcroForm.Fields]
        assert fields == [annotation.field.objgen for _, annotation in _first_widgets(printed)]


def test_a_field_has_a_widget_on_every_copy_of_its_page(printed: Printed) -> None:
    widgets = [annotation for _, annotation in _widgets(printed)]
    copies = printed.handout.up
    for field in printed.reader.catalog.get("/AcroForm", {}).get("/Fields", []):
        shown = [widget for widget in widgets if widget.field.objgen == field.objgen]
        assert len(shown) == copies
        assert [kid.objgen for kid in field.get("/Kids", [field])] == [widget.object.objgen for widget in shown]
        # Only the place differs.
        places = {tuple(float(edge) for edge in widget.object.Rect) for widget in shown}
        assert len(places) == copies
        assert len({(x, right) for x, _, right, _ in places}) == 1


def test_the_fields_of_a_copy_come_behind_all_that_is_read(printed: Printed) -> None:
    first = [form for form, _ in _first_widgets(printed)]
    copied = [form for form, _ in _widgets(printed) if form not in first]
    groups = list(dict.fromkeys(id(form.parent) for form in copied))
    assert len(groups) == (printed.handout.up - 1 if first else 0)
    last = printed.reader.root.elements[-len(groups) or len(printed.reader.root.elements) :]
    assert [id(element) for element in last] == groups
    assert {element.tag for element in last} <= {"Div"}
    names = [annotation.said("/T") for _, annotation in _first_widgets(printed)]
    assert [[kid.annotations[0].said("/T") for kid in element.elements] for element in last] == [names for _ in groups]


def test_the_annotations_of_a_page_stand_in_reading_order(printed: Printed) -> None:
    for number in range(len(printed.reader.pages)):
        read = [annotation.object.objgen for _, annotation in printed.reader.annotations if annotation.page == number]
        assert [item.objgen for item in printed.reader.annotations_of(number)] == read


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
        assert (str(annotation.field.V), str(annotation.object.AS)) == ("/Off", "/Off")


def test_a_text_field_starts_empty_with_an_appearance_of_its_own(printed: Printed) -> None:
    for annotation in _of_kind(printed, "/Tx"):
        assert str(annotation.field.V) == ""
        assert annotation.object.AP.N.read_bytes() == b"/Tx BMC EMC"
        assert set(annotation.object.AP.keys()) == {"/N"}


def test_appearances_have_the_size_of_their_field(printed: Printed) -> None:
    for _, annotation in _widgets(printed):
        left, bottom, right, top = (float(edge) for edge in annotation.object.Rect)
        states = annotation.object.AP.N
        for stream in [states] if annotation.field.FT == "/Tx" else [states["/Off"], states["/Yes"]]:
            _, _, width, height = (float(edge) for edge in stream.BBox)
            assert abs(width - (right - left)) < 0.02
            assert abs(height - (top - bottom)) < 0.02


def test_typed_text_uses_the_embedded_font_in_a_readable_size(printed: Printed) -> None:
    for annotation in _of_kind(printed, "/Tx"):
        font, size, *_ = str(annotation.field.DA).split()
        assert "/FontFile2" in printed.reader.catalog.AcroForm.DR.Font[font].FontDescriptor
        assert float(size) >= TYPED


def test_a_field_with_room_for_two_lines_takes_more_than_one(printed: Printed) -> None:
    for annotation in _of_kind(printed, "/Tx"):
        _, bottom, _, top = (float(edge) for edge in annotation.object.Rect)
        several = bool(int(annotation.field.Ff) & 1 << 12)
        typed = float(str(annotation.field.DA).split()[1])
        assert several or top - bottom < 3 * typed
        assert not several or top - bottom > 2 * typed


def test_no_field_is_required_read_only_calculated_or_hidden(printed: Printed) -> None:
    for _, annotation in _widgets(printed):
        assert int(annotation.field.get("/Ff", 0)) & 0b111 == 0
        assert not {"/AA", "/A"} & {*annotation.object.keys(), *annotation.field.keys()}


def test_the_viewer_is_not_asked_to_draw_the_fields_anew(printed: Printed) -> None:
    if _widgets(printed):
        form: Any = printed.reader.catalog.AcroForm
        assert not {"/NeedAppearances", "/XFA"} & set(form.keys())


def _widgets(printed: Printed) -> list[tuple[Element, Annotation]]:
    return [(element, annotation) for element, annotation in printed.reader.annotations if annotation.kind == "Widget"]


def _first_widgets(printed: Printed) -> list[tuple[Element, Annotation]]:
    """The widgets of the page that is read, without those of its copies."""
    return [
        (form, annotation)
        for form, annotation in _widgets(printed)
        if annotation.object.objgen == annotation.field.get("/Kids", [annotation.object])[0].objgen
    ]


def _header_cells(printed: Printed) -> dict[str, Element]:
    return {str(cell.object.ID): cell for cell in printed.reader.root.named("TH")}


def _of_kind(printed: Printed, kind: str) -> list[Annotation]:
    return [annotation for _, annotation in _widgets(printed) if kind == annotation.field.FT]
