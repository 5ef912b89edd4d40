"""Columns side by side."""

from __future__ import annotations

import pytest

from guide.model.blocks import Callout, Columns, Heading, Paragraph
from guide.model.page import PlacedPicture, Shape
from tests.layout.factory import Laid, lay, layout, with_spacing

SENTENCE = "Many babies push back on straight arms before they learn how to pull themselves ahead. "


def columns(*counts: int, boxes: str = "") -> Laid:
    option = f":boxes: {boxes}\n\n" if boxes else ""
    inner = "".join(
        f":::{{column}} Side {number}\n\n{SENTENCE * count}\n:::\n" for number, count in enumerate(counts, 1)
    )
    return lay(f"::::{{columns}}\n{option}{inner}::::\n")


def cards(laid: Laid) -> list[Shape]:
    """The grounds of the cards, in order."""
    fill = laid.layout.theme.colour(laid.layout.theme.card.fill)
    return [item for item in laid.items(Shape, "Background") if item.fill == fill]


@pytest.mark.parametrize("counts", [(1, 4), (4, 1), (2, 2)])
def test_cards_of_a_row_are_equally_high_and_stand_on_one_line(counts: tuple[int, int]) -> None:
    left, right = cards(columns(*counts))
    assert (left.box.y, left.box.height) == pytest.approx((right.box.y, right.box.height))


def test_cards_fill_the_width_with_a_gutter_between_them() -> None:
    laid = columns(1, 1)
    left, right = cards(laid)
    frame, half = laid.pages[0].frame, laid.layout.theme.card.edge_width / 2
    assert left.box.x - half == pytest.approx(frame.x)
    assert right.box.right + half == pytest.approx(frame.right)
    assert right.box.x - left.box.right == pytest.approx(laid.layout.theme.spacing.gutter + 2 * half)


def test_the_third_column_begins_a_second_row() -> None:
    laid = columns(1, 2, 1, 1)
    first, second, third, fourth = cards(laid)
    assert first.box.x == third.box.x < second.box.x == fourth.box.x
    assert third.box.y - first.box.bottom == pytest.approx(
        laid.layout.theme.spacing.gutter + laid.layout.theme.card.edge_width
    )


@pytest.mark.parametrize(("height", "rows"), [(100.0, 1), (150.0, 2)])
def test_pictures_are_side_by_side_in_one_column_where_they_fit(height: float, rows: int) -> None:
    on = with_spacing(layout("letter-large"), figure_height=height)
    picture = ':::{column}\n![A ball.](ball "A ball")\n:::\n'
    laid = lay(f"::::{{columns}}\n:boxes: none\n{picture * 2}::::\n", on)
    assert len({round(item.box.y) for item in laid.items(PlacedPicture, "Figure")}) == rows
    laid = lay(f"::::{{columns}}\n:boxes: none\n{picture}:::{{column}}\nWords.\n:::\n::::\n", on)
    (line,) = [line for line in laid.lines() if line.text == "Words."]
    assert line.y > laid.items(PlacedPicture, "Figure")[0].box.bottom


def test_texts_keep_to_their_card() -> None:
    laid = columns(3, 5)
    for ground, column in zip(cards(laid), laid.blocks(Columns)[0].columns, strict=True):
        for block in column.blocks:
            for line in laid.lines(block.key):
                assert ground.box.x < line.x and line.right < ground.box.right
                assert ground.box.y < line.y < ground.box.bottom


def test_without_boxes_there_is_no_ground() -> None:
    assert cards(columns(1, 1, boxes="none")) == []


def test_columns_are_read_one_after_the_other() -> None:
    laid = columns(3, 3)
    nodes = [line.node for line in laid.lines() if line.node >= laid.tree[laid.blocks(Heading)[0].key, ""]]
    assert nodes == sorted(nodes)


def test_a_row_of_columns_is_never_cut() -> None:
    for filler in range(20, 40, 2):
        laid = lay("Some text.\n\n" * filler + f"::::{{columns}}\n:::{{column}} A\n\n{SENTENCE * 4}\n:::\n"
                   f":::{{column}} B\n\n{SENTENCE}\n:::\n::::\n")  # fmt: skip
        paragraphs = [block for column in laid.blocks(Columns)[0].columns for block in column.blocks]
        assert len({line.page for block in paragraphs for line in laid.lines(block.key)}) == 1


def test_callouts_in_columns_grow_to_the_same_height() -> None:
    laid = lay(f"""
:::::{{columns}}
::::{{column}}
:::{{callout}} call-soon

{SENTENCE * 3}
:::
::::
::::{{column}}
:::{{callout}} next-visit

{SENTENCE}
:::
::::
:::::
""")
    theme = laid.layout.theme
    fills = [theme.colour(theme.callouts[block.kind].fill) for block in laid.blocks(Callout)]
    soon, visit = (
        next(item for item in laid.items(Shape, "Background") if item.fill == fill and item.box.height > 30)
        for fill in fills
    )
    # The edges, half of which lie outside, may differ in width.
    assert soon.box.y == pytest.approx(visit.box.y, abs=1.0)
    assert soon.box.height == pytest.approx(visit.box.height, abs=1.0)
    lines = {len(laid.lines(block.key)) for block in laid.blocks(Paragraph) if block.role == "body"}
    assert len(lines) == 2


def test_a_heading_in_a_column_can_be_linked_to() -> None:
    laid = columns(1, 1)
    slugs = [anchor.slug for anchor in laid.pages[0].anchors]
    assert slugs[1:] == ["side-1", "side-2"]
    ys = [anchor.y for anchor in laid.pages[0].anchors[1:]]
    assert ys[0] == ys[1] > cards(laid)[0].box.y
