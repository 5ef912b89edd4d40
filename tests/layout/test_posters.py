"""Posters: one large page that is read from some steps away, with nothing to fill in, and a practice's own block."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from guide.base.units import WHITE, Rect
from guide.model.blocks import CheckList, FieldRows, PracticeBox
from guide.model.page import Artifact, FormField, Item, Page, Shape, Tagged, Text
from guide.model.walk import walk
from guide.pipeline import prepare
from guide.pipeline.preparation import Ready
from guide.pipeline.select import Selection
from tests.each import each
from tests.subject import PROJECT, TODAY, name_of, names_of

INCH, MM = 72.0, 72.0 / 25.4
SIZES = {"tabloid-poster": (11 * INCH, 17 * INCH), "a3-poster": (297 * MM, 420 * MM)}
TYPE_LEAST, TABLE_LEAST = 14.0, 16.0
PRACTICE = PROJECT.root / "practices" / "example.yaml"

NAMES = names_of(*SIZES)


@functools.cache
def ready(with_practice: bool = False) -> dict[str, Ready]:
    selection = Selection((), ("en",), tuple(SIZES), PRACTICE if with_practice else None)
    made, _, _ = prepare(PROJECT, selection, TODAY)
    return {name_of(item.handout.topic, item.handout.name, item.edition): item for item in made}


@pytest.fixture(scope="module", autouse=True)
def _prepared() -> None:
    """What is wrong with the sheets fails once, and not in every test again."""
    ready()
    ready(with_practice=True)


def page_of(name: str, with_practice: bool = False) -> Page:
    (page,) = ready(with_practice)[name].context.pages
    return page


def tags_above(name: str, item: Item, with_practice: bool = False) -> set[str]:
    """The tags of all elements that an item stands in."""
    if not isinstance(item.role, Tagged):
        return set()
    nodes, node = ready(with_practice)[name].context.tree.nodes, item.role.node
    found: set[str] = set()
    while node >= 0:
        found.add(nodes[node].tag)
        node = nodes[node].parent
    return found


def practice_frame(name: str, with_practice: bool = True) -> tuple[Text, Rect]:
    """The heading of the practice's block, and the frame that it stands in."""
    item, page = ready(with_practice)[name], page_of(name, with_practice)
    (block,) = [block for block in walk(item.handout.blocks) if isinstance(block, PracticeBox)]
    role = Tagged(item.context.tree[block.heading.key, ""])
    heading = next(part for part in page.items if isinstance(part, Text) and part.role == role)
    grounds = [part for part in page.items if isinstance(part, Shape) and part.role == Artifact("Background")]
    (frame,) = [part for part in grounds if part.box.contains(heading.box) and part.stroke]
    assert frame.fill == WHITE
    return heading, frame.box


def test_both_posters_are_there_in_both_sizes() -> None:
    assert len(NAMES) >= 4
    assert set(NAMES) == set(ready())


@each("name", NAMES)
def test_a_poster_is_one_page_of_its_paper(name: str) -> None:
    page = page_of(name)
    assert (page.width, page.height) == pytest.approx(SIZES[name.partition(".")[2]])
    (side,) = ready()[name].imposed()
    assert (side.width, side.height) == (page.width, page.height)


@each("name", NAMES)
def test_nothing_is_there_to_fill_in(name: str) -> None:
    assert not [item for item in page_of(name).items if isinstance(item, FormField)]
    assert not [block for block in walk(ready()[name].handout.blocks) if isinstance(block, FieldRows | CheckList)]
    assert "Form" not in {node.tag for node in ready()[name].context.tree.nodes}


@each("name", NAMES)
def test_no_type_is_smaller_than_14_points(name: str) -> None:
    assert min(item.size for item in page_of(name).items if isinstance(item, Text)) >= TYPE_LEAST


@each("name", NAMES)
def test_the_table_is_16_points_and_more(name: str) -> None:
    texts = [item for item in page_of(name).items if isinstance(item, Text) and "TBody" in tags_above(name, item)]
    assert len(texts) > 10
    assert min(item.size for item in texts) >= TABLE_LEAST


@each("name", NAMES)
def test_what_is_urgent_is_larger_than_the_rest(name: str) -> None:
    """The title and the heads of the boxes are read from farther away."""
    texts = [item for item in page_of(name).items if isinstance(item, Text)]
    sizes = {tag: [item.size for item in texts if tag in tags_above(name, item)] for tag in ("H1", "H2", "TD")}
    assert min(sizes["H1"]) > max(sizes["H2"]) >= min(sizes["H2"]) > max(sizes["TD"])


@each("name", NAMES)
def test_no_empty_box_takes_room_from_what_it_says(name: str) -> None:
    assert not [block for block in walk(ready()[name].handout.blocks) if isinstance(block, PracticeBox)]
    stamp = ready()[name].handout.labels.stamp
    assert stamp not in "\n".join(item.string for item in page_of(name).items if isinstance(item, Text))


@each("name", NAMES)
def test_the_title_is_one_line_or_large(name: str) -> None:
    titles = [item for item in page_of(name).items if isinstance(item, Text) and "H1" in tags_above(name, item)]
    assert len({round(item.y, 1) for item in titles}) == 1 or min(item.size for item in titles) >= 60


@each("name", NAMES)
def test_a_practice_has_its_block_beside_when_to_call(name: str) -> None:
    heading, frame = practice_frame(name, with_practice=True)
    handout = ready(with_practice=True)[name].handout
    items = page_of(name, with_practice=True).items
    inside = [item for item in items if isinstance(item, Text) and frame.contains(item.box)]
    said = [item.string for item in inside if item.role == heading.role]
    assert " ".join("".join(said).split()) == handout.practice
    assert handout.practice_phone in "".join(item.string for item in inside).replace("\N{NO-BREAK SPACE}", " ")
    assert min(item.size for item in inside) >= TYPE_LEAST


@each("name", NAMES)
def test_what_a_practice_says_moves_nothing_else(name: str, tmp_path: Path) -> None:
    """The frame has one place and size, and all around it stays where it is."""
    short = tmp_path / "short.yaml"
    short.write_text("name: A\nphone: 555-0100\n", "utf-8")
    handout, _, edition = name.partition(".")
    (other,), _, _ = prepare(PROJECT, Selection((handout,), ("en",), (edition,), short), TODAY)
    _, frame = practice_frame(name, with_practice=True)
    (page,) = other.context.pages
    others = around(page_of(name, with_practice=True), frame)
    assert len(others) > 30
    assert around(page, frame) == others
    same = pytest.approx((frame.x, frame.y, frame.right, frame.bottom))
    boxes = [item.box for item in page.items if isinstance(item, Shape)]
    assert any((box.x, box.y, box.right, box.bottom) == same for box in boxes)


def around(page: Page, frame: Rect) -> list[tuple[str, float, float]]:
    """The content outside a frame, with its place; the foot set aside."""
    texts = [item for item in page.items if isinstance(item, Text) and item.box.y < page.frame.bottom]
    texts = [item for item in texts if not frame.contains(item.box)]
    return [(item.string, round(item.x, 2), round(item.y, 2)) for item in texts]
