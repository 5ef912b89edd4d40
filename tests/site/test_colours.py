"""Text can be read on every ground, light and dark, whatever accent a practice has."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from guide.base.problems import Problems
from guide.base.units import Colour, contrast
from guide.model.theme import Theme
from guide.products.site.colours import Colours, dark, light, pairs, style_sheet
from guide.read.layouts import read_layout
from tests.layout.factory import PROJECT

ACCENTS = (None, Colour.parse("#5b2a6e"), Colour.parse("#8a1c1c"), Colour.parse("#1d5c2b"))


def theme_of(accent: Colour | None) -> Theme:
    problems = Problems()
    found = read_layout(PROJECT, "base", "", None, problems, accent)
    assert found is not None, list(problems)
    return found.theme


@pytest.mark.parametrize("accent", ACCENTS, ids=str)
@pytest.mark.parametrize("scheme", [light, dark])
def test_text_has_contrast_with_its_ground(scheme: type, accent: Colour | None) -> None:
    colours: Colours = scheme(theme_of(accent))
    weak = {pair: ratio for pair in pairs(colours) if (ratio := contrast(colours[pair[0]], colours[pair[1]])) < 4.5}
    assert weak == {}


@pytest.mark.parametrize("scheme", [light, dark])
def test_edges_of_fields_and_boxes_can_be_seen(scheme: type) -> None:
    colours: Colours = scheme(theme_of(None))
    edges = [("field", "ground"), ("field", "band"), ("accent", "ground")]
    edges += [(name.replace("-box", "-edge"), name) for name in colours if name.endswith("-box")]
    weak = {pair: ratio for pair in edges if (ratio := contrast(colours[pair[0]], colours[pair[1]])) < 3}
    assert weak == {}


@pytest.mark.parametrize(("heading", "flag"), [("white", "urgent"), ("urgent", "urgent-tint"), ("urgent", "")])
def test_a_heading_has_the_colour_that_contrasts_more_with_its_box(heading: str, flag: str) -> None:
    """It is on no flag: so a light flag or a white heading would hardly be seen."""
    theme = theme_of(None)
    box = replace(theme.callouts["emergency"], fill="white", heading=heading, flag=flag)
    changed = replace(theme, callouts={**theme.callouts, "emergency": box})
    assert light(changed)["emergency-head"] == theme.palette["urgent"]


def test_dark_is_dark_and_has_the_same_names() -> None:
    theme = theme_of(None)
    assert set(dark(theme)) == set(light(theme))
    assert dark(theme)["ground"].luminance < 0.02
    assert "@media screen and (prefers-color-scheme: dark)" in style_sheet(theme)


def test_every_colour_of_the_rules_is_there() -> None:
    import re

    from guide.products.site.build import STATIC

    used = set(re.findall(r"var\(--([a-z-]+)", (STATIC / "site.css").read_text("utf-8")))
    assert used - set(light(theme_of(None))) == {"radius", "gap", "box"}
