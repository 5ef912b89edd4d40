"""SVG into pictures: never an exception, whatever the bytes."""

from __future__ import annotations

import math
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.base.problems import Problems
from guide.base.units import Colour
from guide.model.picture import Picture, PictureGroup, PicturePath
from guide.pdf.draw.pictures import picture_form
from guide.pdf.write.forms import write_form
from guide.pdf.write.objects import PdfFile
from guide.read.svg import parse_svg
from tests.drawn import paths_of
from tests.long import examples, in_long
from tests.support import CASES, ROOT

BALL = (CASES / "topic" / "pictures" / "ball.svg").read_bytes()
ICONS = sorted((ROOT / "layouts" / "icons").glob("*.svg"))
DRAWINGS = sorted((CASES / "drawings").glob("*.svg"))
SEEDS = [BALL, *(path.read_bytes() for path in (*ICONS, *DRAWINGS))]
# What drawing programs and attackers put into attributes.
VALUES = st.sampled_from(
    [b"1e999", b"-1", b"0", b"1e-320", b"1e200", b"nan", b"inf", b"#12345", b"none", b"url(#a)", b"M0 0A1 1 0 0 1 5 5",
     b"M0 0A1e200 1 0 0 1 5 5", b"M0 0z", b"1e", b"--1", b"rotate(1e999)", b"scale(0)", b"0 0 0 0", b"\xff", b"&lt;", b"", b"1 2 3",
     b"fill:red;;stroke:url(#b", b"M0 0a1 1 0 0011 1", b"url(#c) #fff", b"hsl(1e9 5% 300%)", b"rgb(,,)", b"skewX(90)", b"100%", b"1e6mm",
     b"#g", b"objectBoundingBox", b"matrix(0 0 0 0 0 0)", b"1e-9", b"none !important", b"5 0 5"]
)  # fmt: skip


def parsed(data: bytes) -> tuple[Picture | None, Problems]:
    problems = Problems()
    return parse_svg("a", "a.svg", data, problems), problems


def assert_drawable(picture: Picture | None, problems: Problems) -> None:
    """Either a problem with a place, or numbers that a page can hold."""
    assert (picture is None) == bool(problems.errors)
    for problem in problems:
        assert problem.at.path == "a.svg"
        assert problem.at.line >= 1
        assert problem.at.column >= 1
    if picture is not None:
        assert picture.width > 0
        assert picture.height > 0
        for path in paths_of(picture):
            assert path.stroke_width >= 0
            assert all(math.isfinite(value) for _, points in path.segments for value in (*points, path.stroke_width))
        pdf = PdfFile()
        write_form(pdf, picture_form(picture), (picture.width, picture.height))
        assert not re.search(rb"nan|inf", picture_form(picture).content)


@settings(deadline=None, max_examples=examples(38), derandomize=True)
@given(st.binary(max_size=120))
def test_any_bytes_give_a_picture_or_a_problem(data: bytes) -> None:
    assert_drawable(*parsed(data))


@settings(deadline=None, max_examples=examples(50), derandomize=True)
@given(st.sampled_from(SEEDS), st.integers(0, 10_000), st.integers(0, 12), st.binary(max_size=6))
def test_a_drawing_with_some_bytes_changed_gives_a_picture_or_a_problem(
    seed: bytes, place: int, length: int, put: bytes
) -> None:
    start = place % len(seed)
    assert_drawable(*parsed(seed[:start] + put + seed[start + length :]))


@settings(deadline=None, max_examples=examples(75), derandomize=True)
@given(st.sampled_from(SEEDS), st.lists(st.tuples(st.integers(0, 500), VALUES), min_size=1, max_size=3))
def test_a_drawing_with_values_changed_gives_a_picture_or_a_problem(
    seed: bytes, changes: list[tuple[int, bytes]]
) -> None:
    parts = seed.split(b'"')
    for number, value in changes:
        # Every second part stands between quotes.
        parts[(2 * number + 1) % (len(parts) - len(parts) % 2)] = value
    assert_drawable(*parsed(b'"'.join(parts)))


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_the_icons_are_pictures(path: object) -> None:
    picture, problems = parsed(ROOT.joinpath(str(path)).read_bytes())
    assert list(problems) == []
    assert picture is not None


def test_paint_is_inherited_and_overridden() -> None:
    picture, _ = parsed(BALL)
    assert picture is not None
    assert (picture.width, picture.height) == (120, 80)
    ball, arc = paths_of(picture)
    assert (ball.fill, ball.stroke, ball.stroke_width) == (Colour(0xF4, 0xC9, 0x5D), Colour(0x17, 0x30, 0x3B), 3)
    assert (arc.fill, arc.stroke) == (None, Colour(0x17, 0x30, 0x3B))


def test_a_shape_without_paint_is_black() -> None:
    picture, _ = parsed(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="3" height="2"/></svg>')
    assert picture is not None
    assert (paths_of(picture)[0].fill, paths_of(picture)[0].stroke) == (Colour(0, 0, 0), None)
    assert paths_of(picture)[0].segments == (
        ("M", (0, 0)), ("L", (3, 0)), ("L", (3, 2)), ("L", (0, 2)), ("Z", ()),
    )  # fmt: skip


def test_the_view_box_and_transforms_move_and_scale() -> None:
    picture, _ = parsed(
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="10 20 90 90"><g transform="translate(5) scale(2)">'
        b'<line x1="10" y1="20" x2="11" y2="21" stroke="#000000" stroke-width="3"/></g></svg>'
    )
    assert picture is not None
    assert paths_of(picture)[0].segments == (("M", (15, 20)), ("L", (17, 22)))
    assert paths_of(picture)[0].stroke_width == 6


def test_numbers_may_stand_side_by_side() -> None:
    """As in the transforms and points of drawings that a program made shorter."""
    for typed in (
        '<path transform="translate(10-5)" d="M0 5l2 3"/>',
        '<path transform="translate(10.5.5)translate(-.5-5.5)" d="M0 5l2 3"/>',
        '<path transform="matrix(1 0 0 1 10-5)" d="M0 5l2 3"/>',
        '<polyline points="10,0 12+3"/>',
        '<polyline points="10 .0.12e2 3"/>',
        '<g transform="scale(-1-1)"><polyline points="-10-0-12-3"/></g>',
    ):
        picture, problems = parsed(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90"><g stroke="#000">{typed}</g></svg>'.encode()
        )
        assert picture is not None, (typed, list(problems))
        assert paths_of(picture)[0].segments == (("M", (10, 0)), ("L", (12, 3))), typed


def test_a_byte_order_mark_takes_no_column() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>a</text></svg>'
    found = [[problem.at for problem in parsed(mark + svg)[1]] for mark in (b"", b"\xef\xbb\xbf")]
    assert found[0] == found[1]
    assert found[0][0].column == 59


HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'


def shown(body: str) -> list[PicturePath]:
    picture, problems = parsed(f"{HEAD}{body}</svg>".encode())
    assert [problem.message for problem in problems] == []
    assert picture is not None
    return paths_of(picture)


TEAL = Colour(0, 128, 128)
COLOURS = {
    "teal": TEAL, "TEAL": TEAL, "#008080": TEAL, "#088": Colour(0, 136, 136), " #008080 ": TEAL, "rgb(0,128,128)": TEAL,
    "rgb(0%, 50.2%, 50.2%)": TEAL, "rgb(0 128 128 / 1)": TEAL, "hsl(180, 100%, 25.1%)": TEAL, "hsl(180deg 100% 25.1%)": TEAL,
    "#008080ff": TEAL, "currentColor": Colour(1, 2, 3), "inherit": Colour(4, 5, 6), "rebeccapurple": Colour(102, 51, 153),
}  # fmt: skip


def test_a_colour_may_be_written_in_every_way() -> None:
    found = {
        text: shown(f'<g color="#010203" fill="#040506"><path d="M0 0h9v9" {said}/></g>')[0].fill
        for text in COLOURS
        for said in (f'fill="{text}"', f'style="fill:{text}"')
    }
    assert found == COLOURS


def test_the_nearest_of_what_is_said_holds() -> None:
    """Attribute, then selectors by how much they say, then `style`, then what is important."""
    sheet = "path{fill:#010000} .a{fill:#020000} .b{fill:#030000} path.a.b{fill:#040000} #i{fill:#050000} .c{fill:#060000!important}"
    paths = shown(
        f'<style>{sheet}</style><g class="g"><path d="M0 0h9" fill="red"/><path class="a b" id="i" d="M0 0h9"/>'
        '<path class="b a" d="M0 0h9"/><path class="a" d="M0 0h9"/><path class="c" style="fill:#070000" d="M0 0h9"/>'
        '<path class="a" style="fill:#080000" d="M0 0h9"/></g>'
    )
    assert [path.fill.red for path in paths if isinstance(path.fill, Colour)] == [1, 5, 4, 2, 6, 8]


def test_a_line_of_no_width_is_none() -> None:
    for width in ("0", "0.001", "0px"):
        (path,) = shown(f'<rect width="9" height="9" stroke="#ff0000" stroke-width="{width}"/>')
        assert path.stroke is None
    (path,) = shown('<g transform="scale(.001)"><rect width="9e3" height="9e3" stroke="red"/></g>')
    assert path.stroke is None


def test_units_are_of_the_screen() -> None:
    (path,) = shown('<line x1="1in" y1="72pt" x2="25.4mm" y2="50%" stroke="red" stroke-width="2px"/>')
    assert [value for _, points in path.segments for value in points] == pytest.approx([96, 96, 96, 50])


def test_a_small_drawing_is_made_large_enough_for_hundredths() -> None:
    picture, _ = parsed(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 .5"><path d="M0 0h1v.001z"/></svg>')
    assert picture is not None
    assert (picture.width, picture.height) == (100, 50)
    assert paths_of(picture)[0].segments[2][1] == pytest.approx((100, 0.1))


def test_a_frame_of_the_whole_picture_clips_nothing() -> None:
    clip = '<clipPath id="c"><rect width="{}" height="100"/></clipPath><g clip-path="url(#c)"><path d="M0 0h9v9"/></g>'
    kinds = []
    for width in (100, 50):
        picture, _ = parsed(f"{HEAD}{clip.format(width)}</svg>".encode())
        assert picture is not None
        kinds.append(type(picture.paths[0]))
    assert kinds == [PicturePath, PictureGroup]


def test_a_white_mask_is_an_outline_and_a_gray_one_is_a_mask() -> None:
    mask = '<mask id="m"><rect width="50" height="100" fill="{}"/></mask><path mask="url(#m)" d="M0 0h90v9"/>'
    found = []
    for colour in ("white", "gray"):
        picture, _ = parsed(f"{HEAD}{mask.format(colour)}</svg>".encode())
        assert picture is not None
        group = picture.paths[0]
        assert isinstance(group, PictureGroup)
        found.append((bool(group.clip), bool(group.mask)))
    assert found == [(True, False), (False, True)]


def test_short_texts_of_a_doctype_are_read() -> None:
    doctype = '<!DOCTYPE svg [<!ENTITY red "fill:#f00"><!ENTITY ns "http://www.w3.org/2000/svg">]>'
    picture, problems = parsed(
        f'{doctype}<svg xmlns="&ns;" viewBox="0 0 9 9"><path style="&red;" d="M0 0h9v9"/></svg>'.encode()
    )
    assert list(problems) == []
    assert picture is not None
    assert paths_of(picture)[0].fill == Colour(255, 0, 0)


def test_what_a_doctype_defines_makes_no_drawing_too_large() -> None:
    bombs = {
        "entity": (f'<!ENTITY a "{"M0 0h9" * 30}">', f'<path d="{"&a;" * 90_000}"/>'),
        "text": (f'<!ENTITY a "{"a:b;" * 49}">', f"<style>{'&a;' * 90_000}</style>"),
        "default": (f'<!ATTLIST path d CDATA "M{"0 0 " * 50_000}">', "<path/>" * 6_000),
    }
    for definition, body in bombs.values():
        picture, problems = parsed(f"<!DOCTYPE svg [{definition}]>{HEAD}{body}</svg>".encode())
        assert picture is None
        assert [problem.message for problem in problems] == ["what the DOCTYPE defines makes this drawing too large"]


HOSTILE = {
    "masks of masks": "".join(
        f'<mask id="m{n}">{f"""<rect width="99" height="79" fill="gray" mask="url(#m{n + 1})"/>""" * 8}</mask>'
        for n in range(12)
    )
    + '<mask id="m12"/><path mask="url(#m0)" d="M0 0h9v9"/>',
    "patterns of patterns": "".join(
        f'<pattern id="p{n}" width=".06" height=".06"><path fill="url(#p{n + 1})" d="M0 0h9v9"/></pattern>'
        for n in range(20)
    )
    + '<path fill="url(#p0)" d="M0 0h9v9"/>',
    "empty tiles": '<pattern id="p" width=".06" height=".06"><g/></pattern>'
    + '<path fill="url(#p)" d="M0 0h9v9"/>' * 5_000,
    "digits": f'<path d="M0 0A{"1" * 290_000}"/>',
    "arcs": f'<path d="M0 0A{"1 " * 140_000}"/>',
    "comments": f"<style>{'/*' * 140_000}</style>",
    "braces": f"<style>{'a{' * 140_000}</style>",
    "selectors": f"<style>{','.join(['.a'] * 90_000)}{{fill:red}}</style>" + '<path class="a"/>' * 500,
    "nested selectors": f"<style>{','.join(['g .a'] * 40_000)}{{fill:red}}</style>"
    + '<g><path class="a"/></g>' * 3_000,
    "classes": f'<g id="g"><path class="{"a " * 90_000}" d="M0 0h9"/></g>' + '<use href="#g"/>' * 5_000,
    "declarations": f'<path style="{"fill:red;" * 30_000}"/>',
    "brackets": f'<path style="fill:{"(" * 280_000}"/>',
    "transforms": f'<g transform="{"scale(1)" * 35_000}"/>',
    "gradients": "".join(f'<linearGradient id="g{n}" href="#g{n + 1}"/>' for n in range(5_000))
    + '<path fill="url(#g0)" d="M0 0h9"/>',
    "clips": f'<clipPath id="c">{"<rect/>" * 100}</clipPath>'
    + '<path clip-path="url(#c)" d="M0 0h9"/>' * in_long(2_000, 6_000),
    "blanks": f'<path d="M0 0{" " * 280_000}x"/>',
    "colour": f'<path fill="rgb({"1 " * 140_000})" d="M0 0"/>',
}


def test_what_is_made_to_take_long_does_not() -> None:
    slow = {}
    for name, body in HOSTILE.items():
        start = time.process_time()
        assert_drawable(*parsed(f"{HEAD}{body}</svg>".encode()))
        took = time.process_time() - start
        if took > 2:
            slow[name] = took
    assert slow == {}
