"""Boxes: whole where they can be, painted where they are cut."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from guide.layout.page_breaks import WHOLE_PART
from guide.model.blocks import BulletList, Callout, CalloutKind, Paragraph
from guide.model.page import Artifact, PlacedPicture, Shape, Text
from tests.layout.factory import Laid, lay, layout, with_flow

SENTENCE = "Many babies push back on straight arms before they learn how to pull themselves ahead. "
FILLER = "Some text.\n\n"


def callout(kind: str = "try", text: str = SENTENCE, before: str = "", after: str = "") -> Laid:
    return lay(f"{before}:::{{callout}} {kind}\n\n{text}\n:::\n\n{after}")


def grounds(laid: Laid, kind: CalloutKind = "try") -> list[Shape]:
    fill = laid.layout.theme.colour(laid.layout.theme.callouts[kind].fill)
    found = [item for item in laid.items(Shape, "Background") if item.fill == fill]
    # The band on top may have the same ground.
    return [item for item in found if item.box.y > laid.pages[0].frame.y + 1 or item not in laid.pages[0].items]


@pytest.mark.parametrize("kind", get_args(CalloutKind))
def test_every_kind_has_its_icon_beside_its_heading(kind: CalloutKind) -> None:
    laid = callout(kind)
    (icon,) = laid.items(PlacedPicture)
    (line,) = laid.lines(laid.blocks(Callout)[0].heading.key)
    assert icon.picture is laid.layout.icons["callouts", kind]
    assert icon.box.right < line.x
    assert icon.box.y < line.y < icon.box.bottom


@pytest.mark.parametrize("kind", get_args(CalloutKind))
def test_the_ground_holds_heading_and_text(kind: CalloutKind) -> None:
    laid = callout(kind, SENTENCE * 3)
    (ground,) = grounds(laid, kind)
    block = laid.blocks(Callout)[0]
    for line in laid.lines(block.heading.key, block.blocks[0].key):
        assert ground.box.x < line.x and line.right < ground.box.right
        assert ground.box.y < line.y - 8 and line.y + 4 < ground.box.bottom


@pytest.mark.parametrize(
    "title", ["", ":title: Call at once if your baby does any of these things, and say which ones you saw\n"]
)
def test_a_flag_is_behind_icon_and_heading_alone(title: str) -> None:
    laid = lay(f":::{{callout}} emergency\n{title}\n{SENTENCE}\n:::\n")
    box = laid.layout.theme.callouts["emergency"]
    assert box.flag and box.heading == "white"
    (flag,) = (item for item in laid.items(Shape, "Layout") if item.fill == laid.layout.theme.colour(box.flag))
    (icon,) = laid.items(PlacedPicture)
    block = laid.blocks(Callout)[0]
    heading, text = laid.lines(block.heading.key), laid.lines(block.blocks[0].key)
    (ground,) = grounds(laid, "emergency")
    assert flag.box.x == ground.box.x - box.edge_width / 2 < icon.box.x
    assert flag.box.y < icon.box.y
    for line in heading:
        assert flag.box.y < line.y - 8 and line.y < flag.box.bottom
        assert icon.box.right < line.x and line.right < flag.box.right <= ground.box.right + box.edge_width
    assert all(line.y - 8 > flag.box.bottom for line in text)
    assert {shape.fill for shape in icon.picture.paths if hasattr(shape, "fill")} <= {
        laid.layout.theme.colour(name) for name in (box.flag, box.heading)
    }  # fmt: skip


def test_no_flag_where_no_colour_is_named() -> None:
    laid = lay(f":::{{callout}} emergency\n\n{SENTENCE}\n:::\n", layout("letter-gray"))
    assert laid.layout.theme.callouts["emergency"].flag == ""
    assert not laid.items(Shape, "Layout")


def lines_of_texts(laid: Laid) -> list[int]:
    block = laid.blocks(Callout)[0]
    keys = [inner.key for inner in block.blocks if isinstance(inner, Paragraph)]
    return [line.page for line in laid.lines(block.heading.key, *keys)]


def test_a_box_lower_than_the_limit_is_never_cut() -> None:
    # Also where cutting it would save a page.
    for filler, after in product(range(18, 30, 2), range(18, 30, 2)):
        laid = callout(text=f"{SENTENCE * 3}\n\n{SENTENCE * 3}", before=FILLER * filler, after=FILLER * after)
        (ground,) = grounds(laid)
        assert ground.box.height < WHOLE_PART * laid.layout.page.height
        assert len(set(lines_of_texts(laid))) == 1


def test_a_box_higher_than_a_page_is_cut_and_painted_on_each() -> None:
    laid = callout(text="\n\n".join([SENTENCE * 3] * 20))
    assert laid.messages == []
    assert len(laid.pages) > 1
    for page in laid.pages:
        fill = laid.layout.theme.colour(laid.layout.theme.callouts["try"].fill)
        shapes = [item for item in page.items if isinstance(item, Shape) and item.fill == fill]
        lines = [line for line in laid.lines() if line.page == page.number]
        ground = max(shapes, key=lambda item: item.box.height)
        inside = [line for line in lines if line.node > laid.tree[laid.blocks(Callout)[0].heading.key, ""]]
        text = [line for line in inside if "Many" in line.text or "arms" in line.text]
        assert text
        assert all(ground.box.y < line.y < ground.box.bottom for line in text)


def test_the_heading_of_a_cut_box_has_text_below_it() -> None:
    for filler in range(0, 36, 3):
        laid = callout(text="\n\n".join([SENTENCE * 3] * 14), before="Some text.\n\n" * filler)
        pages = lines_of_texts(laid)
        assert pages.count(pages[0]) >= 3


def test_the_heading_of_a_cut_box_stands_again_above_what_goes_on_and_is_read_once() -> None:
    laid = callout(text="\n\n".join([SENTENCE * 3] * 20))
    heading = laid.lines(laid.blocks(Callout)[0].heading.key)
    assert [line.page for line in heading] == [1]
    for page in laid.pages[1:]:
        again = [item for item in page.items if isinstance(item, Text) and item.string == heading[0].text]
        assert [item.role for item in again] == [Artifact("Header")]
        below = [line for line in laid.lines() if line.page == page.number]
        assert again[0].y < min(line.y for line in below)


def test_text_in_a_box_keeps_to_the_measure() -> None:
    laid = callout(text=SENTENCE * 8)
    lines = laid.lines(laid.blocks(Callout)[0].blocks[0].key)
    assert max(line.right - line.x for line in lines) <= laid.layout.page.measure + 0.01


def test_a_title_of_the_writer_takes_the_place_of_the_usual_one() -> None:
    laid = lay(":::{callout} try\n:title: Do **this** first\n\nText.\n:::\n")
    (line,) = laid.lines(laid.blocks(Callout)[0].heading.key)
    assert line.text == "Do this first"


@pytest.mark.parametrize(("edition", "count", "many"), [("letter-large", 6, 1), ("letter-booklet", 3, 3)])
def test_a_high_box_goes_on_where_an_item_begins_and_its_heading_is_repeated(
    edition: str, count: int, many: int
) -> None:
    """A list of few items, too, which is whole elsewhere."""
    items = "\n".join(f"- {SENTENCE * many}" for _ in range(count))
    cut = 0
    for filler, after in product(range(2, 24, 2), range(6, 16, 3)):
        box = f":::{{callout}} safety\n\n{items}\n:::\n\n"
        laid = lay(f"{FILLER * filler}{box}{FILLER * after}", layout(edition))
        block = laid.blocks(Callout)[0]
        (bullets,) = block.blocks
        assert isinstance(bullets, BulletList)
        pages = [{line.page for line in laid.lines(item.blocks[0].key)} for item in bullets.items]
        assert all(len(page) == 1 for page in pages), "an item is cut"
        if len(set.union(*pages)) == 2:
            cut += 1
            said = laid.lines(block.heading.key)[0].text
            assert len([item for item in laid.items(Text) if item.string == said]) == 2
    assert cut


@pytest.mark.parametrize("kind", ["emergency", "call-now", "call-soon", "next-visit"])
def test_in_large_print_a_box_that_says_when_to_call_is_whole_though_it_is_high(kind: CalloutKind) -> None:
    for filler, count in product(range(2, 16, 2), (4, 5)):
        text = "\n\n".join([SENTENCE] * count)
        laid = lay(f"{FILLER * filler}:::{{callout}} {kind}\n\n{text}\n:::\n", layout("letter-large"))
        assert len(set(lines_of_texts(laid))) == 1


def test_the_picture_of_a_box_is_beside_its_heading_in_large_print() -> None:
    body = f":::{{callout}} safety\n:picture: ball\n:alt: A ball.\n\n{SENTENCE * 2}\n:::\n"
    laid = lay(body, layout("letter-large"))
    (picture,) = laid.items(PlacedPicture, "Figure")
    block = laid.blocks(Callout)[0]
    (heading,) = laid.lines(block.heading.key)
    assert picture.box.y < heading.y < picture.box.bottom
    assert all(line.y > picture.box.bottom for line in laid.lines(block.blocks[0].key))


def test_a_picture_in_a_box_has_a_width_of_its_own() -> None:
    on = layout(look="steps")
    laid = lay(f":::{{callout}} safety\n:picture: ball\n:alt: A ball.\n\n{SENTENCE}\n:::\n", on)
    (picture,) = laid.items(PlacedPicture, "Figure")
    assert picture.box.width == on.theme.spacing.box_picture < on.theme.spacing.step_picture


def test_a_drawing_has_no_ground_on_that_of_a_box_if_the_theme_says_so() -> None:
    body = ":::{callout} KIND\n:picture: NAME\n:alt: A ball.\n\nText.\n:::"
    seen = {}
    for kind, name in (("call-now", "ball-on-sand"), ("call-now", "ball"), ("safety", "ball-on-sand")):
        laid = lay(body.replace("KIND", kind).replace("NAME", name), with_flow(layout(), grounds="none"))
        (picture,) = laid.items(PlacedPicture, "Figure")
        seen[kind, name] = picture.picture.name, len(getattr(picture.picture, "paths", ()))
    assert seen == {
        ("call-now", "ball-on-sand"): ("ball-on-sand.bare", 1),
        ("call-now", "ball"): ("ball", 1),
        ("safety", "ball-on-sand"): ("ball-on-sand", 2),
    }
