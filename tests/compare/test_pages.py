"""Where two pages look different."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from guide.products.compare.pages import AROUND, Box, changed_boxes


def page(*marks: tuple[Box, str]) -> Image.Image:
    drawn = Image.new("RGB", (400, 300), "white")
    for box, colour in marks:
        ImageDraw.Draw(drawn).rectangle(box, fill=colour)
    return drawn


def around(box: Box) -> Box:
    left, top, right, bottom = box
    return left - AROUND, top - AROUND, right + AROUND, bottom + AROUND


def test_pages_that_look_the_same() -> None:
    assert changed_boxes(page(), page()) == []


def test_columns_are_outlined_each_on_its_own() -> None:
    left, right, below = (20, 40, 120, 60), (240, 35, 380, 80), (20, 200, 380, 220)
    found = changed_boxes(page(), page((left, "black"), (right, "black"), (below, "black")))
    assert found == [around(left), around(right), around(below)]


def test_lines_of_a_paragraph_are_outlined_together() -> None:
    lines: list[Box] = [(20, 40, 200, 50), (20, 56, 180, 66), (20, 72, 60, 82)]
    found = changed_boxes(page(), page(*((line, "black") for line in lines)))
    assert found == [around((20, 40, 200, 82))]


def test_a_change_of_colour_without_one_of_light_is_seen() -> None:
    # Both are the same gray.
    box = (50, 50, 90, 90)
    red, green = "rgb(200,0,0)", "rgb(0,102,0)"
    assert (
        Image.new("RGB", (1, 1), red).convert("L").tobytes() == Image.new("RGB", (1, 1), green).convert("L").tobytes()
    )
    assert changed_boxes(page((box, red)), page((box, green))) == [around(box)]


@pytest.mark.parametrize("colour", ["rgb(215,255,255)", "rgb(255,215,255)", "rgb(255,255,215)"])
def test_a_change_of_one_of_the_three_colours_is_seen(colour: str) -> None:
    box = (50, 50, 90, 90)
    assert changed_boxes(page((box, colour)), page()) == [around(box)]


def test_the_smoothing_of_edges_is_no_change() -> None:
    box = (50, 50, 90, 90)
    assert changed_boxes(page((box, "rgb(250,250,250)")), page()) == []
