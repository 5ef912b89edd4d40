"""No small print, and air between the lines."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from guide.model.scales import TextStyle
from guide.model.theme import Layout
from guide.rules.type_size import check
from tests.layout.factory import layout
from tests.rules.factory import HANDOUT, on_page, text


def with_type(**styles: TextStyle) -> Layout:
    of = layout()
    changed: Any = styles
    return replace(of, theme=replace(of.theme, type=replace(of.theme.type, **changed)))


def test_12_points_are_silent() -> None:
    assert on_page(check, text("Words", size=12.0)) == []


def test_smaller_type_is_named() -> None:
    assert on_page(check, text("Small print", size=11.9)) == [
        "sources/topic/en/sheet.md:3:1: type-size: `Small print` is set in 11.9 pt; it needs at least 12 pt\n"
        "    hint: raise the sizes under `type` in layouts/letter.yaml"
    ]


def test_the_styles_of_that_size_are_named() -> None:
    small = with_type(caption=TextStyle(10.0, 14.0), badge=TextStyle(10.0, 14.0))
    assert on_page(check, text("Small print", size=10.0), on=small) == [
        "sources/topic/en/sheet.md:3:1: type-size: `Small print` is set in 10 pt; it needs at least 12 pt\n"
        "    hint: set `size` under `type: caption` in layouts/base.yaml and `size` under `type: badge` in layouts/base.yaml to at least 12pt"
    ]


def test_lines_of_a_style_just_far_enough_apart() -> None:
    assert on_page(check, on=with_type(table_cell=TextStyle(12.0, 14.4))) == []


def test_lines_of_a_style_too_close_together() -> None:
    assert on_page(check, on=with_type(table_cell=TextStyle(12.0, 14.3))) == [
        f"{HANDOUT}:1:1: leading: `table-cell` has a leading of 14.3 pt for type of 12 pt\n"
        "    hint: set `leading` under `type: table-cell` in layouts/base.yaml to at least 14.4pt"
    ]


def test_large_titles_may_be_set_closer() -> None:
    assert on_page(check, on=with_type(title=TextStyle(18.0, 19.0))) == []
    assert len(on_page(check, on=with_type(title=TextStyle(17.9, 19.0)))) == 1
