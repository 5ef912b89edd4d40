"""The edition for phones: large type, one column, and all that is touched large enough for a thumb."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from guide.compose.practice import STAMP
from guide.model.blocks import Cell, Entry, Paragraph, Table
from guide.model.inlines import plain
from guide.model.page import Artifact, FormField, LinkArea, Page, PlacedPicture, Shape, Tagged, Text
from guide.model.walk import walk
from tests.each import each
from tests.layout.factory import INLINE
from tests.subject import names_of, ready

TYPE_LEAST, WIDEST = 16.0, 5 * 72.0
FIELD_LEAST, CHECK_LEAST, LINK_LEAST = 44.0, 24.0, 24.0
# So far may boxes of type reach into each other's height without standing side by side.
SIDE_BY_SIDE = 4.0

NAMES = names_of("phone")
LOG = "movement-log.phone"


def pages(name: str) -> tuple[Page, ...]:
    return ready()[name].context.pages


def fields(name: str, kind: str) -> list[FormField]:
    return [item for page in pages(name) for item in page.items if isinstance(item, FormField) and item.kind == kind]


def block_of(name: str, item: Text) -> int:
    """The element of the block that a text belongs to."""
    assert isinstance(item.role, Tagged)
    nodes, node = ready()[name].context.tree.nodes, item.role.node
    while nodes[node].tag in INLINE:
        node = nodes[node].parent
    return node


def side_by_side(name: str) -> Iterator[tuple[int, int]]:
    """Elements of different blocks that have words at one height."""
    for page in pages(name):
        read = [item for item in page.items if isinstance(item, Text) and isinstance(item.role, Tagged)]
        for one, other in itertools.combinations(read, 2):
            shared = min(one.box.bottom, other.box.bottom) - max(one.box.y, other.box.y)
            if shared > SIDE_BY_SIDE and block_of(name, one) != block_of(name, other):
                yield block_of(name, one), block_of(name, other)


def test_every_sheet_for_parents_is_there() -> None:
    assert len(NAMES) >= 8
    assert set(NAMES) <= set(ready())


@each("name", NAMES)
def test_the_page_is_as_narrow_as_a_phone(name: str) -> None:
    assert all(page.width <= WIDEST for page in pages(name))


@each("name", NAMES)
def test_all_type_is_16_points_and_more(name: str) -> None:
    sizes = [item.size for page in pages(name) for item in page.items if isinstance(item, Text | FormField)]
    assert min(sizes) >= TYPE_LEAST


@each("name", NAMES)
def test_text_stands_in_one_column(name: str) -> None:
    """Side by side stand a label with the text of its item, the words of boxes to tick, and the heads of a table, with
    each other or with what they name."""
    nodes = ready()[name].context.tree.nodes
    ticked = {nodes[item.role.node].parent for item in fields(name, "check")}
    for one, other in side_by_side(name):
        item_label = nodes[one].tag == "Lbl" and nodes[one].parent == nodes[nodes[other].parent].parent
        cell = nodes[nodes[one].parent]
        head = cell.tag == "TH" and nodes[nodes[cell.parent].parent].tag == "THead"
        assert item_label or {one, other} <= ticked or head, (nodes[one], nodes[other])


@each("name", NAMES)
def test_pictures_stand_beside_no_text_but_a_name(name: str) -> None:
    """In the band beside the title, in a card beside the name of its row; else text has the page to itself."""
    tree, handout = ready()[name].context.tree, ready()[name].handout
    nodes, band = tree.nodes, {tree[handout.heading.key, ""], tree.found.get((handout.subtitle_key, ""))}
    for page in pages(name):
        figures = [item for item in page.items if isinstance(item, PlacedPicture) and isinstance(item.role, Tagged)]
        texts = [item for item in page.items if isinstance(item, Text) and isinstance(item.role, Tagged)]
        for figure, text in itertools.product(figures, texts):
            shared = min(figure.box.bottom, text.box.bottom) - max(figure.box.y, text.box.y)
            if shared > SIDE_BY_SIDE:
                node = block_of(name, text)
                assert node in band or nodes[nodes[node].parent].tag == "TH", text.string


@each("name", NAMES)
def test_fields_and_check_boxes_are_large_enough_for_a_thumb(name: str) -> None:
    assert all(item.box.height >= FIELD_LEAST for item in fields(name, "text"))
    assert all(min(item.box.width, item.box.height) >= CHECK_LEAST for item in fields(name, "check"))


def test_nobody_stamps_a_phone() -> None:
    names = {item.name for name in NAMES for item in fields(name, "text")}
    assert len(names) > 20
    assert STAMP not in names


@each("name", NAMES)
def test_fields_are_as_wide_as_their_box_allows(name: str) -> None:
    """No two fields stand side by side, but boxes to tick."""
    for page in pages(name):
        boxes = [item.box for item in page.items if isinstance(item, FormField) and item.kind == "text"]
        for one, other in itertools.combinations(boxes, 2):
            assert one.bottom <= other.y or other.bottom <= one.y


@each("name", NAMES)
def test_links_are_large_enough_for_a_thumb(name: str) -> None:
    areas = [item.box for page in pages(name) for item in page.items if isinstance(item, LinkArea)]
    assert all(area.height >= LINK_LEAST and area.width >= LINK_LEAST for area in areas)
    assert areas or name != "parent-guide.phone"


def log() -> Table:
    blocks = walk(ready()[LOG].handout.blocks)
    return next(block for block in blocks if isinstance(block, Table) and block.style == "log")


def words(cell: Cell) -> str:
    return " ".join(plain(block.inlines) for block in cell.blocks if isinstance(block, Paragraph))


def placed(entry: Entry) -> tuple[Page, FormField]:
    (found,) = [
        (page, item) for page in pages(LOG) for item in page.items
        if isinstance(item, FormField) and item.name == entry.name
    ]  # fmt: skip
    return found


def card(page: Page, field: FormField) -> Shape:
    """The frame that a field stands in."""
    grounds = [item for item in page.items if isinstance(item, Shape) and item.role == Artifact("Background")]
    (found,) = [ground for ground in grounds if ground.box.contains(field.box)]
    return found


def test_every_cell_of_the_log_has_its_field_that_says_row_and_column() -> None:
    table = log()
    assert len(table.rows) == 7
    for row in table.rows:
        assert len(row.cells) == len(table.header.cells)
        for cell, head in zip(row.cells[1:], table.header.cells[1:], strict=True):
            (entry,) = cell.blocks
            assert isinstance(entry, Entry)
            _, field = placed(entry)
            assert words(row.cells[0]) in field.tooltip
            assert words(head) in field.tooltip


def test_a_day_of_the_log_is_a_card_with_its_name_on_top() -> None:
    seen: list[tuple[int, float]] = []
    for row in log().rows:
        found = [placed(block) for cell in row.cells for block in cell.blocks if isinstance(block, Entry)]
        cards = {(page.number, card(page, field).box) for page, field in found}
        ((number, box),) = cards
        seen.append((number, box.y))
        inside = [item for item in found[0][0].items if isinstance(item, Text) and box.contains(item.box)]
        highest = min(inside, key=lambda item: item.y)
        assert highest.string.strip() == words(row.cells[0])
        assert isinstance(highest.role, Tagged)
    assert len(set(seen)) == len(seen)
    assert seen == sorted(seen)


def test_above_each_field_of_the_log_stands_the_name_of_its_column() -> None:
    for row in log().rows:
        for cell, head in zip(row.cells[1:], log().header.cells[1:], strict=True):
            page, field = placed(next(block for block in cell.blocks if isinstance(block, Entry)))
            above = [item for item in page.items if isinstance(item, Text) and item.box.y < field.box.y]
            label = max(above, key=lambda item: item.y)
            assert label.string.strip() == words(head)
            assert field.box.y - label.box.bottom < label.size
