"""The first pages look as they did, give or take how letters are smoothed.

A change of the look changes these pictures. To renew them: GUIDE_RENEW=1 make test, for this project's own content
`make renew`; then look at them.
"""

from __future__ import annotations

import os

from PIL import Image, ImageChops, ImageStat

from tests.each import each
from tests.layout.real import HANDOUTS
from tests.pixels.renderer import rendered
from tests.subject import GOLDEN, HOW_TO_RENEW

PICTURES = GOLDEN / "first-pages"
DPI = 40
LEVELS = 8
LARGEST = 15_000
# Of 255: how far the pictures may differ on average, and how many of their dots by a lot.
MEAN_MOST = 2.0
FAR, FAR_MOST = 64, 0.01


@each("handout", HANDOUTS)
def test_the_first_page_looks_as_it_did(handout: str) -> None:
    path = PICTURES / f"{handout}.png"
    found = few_grays(rendered(f"{handout}.letter", 0, DPI, True))
    if os.environ.get("GUIDE_RENEW") == "1":
        found.save(path, optimize=True, bits=4)
    renew = f"{path.name} looks different; if it is meant, renew it: {HOW_TO_RENEW}"
    known = Image.open(path).convert("L")
    assert known.size == found.size, renew
    difference = ImageChops.difference(known, found.convert("L"))
    assert ImageStat.Stat(difference).mean[0] <= MEAN_MOST, renew
    far = sum(difference.histogram()[FAR:]) / (found.width * found.height)
    assert far <= FAR_MOST, renew


@each("handout", HANDOUTS)
def test_the_pictures_are_small(handout: str) -> None:
    assert (PICTURES / f"{handout}.png").stat().st_size <= LARGEST


def test_a_page_that_moved_by_a_line_is_told_apart() -> None:
    page = rendered(f"{HANDOUTS[0]}.letter", 0, DPI, True)
    moved = ImageChops.offset(page, 0, round(17 * DPI / 72))
    difference = ImageChops.difference(page, moved)
    assert ImageStat.Stat(difference).mean[0] > 2 * MEAN_MOST
    assert sum(difference.histogram()[FAR:]) / (page.width * page.height) > 2 * FAR_MOST


def few_grays(picture: Image.Image) -> Image.Image:
    """The picture in so few grays that its file is small."""
    step = 255 / (LEVELS - 1)
    small = picture.point([round(value / step) for value in range(256)]).convert("P")
    small.putpalette([round(level * step) for level in range(LEVELS) for _ in range(3)])
    return small
