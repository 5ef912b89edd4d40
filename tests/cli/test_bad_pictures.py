"""SVG files that run, load, link, or are not drawings."""

from __future__ import annotations

import pytest

from tests.support import PICTURE, SmallProject, assert_refused

# The element at fault stands at line 2, column 3.
AROUND = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80">\n  {}\n  <path d="M0 0L9 9"/>\n</svg>\n'
SHAPES = "hint: use paths and basic shapes only"
ON_PATH = (
    "hint: use one of: `d`, `fill`, `fill-rule`, `stroke`, `stroke-linecap`, `stroke-linejoin`, `stroke-width`, "
    "`transform`"
)

CASES = {
    "script": ("<script>alert()</script>", f"`<script>` is not allowed in a picture\n    {SHAPES}"),
    "use": ('<use href="other.svg#a"/>', f"`<use>` is not allowed in a picture\n    {SHAPES}"),
    "image": ('<image href="https://example.org/a.png"/>', f"`<image>` is not allowed in a picture\n    {SHAPES}"),
    "link": ('<a href="https://example.org"/>', f"`<a>` is not allowed in a picture\n    {SHAPES}"),
    "style sheet": ("<style>path{}</style>", f"`<style>` is not allowed in a picture\n    {SHAPES}"),
    "text": ("<text>Roll</text>", f"`<text>` is not allowed in a picture\n    {SHAPES}"),
    "foreign": ("<foreignObject/>", f"`<foreignObject>` is not allowed in a picture\n    {SHAPES}"),
    "other namespace": ('<path xmlns="http://example.org" d="M0 0"/>', f"`<path>` is not allowed in a picture\n    {SHAPES}"),
    "style": ('<path style="fill:red" d="M0 0"/>', f"attribute `style` is not allowed on `<path>`\n    {ON_PATH}"),
    "handler": ('<path onclick="go()" d="M0 0"/>', f"attribute `onclick` is not allowed on `<path>`\n    {ON_PATH}"),
    "instruction": ("<?php go() ?>", "`<?php …?>` is not allowed in a picture\n    hint: delete it"),
    "colour by name": ('<path fill="red" d="M0 0"/>', "`fill`: expected a colour such as `#0b5d70`, got `red`"),
    "gradient": ('<path fill="url(#a)" d="M0 0"/>', "`fill`: expected a colour such as `#0b5d70`, got `url(#a)`"),
    "too few numbers": ('<path d="M0 0 Q1"/>', "path command `Q` takes 4 numbers, got 1"),
    "unknown command": ('<path d="M0 0 X 1 1"/>', "path data has an unexpected `X`"),
    "no move": ('<path d="L1 1"/>', "path data has to start with M"),
    "no data": ("<path/>", "path data is empty"),
    "odd points": ('<polygon points="1 2 3"/>', "`points` needs at least two pairs of numbers\n    hint: write them as in `0,0 10,5`"),
    "no number": ('<circle r="5%"/>', "`r`: expected a number, got `5%`\n    hint: write digits alone, without a unit: `12.5`"),
    "unknown cap": (
        '<path stroke-linecap="flat" d="M0 0"/>',
        "`stroke-linecap`: `flat` is not an allowed value\n    hint: use one of: `butt`, `round`, `square`",
    ),
    "skew": (
        '<path transform="skewX(3)" d="M0 0"/>',
        "`transform`: `skewX` with 1 numbers is not used here; use translate, scale, rotate or matrix",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_refused(case: str, built: SmallProject) -> None:
    element, message = CASES[case]
    built.write(PICTURE, AROUND.format(element))
    assert_refused(built, f"{PICTURE}:2:3: picture: {message}")


# The name of the document type ends where the parser reports it.
FILES = {
    "document type": (
        "<!DOCTYPE svg>\n<svg/>", "1:14", "a DOCTYPE is not allowed in a picture\n    hint: delete the <!DOCTYPE …> line",
    ),
    "entities": (
        '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><svg>&b;</svg>', "1:15",
        "a DOCTYPE is not allowed in a picture\n    hint: delete the <!DOCTYPE …> line",
    ),
    "not XML": ("a ball", "1:1", "this is not XML: syntax error\n    hint: save it again as plain SVG"),
    "empty": ("", "1:1", "this is not XML: no element found\n    hint: save it again as plain SVG"),
    "no view box": (
        '<svg xmlns="http://www.w3.org/2000/svg"/>', "1:1",
        'a picture starts with `<svg viewBox="0 0 width height">`\n    hint: save the file as plain SVG, with a viewBox',
    ),
    "flat view box": (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 80"/>', "1:1",
        "viewBox needs four numbers: left, top, width, height\n"
        "    hint: sides of at least 1, one at most 20 times the other",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_is_no_picture_is_refused(case: str, built: SmallProject) -> None:
    content, place, message = FILES[case]
    built.write(PICTURE, content)
    assert_refused(built, f"{PICTURE}:{place}: picture: {message}")


def test_a_large_file_is_refused(built: SmallProject) -> None:
    built.append(PICTURE, f"<!--{'x' * 300_000}-->")
    assert_refused(built, f"{PICTURE}:1:1: file: this file is larger than 300,000 bytes\n    hint: make it smaller")


def test_a_drawing_of_too_many_segments_is_refused(built: SmallProject) -> None:
    built.write(PICTURE, AROUND.format(f'<path d="M0 0{"h1" * 20_001}"/>'))
    assert_refused(built, f"{PICTURE}:2:3: picture: the drawing has more than 20,000 segments\n    hint: simplify it")


def test_groups_in_groups_without_end_are_refused(built: SmallProject) -> None:
    built.write(PICTURE, AROUND.format("<g>" * 30 + "</g>" * 30))
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0].endswith(": picture: elements are nested more than 20 deep")


WILD = {
    "infinite rectangle": '<rect width="1e999" height="5"/>',
    "infinite round rectangle": '<rect width="1e999" height="5" rx="2"/>',
    "infinite circle": '<circle r="1e999"/>',
    "infinite line": '<path d="M0 0L1e999 0"/>',
    "digits without end": f'<path d="M0 0L{"9" * 400} 0"/>',
    "large arc": '<path d="M0 0A1e200 1e200 0 0 1 5 5"/>',
    "not a number": '<path transform="translate(nan)" d="M0 0L1 1"/>',
    "infinite scale": '<path transform="scale(1e999)" d="M0 0L1 1"/>',
    "infinite turn": '<path transform="rotate(1e999)" d="M0 0L1 1"/>',
    "infinite stroke": '<path stroke="#000000" stroke-width="1e999" d="M0 0L1 1"/>',
    "negative stroke": '<path stroke="#000000" stroke-width="-1" d="M0 0L1 1"/>',
    "negative radius": '<circle r="-5"/>',
    "negative width": '<rect width="-5" height="5"/>',
}


@pytest.mark.parametrize("case", WILD)
def test_numbers_that_cannot_be_drawn_are_refused(case: str, built: SmallProject) -> None:
    built.write(PICTURE, AROUND.format(WILD[case]))
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0].startswith(f"{PICTURE}:2:3: picture: ")
    assert "float" not in ran.errors[0]
    assert "math" not in ran.errors[0]


@pytest.mark.parametrize("encoding", ["utf-7", "no-such-encoding", "utf-16", "latin-1"])
def test_an_encoding_that_is_not_utf8_is_no_crash(encoding: str, built: SmallProject) -> None:
    built.write(PICTURE, f'<?xml version="1.0" encoding="{encoding}"?>\n' + built.read(PICTURE))
    ran = built.guide("build")
    assert ran.code in (0, 1)
    assert ran.code == 0 or ran.errors[0].startswith(f"{PICTURE}:1:")


@pytest.mark.parametrize("box", ["0 0 1e999 80", "0 0 120 1e-300", "0 0 1e9 1", "0 0 1 1e9"])
def test_a_view_box_out_of_all_proportion_is_one_fault_of_the_picture(box: str, built: SmallProject) -> None:
    built.replace(PICTURE, "0 0 120 80", box)
    ran = built.guide("build")
    assert ran.code == 1
    assert [line for line in ran.errors if not line.startswith(("    ", f"{PICTURE}:"))] == [
        "1 error; nothing was written"
    ]
