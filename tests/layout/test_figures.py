"""Pictures with captions, badges and marks in a chart, QR codes."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from guide.layout.figures import QUIET_ZONE
from guide.model.blocks import Badge, Figure, Mark, QrCode, Table
from guide.model.page import LinkArea, PlacedPicture, Shape, Tagged, Text
from tests.layout.factory import LABELS, Laid, lay, layout, with_flow, with_page, with_spacing

CHART = """type: chart
causes:
  weak: {name: Weak muscles, short: Weak, means: It is hard., see: A head that wobbles.}
  sore: {name: Sore joints, short: Sore, means: It hurts., see: A stiff leg.}
signs:
  - {text: Legs are stiff, causes: [sore], when: call-soon}
  - {text: New skills come late, causes: [weak, sore], when: next-visit}
"""
ADDRESS = "https://www.example.org/help"


def test_a_picture_is_as_high_as_the_theme_says_and_in_the_middle() -> None:
    laid = lay("![A ball.](ball)")
    (picture,) = laid.items(PlacedPicture, "Figure")
    frame = laid.pages[0].frame
    assert picture.box.height == layout().theme.spacing.figure_height
    assert picture.box.width == pytest.approx(2 * picture.box.height)
    assert picture.box.x - frame.x == pytest.approx(frame.right - picture.box.right)


def test_a_picture_begins_where_the_words_do_if_the_theme_says_so() -> None:
    (picture,) = lay("![A ball.](ball)", with_flow(layout(), figures="left")).items(PlacedPicture, "Figure")
    assert picture.box.x == lay("x").pages[0].frame.x


def test_a_wide_picture_is_no_wider_than_its_place() -> None:
    high = with_spacing(layout(), figure_height=500.0)
    (picture,) = lay("![A ball.](ball)", high).items(PlacedPicture, "Figure")
    assert picture.box.width == pytest.approx(lay("x").pages[0].frame.width)
    assert picture.box.height == pytest.approx(picture.box.width / 2)


def test_a_caption_stands_centred_below_its_picture_on_the_same_page() -> None:
    for filler in range(20, 32):
        laid = lay("Some text.\n\n" * filler + '![A ball.](ball "The red ball")')
        (picture,) = laid.items(PlacedPicture, "Figure")
        (line,) = laid.lines(laid.blocks(Figure)[0].key, part="Caption")
        assert picture in laid.pages[line.page - 1].items
        assert line.y > picture.box.bottom
        assert (line.x + line.right) / 2 == pytest.approx(picture.box.x + picture.box.width / 2)


def chart(labels: object = LABELS) -> Laid:
    return lay(":::{chart} c\n:::\n", data={"c": CHART}, labels=labels)


def test_a_sign_has_a_dot_under_each_of_its_causes() -> None:
    laid = chart()
    table: Table = laid.blocks(Table)[0]
    dots = {item.role.node: item for item in laid.items(Shape, "Span")}
    marks = [[any(isinstance(block, Mark) for block in cell.blocks) for cell in row.cells[1:3]] for row in table.rows]
    assert marks == [[False, True], [True, True]]
    assert len(dots) == 3
    heads = [laid.lines(cell.blocks[0].key)[0] for cell in table.header.cells]
    for row in table.rows:
        sign = laid.lines(row.cells[0].blocks[0].key)
        for head, after, cell in zip(heads[1:3], heads[2:4], row.cells[1:3], strict=True):
            for block in cell.blocks:
                dot = dots[laid.tree[block.key, ""]].box
                assert dot.right < after.x
                assert (head.x + head.right) / 2 == pytest.approx(dot.x + dot.width / 2, abs=0.5)
                assert dot.y < sign[-1].y and dot.bottom > sign[0].y - 12


def test_a_badge_says_how_soon_in_a_pill_that_holds_it() -> None:
    laid = chart()
    for block in laid.blocks(Badge):
        (line,) = laid.lines(block.key)
        assert line.text == LABELS.urgency[block.urgency]
        box = laid.layout.theme.badges[block.urgency]
        pills = [item for item in laid.items(Shape) if item.stroke == laid.layout.theme.colour(box.edge)]
        pill = next(item.box for item in pills if item.box.y < line.y < item.box.bottom)
        assert pill.x < line.x and line.right < pill.right


def test_the_column_of_badges_is_wide_enough_for_them() -> None:
    laid = chart(replace(LABELS, urgency={"call-soon": "Call soon, within days", "next-visit": "Next visit"}))
    assert laid.messages == []
    assert max(item.box.right for item in laid.items(Text)) <= laid.pages[0].frame.right


def test_a_badge_that_cannot_fit_is_reported() -> None:
    said = "Call the doctor soon and say what you have seen since the last time that you came to the clinic"
    laid = chart(replace(LABELS, urgency={"call-soon": said, "next-visit": "Next visit"}))
    assert any("overflow" in message for message in laid.messages)


def qr(label: str = "Find help near you:") -> Laid:
    option = f":label: {label}\n" if label else ""
    return lay(f":::{{qr}} {ADDRESS}\n{option}:::\n")


def modules(code: Shape) -> set[tuple[int, int]]:
    """The dark modules, by row and column, read back from the path."""
    runs = [code.segments[index : index + 5] for index in range(0, len(code.segments), 5)]
    height = min(run[2][1][1] - run[0][1][1] for run in runs)
    found = set()
    for (_, (left, top)), (_, (right, _)), *_ in runs:
        row, begin, end = round(top / height), round(left / height), round(right / height)
        found |= {(row, column) for column in range(begin, end)}
    return found


def test_a_code_has_its_finders_and_its_quiet_zone() -> None:
    code = next(item for item in qr().items(Shape, "Figure"))
    dark = modules(code)
    size = max(max(place) for place in dark) + 1 + QUIET_ZONE
    assert min(min(place) for place in dark) == QUIET_ZONE == 4
    finder = {(row, column) for row in range(7) for column in range(7)} - {
        (row, column) for row in range(1, 6) for column in range(1, 6) if max(abs(row - 3), abs(column - 3)) == 2
    }
    for down, right in ((4, 4), (4, size - 11), (size - 11, 4)):
        found = {(row - down, column - right) for row, column in dark}
        assert {place for place in found if min(place) >= 0 and max(place) < 7} == finder


def test_the_address_stands_beside_the_code_and_is_a_link() -> None:
    laid = qr()
    block: QrCode = laid.blocks(QrCode)[0]
    code = next(item for item in laid.items(Shape, "Figure"))
    texts = [item for item in laid.items(Text) if isinstance(item.role, Tagged) and item.string == "example.org/help"]
    assert block.shown == "example.org/help"
    assert all(code.box.right < item.x and code.box.y < item.y < code.box.bottom for item in texts)
    assert [area.target for area in laid.items(LinkArea)] == [ADDRESS]


def test_an_address_that_is_too_wide_beside_the_code_is_below_it() -> None:
    wide = "https://example.org/" + "w" * 16
    for narrow in (False, True):
        on = with_page(layout(), width=276.0) if narrow else layout()
        laid = lay(f":::{{qr}} {wide}\n:label: Find it:\n:::\n", on)
        code = next(item for item in laid.items(Shape, "Figure"))
        below = [item for item in laid.items(Text) if "www" in item.string]
        assert (min(item.y for item in below) > code.box.bottom) == narrow
        assert laid.messages == []


def test_a_code_without_a_label_has_its_address() -> None:
    assert "example.org/help" in [item.string for item in qr("").items(Text)]
