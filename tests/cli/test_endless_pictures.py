"""SVG files that are too much: too large, without end, with numbers that nothing can be drawn with."""

from __future__ import annotations

import pytest

from tests.cli.test_bad_pictures import AROUND
from tests.support import PICTURE, SmallProject, assert_refused


def test_a_large_file_is_refused(built: SmallProject) -> None:
    built.append(PICTURE, f"<!--{'x' * 300_000}-->")
    assert_refused(built, f"{PICTURE}:1:1: file: this file is larger than 300,000 bytes\n    hint: make it smaller")


def test_a_drawing_of_too_many_segments_is_refused(built: SmallProject) -> None:
    built.write(PICTURE, AROUND.format(f'<path d="M0 0{"h1" * 20_001}"/>'))
    assert_refused(built, f"{PICTURE}:2:3: picture: the drawing has more than 20,000 segments\n    hint: simplify it")


def test_groups_in_groups_without_end_are_refused(built: SmallProject) -> None:
    built.write(PICTURE, AROUND.format("<g>" * 60 + "</g>" * 60))
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0].endswith(": picture: elements nest more than 50 deep")


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
    "far round rectangle": '<rect x="1e6" width="9e5" height="9e5" rx="4e5"/>',
    "infinite nested scale": f'<path transform="{"scale(1e6)" * 60}" d="M0 0h9v9"/>',
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


LAUGHS = "".join(f'<g id="a{n + 1}">' + f'<use href="#a{n}"/>' * 10 + "</g>" for n in range(9))


ENDLESS = {
    "laughs": f'<g id="a0"><path d="M0 0h9v9"/></g>{LAUGHS}',
    "laughs that draw nothing": f'<g id="a0"/>{LAUGHS}',
    "circle": '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
    "itself": '<use id="a" href="#a"/>',
    "symbols": '<symbol id="a"><use href="#a"/></symbol><use href="#a"/>',
    "masks": '<mask id="a"><path mask="url(#a)" d="M0 0h9v9"/></mask><path mask="url(#a)" d="M0 0h9v9"/>',
    "patterns": '<pattern id="a" width="1" height="1"><path fill="url(#a)" d="M0 0h9v9"/></pattern><path fill="url(#a)" d="M0 0h9v9"/>',
}


@pytest.mark.parametrize("case", ENDLESS)
def test_what_is_shown_again_and_again_is_refused(case: str, built: SmallProject) -> None:
    built.write(PICTURE, AROUND.format(ENDLESS[case]))
    ran = built.guide("build")
    assert ran.code == 1
    assert ran.errors[0].endswith(
        "this drawing shows the same parts again and again, or in each other without end"
    ) or ran.errors[0].endswith("the drawing has more than 20,000 segments")


@pytest.mark.parametrize("box", ["0 0 1e999 80", "0 0 120 1e-300", "0 0 1e9 1", "0 0 1 1e9"])
def test_a_view_box_out_of_all_proportion_is_one_fault_of_the_picture(box: str, built: SmallProject) -> None:
    built.replace(PICTURE, "0 0 120 80", box)
    ran = built.guide("build")
    assert ran.code == 1
    assert [line for line in ran.errors if not line.startswith(("    ", f"{PICTURE}:"))] == [
        "1 error; nothing was written"
    ]
