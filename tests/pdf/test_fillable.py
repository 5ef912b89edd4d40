"""Filling in: clicks and keys, as a viewer sends them, change the file's fields and what is seen of them."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
import pytest

from guide.pdf.write.letters import TYPED
from tests.layout.factory import faces
from tests.pdf.conftest import FILES, Printed
from tests.pdf.reader import Annotation
from tests.pdf.viewer import Viewer, shown_in

(CHECKLIST,) = (name for name in FILES if name.endswith("pediatrician-checklist.letter.pdf"))


@pytest.fixture
def viewer(printed_files: dict[str, Printed]) -> Iterator[Viewer]:
    opened = Viewer(printed_files[CHECKLIST].path)
    yield opened
    opened.close()


@pytest.fixture
def fields(printed_files: dict[str, Printed]) -> list[Annotation]:
    return [annotation for _, annotation in printed_files[CHECKLIST].reader.annotations if annotation.kind == "Widget"]


def test_a_click_ticks_a_box_and_another_one_clears_it(viewer: Viewer, fields: list[Annotation]) -> None:
    for box in (field for field in fields if field.object.FT == "/Btn"):
        name, empty = box.said("/T"), viewer.pixels(box)
        assert viewer.value(name) == "Off"
        viewer.click(box)
        viewer.leave()
        assert viewer.value(name) == "Yes"
        assert min(viewer.pixels(box)) < 128 < min(empty), name
        viewer.click(box)
        viewer.leave()
        assert (viewer.value(name), viewer.pixels(box)) == ("Off", empty)


def test_typed_letters_are_kept_and_seen(viewer: Viewer, fields: list[Annotation]) -> None:
    for line in (field for field in fields if field.object.FT == "/Tx"):
        name, empty = line.said("/T"), viewer.pixels(line)
        viewer.click(line)
        viewer.type("Zoë, 9 months")
        viewer.leave()
        assert viewer.value(name) == "Zoë, 9 months"
        assert min(viewer.pixels(line)) < 128 < min(empty), name


def test_what_is_filled_in_changes_no_other_field(viewer: Viewer, fields: list[Annotation]) -> None:
    first, *others = fields
    before = viewer.pixels_of(others)
    viewer.click(first)
    viewer.type("Sam")
    viewer.leave()
    assert viewer.pixels_of(others) == before
    assert {viewer.value(field.said("/T")) for field in others} == {"", "Off"}


def test_a_longer_answer_than_fits_stays_in_its_field(viewer: Viewer, fields: list[Annotation]) -> None:
    texts = [field for field in fields if field.object.FT == "/Tx"]
    for several in (False, True):
        line = next(field for field in texts if bool(int(field.object.Ff)) == several)
        others = [field for field in fields if field is not line]
        before = viewer.pixels_of(others)
        viewer.click(line)
        viewer.type("Wide words " * 60)
        viewer.leave()
        assert viewer.value(line.said("/T")) == "Wide words " * 60
        assert viewer.pixels_of(others) == before
        # It scrolls: what is in view is as large as ever.
        with pikepdf.open(io.BytesIO(viewer.saved())) as pdf:
            (widget,) = (item for item in pdf.pages[0].Annots if item.get("/T") == line.object.T)
            steps = pikepdf.parse_content_stream(widget.AP.N)
            sizes = {float(str(step.operands[1])) for step in steps if str(step.operator) == "Tf"}
        assert sizes == {float(str(line.object.DA).split()[1])}


def test_every_letter_of_the_typeface_that_names_need_is_typed_and_seen(
    viewer: Viewer, fields: list[Annotation]
) -> None:
    line = next(field for field in fields if field.object.FT == "/Tx" and field.object.Ff)
    letters = [chr(code) for code in sorted(faces()["regular"].characters & TYPED)]
    viewer.click(line)
    viewer.type("".join(letters))
    viewer.leave()
    assert viewer.value(line.said("/T")) == "".join(letters)
    with pikepdf.open(io.BytesIO(viewer.saved())) as pdf:
        (widget,) = (item for item in pdf.pages[0].Annots if item.get("/T") == line.object.T)
        shown = shown_in(widget.AP.N)
    # One font for all of them, and none of the system.
    assert {font for font, _ in shown} == {"/Webdings"}
    assert "".join(text for _, text in shown) == "".join(letters)


def test_letters_beyond_western_ones_leave_ink(viewer: Viewer, fields: list[Annotation]) -> None:
    line = next(field for field in fields if field.object.FT == "/Tx" and not field.object.Ff)
    seen = {viewer.pixels(line)}
    for letter in ("l", "ł", "o", "ő", "z", "ž", "đ", "ğ"):
        viewer.click(line)
        viewer.type("\b" + letter)
        viewer.leave()
        assert viewer.value(line.said("/T")) == letter
        assert viewer.pixels(line) not in seen, letter
        seen.add(viewer.pixels(line))


def test_each_half_of_a_half_sheet_is_filled_in_by_itself(printed_files: dict[str, Printed]) -> None:
    (printed,) = (printed for name, printed in printed_files.items() if name.endswith("activity-card.letter.pdf"))
    widgets = [annotation for _, annotation in printed.reader.annotations if annotation.kind == "Widget"]
    half = len(widgets) // 2
    viewer = Viewer(printed.path)
    for number, filled in enumerate(widgets):
        others = [widget for widget in widgets if widget is not filled]
        before, name = viewer.pixels_of(others), filled.said("/T")
        empty = viewer.pixels(filled)
        viewer.click(filled)
        viewer.type(f"Oak Street {number}" if filled.object.FT == "/Tx" else "")
        viewer.leave()
        assert viewer.value(name) == (f"Oak Street {number}" if filled.object.FT == "/Tx" else "Yes")
        assert viewer.pixels(filled) != empty, name
        assert viewer.pixels_of(others) == before, name
    for upper, lower in zip(widgets[:half], widgets[half:], strict=True):
        assert upper.said("/T") + "_2" == lower.said("/T")
    viewer.close()
