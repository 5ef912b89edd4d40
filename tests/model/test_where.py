"""A hint about a layout names a file that an editor may change."""

from __future__ import annotations

from msgspec.structs import replace

from tests.layout.factory import layout


def test_a_key_of_a_shipped_layout_is_set_in_a_file_that_extends_it() -> None:
    own = replace(layout(), path="layouts/letter.yaml", files={"spacing.block": "layouts/base.yaml"})
    assert own.where("spacing", "block") == "`block` under `spacing` in layouts/base.yaml"
    assert own.where("page", "measure") == "`measure` under `page` in layouts/letter.yaml"
    shipped = replace(own, path="guide/layouts/letter.yaml", files={"spacing.block": "guide/layouts/base.yaml"})
    wanted = "in layouts/letter.yaml (your own, with `extends: letter`)"
    assert shipped.where("spacing", "block") == f"`block` under `spacing` {wanted}"
    assert shipped.where("page", "measure") == f"`measure` under `page` {wanted}"
