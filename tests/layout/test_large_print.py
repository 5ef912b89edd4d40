"""Large print says what the other editions say, in type that low vision reads."""

from __future__ import annotations

from collections import Counter

import pytest

from guide.model.blocks import Chart, Table
from guide.model.page import Artifact, FormField, LinkArea, Page, Shape, Tagged, Text
from guide.model.walk import walk
from tests.each import each
from tests.subject import in_charts, in_contents, names_of, ready

INCH = 72.0
BODY, HEADING_2, HEADING_3 = 18.0, 22.0, 20.0
# Three words of large handwriting beside each other, two lines below each other.
FIELD_WIDTH, FIELD_HEIGHT = 2.5 * INCH, 0.7 * INCH


LARGE = names_of("letter-large", "a4-large")


def texts(name: str) -> list[Text]:
    pages: tuple[Page, ...] = ready()[name].context.pages
    return [item for page in pages for item in page.items if isinstance(item, Text)]


def words(name: str) -> Counter[str]:
    """The words that are read aloud. Page numbers differ between editions, and with them the contents list."""
    context = ready()[name].context
    spoken = [item for item in texts(name) if isinstance(item.role, Tagged)]
    skipped = {"Link", "Reference"}
    apart = in_charts(name) | in_contents(name)
    said = [
        item.string for item in spoken
        if item.role.node not in apart and context.tree.nodes[item.role.node].tag not in skipped  # type: ignore[union-attr]
    ]  # fmt: skip
    return Counter(word for text in said for word in text.split() if not word.strip(".,").isdigit())


def test_there_is_large_print() -> None:
    assert len(LARGE) >= 16
    assert set(LARGE) <= set(ready())


@each("name", LARGE)
def test_no_word_is_lost_or_added(name: str) -> None:
    handout = name.partition(".")[0]
    assert words(name) == words(f"{handout}.letter")


@each("name", LARGE)
def test_all_type_is_large(name: str) -> None:
    assert min(item.size for item in texts(name)) >= BODY


@pytest.mark.parametrize("edition", ["letter-large", "a4-large"])
def test_headings_are_larger_than_the_text(edition: str) -> None:
    scale = ready()[f"parent-guide.{edition}"].context.layout.theme.type
    assert scale.heading_2.size >= HEADING_2
    assert scale.heading_3.size >= HEADING_3


@each("name", LARGE)
def test_the_margins_are_an_inch(name: str) -> None:
    for page in ready()[name].context.pages:
        for item in page.items:
            if not isinstance(item, LinkArea):
                edge = item.stroke_width if isinstance(item, Shape) and item.stroke else 0.0
                assert item.box.x >= INCH - edge - 0.01
                assert item.box.right <= page.width - INCH + edge + 0.01


@each("name", LARGE)
def test_text_stands_in_one_column(name: str) -> None:
    """Beside a heading of a section stands at most the number of a step."""
    context = ready()[name].context
    for page in context.pages:
        rows: dict[float, set[str]] = {}
        for item in page.items:
            if isinstance(item, Text) and isinstance(item.role, Tagged):
                rows.setdefault(round(item.y, 1), set()).add(context.tree.nodes[item.role.node].tag)
        assert all("H2" not in tags or tags <= {"H2", "Lbl"} for tags in rows.values())


def test_a_table_of_sentences_becomes_cards_and_a_table_of_figures_stays() -> None:
    context = ready()["parent-guide.letter-large"].context
    apart = in_charts("parent-guide.letter-large")
    tables = [node for node in context.tree.nodes if node.tag == "Table" and node.index not in apart]
    blocks = [block for block in walk(context.handout.blocks) if isinstance(block, Table)]
    charts = [block for block in walk(context.handout.blocks) if isinstance(block, Chart)]
    assert len(tables) == len(blocks) - len(charts) >= 2
    heads = [item for item in texts("parent-guide.letter-large") if item.string.startswith("Good to know")]
    assert len(heads) == 7
    assert not any(
        item.string.startswith("Born at") and ":" in item.string for item in texts("parent-guide.letter-large")
    )


@pytest.mark.parametrize("edition", ["letter-large", "a4-large"])
def test_a_log_has_room_to_write_for_who_needs_large_print(edition: str) -> None:
    pages = ready()[f"movement-log.{edition}"].context.pages
    fields = [item for page in pages for item in page.items if isinstance(item, FormField)]
    days = [item for item in fields if item.name.startswith(("monday-", "sunday-"))]
    columns = {item.name.partition("-")[2] for item in days}
    assert len(columns) >= 4 and len(days) == 2 * len(columns)
    assert min(item.box.width for item in days) >= FIELD_WIDTH
    assert min(item.box.height for item in days) >= FIELD_HEIGHT


def test_the_heads_of_columns_are_read_once_and_before_the_first_card() -> None:
    """They are the labels of the first card; those of other cards only show."""
    context = ready()["crawling-types.letter-large"].context
    nodes = context.tree.nodes
    labels = [item for item in texts("crawling-types.letter-large") if item.string.startswith("Good to know")]
    read = [item for item in labels if isinstance(item.role, Tagged)]
    assert len(labels) == 7
    assert len(read) == 1 and isinstance(read[0].role, Tagged)
    assert nodes[nodes[read[0].role.node].parent].tag == "TH"
    (page,) = [page for page in context.pages if read[0] in page.items]
    grounds = [item.box for item in page.items if isinstance(item, Shape) and item.role == Artifact("Background")]
    assert any(ground.contains(read[0].box) for ground in grounds)
    names = [item for item in page.items if isinstance(item, Text) and item.string.startswith("Backward crawl")]
    assert page.items.index(read[0]) < page.items.index(names[0])
