"""docs/writing.md: every example of a block composes, and the picture below it is what the program gives now."""

from __future__ import annotations

import math
import re

import pytest
from PIL import Image, ImageChops, ImageStat

from docs.make_block_pictures import EXAMPLE, FOLDER, PAGE, examples, pictures
from tests.docs.examples import fences

TEXT = PAGE.read_text("utf-8")
FOUND = examples(TEXT)
MOST_BYTES = 40_000
# Mean difference of a channel, of 255: another release of PDFium may smooth an edge otherwise.
TOLERANCE = 0.1
RENEW = "renew it with `make pictures`, and look at it"


@pytest.fixture(scope="module")
def drawn() -> dict[str, Image.Image]:
    """Every example made now; a problem in any of them would raise."""
    return pictures(TEXT)


def test_every_example_of_a_block_or_data_file_has_a_picture() -> None:
    shown = {body for _, body in FOUND.values()}
    blocks = [fence for fence in fences(TEXT) if fence.kind == "" or fence.text.startswith("type: ")]
    assert [fence.text for fence in blocks if fence.text not in shown] == []
    assert len(shown) == len(blocks) == len(FOUND)


def test_every_block_with_a_look_of_its_own_has_an_example() -> None:
    used = set(re.findall(r":::\{([a-z]+)\}", "".join(body for _, body in FOUND.values())))
    used |= {body.split()[1] for kind, body in FOUND.values() if kind == "yaml"}
    # An include looks like what it includes.
    named = set(re.findall(r"`:::\{([a-z]+)\}", TEXT)) - {"include"}
    assert named | {"callout", "steps", "step", "columns", "column"} <= used


def test_there_is_no_picture_without_an_example() -> None:
    assert {path.stem for path in FOLDER.glob("*")} == set(FOUND)


def test_every_picture_says_what_it_shows() -> None:
    assert all(len(alt) > 20 for _, _, alt, _ in EXAMPLE.findall(TEXT))


def difference(one: Image.Image, other: Image.Image) -> float:
    """The largest mean difference of a channel; infinite between pictures of two sizes."""
    if one.size != other.size:
        return math.inf
    return max(ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean)


@pytest.mark.parametrize("name", FOUND)
def test_a_picture_is_what_the_program_gives(name: str, drawn: dict[str, Image.Image]) -> None:
    path = FOLDER / f"{name}.png"
    assert path.stat().st_size < MOST_BYTES
    with Image.open(path) as kept:
        assert kept.mode == "P"
        assert difference(kept, drawn[name]) < TOLERANCE, RENEW


def test_another_word_would_be_another_picture(drawn: dict[str, Image.Image]) -> None:
    other = pictures(TEXT.replace("Lie on the floor", "Sit on the floor"))
    changed = {name for name in FOUND if difference(other[name], drawn[name]) >= TOLERANCE}
    assert changed == {"callout"}
