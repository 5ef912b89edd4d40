"""Fields to fill in: their boxes, their labels, and the space that they take."""

from __future__ import annotations

import pytest

from guide.model.blocks import CheckList, FieldRows
from guide.model.files.front_matter import PageRange
from guide.model.page import FormField, Shape, Tagged
from tests.layout.factory import Laid, lay

ONE = PageRange(1, 1)
LONG = "A label that is much longer than its field is wide and so takes two lines"


def checklist(child: str = "", items: int = 3, lines: int = 2, questions: int = 2) -> str:
    ticks = "".join(f"      - {{id: tick-%s-{n}, text: Thing {n}}}\n" for n in range(items))
    columns = "".join(f"  - kind: {k}\n    title: Title\n    items:\n{ticks % ((k,) * items)}" for k in
                      ("call-soon", "next-visit"))  # fmt: skip
    asked = "".join(f"  - {{id: ask-{number}, text: What is it?}}\n" for number in range(questions))
    fields = child or "  - {id: name, label: Name, width: 3}\n  - {id: born, label: Born, width: 1}\n"
    return (
        f"type: checklist\nchild:\n{fields}columns:\n{columns}questions:\n{asked}"
        f"notes: {{id: notes, label: Notes, lines: {lines}}}\n"
    )


def laid(yaml: str, before: str = "", pages: PageRange = ONE) -> Laid:
    return lay(f"{before}:::{{checklist}} c\n:::\n", data={"c": yaml}, pages=pages)


def field(of: Laid, name: str) -> FormField:
    found: FormField = next(item for item in of.items(FormField) if item.name == name)
    return found


def test_a_row_shares_its_width_out() -> None:
    made = laid(checklist())
    name, born = field(made, "name"), field(made, "born")
    frame, gutter = made.pages[0].frame, made.layout.theme.spacing.gutter
    free = frame.width - gutter
    assert (name.box.x, name.box.width) == pytest.approx((frame.x, 0.75 * free))
    assert born.box.x == pytest.approx(name.box.right + gutter)
    assert born.box.right == pytest.approx(frame.right)


def test_boxes_of_a_row_stand_on_one_line_though_a_label_is_longer() -> None:
    made = laid(checklist(f"  - {{id: name, label: {LONG}, width: 1}}\n  - {{id: born, label: Born, width: 2}}\n"))
    name, born = field(made, "name"), field(made, "born")
    assert (name.box.y, name.box.height) == (born.box.y, born.box.height)
    row = made.blocks(FieldRows)[0].rows[0]
    long_label, short_label = (made.lines(part.key) for part in row)
    assert len(long_label) > 1
    assert long_label[-1].y == pytest.approx(short_label[0].y)
    assert long_label[-1].y < name.box.y


def test_the_drawn_box_is_where_the_field_is() -> None:
    made = laid(checklist())
    edges = [item.box for item in made.items(Shape) if item.stroke is not None]
    for item in made.items(FormField):
        assert any(item.box.contains(edge) and item.box.inset(1.0).width <= edge.width for edge in edges), item.name


def test_a_check_box_stands_at_the_left_of_its_words() -> None:
    made = laid(checklist())
    for block in made.blocks(CheckList):
        for part in block.items:
            box, line = field(made, part.name).box, made.lines(part.key)[0]
            assert box.width == box.height == made.layout.theme.spacing.check_box
            assert box.right < line.x
            assert box.y < line.y < box.bottom + 1.0


def test_a_check_box_beside_text_fields_stands_within_their_row() -> None:
    child = (
        "  - {id: early, kind: check, label: Born early, width: 2}\n  - {id: weeks, label: How many weeks, width: 1}\n"
    )
    made = laid(checklist(child))
    early, weeks = field(made, "early").box, field(made, "weeks").box
    (line,) = made.lines(made.blocks(FieldRows)[0].rows[0][0].key)
    assert early.right < line.x and early.y < line.y < early.bottom + 1.0
    assert early.bottom <= weeks.bottom


def test_fields_with_more_lines_are_higher() -> None:
    made = laid(checklist(lines=2), before="Some text.\n\n" * 10, pages=PageRange(1, 1))
    assert field(made, "notes").multiline and not field(made, "name").multiline
    assert field(made, "name").box.height == pytest.approx(made.layout.theme.spacing.field_height)


@pytest.mark.parametrize("before", [0, 5, 10])
def test_notes_take_what_the_page_has_left(before: int) -> None:
    made = laid(checklist(), before="Some text.\n\n" * before)
    assert made.messages == []
    page = made.pages[0]
    inside = [item for item in page.items if isinstance(item.role, Tagged) and item.box.y < page.frame.bottom]
    lowest = max(item.box.bottom for item in inside)
    assert -1.0 < page.frame.bottom - lowest < made.layout.theme.type.note.leading


def test_notes_do_not_grow_on_a_sheet_of_several_pages() -> None:
    made = laid(checklist(), before="Some text.\n\n" * 60, pages=PageRange(1, 9))
    assert field(made, "notes").box.height == pytest.approx(2 * made.layout.theme.spacing.field_height)


def test_every_field_says_its_label() -> None:
    tooltips = {item.name: item.tooltip for item in laid(checklist()).items(FormField)}
    assert tooltips["name"] == "Name"
    assert "Thing 0" in tooltips["tick-call-soon-0"]
    assert len(tooltips) == 2 + 6 + 2 + 1


def test_fields_come_in_reading_order() -> None:
    names = [item.name for item in laid(checklist(items=2)).items(FormField)]
    assert names == [
        "name", "born", "tick-call-soon-0", "tick-call-soon-1", "tick-next-visit-0", "tick-next-visit-1",
        "ask-0", "ask-1", "notes",
    ]  # fmt: skip


def test_later_lines_of_a_thing_to_tick_stand_below_its_words() -> None:
    text = "words " * 30
    yaml = checklist(items=1).replace("text: Thing 0", f"text: {text.strip()}")
    made = laid(yaml)
    lines = made.lines(made.blocks(CheckList)[0].items[0].key)
    assert len(lines) > 2
    assert len({line.x for line in lines}) == 1


def test_three_columns_to_tick_are_side_by_side() -> None:
    names = ("first", "second", "third")
    columns = "".join(
        f"  - {{kind: next-visit, title: T, items: [{{id: {name}, text: Ask about it}}]}}\n" for name in names
    )
    made = laid(f"type: checklist\ncolumns:\n{columns}")
    boxes = [field(made, name).box for name in names]
    assert len({round(box.y, 2) for box in boxes}) == 1
    assert boxes[1].x - boxes[0].x == pytest.approx(boxes[2].x - boxes[1].x)
    assert boxes[2].x + 100 < made.pages[0].frame.right
