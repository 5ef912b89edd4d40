"""Colours of drawings in gray editions, seen through or not."""

from __future__ import annotations

import itertools

from guide.base.units import BLACK, WHITE, Colour
from guide.layout.gray import DARK, KEPT, in_gray
from guide.model.picture import Gradient, Picture, PictureGroup, PicturePath, Stop
from tests.drawn import colours_of

OUTLINE = (("M", (0.0, 0.0)), ("L", (9.0, 0.0)), ("L", (9.0, 9.0)), ("Z", ()))
COLOURS = [Colour(*channels) for channels in itertools.product((0, 90, 200, 255), repeat=3)]


def tone(colour: Colour, opacity: float) -> Colour:
    path = PicturePath(OUTLINE, colour, fill_opacity=opacity)
    # Something dark beside it: a picture that is all light keeps its own brightness.
    found, _ = colours_of(in_gray(Picture("a", 9.0, 9.0, (path, PicturePath(OUTLINE, BLACK)))))
    return found


def test_what_is_seen_through_looks_as_what_is_not() -> None:
    """On white paper, a colour with an opacity gives the gray that its mixture with white gives, or nearly."""
    wrong = []
    for colour, opacity in itertools.product(COLOURS, (0.2, 0.5, 0.8)):
        seen = WHITE.mixed(colour, opacity)
        if seen.gray().red < DARK:
            continue
        found, expected = WHITE.mixed(tone(colour, opacity), opacity).red, tone(seen, 1.0).red
        # Nearly white is made white only where nothing shines through.
        if abs(found - expected) > 255 * (1 - KEPT) * 0.1 and expected not in (0, 255):
            wrong.append((colour, opacity, found, expected))
    assert wrong == []


def test_a_faint_black_is_a_shade_and_no_line() -> None:
    assert [tone(BLACK, opacity) for opacity in (1.0, 0.9, 0.2)] == [BLACK, BLACK, Colour(178, 178, 178)]


def test_opacities_of_groups_and_stops_count() -> None:
    path = PicturePath(OUTLINE, BLACK)
    faint = Gradient((0.0, 0.0, 9.0, 0.0), (Stop(0.0, BLACK), Stop(1.0, BLACK, 0.2)))
    parts = (PictureGroup((path,), opacity=0.2), PicturePath(OUTLINE, faint))
    assert list(colours_of(in_gray(Picture("a", 9.0, 9.0, parts)))) == [
        Colour(178, 178, 178),
        BLACK,
        Colour(178, 178, 178),
    ]
