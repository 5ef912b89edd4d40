"""Checklist files into fields."""

from __future__ import annotations

from guide.model.blocks import Callout, CheckList, Columns, Field, FieldRows, Heading
from guide.model.inlines import plain
from guide.model.walk import walk
from tests.compose.conftest import Composer

HANDOUT = ":::{checklist} visit\n:::"


def brief(field: Field) -> tuple[str, str, str, str, float, int]:
    return field.name, field.kind, plain(field.label), field.tooltip, field.width, field.lines


def test_the_child_block_keeps_its_rows(composed: Composer) -> None:
    child = composed(HANDOUT).blocks[0]
    assert isinstance(child, FieldRows)
    assert [[brief(field) for field in row] for row in child.rows] == [
        [("baby-name", "text", "Name", "Name", 3, 1), ("birth-date", "text", "Birth date", "Birth date", 2, 1)],
        [("born-early", "check", "Born early", "Check this if born early", 1, 1)],
    ]


def test_the_columns_are_boxes_with_things_to_tick(composed: Composer) -> None:
    columns = composed(HANDOUT).blocks[1]
    assert isinstance(columns, Columns)
    boxes = [column.blocks[0] for column in columns.columns]
    assert [box.kind for box in boxes if isinstance(box, Callout)] == ["call-soon", "next-visit"]
    assert [plain(box.heading.inlines) for box in boxes if isinstance(box, Callout)] == [
        "Call soon if your baby", "Next visit if your baby",
    ]  # fmt: skip
    lists = [block for block in walk(boxes) if isinstance(block, CheckList)]
    assert [[brief(field)[:3] for field in block.items] for block in lists] == [
        [("one-side", "check", "uses one side more")],
        [("no-sitting", "check", "does not sit")],
    ]


def test_questions_stand_two_by_two_and_notes_fill_the_page(composed: Composer) -> None:
    handout = composed(HANDOUT)
    heading, questions, notes = handout.blocks[2:5]
    assert isinstance(heading, Heading)
    assert plain(heading.inlines) == handout.labels.questions_heading
    assert isinstance(questions, FieldRows)
    assert [[(field.name, field.lines) for field in row] for row in questions.rows] == [
        [("not-yet", 1), ("worry", 2)], [("other", 1)],
    ]  # fmt: skip
    assert isinstance(notes, FieldRows)
    assert (notes.fill, questions.fill) == (True, False)
    assert [brief(field)[:3] for row in notes.rows for field in row] == [("notes", "text", "Notes")]


def test_no_two_fields_share_a_name_or_a_key(composed: Composer) -> None:
    fields = [
        field
        for block in walk(composed(HANDOUT).blocks)
        for row in (
            block.rows if isinstance(block, FieldRows) else (block.items,) if isinstance(block, CheckList) else ()
        )
        for field in row
    ]
    assert len(fields) == 9
    assert len({field.name for field in fields}) == len({field.key for field in fields}) == 9
