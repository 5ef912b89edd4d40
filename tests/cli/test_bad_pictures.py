"""SVG files that run, load, link, or are not drawings."""

from __future__ import annotations

import pytest

from guide.base.problems import Problems
from guide.read.svg import parse_svg
from tests.support import PICTURE, SmallProject, assert_refused

# The element at fault stands at line 2, column 3.
AROUND = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80">\n  {}\n  <path d="M0 0L9 9"/>\n</svg>\n'
OTHER_FILE = "nothing is fetched: put what is needed into the drawing itself"
TO_PATHS = (
    "it would not be read aloud: turn it into paths (Inkscape: Path > Object to Path; Illustrator: Type > Create Outlines; "
    "Figma: Outline text in the export; LibreOffice: Shape > Convert > To Contour; Affinity, CorelDRAW: Convert to Curves; "
    "Sketch: Convert to Outlines)"
)
ANEW = "draw this part anew, or save the drawing again from its program"
NUMBER = "write digits, with px, pt, mm, cm, in or no unit: `12.5`"
PLAIN_COLOUR = "write it as in `#0b5d70`, `rgb(11, 93, 112)` or `teal`"
MERGE = "unite the shapes of the clipping path into one"
ARROW = "turn it into a path; Inkscape: Path > Stroke to Path; Illustrator: Object > Expand Appearance"
PLAIN = "save the drawing again as plain SVG"
AGAIN = "save the drawing again from its program"
FLAT = (
    '<linearGradient id="g" spreadMethod="reflect"><stop/><stop/></linearGradient><path fill="url(#g)" d="M0 0h9v9"/>'
)

CASES = {
    "script": ("<script>alert()</script>", "a script (`<script>`) is not allowed in a picture", "delete it"),
    "hidden script": ("<defs><script/></defs>", "a script (`<script>`) is not allowed in a picture", "delete it"),
    "handler": ('<path onclick="go()" d="M0 0"/>', "a script (`onclick`) is not allowed in a picture", "delete it"),
    "animation": ("<animate/>", "animation (`<animate>`) is not allowed in a picture", "paper keeps still: delete it"),
    "use": ('<use href="other.svg#a"/>', "`other.svg#a` is in another file", OTHER_FILE),
    "use of nothing": ('<use href="#a"/>', "`#a` is not in this file", AGAIN),
    "image": (
        '<image href="https://example.org/a.png"/>', "a bitmap (`<image>`) is not allowed in a picture",
        "trace it into paths, or leave it out; a logo may be a PNG or JPEG file itself",
    ),
    "link": (
        '<a href="https://example.org"/>', "a link is not allowed in a picture",
        "delete the link around what it shows; an address belongs into the text",
    ),
    "text": ("<text>Roll</text>", "text is not allowed in a picture", TO_PATHS),
    "text in a group": ("<g><text><tspan>Roll</tspan></text></g>", "text is not allowed in a picture", TO_PATHS),
    "foreign": (
        "<foreignObject/>", "content that is no SVG (`<foreignObject>`) is not allowed in a picture",
        "delete it, or save again as plain SVG; in Figma it is a background blur, or an angular or diamond gradient",
    ),
    "unknown element": ("<pth/>", "`<pth>` is not allowed in a picture", "did you mean `path`?"),
    "misspelled attribute": ('<path fil="red" d="M0 0"/>', "attribute `fil` is not known on `<path>`", "did you mean `fill`?"),
    "instruction": ("<?php go() ?>", "`<?php …?>` is not allowed in a picture", "delete it"),
    "import": (
        "<style>@import url(a.css);</style>", "`@import` in a style sheet is not read", "delete it, or save again as plain SVG"
    ),
    "selector": (
        "<style>g > path {fill: red}</style>", "the selector `g > path` of the style sheet is not read",
        "save with presentation attributes or inline styles in place of a style sheet",
    ),
    "no colour": ('<path fill="rde" d="M0 0h9v9"/>', "`fill`: expected a colour, got `rde`", PLAIN_COLOUR),
    "no colour in a style": ('<path style="fill: #12345" d="M0 0"/>', "`fill`: expected a colour, got `#12345`", PLAIN_COLOUR),
    "paint that is not there": ('<path fill="url(#a)" d="M0 0h9v9"/>', "`#a` is not in this file", AGAIN),
    "paint of another file": ('<path fill="url(a.svg#a)" d="M0 0"/>', "`url(a.svg#a)` is in another file", OTHER_FILE),
    "pattern of a line": (
        '<pattern id="a"/><path stroke="url(#a)" d="M0 0h9v9"/>', "a line of a pattern is not drawn in a picture",
        "paint it in a colour or a gradient",
    ),
    "pattern of too many tiles": (
        '<pattern id="a" width=".01" height=".01"><path d="M0 0h9v9"/></pattern><path fill="url(#a)" d="M0 0h9v9"/>',
        "a pattern shows more than 400 tiles", "draw it larger, or fill the shape with a colour",
    ),
    "pattern without end": (
        '<pattern id="a" href="#b"/><pattern id="b" href="#a"/><path fill="url(#a)" d="M0 0h9v9"/>',
        "patterns are based on each other without end", AGAIN,
    ),
    "gradient that comes again": (
        FLAT, "a gradient that goes on by `reflect` is not drawn in a picture", "let it end in its last colour"
    ),
    "mask": (
        '<clipPath id="a"/><path mask="url(#a)" d="M0 0"/>', "`mask`: `url(#a)` is not the id of a mask", "write `url(#id)`"
    ),
    "mask that is not there": ('<path mask="url(#a)" d="M0 0"/>', "`#a` is not in this file", AGAIN),
    "filter": ('<path filter="url(#a)" d="M0 0"/>', "a filter is not drawn in a picture", "remove effects such as shadow and blur"),
    "blend mode": (
        '<path style="mix-blend-mode:plus-lighter" d="M0 0"/>', "the blend mode `plus-lighter` is not drawn in a picture",
        "choose another one, such as Multiply",
    ),
    "marker": ('<path marker-end="url(#a)" d="M0 0"/>', "a marker (the head of an arrow) is not drawn in a picture", ARROW),
    "clip of too many shapes": (
        f'<clipPath id="a">{"<path/>" * 101}</clipPath><path clip-path="url(#a)" d="M0 0h9v9"/>',
        "a clipping path has more than 100 shapes", MERGE,
    ),
    "colour of another space": (
        '<path fill="color(rec2020 1 0 0)" d="M0 0h9v9"/>', "`fill`: the colour `color(rec2020 1 0 0)` is not read",
        "choose sRGB as the colour space of the drawing",
    ),
    "too few numbers": ('<path d="M0 0 Q1"/>', "path command `Q` takes 4 numbers, got 1", ANEW),
    "too few numbers of an arc": ('<path d="M0 0A1 1 0 0 1 5"/>', "path command `A` takes 7 numbers, got 6", ANEW),
    "no flag": ('<path d="M0 0A1 1 0 2 1 5 5"/>', "path command `A` has a flag that is neither 0 nor 1", ANEW),
    "unknown command": ('<path d="M0 0 X 1 1"/>', "path data has an unexpected `X`", ANEW),
    "no move": ('<path d="L1 1"/>', "path data has to start with M", ANEW),
    "odd points": ('<polygon points="1 2 3"/>', "`points` needs pairs of numbers", "write them as in `0,0 10,5`"),
    "no number": ('<circle r="5 apples"/>', "`r`: expected a number, got `5 apples`", NUMBER),
    "fine dashes": (
        '<path stroke="red" stroke-dasharray=".001" d="M0 0h9"/>', "the dashes of a line are too fine to be drawn",
        "make them longer, or the line whole",
    ),
    "length of a path": ('<path pathLength="9" d="M0 0h9"/>', "`pathLength` is not drawn in a picture", PLAIN),
    "origin": ('<path transform-origin="9 9" d="M0 0h9"/>', "`transform-origin` is not drawn in a picture", PLAIN),
    "language": ('<g systemLanguage="de"/>', "`systemLanguage` is not drawn in a picture", PLAIN),
    "rule in a rule": ("<style>g {path {fill: red}}</style>", "a rule inside another one is not read", "save again as plain SVG"),
    "style of a medium": (
        '<style media="print"/>', "`media` of a style sheet is not read", "delete what is not meant for all"
    ),
    "gradient of light": (
        '<linearGradient id="g" color-interpolation="linearRGB"><stop/><stop/></linearGradient><path fill="url(#g)" d="M0 0h9v9"/>',
        "a gradient of linear light is not drawn in a picture", "set `color-interpolation` to sRGB",
    ),
    "mask of a mask": (
        '<mask id="a" mask="url(#a)"/><path mask="url(#a)" d="M0 0h9v9"/>',
        "a mask that is masked or clipped itself is not drawn in a picture", "unite the masks",
    ),
    "unknown cap": (
        '<path stroke-linecap="flat" d="M0 0"/>', "`stroke-linecap`: `flat` is not one of the values",
        "use one of: `butt`, `round`, `square`",
    ),
    "unknown transform": (
        '<path transform="skew(3)" d="M0 0"/>',
        "`transform`: `skew` with 1 number is not used here; use translate, scale, rotate, skewX, skewY or matrix", "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_refused(case: str, built: SmallProject) -> None:
    element, message, hint = CASES[case]
    built.write(PICTURE, AROUND.format(element))
    ran = built.guide("build")
    assert (ran.code, list(ran.errors[1:-1])) == (1, [f"    hint: {hint}"] if hint else [])
    where, _, said = ran.errors[0].partition(": picture: ")
    assert (where.rpartition(":")[0], said) == (f"{PICTURE}:2", message)


# The name of the document type ends where the parser reports it.
DEFINES = "a DOCTYPE that defines more than short texts is not allowed in a picture\n    hint: delete it, or save as plain SVG"
OTHER_KINDS = {
    b"\x1f\x8b\x08": "a compressed drawing (SVGZ)",
    b"%PDF-1.5\n": "a PDF or Illustrator file",
    b"%!PS-Adobe-3.0 EPSF-3.0\n": "a PostScript file",
    b"\x89PNG\r\n\x1a\n": "a bitmap (PNG)",
    b"\xff\xd8\xff": "a bitmap (JPEG)",
    b"PK\x03\x04": "a package of files (ZIP)",
}


def test_what_is_saved_under_a_wrong_name_is_called_what_it_is() -> None:
    wrong = {}
    for start, kind in OTHER_KINDS.items():
        problems = Problems()
        parse_svg("ball", "ball.svg", start, problems)
        if [problem.message for problem in problems] != [f"this is {kind}, not an SVG file"]:
            wrong[kind] = problems
    assert wrong == {}


FILES = {
    "entities": ('<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><svg>&b;</svg>', "1:15", DEFINES),
    "entity of a DTD": (
        '<!DOCTYPE svg PUBLIC "a" "b">\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0&gap;L9 9"/></svg>',
        "2:72", "an entity is not allowed in a picture\n    hint: save it again as plain SVG",
    ),
    "not XML": ("a ball", "1:1", "this is not XML: syntax error\n    hint: save it again as plain SVG"),
    "empty": ("", "1:1", "this is not XML: no element found\n    hint: save it again as plain SVG"),
    "no namespace": (
        '<svg viewBox="0 0 9 9"/>', "1:1",
        'a picture starts with `<svg xmlns="http://www.w3.org/2000/svg">`\n    hint: save it again as plain SVG',
    ),
    "no size": (
        '<svg xmlns="http://www.w3.org/2000/svg" width="100%"/>', "1:1",
        "a picture needs a `viewBox`, or `width` and `height`\n"
        '    hint: write `<svg viewBox="0 0 width height">`, or save the file as plain SVG',
    ),
    "flat view box": (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 80"/>', "1:1",
        "viewBox needs four numbers: left, top, width, height\n    hint: width and height are more than nothing",
    ),
    "ribbon": (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 8"/>', "1:1",
        "a picture of 300 by 8 is too long and thin\n    hint: one side may be at most 20 times the other",
    ),
    "nothing": (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9" fill="none"/></svg>', "1:1",
        "there is nothing to draw in this picture\n    hint: draw a path or a basic shape, with a fill or a stroke",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_is_no_picture_is_refused(case: str, built: SmallProject) -> None:
    content, place, message = FILES[case]
    built.write(PICTURE, content)
    assert_refused(built, f"{PICTURE}:{place}: picture: {message}")


def test_the_name_of_a_drawing_may_end_in_capitals(built: SmallProject) -> None:
    built.write(f"{PICTURE.rpartition('/')[0]}/cat.SVG", AROUND.format(""))
    assert built.guide("check").code == 0


def test_everything_that_is_wrong_is_said_in_one_run(built: SmallProject) -> None:
    wrong = (
        '<text>a</text><text>b</text>\n  <image/>\n  <g filter="url(#a)" mask="url(#b)"><path fill="rde" d="M0 0h9"/></g>\n'
        '  <path d="L1 1"/>\n  <circle r="-1"/>'
    )
    built.write(PICTURE, AROUND.format(wrong))
    ran = built.guide("build")
    said = [line.partition("ball.svg:")[2] for line in ran.errors if line.startswith(PICTURE)]
    assert said == [
        "2:3: picture: text is not allowed in a picture (here and at 1 more)",
        "3:3: picture: a bitmap (`<image>`) is not allowed in a picture",
        "4:3: picture: `#b` is not in this file",
        "4:3: picture: a filter is not drawn in a picture",
        "4:38: picture: `fill`: expected a colour, got `rde`",
        "5:3: picture: path data has to start with M",
        "6:3: picture: `r`: -1 is less than nothing",
    ]


@pytest.mark.parametrize("encoding", ["utf-7", "no-such-encoding", "utf-16", "latin-1"])
def test_an_encoding_that_is_not_utf8_is_no_crash(encoding: str, built: SmallProject) -> None:
    built.write(PICTURE, f'<?xml version="1.0" encoding="{encoding}"?>\n' + built.read(PICTURE))
    ran = built.guide("build")
    assert ran.code in (0, 1)
    assert ran.code == 0 or ran.errors[0].startswith(f"{PICTURE}:1:")
