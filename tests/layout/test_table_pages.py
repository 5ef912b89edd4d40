"""Tables over several pages, and the height that a page has left."""

from __future__ import annotations

import pytest

from guide.model.blocks import Table
from guide.model.files.front_matter import PageRange
from guide.model.page import Artifact, Shape, Text
from tests.layout.factory import Laid, lay

MANY = PageRange(1, 99)


def table_of(count: int, caption: str = "") -> str:
    rows = "".join(f"  - {{a: Row {number}, b: {'text ' * 40}}}\n" for number in range(count))
    head = f"caption: {caption}\n" if caption else ""
    return f"type: table\nrow-header: a\n{head}columns:\n  a: {{title: The way, width: 1}}\n  b: {{title: What, width: 2}}\nrows:\n{rows}"


def laid(count: int, caption: str = "", before: str = "", after: str = "", pages: PageRange = MANY) -> Laid:
    return lay(f"{before}\n\n:::{{table}} t\n:::\n\n{after}", data={"t": table_of(count, caption)}, pages=pages)


def test_rows_are_whole() -> None:
    made = laid(30)
    table: Table = made.blocks(Table)[0]
    assert len(made.pages) > 2
    for row in table.rows:
        assert len({line.page for cell in row.cells for line in made.lines(cell.blocks[0].key)}) == 1


def test_the_header_row_is_repeated_on_every_page_as_an_artifact() -> None:
    made = laid(30)
    for page in made.pages:
        heads = [item for item in page.items if isinstance(item, Text) and item.string == "The way"]
        assert len(heads) == 1
        tagged = not isinstance(heads[0].role, Artifact)
        assert tagged == (page.number == 1)
        if not tagged:
            assert heads[0].role == Artifact("Header")


def test_the_repeated_header_stands_on_top_with_its_ground_and_the_rows_below() -> None:
    made = laid(30)
    page = made.pages[1]
    (head,) = [item for item in page.items if isinstance(item, Text) and item.string == "The way"]
    ground = next(
        item for item in page.items if isinstance(item, Shape) and item.fill == made.layout.theme.colour("accent")
    )
    assert ground.box.y == page.frame.y
    assert ground.box.contains(head.box)
    rows = [line for line in made.lines() if line.page == 2]
    assert min(line.y for line in rows) > ground.box.bottom


def test_the_header_takes_two_rows_with_it_and_the_last_row_is_not_alone() -> None:
    for filler in range(40):
        made = laid(8, before="Some text.\n\n" * filler, after="More text.\n\n" * 20)
        table: Table = made.blocks(Table)[0]
        pages = [made.lines(row.cells[0].blocks[0].key)[0].page for row in table.rows]
        (head,) = {line.page for line in made.lines(table.header.cells[0].blocks[0].key)}
        assert head == pages[0] == pages[1]
        assert pages[-1] == pages[-2]


def test_the_caption_stays_with_the_table() -> None:
    for filler in range(0, 40, 3):
        made = laid(4, caption="Ways to move", before="Some text.\n\n" * filler)
        table: Table = made.blocks(Table)[0]
        (caption,) = made.lines(table.caption_key)
        head = made.lines(table.header.cells[0].blocks[0].key)[0]
        assert (caption.page, caption.text) == (head.page, "Ways to move")
        assert caption.y < head.y


def test_two_tables_do_not_take_the_same_space_twice() -> None:
    short = (
        "type: table\nrow-header: a\ncolumns:\n  a: {title: A}\n  b: {title: B}\nrows:\n"
        + "  - {a: row, b: text}\n" * 8
    )
    body = ":::{table} t\n:::\n\n:::{table} t\n:::\n"
    made = lay(body, data={"t": short}, pages=PageRange(1, 1))
    assert made.messages == []
    assert len(made.pages) == 1


@pytest.mark.parametrize("count", [1, 5, 9])
def test_a_sheet_of_one_page_does_not_become_two_by_growing(count: int) -> None:
    made = laid(count, pages=PageRange(1, 1))
    assert made.messages == []
    assert len(made.pages) == 1
    # The last line is the standing, in the foot.
    *_, lowest, foot = sorted(line.y for line in made.lines())
    assert foot > made.pages[0].frame.bottom
    assert lowest <= made.pages[0].frame.bottom


def test_a_table_is_not_cut_to_fill_pages_more_evenly() -> None:
    rows = "".join(f"  - {{a: Row {number}, b: text}}\n" for number in range(8))
    table = f"type: table\nrow-header: a\ncolumns:\n  a: {{title: A}}\n  b: {{title: B}}\nrows:\n{rows}"
    box = f":::{{callout}} try\n\n{'Some words that fill a line of a box. ' * 18}\n:::\n\n"
    found = set()
    for filler in range(30, 60):
        made = lay("Some text.\n\n" * filler + ":::{table} t\n:::\n\n" + box * 5, data={"t": table})
        block: Table = made.blocks(Table)[0]
        pages = {made.lines(row.cells[0].blocks[0].key)[0].page for row in block.rows}
        assert len(pages) == 1, filler
        found |= pages
    assert found == {2, 3}
