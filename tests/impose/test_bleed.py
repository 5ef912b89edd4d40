"""Bleed: room around the trim for ink that runs over, and marks that show where to cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.base.units import BLACK, Rect
from guide.model.page import LAYOUT, Page, Shape, Side, Tagged
from guide.pdf.draw.content import paint_side
from guide.pdf.draw.painter import Used
from guide.pdf.impose.marks import CROP_LENGTH
from guide.pdf.impose.sides import Imposition, impose
from guide.text.faces import Faces
from tests.impose import NEAR, box, imposed
from tests.long import examples
from tests.support import HANDOUT, SmallProject

WIDTH, HEIGHT = 396.0, 612.0
SQUARE = (("M", (0.0, 0.0)), ("L", (10.0, 0.0)), ("L", (10.0, 10.0)), ("Z", ()))
PAGES = [
    Page(
        number, WIDTH, HEIGHT, Rect(40.0, 40.0, WIDTH - 80.0, HEIGHT - 80.0),
        (Shape(Tagged(number), 5.0, 7.0, SQUARE, (10.0, 10.0), BLACK),), (),
    )
    for number in range(1, 7)
]  # fmt: skip
KINDS = {
    "single": Imposition(),
    "booklet": Imposition("booklet"),
    "creeping booklet": Imposition("booklet", creep=2.0),
    "repeat": Imposition("repeat", 2, 3),
}
# A mark of a corner has two lines, and there are four corners.
CROP_MARKS = 8
MM = 72 / 25.4
SHOP = "extends: letter\npage: {bleed: 3mm}\n"
# A gap, a crop mark and a gap, between the bleed and the edge of the paper.
MARKS = 3 + 15 + 3
SOME = settings(max_examples=examples(15), deadline=None, derandomize=True)
BLEEDS = st.floats(0.5, 72.0)
HOW = st.sampled_from(sorted(KINDS))


def pairs(how: str, bleed: float) -> list[tuple[Side, Side]]:
    """Every side without bleed and with it."""
    given_how = KINDS[how]
    with_bleed = Imposition(given_how.kind, given_how.across, given_how.down, given_how.creep, bleed)
    return list(zip(impose(PAGES, given_how), impose(PAGES, with_bleed), strict=True))


def boxes_of(side: Side) -> tuple[Rect, Rect, Rect]:
    """Media, bleed and trim."""
    assert side.bleed is not None
    assert side.trim is not None
    return Rect(0.0, 0.0, side.width, side.height), side.bleed, side.trim


def crop_marks_of(side: Side) -> list[Rect]:
    return [mark.box for mark in side.marks[-CROP_MARKS:]]


def edges(rect: Rect) -> tuple[float, float, float, float]:
    return rect.x, rect.y, rect.right, rect.bottom


def is_clear_of(line: Rect, box: Rect) -> bool:
    """Whether a line stays outside a box and does not touch it."""
    return line.right < box.x or line.x > box.right or line.bottom < box.y or line.y > box.bottom


@pytest.mark.parametrize("how", KINDS)
def test_without_bleed_a_side_says_no_trim_and_no_bleed(how: str) -> None:
    assert {(side.trim, side.bleed) for side in impose(PAGES, KINDS[how])} == {(None, None)}


@given(HOW, BLEEDS)
@SOME
def test_the_trim_is_the_side_as_it_was(how: str, bleed: float) -> None:
    for plain, side in pairs(how, bleed):
        _, _, trim = boxes_of(side)
        assert (trim.width, trim.height) == (plain.width, plain.height)


@given(HOW, BLEEDS)
@SOME
def test_the_bleed_goes_over_the_trim_by_the_same_on_every_edge(how: str, bleed: float) -> None:
    for _, side in pairs(how, bleed):
        _, around, trim = boxes_of(side)
        assert edges(around) == pytest.approx((trim.x - bleed, trim.y - bleed, trim.right + bleed, trim.bottom + bleed))


@given(HOW, BLEEDS)
@SOME
def test_the_side_grows_by_the_same_on_every_edge_and_holds_the_bleed(how: str, bleed: float) -> None:
    for _, side in pairs(how, bleed):
        media, around, trim = boxes_of(side)
        grown = (trim.x, trim.y, media.right - trim.right, media.bottom - trim.bottom)
        assert grown == pytest.approx((grown[0],) * 4)
        assert grown[0] > bleed + CROP_LENGTH
        assert media.contains(around)


@given(HOW, BLEEDS)
@SOME
def test_crop_marks_stand_between_the_bleed_and_the_edge(how: str, bleed: float) -> None:
    for _, side in pairs(how, bleed):
        media, around, _ = boxes_of(side)
        for mark in crop_marks_of(side):
            assert is_clear_of(mark, around)
            assert media.contains(mark)


@given(HOW, BLEEDS)
@SOME
def test_every_corner_has_two_crop_marks_that_point_along_its_edges(how: str, bleed: float) -> None:
    for _, side in pairs(how, bleed):
        _, _, trim = boxes_of(side)
        across = sorted((mark.y, mark.x > trim.x) for mark in crop_marks_of(side) if mark.height == 0)
        down = sorted((mark.x, mark.y > trim.y) for mark in crop_marks_of(side) if mark.width == 0)
        assert across == [(trim.y, False), (trim.y, True), (trim.bottom, False), (trim.bottom, True)]
        assert down == [(trim.x, False), (trim.x, True), (trim.right, False), (trim.right, True)]


@given(HOW, BLEEDS)
@SOME
def test_crop_marks_are_lines_of_one_length_that_are_not_read_aloud(how: str, bleed: float) -> None:
    for _, side in pairs(how, bleed):
        for mark in side.marks[-CROP_MARKS:]:
            assert mark.box.width + mark.box.height == CROP_LENGTH
            assert (mark.role, mark.stroke, mark.fill, mark.dash) == (LAYOUT, BLACK, None, ())


@given(HOW, BLEEDS)
@SOME
def test_every_page_moves_with_the_trim(how: str, bleed: float) -> None:
    for plain, side in pairs(how, bleed):
        _, _, trim = boxes_of(side)
        assert [(placed.page, placed.x, placed.y, placed.copy) for placed in side.placements] == [
            (placed.page, placed.x + trim.x, placed.y + trim.y, placed.copy) for placed in plain.placements
        ]


@given(HOW, BLEEDS)
@SOME
def test_fold_marks_and_cut_lines_move_with_the_trim(how: str, bleed: float) -> None:
    for plain, side in pairs(how, bleed):
        _, _, trim = boxes_of(side)
        assert side.marks[:-CROP_MARKS] == tuple(mark.at(trim.x, trim.y) for mark in plain.marks)
        assert len(side.marks) == len(plain.marks) + CROP_MARKS


def test_a_blank_side_of_a_booklet_has_crop_marks_too() -> None:
    sides = impose(PAGES[:1], Imposition("booklet", bleed=9.0))
    assert [len(side.placements) for side in sides] == [1, 0]
    assert [len(crop_marks_of(side)) for side in sides] == [CROP_MARKS, CROP_MARKS]


def test_items_are_painted_inside_the_trim() -> None:
    (side,) = impose(PAGES[:1], Imposition(bleed=9.0))
    _, _, trim = boxes_of(side)
    painted = paint_side(side, ("P", "P"), Faces(()), Used())
    assert painted.boxes == {1: Rect(trim.x + 5.0, trim.y + 7.0, 10.0, 10.0)}
    assert painted.sequences == (1,)


@pytest.fixture
def small(built_once: Path) -> SmallProject:
    """The small project of everyone, for commands that write elsewhere."""
    return SmallProject(built_once)


def test_without_bleed_a_page_has_no_trim(small: SmallProject, tmp_path: Path) -> None:
    reader = imposed(small, tmp_path, "small")
    assert not {"/TrimBox", "/BleedBox"} & set(reader.page_objects[0].keys())


@pytest.mark.parametrize(
    ("arguments", "width", "height", "bleed"),
    [
        (("--bleed", "3mm"), 612, 792, 3 * MM),
        (("--bleed", "0.125in"), 612, 792, 9.0),
        (("--bleed", "1in"), 612, 792, 72.0),
        (("--bleed", "3mm", "--booklet"), 1224, 792, 3 * MM),
        (("--bleed", "3mm", "--up", "4"), 1224, 1584, 3 * MM),
        (("--bleed", "3mm", "--edition", "a4"), 210 * MM, 297 * MM, 3 * MM),
    ],
)
def test_bleed_is_around_the_trim_and_crop_marks_around_the_bleed(
    arguments: tuple[str, ...], width: float, height: float, bleed: float, small: SmallProject, tmp_path: Path
) -> None:
    around = bleed + MARKS
    reader = imposed(small, tmp_path, "small", *arguments)
    for page in reader.page_objects:
        media, trim, inked = (box(page, name) for name in ("/MediaBox", "/TrimBox", "/BleedBox"))
        assert media == pytest.approx([0, 0, width + 2 * around, height + 2 * around], abs=NEAR)
        assert trim == pytest.approx([around, around, around + width, around + height], abs=NEAR)
        assert inked == pytest.approx([MARKS, MARKS, MARKS + 2 * bleed + width, MARKS + 2 * bleed + height], abs=NEAR)


def test_bleed_changes_no_word(small: SmallProject, tmp_path: Path) -> None:
    plain = imposed(small, tmp_path / "plain", "small")
    bled = imposed(small, tmp_path / "bled", "small", "--bleed", "3mm")
    assert bled.lines("text", "alt", "field") == plain.lines("text", "alt", "field")


def test_the_boxes_of_figures_move_with_the_trim(small: SmallProject, tmp_path: Path) -> None:
    plain = imposed(small, tmp_path / "plain", "small").root.named("Figure")
    bled = imposed(small, tmp_path / "bled", "small", "--bleed", "9pt").root.named("Figure")
    assert len(plain) > 0
    for before, after in zip(plain, bled, strict=True):
        moved = [float(value) + 9 + MARKS for value in before.attributes["BBox"]]
        assert [float(value) for value in after.attributes["BBox"]] == pytest.approx(moved, abs=NEAR)


def shop(project: SmallProject) -> SmallProject:
    project.write("layouts/shop.yaml", SHOP)
    project.replace(HANDOUT, "number: T-1", "number: T-1\neditions: [shop]")
    return project


def test_an_edition_with_a_bleed_has_trim_and_bleed_without_asking(project: SmallProject, tmp_path: Path) -> None:
    made = imposed(shop(project), tmp_path, "small", "--edition", "shop")
    page = made.page_objects[0]
    width, height = 612 + 6 * MM, 792 + 6 * MM
    assert box(page, "/MediaBox") == pytest.approx((0, 0, width, height), abs=NEAR)
    assert box(page, "/BleedBox") == pytest.approx((0, 0, width, height), abs=NEAR)
    assert box(page, "/TrimBox") == pytest.approx((3 * MM, 3 * MM, width - 3 * MM, height - 3 * MM), abs=NEAR)


@pytest.mark.parametrize("how", [("--booklet",), ("--up", "2")])
def test_pages_with_a_bleed_are_not_put_side_by_side(
    how: tuple[str, ...], project: SmallProject, tmp_path: Path
) -> None:
    ran = shop(project).guide("impose", "small", "--edition", "shop", *how, "--out", str(tmp_path / "out.pdf"))
    assert ran.code == 2
    assert ran.errors == ("guide: the pages of shop go over their edges: choose an edition without `bleed`",)
