"""Table and chart files into blocks."""

from __future__ import annotations

from guide.compose.editions import as_on_posters
from guide.model.blocks import Badge, Block, Cell, Columns, Figure, Heading, Mark, Paragraph, Table
from guide.model.inlines import plain
from guide.model.walk import walk
from tests.compose.conftest import Composer
from tests.support import TABLE, SmallProject, assert_refused


def text_of(cell: Cell) -> str:
    return " ".join(plain(block.inlines) for block in cell.blocks if isinstance(block, Paragraph))


def table_in(blocks: tuple[Block, ...]) -> Table:
    return next(block for block in blocks if isinstance(block, Table))


def test_a_table_has_a_caption_a_header_and_a_row_head_in_every_row(composed: Composer) -> None:
    table = table_in(composed(":::{table} ways\n:::").blocks)
    assert plain(table.caption) == "Two ways to move"
    assert [(text_of(cell), cell.scope) for cell in table.header.cells] == [
        ("Way", "Column"), ("What you see", "Column"), ("What comes next", "Column"),
    ]  # fmt: skip
    assert [[(text_of(cell), cell.scope) for cell in row.cells] for row in table.rows] == [
        [("Roll", "Row"), ("Your baby turns over.", ""), ("Your baby sits.", "")],
        [("Walk", "Row"), ("Your baby takes steps.", ""), ("About 2,400\u00a0steps a day.", "")],
    ]
    assert [column.width for column in table.columns] == [3, 4, 4]


def test_a_picture_stands_before_the_words_of_its_cell(composed: Composer) -> None:
    table = table_in(composed(":::{table} ways\n:::").blocks)
    picture, words = table.rows[0].cells[0].blocks
    assert isinstance(picture, Figure)
    assert isinstance(words, Paragraph)
    assert (picture.picture.name, picture.alt) == ("ball", "A ball that rolls.")


def test_words_for_posters_are_beside_the_table_until_an_edition_asks_for_them(
    project: SmallProject, composed: Composer
) -> None:
    project.replace(
        TABLE, "    looks: Your baby turns over.", "    looks: {text: Your baby turns over., poster: Over.}"
    )
    project.replace(TABLE, "{title: What comes next, width: 4}", "{title: What comes next, width: 4, detail: true}")
    made = composed(":::{table} ways\n:::")
    others = composed(":::{table} ways\n:::").blocks
    assert [text_of(cell) for cell in table_in(made.blocks).rows[0].cells] == [
        "Roll",
        "Your baby turns over.",
        "Your baby sits.",
    ]
    assert as_on_posters(made).blocks[1:] == others[1:]
    assert [[text_of(cell) for cell in row.cells] for row in table_in(as_on_posters(made).blocks).rows] == [
        ["Roll", "Over."], ["Walk", "Your baby takes steps."],
    ]  # fmt: skip


def test_the_rules_on_words_see_what_posters_say(built: SmallProject) -> None:
    built.replace(
        TABLE, "    looks: Your baby turns over.", "    looks: {text: Your baby turns over., poster: A crab.}"
    )
    assert_refused(
        built,
        f"{TABLE}:10:52: banned-words: `crab` is a banned word in this topic\n    hint: name the movement",
    )


def test_named_columns_are_printed_in_the_order_named(composed: Composer) -> None:
    handout = composed(":::{table} ways\n:columns: next, way\n:::")
    table = table_in(handout.blocks)
    assert [text_of(cell) for cell in table.header.cells] == ["What comes next", "Way"]
    assert [text_of(row.cells[1]) for row in table.rows] == ["Roll", "Walk"]
    assert [row.cells[1].scope for row in table.rows] == ["Row", "Row"]
    assert handout.facts == ("steps-a-day",)


def test_a_fact_in_a_column_that_is_not_printed_is_not_used(composed: Composer) -> None:
    assert composed(":::{table} ways\n:columns: way, looks\n:::").facts == ()


def test_cells_stand_where_they_are_written(project: SmallProject, composed: Composer) -> None:
    table = table_in(composed(":::{table} ways\n:::").blocks)
    cell = table.rows[1].cells[2]
    assert (cell.at.path, cell.at.line, cell.at.column) == (TABLE, 14, 12)
    assert project.read(TABLE).split("\n")[13][11:].startswith("About")


def test_a_table_in_the_text_is_the_block_that_a_file_makes(composed: Composer) -> None:
    handout = composed(
        "| Way | What **you** see |\n|:---|--:|\n"
        '| Roll | At {fact}`crawl-age`: see [more](#more) |\n| Walk | "Steps" \\| runs |\n\n## More'
    )
    table = table_in(handout.blocks)
    assert [(text_of(cell), cell.scope) for cell in table.header.cells] == [
        ("Way", "Column"), ("What you see", "Column"),
    ]  # fmt: skip
    assert [[(text_of(cell), cell.scope) for cell in row.cells] for row in table.rows] == [
        [("Roll", "Row"), ("At 7\u00a0to\u00a010\u00a0months: see more", "")],
        [("Walk", "Row"), ("“Steps” | runs", "")],
    ]
    assert (table.style, table.caption, len(table.columns)) == ("table", (), 2)
    assert handout.facts == ("crawl-age",)


def test_cells_of_a_table_in_a_list_stand_where_they_are_written(composed: Composer) -> None:
    handout = composed("- | A | B |\n  |---|---|\n  | c | d |\n\n  e | f\n  --|--\n  g | h")
    tables = [block for block in walk(handout.blocks) if isinstance(block, Table)]
    cells = [cell for table in tables for row in (table.header, *table.rows) for cell in row.cells]
    first = cells[0].at.line
    assert [(text_of(cell), cell.at.line - first, cell.at.column) for cell in cells] == [
        ("A", 0, 5), ("B", 0, 9), ("c", 2, 5), ("d", 2, 9), ("e", 4, 3), ("f", 4, 7), ("g", 6, 3), ("h", 6, 7),
    ]  # fmt: skip


def test_a_chart_becomes_cards_and_a_matrix(composed: Composer) -> None:
    handout = composed("## Why\n\n:::{chart} chart\n:::")
    cards_head, signs_head = [block for block in handout.blocks[1:] if isinstance(block, Heading)]
    cards, table = handout.blocks[2], table_in(handout.blocks)
    assert (cards_head.level, signs_head.level) == (3, 3)
    assert isinstance(cards, Columns)
    assert cards.boxed
    heads = [column.blocks[0] for column in cards.columns]
    assert [(plain(head.inlines), head.level) for head in heads if isinstance(head, Heading)] == [
        ("Weak muscles", 4), ("Sore joints", 4),
    ]  # fmt: skip
    texts = [plain(block.inlines) for block in cards.columns[0].blocks if isinstance(block, Paragraph)]
    labels = handout.labels
    assert texts == ["The arms are weak.", f"{labels.see} Your baby sinks down."]
    assert table.style == "matrix"
    assert [text_of(cell) for cell in table.header.cells] == [labels.sign, "Muscles", "Joints", labels.when]


def test_the_matrix_marks_causes_and_says_how_soon_to_call(composed: Composer) -> None:
    handout = composed(":::{chart} chart\n:::")
    table = table_in(handout.blocks)
    kinds = [[type(cell.blocks[0]).__name__ if cell.blocks else "" for cell in row.cells] for row in table.rows]
    assert kinds == [["Paragraph", "Mark", "", "Badge"], ["Paragraph", "Mark", "Mark", "Badge"]]
    badges = [block for row in table.rows for cell in row.cells for block in cell.blocks if isinstance(block, Badge)]
    assert [(badge.urgency, badge.text) for badge in badges] == [
        ("next-visit", handout.labels.urgency["next-visit"]),
        ("call-soon", handout.labels.urgency["call-soon"]),
    ]
    marks = [block for row in table.rows for cell in row.cells for block in cell.blocks if isinstance(block, Mark)]
    assert {mark.text for mark in marks} == {handout.labels.marked}
    assert [column.centred for column in table.columns] == [False, True, True, False]
