"""What stays together over a page break: lists, introductions, pictures, contents, the closing note."""

from __future__ import annotations

import pytest

from guide.layout.page_breaks import SHORT_LIST, SHORT_TEXT
from guide.model.blocks import BulletList, CheckList, Contents, Figure, Heading, Paragraph, Table
from guide.model.page import FormField, Page, PlacedPicture, Tagged, Text
from guide.model.walk import walk
from tests.layout.factory import Laid, lay, layout
from tests.subject import ready

ONE_COLUMN = ("letter-large", "a4-large", "phone", "letter-booklet", "a4-booklet")
LONG = "Many babies push back on straight arms before they learn how to pull themselves ahead. "


def after(filler: int, body: str, on: str = "letter") -> Laid:
    """Something below so many lines, with more below it."""
    laid = lay("Some text.\n\n" * filler + body + "\n\n" + "More text.\n\n" * 8, layout(on))
    assert not laid.messages
    return laid


def pages_of(laid: Laid, block: BulletList) -> list[int]:
    """The page of each item."""
    return [laid.lines(item.key, part="Lbl")[0].page for item in block.items]


@pytest.mark.parametrize("filler", range(20, 36))
def test_a_short_list_stays_whole(filler: int) -> None:
    laid = after(filler, "\n".join(f"- {LONG}" for _ in range(SHORT_LIST)))
    (block,) = laid.blocks(BulletList)
    assert len(set(pages_of(laid, block))) == 1


def test_of_a_longer_list_neither_the_first_item_nor_the_last_stands_alone() -> None:
    cut = 0
    for filler in range(18, 36):
        laid = after(filler, "\n".join(f"- {LONG}" for _ in range(SHORT_LIST + 2)))
        (block,) = laid.blocks(BulletList)
        pages = pages_of(laid, block)
        assert pages[0] == pages[1] and pages[-2] == pages[-1]
        cut += pages[0] != pages[-1]
    assert cut


def test_a_list_higher_than_a_part_of_the_page_is_cut_all_the_same() -> None:
    laid = after(20, "\n".join(f"- {LONG * 8}" for _ in range(SHORT_LIST)))
    (block,) = laid.blocks(BulletList)
    assert len(set(pages_of(laid, block))) == 2


@pytest.mark.parametrize("filler", range(24, 36))
def test_a_paragraph_under_a_heading_is_whole_and_stays_with_what_it_introduces(filler: int) -> None:
    laid = after(filler, f"## A heading\n\n{LONG * 5}\n\n- one\n- two\n- three")
    said = next(block for block in laid.blocks(Paragraph) if LONG.strip() in block.inlines[0].text)
    lines = laid.lines(said.key)
    assert 2 < len(lines) <= SHORT_TEXT
    (heading,) = laid.blocks(Heading)
    (block,) = laid.blocks(BulletList)
    assert {line.page for line in (*lines, *laid.lines(heading.key))} == {pages_of(laid, block)[0]}


@pytest.mark.parametrize("filler", range(4, 20))
def test_a_picture_that_comes_first_stays_with_what_it_shows(filler: int) -> None:
    body = "::::{columns}\n:boxes: none\n\n:::{column}\nText.\n:::\n:::{column}\n![A ball.](ball)\n\n1. The ball.\n:::\n::::"
    laid = after(filler, body, "letter-large")
    (figure,), (block,) = laid.blocks(Figure), laid.blocks(BulletList)
    role = Tagged(laid.tree[figure.key, ""])
    (page,) = [page.number for page in laid.pages if any(item.role == role for item in page.items)]
    assert laid.items(PlacedPicture)
    assert page == pages_of(laid, block)[0]


def test_a_short_table_stays_whole() -> None:
    rows = "".join(f"  - {{a: Row {number}, b: Text}}\n" for number in range(SHORT_LIST))
    table = f"type: table\nrow-header: a\ncolumns:\n  a: {{title: A}}\n  b: {{title: B}}\nrows:\n{rows}"
    for filler in range(22, 34):
        text = "Some text.\n\n" * filler + ":::{table} t\n:::\n\n" + "More text.\n\n" * 8
        laid = lay(text, data={"t": table})
        (block,) = laid.blocks(Table)
        cells = [row.cells[0].blocks[0].key for row in block.rows]
        assert len({laid.lines(key)[0].page for key in cells}) == 1


def test_the_standing_stays_with_the_title() -> None:
    for name, handout in ready().items():
        if not handout.handout.standing_in_foot:
            assert pages_with(name, handout.context.tree[handout.handout.status_key, ""]) == {1}


def pages_with(name: str, node: int) -> set[int]:
    role = Tagged(node)
    return {page.number for page in ready()[name].context.pages for item in page.items if item.role == role}


def test_the_contents_of_the_guide_stay_whole() -> None:
    made = [ready()[f"parent-guide.{edition}"] for edition in ONE_COLUMN]
    listed = [(item, block) for item in made for block in item.handout.blocks if isinstance(block, Contents)]
    # Some layouts leave the list out.
    assert listed
    for item, contents in listed:
        tree = item.context.tree
        keys = [contents.heading.key, *(entry.key for entry in contents.entries)]
        name = f"parent-guide.{item.edition}"
        assert len(set.union(*(pages_with(name, tree[key, ""]) for key in keys))) == 1, name


@pytest.mark.parametrize("name", ["basics.phone", "tips.letter-large", "causes-to-monitor.letter-large"])
def test_the_last_page_has_more_than_the_closing_note(name: str) -> None:
    handout = ready()[name]
    nodes = handout.context.tree.nodes
    page: Page = handout.context.pages[-1]
    said = {item.role.node for item in page.items if isinstance(item, Text) and isinstance(item.role, Tagged)}
    # The closing note is the last two columns.
    divisions = sorted({nodes[node].parent for node in said if nodes[nodes[node].parent].tag == "Div"})
    notes = {node for node in said if nodes[node].parent in divisions[-2:]}
    assert len(notes) == 2
    assert said > notes


DAYS = "type: checklist\nchild:\n" + "".join(
    f"  - {{id: {day.lower()}, label: {day}, kind: check}}\n"
    for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
)


@pytest.mark.parametrize("edition", ["phone", "letter-large", "a4-large"])
def test_the_days_to_tick_stand_side_by_side_on_one_page(edition: str) -> None:
    made = lay(":::{checklist} days\n:::", layout(edition), data={"days": DAYS})
    checks = [
        (page.number, item) for page in made.pages for item in page.items
        if isinstance(item, FormField) and item.kind == "check"
    ]  # fmt: skip
    assert len(checks) == 7
    assert len({number for number, _ in checks}) == 1
    rows = [item.box.y for _, item in checks]
    assert [rows.count(y) for y in sorted(set(rows))] == [4, 3]
    # The second row stands below the first.
    assert [item.box.x for _, item in checks][4:] == pytest.approx([item.box.x for _, item in checks][:3])


def test_no_box_to_tick_is_alone_where_a_list_is_cut() -> None:
    lists = 0
    for name, handout in ready().items():
        for block in walk(handout.handout.blocks):
            if isinstance(block, CheckList):
                pages = [min(pages_with(name, handout.context.tree[item.key, "Form"])) for item in block.items]
                assert pages[0] == pages[1] and pages[-2] == pages[-1]
                lists += 1
    assert lists >= 8
