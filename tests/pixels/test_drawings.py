"""Drawings as common programs write them, read, set in a PDF and drawn by PDFium, beside the same files in a browser."""

from __future__ import annotations

import re
from pathlib import Path

from guide.base.problems import Problems
from guide.model.picture import Picture
from guide.read.svg import parse_svg
from tests.browser import needs_chromium
from tests.pixels.beside import beside_browser
from tests.support import CASES

DRAWINGS = sorted((CASES / "drawings").glob("*.svg"))
SMALL = CASES / "drawings-small" / "each.tsv"
# These hold what has no place in a picture, and are refused with the word for it.
REFUSED = {
    "figma-angular": "content that is no SVG",
    "figma-photo": "a bitmap",
    "figma-shadow": "a filter",
    "illustrator-text": "text",
    "inkscape-text": "text",
    "pygal-bars": "text",
}  # fmt: skip


def read(path: Path) -> tuple[Picture | None, list[str]]:
    problems = Problems()
    picture = parse_svg(path.stem, path.name, path.read_bytes(), problems)
    return picture, [problem.message for problem in problems]


@needs_chromium
def test_drawings_look_as_in_a_browser_on_paper_and_on_the_site() -> None:
    assert beside_browser({path.stem: path.read_bytes() for path in DRAWINGS if path.stem not in REFUSED}) == {}


@needs_chromium
def test_small_drawings_of_one_thing_each_look_as_in_a_browser() -> None:
    lines = SMALL.read_text("utf-8").splitlines()
    assert beside_browser({name: svg.encode() for name, _, svg in (line.partition("\t") for line in lines)}) == {}


def test_what_has_no_place_in_a_picture_is_refused_by_name() -> None:
    found = {path.stem: read(path) for path in DRAWINGS}
    refused = {name: messages for name, (picture, messages) in found.items() if picture is None}
    assert refused.keys() == REFUSED.keys()
    assert [name for name, messages in refused.items() if REFUSED[name] not in messages[0]] == []


def test_every_drawing_says_who_wrote_it() -> None:
    described = re.findall(r"^\| `([a-z0-9-]+)` \|", (CASES / "drawings" / "README.md").read_text("utf-8"), re.M)
    assert sorted(described) == sorted(path.stem for path in DRAWINGS)
