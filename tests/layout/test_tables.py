"""Widths of columns, and rows on a page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.layout.tables import column_widths
from guide.model.blocks import Cell, Paragraph, Table
from guide.model.page import PlacedPicture, Shape, Text
from tests.layout.factory import Laid, composed, faces, first, lay, setting_of
from tests.long import examples

FEW = settings(max_examples=examples(15), deadline=None, derandomize=True)
TEXTS = st.lists(st.sampled_from(["a", "baby", "backward crawl", "sits up and shifts along"]), min_size=3, max_size=3)
HINTS = st.lists(st.integers(1, 9), min_size=3, max_size=3)


def table_of(rows: list[list[str]], hints: list[int] | None = None) -> str:
    widths = [f", width: {hint}" for hint in hints] if hints else [""] * 3
    columns = "".join(f"  c{number}: {{title: Head{widths[number]}}}\n" for number in range(3))
    entries = "".join(f"  - {{c0: {row[0]}, c1: {row[1]}, c2: {row[2]}}}\n" for row in rows)
    return f"type: table\nrow-header: c0\ncolumns:\n{columns}rows:\n{entries}"


def widths_of(yaml: str, width: float) -> tuple[list[float], list[float], list[str]]:
    """The widths, the widest word of each column with its padding, and what was reported."""
    handout = composed(":::{table} t\n:::\n", data={"t": yaml}).handout
    table: Table = first(handout, Table)
    setting = setting_of(handout)
    widths = column_widths(table, width, setting)
    kind, padding = setting.type, 2 * setting.spacing.cell_side
    least = []
    for number in range(len(table.columns)):
        words = [("bold", kind.table_head.size, word) for word in _said(table.header.cells[number]).split()]
        for row in table.rows:
            face = "bold" if number == 0 else "regular"
            words += [(face, kind.table_cell.size, word) for word in _said(row.cells[number]).split()]
        least.append(max(faces()[face].width(word, size, "en") for face, size, word in words) + padding)
    return widths, least, [str(problem) for problem in setting.problems]


def _said(cell: Cell) -> str:
    return "".join(
        getattr(inline, "text", "") for block in cell.blocks if isinstance(block, Paragraph) for inline in block.inlines
    )


@given(st.lists(TEXTS, min_size=1, max_size=4), st.none() | HINTS, st.integers(250, 520))
@FEW
def test_widths_fill_the_place_and_no_column_is_narrower_than_a_word(
    rows: list[list[str]], hints: list[int] | None, width: int
) -> None:
    widths, least, messages = widths_of(table_of(rows, hints), width)
    assert messages == []
    assert sum(widths) == pytest.approx(width)
    assert all(size >= word - 0.01 for size, word in zip(widths, least, strict=True))


@given(HINTS)
@FEW
def test_hints_share_the_width_out_where_words_allow(hints: list[int]) -> None:
    widths, least, _ = widths_of(table_of([["a", "b", "c"]], hints), 520.0)
    shares = [520.0 * hint / sum(hints) for hint in hints]
    if all(share >= word for share, word in zip(shares, least, strict=True)):
        assert widths == pytest.approx(shares)


def test_a_column_that_would_be_too_narrow_gets_its_word_and_the_others_share_the_rest() -> None:
    widths, least, _ = widths_of(table_of([["a", "b", "c"]], [1, 50, 50]), 400.0)
    assert widths[0] == pytest.approx(least[0])
    assert widths[1] == widths[2] == pytest.approx((400.0 - least[0]) / 2)


def test_without_hints_wordy_columns_are_wider() -> None:
    widths, _, _ = widths_of(table_of([["a", "Head and more of it", "sits up and shifts along on the bottom"]]), 500.0)
    assert widths[0] < widths[1] < widths[2]


def test_words_that_cannot_fit_are_reported() -> None:
    word = "w" * 30
    _, least, messages = widths_of(table_of([[word, word, word]]), 300.0)
    assert messages == [
        f"sources/topic/en/t.yaml:4:15: overflow: the widest words of the columns need {sum(least):.0f} pt, "
        "but the page has 300 pt\n    hint: use shorter words, or fewer columns"
    ]


def laid(rows: list[list[str]], hints: list[int] | None = None) -> Laid:
    return lay(":::{table} t\n:::\n", data={"t": table_of(rows, hints)})


def test_cells_of_a_row_stand_beside_each_other_in_their_columns() -> None:
    made = laid([["one", "two", "three"]], [1, 1, 1])
    table: Table = made.blocks(Table)[0]
    (row,) = [[made.lines(cell.blocks[0].key)[0] for cell in row.cells] for row in table.rows]
    assert len({line.y for line in row}) == 1
    column = made.pages[0].frame.width / 3
    padding = made.layout.theme.spacing.cell_side
    assert [line.x - made.pages[0].frame.x for line in row] == pytest.approx(
        [padding, column + padding, 2 * column + padding]
    )


def test_the_first_column_heads_its_row_in_bold() -> None:
    made = laid([["one", "two", "three"]])
    assert {text.string: text.face for text in made.items(Text) if text.string in ("one", "two")} == {
        "one": "bold", "two": "regular",
    }  # fmt: skip


def test_rows_are_as_high_as_their_tallest_cell_and_at_least_the_least() -> None:
    made = laid([["one", "two", "sits up and shifts along " * 5], ["one", "two", "three"]], [1, 1, 1])
    table: Table = made.blocks(Table)[0]
    rules = sorted(item.y for item in made.items(Shape) if item.box.height == made.layout.theme.table.edge_width)
    kind, spacing = made.layout.theme.type, made.layout.theme.spacing
    count = len(made.lines(table.rows[0].cells[2].blocks[0].key))
    assert count > 1
    least = max(spacing.row_least, kind.table_cell.leading + 2 * spacing.cell_padding)
    extra = rules[1] - rules[0] - least
    assert extra >= 0  # a page that is not full lets its rows grow, all by the same height
    (ground,) = [item for item in made.items(Shape) if item.fill == made.layout.theme.colour("zebra")]
    assert ground.box.height == pytest.approx(count * kind.table_cell.leading + 2 * spacing.cell_padding + extra)


def test_a_picture_stands_beside_its_text_where_there_is_room() -> None:
    rows = "type: table\nrow-header: a\ncolumns:\n  a: {title: A}\n  b: {title: B}\n"
    entry = 'rows:\n  - {a: {text: Backward crawl, picture: ball, alt: "A ball."}, b: Text}\n'
    made = lay(":::{table} t\n:::\n", data={"t": rows + entry})
    (picture,) = made.items(PlacedPicture, "Figure")
    (text,) = [item for item in made.items(Text) if item.string == "Backward crawl"]
    assert text.x >= picture.box.right
    assert picture.box.y < text.y < picture.box.bottom
    assert picture.box.width / picture.box.height == pytest.approx(2.0)


def test_a_picture_stands_above_its_text_in_a_narrow_column() -> None:
    columns = "".join(f"  {name}: {{title: {name}, width: 1}}\n" for name in "abcdefg")
    cells = ", ".join(f"{name}: Text" for name in "bcdefg")
    entry = f'rows:\n  - {{a: {{text: Ball, picture: ball, alt: "A ball."}}, {cells}}}\n'
    made = lay(":::{table} t\n:::\n", data={"t": f"type: table\nrow-header: a\ncolumns:\n{columns}{entry}"})
    (picture,) = made.items(PlacedPicture, "Figure")
    (text,) = [item for item in made.items(Text) if item.string == "Ball"]
    assert text.box.y >= picture.box.bottom
