"""Gray sheets: black on white with no grounds, and still every box says what it is by its edge alone."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import get_args

import pytest

from guide.base.units import BLACK, WHITE, Colour, Rect, contrast
from guide.layout.gray import in_gray
from guide.model.blocks import Badge, Callout, CalloutKind, Steps, Urgency
from guide.model.page import Artifact, FormField, Item, Page, PlacedPicture, Shape, Tagged, Text
from guide.model.picture import Picture, PicturePath
from guide.model.walk import walk
from guide.rules.contrast import on_grounds
from tests.drawn import colours_of, paths_of
from tests.each import each
from tests.layout.factory import layout
from tests.subject import names_of, ready

SQUARE_INCH = 72.0 * 72.0
SOLID_MOST = 0.2 * SQUARE_INCH
HALF = 128
CONTRAST_LEAST = 7.0
# Edges that are told apart differ by so much (points), a little less than a third of a millimetre.
EDGE_APART = 0.6
BACKGROUND = Artifact("Background")

NAMES = names_of("letter-gray", "a4-gray")
# An edge: how wide its line is, and whether a hatched bar stands at its left.
Edge = tuple[float, bool]


def pages(name: str) -> tuple[Page, ...]:
    return ready()[name].context.pages


def colours(item: Item) -> Iterator[Colour | None]:
    match item:
        case Text(colour=colour):
            yield colour
        case FormField(ink=ink):
            yield ink
        case Shape(fill=fill, stroke=stroke):
            yield from (fill, stroke)
        case PlacedPicture(picture=Picture() as picture):
            yield from colours_of(picture)


def test_every_sheet_is_there() -> None:
    assert len(NAMES) >= 16
    assert set(NAMES) <= set(ready())


@each("name", NAMES)
def test_every_colour_is_a_gray(name: str) -> None:
    for page in pages(name):
        found = {colour for item in page.items for colour in colours(item) if colour}
        assert BLACK in found
        assert all(colour.red == colour.green == colour.blue for colour in found)


@each("name", NAMES)
def test_nothing_large_is_dark(name: str) -> None:
    """But letters and pictures; a QR code is one."""
    tree = ready()[name].context.tree
    for page in pages(name):
        for item in page.items:
            if isinstance(item, Shape) and item.fill and item.fill.red < HALF:
                picture = isinstance(item.role, Tagged) and tree.nodes[item.role.node].tag == "Figure"
                assert picture or item.box.width * item.box.height <= SOLID_MOST


@each("name", NAMES)
def test_no_ground_takes_toner(name: str) -> None:
    """Boxes, rows and heads of tables are white; thin bars and rules are no grounds."""
    for page in pages(name):
        grounds = [item for item in page.items if isinstance(item, Shape) and item.role == BACKGROUND and item.fill]
        assert all(item.fill == WHITE for item in grounds if item.box.width > 1)


@each("name", NAMES)
def test_text_is_black_on_white(name: str) -> None:
    for page in pages(name):
        for item, ground in on_grounds(page):
            if isinstance(item, Text):
                assert ground is None or isinstance(ground, Shape)
                under = ground.fill if ground and ground.fill else WHITE
                assert contrast(item.colour, under) >= CONTRAST_LEAST
                assert (item.colour, under) == (BLACK, WHITE)


def edge_around(page: Page, text: Text) -> Edge:
    """The innermost box around a text: the width of its edge, and whether a bar of strokes stands in it."""
    shapes = [item for item in page.items if isinstance(item, Shape)]
    boxes = [item for item in shapes if item.role == BACKGROUND and item.fill and item.box.contains(text.box, 1.0)]
    boxes += [item for item in shapes if item.stroke and item.fill and item.box.contains(text.box, 1.0)]
    box = min(boxes, key=lambda item: item.box.width * item.box.height)
    bars = [item for item in shapes if hatched(item) and item.box.x <= box.box.x and item.box.overlaps(box.box)]
    return box.stroke_width if box.stroke else 0.0, bool(bars)


def hatched(item: Shape) -> bool:
    """Whether a shape is strokes on no ground, higher than wide."""
    return item.fill is None and item.stroke is not None and item.role == BACKGROUND and len(item.segments) > 4


def first_text(name: str, key: int) -> tuple[Page, Text]:
    role = Tagged(ready()[name].context.tree[key, ""])
    return next((page, item) for page in pages(name) for item in page.items
                if isinstance(item, Text) and item.role == role)  # fmt: skip


def painted_edges(kind: type) -> dict[str, set[Edge]]:
    """The edges of all callouts or badges as they are painted, by what they say."""
    found: dict[str, set[Edge]] = {}
    for name in NAMES:
        for block in walk(ready()[name].handout.blocks):
            if isinstance(block, kind) and isinstance(block, Callout | Badge):
                said, key = (
                    (block.kind, block.heading.key) if isinstance(block, Callout) else (block.urgency, block.key)
                )
                found.setdefault(said, set()).add(edge_around(*first_text(name, key)))
    return found


def apart(one: Edge, other: Edge) -> bool:
    return one[1] != other[1] or abs(one[0] - other[0]) >= EDGE_APART


def test_boxes_that_mean_different_things_have_different_edges() -> None:
    edges = painted_edges(Callout)
    assert all(len(found) == 1 for found in edges.values())
    kinds = ("call-now", "call-soon", "next-visit", "main", "safety")
    for one, other in itertools.combinations(kinds, 2):
        assert apart(*edges[one], *edges[other]), f"{one} and {other} look alike"


def test_what_is_urgent_has_the_widest_edge() -> None:
    widths = {kind: max(found)[0] for kind, found in painted_edges(Callout).items()}
    # Of the handouts that editors write, perhaps none has a box for an emergency.
    urgent = [kind for kind in ("emergency", "call-now", "call-soon", "next-visit") if kind in widths]
    assert urgent[-3:] == ["call-now", "call-soon", "next-visit"]
    assert sorted((widths[kind] for kind in urgent), reverse=True) == [widths[kind] for kind in urgent]
    assert widths["call-now"] > max(width for kind, width in widths.items() if kind not in ("emergency", "call-now"))
    assert widths.get("emergency", 99.0) > widths["call-now"]


def test_painted_badges_have_different_edges() -> None:
    edges = painted_edges(Badge)
    assert all(len(found) == 1 for found in edges.values())
    if not {"call-soon", "next-visit"} <= set(edges):
        return  # of the handouts that editors write, perhaps none has badges
    assert apart(*edges["call-soon"], *edges["next-visit"])
    assert max(edges["call-soon"]) > max(edges["next-visit"])


def test_badges_are_told_apart_by_their_edges_and_the_more_urgent_is_wider() -> None:
    badges = layout("letter-gray").theme.badges
    assert set(badges) == set(get_args(Urgency))
    for one, other in itertools.pairwise(get_args(Urgency)):
        wider = badges[one].edge_width - badges[other].edge_width >= EDGE_APART
        assert badges[one].line != badges[other].line or wider, f"{one} and {other} look alike"
    assert len({box.icon for box in badges.values()}) == len(badges)


def test_a_new_kind_of_callout_cannot_look_like_one_that_says_when_to_call() -> None:
    """By the theme, for kinds that no sheet has yet. Kinds with no frame but a rule at the side differ by their icons."""
    callouts = layout("letter-gray").theme.callouts
    assert set(callouts) == set(get_args(CalloutKind))
    edges = {kind: (box.edge_width, box.bar > 0) for kind, box in callouts.items()}
    framed = {kind for kind, box in callouts.items() if box.edge_width}
    assert framed >= {*get_args(Urgency), "safety"}
    for one, other in itertools.combinations(edges, 2):
        other_line = callouts[one].line != callouts[other].line
        alike = not (other_line or apart(edges[one], edges[other]))
        assert not alike or not framed & {one, other}, f"{one} and {other} look alike"
    assert len({box.icon for box in callouts.values()}) == len(callouts)


@each("name", [name for name in NAMES if name.startswith(("parent-guide", "tips"))])
def test_steps_have_a_ring_around_their_number(name: str) -> None:
    tree = ready()[name].context.tree
    steps = [step for block in walk(ready()[name].handout.blocks) if isinstance(block, Steps) for step in block.steps]
    assert len(steps) > 3
    for step in steps:
        role = Tagged(tree[step.key, "Lbl"])
        page, number = next((page, item) for page in pages(name) for item in page.items
                            if isinstance(item, Text) and item.role == role)  # fmt: skip
        rings = [item for item in page.items if isinstance(item, Shape) and item.stroke == BLACK
                 and item.fill == WHITE and item.box.contains(middle(number.box)) and item.box.width < 40]  # fmt: skip
        (ring,) = rings
        assert ring.box.width == pytest.approx(ring.box.height)
        assert ring.stroke_width >= 1.5
        assert ring.box.x < number.box.x
        assert number.box.right < ring.box.right


def middle(box: Rect) -> Rect:
    return Rect(box.x + box.width / 2, box.y + box.height / 2, 0, 0)


def test_a_light_drawing_is_not_lost() -> None:
    yellow, dark = Colour(255, 240, 0), Colour(30, 60, 90)
    square = (("M", (0.0, 0.0)), ("L", (9.0, 0.0)), ("L", (9.0, 9.0)), ("Z", ()))
    alone = in_gray(Picture("logo", 9.0, 9.0, (PicturePath(square, yellow), PicturePath(square, WHITE))))
    assert [path.fill for path in paths_of(alone)] == [yellow.gray(), WHITE]
    # Beside what stays, what is light turns to paper, so that toner goes into lines.
    beside = in_gray(Picture("logo", 9.0, 9.0, (PicturePath(square, yellow), PicturePath(square, dark))))
    assert [path.fill for path in paths_of(beside)] == [WHITE, BLACK]
