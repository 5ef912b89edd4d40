"""Gray sheets on paper: what toner they take, and whether a copy of a copy can still be read.

A copier is taken to blur a little, and to push what is lighter than a threshold to white and what is darker to black.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from itertools import pairwise

import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops, ImageFilter, ImageStat

from guide.base.units import Rect
from guide.model.page import Artifact, Item, Page, Shape, Text
from guide.pdf.write.pdf import write_pdf
from tests.each import each
from tests.layout.factory import faces
from tests.subject import names_of, ready

DPI, COARSE = 150, 72
# A tenth of a millimetre, at 150 dots to the inch.
BLUR = 0.6
# What is darker than the first becomes black, lighter than the second white: copiers that are set light, right, dark.
CURVES = {"light": (75, 175), "right": (90, 190), "dark": (120, 220)}
BLACK_BELOW = 128
# For each dark dot of a text the second copy has so many: letters grow bold on a copier set dark, and do not fill.
# On one set light they lose most where their strokes fall between two rows of dots.
TEXT_LEAST, TEXT_MOST = 0.83, 1.6
# Of a hatched bar, so much is dark; solid would be all, and of the strokes on a line down its middle most are there.
WIDE_BAR, WIDE_EDGE = 9.0, 3.8
HATCH_LEAST, HATCH_MOST, STROKES_LEAST = 0.15, 0.6, 0.9
# An edge of 3 points and one of 0.8 differ by so many dots or more.
EDGE_APART = 2

# Words are black instead of dark blue, which in gray is a fifth more; they are most of what is printed.
WHOLE_MOST = 1.15
# What is not words (pictures, grounds, edges): on each sheet, and on all together.
REST_MOST, REST_MOST_OF_ALL = 0.95, 0.78
# Of the page, so much is black at most: twice what makers of printers count with for a page of text.
COVERED_MOST = 0.105

GRAY = names_of("letter-gray")
PARAMETERS = [(name, curve) for name in GRAY for curve in CURVES]
Keep = Callable[[Item], bool]


def whole(_item: Item) -> bool:
    return True


def no_words(item: Item) -> bool:
    return not isinstance(item, Text)


@functools.cache
def drawn(name: str, dpi: int, keep: Keep = whole) -> tuple[Image.Image, ...]:
    """The sides of a sheet in gray, with the items that are kept; the look of form fields is left out."""
    item = ready()[name]
    pages = tuple(replace(page, items=tuple(filter(keep, page.items))) for page in item.context.pages)
    sides = replace(item, context=replace(item.context, pages=pages)).imposed()
    document = pypdfium2.PdfDocument(write_pdf(item.handout, item.context.tree, sides, faces()))
    return tuple(
        page.render(scale=dpi / 72, grayscale=True, draw_annots=False).to_pil().convert("L") for page in document
    )


def copied(picture: Image.Image, curve: str) -> Image.Image:
    """A photocopy."""
    black, white = CURVES[curve]
    levels = [min(255, max(0, round((level - black) * 255 / (white - black)))) for level in range(256)]
    return picture.filter(ImageFilter.GaussianBlur(BLUR)).point(levels)


@functools.cache
def second_copies(name: str, curve: str) -> tuple[Image.Image, ...]:
    return tuple(copied(copied(picture, curve), curve) for picture in drawn(name, DPI))


def handouts(name: str, curve: str) -> Iterator[tuple[Page, Image.Image, Image.Image]]:
    """Each page with its print and the copy of its copy. The first half sheet stands for both."""
    yield from zip(ready()[name].context.pages, drawn(name, DPI), second_copies(name, curve), strict=True)


def part(picture: Image.Image, box: Rect) -> Image.Image:
    scale = DPI / 72
    return picture.crop((round(box.x * scale), round(box.y * scale), round(box.right * scale),
                         round(box.bottom * scale)))  # fmt: skip


def dark_share(picture: Image.Image) -> float:
    return sum(picture.histogram()[:BLACK_BELOW]) / (picture.width * picture.height)


def hatches(page: Page) -> list[Shape]:
    background = Artifact("Background")
    shapes = [item for item in page.items if isinstance(item, Shape) and item.role == background]
    return [item for item in shapes if item.fill is None and item.stroke and len(item.segments) > 4]


def strokes_down(picture: Image.Image) -> int:
    """How often dark begins on a line down the middle."""
    line = picture.crop((picture.width // 2, 0, picture.width // 2 + 1, picture.height)).tobytes()
    return sum(above >= BLACK_BELOW > below for above, below in pairwise(line))


@each("name", names_of("letter-gray"))
def test_what_is_printed_is_gray(name: str) -> None:
    item = ready()[name]
    for page in pypdfium2.PdfDocument(write_pdf(item.handout, item.context.tree, item.imposed(), faces())):
        red, green, blue = page.render(scale=0.5, draw_annots=False).to_pil().convert("RGB").split()
        assert ImageChops.difference(red, green).getextrema() == (0, 0)
        assert ImageChops.difference(green, blue).getextrema() == (0, 0)


@pytest.mark.parametrize(("name", "curve"), PARAMETERS)
def test_the_words_are_still_there_in_a_copy_of_a_copy(name: str, curve: str) -> None:
    for page, before, after in handouts(name, curve):
        # In a few thin letters, such as the number TT-1, the share of dark jumps with how they fall on the pixels.
        texts = [item for item in page.items if isinstance(item, Text) and len(item.string.strip()) > 4]
        assert len(texts) > 10
        for item in texts:
            first, second = dark_share(part(before, item.box)), dark_share(part(after, item.box))
            assert first > 0.03
            assert TEXT_LEAST <= second / first <= TEXT_MOST, item.string


@pytest.mark.parametrize("curve", CURVES)
def test_a_hatched_bar_is_still_hatched_in_a_copy_of_a_copy(curve: str) -> None:
    bars = [(item, before, after) for name in GRAY for page, before, after in handouts(name, curve)
            for item in hatches(page)]  # fmt: skip
    assert len(bars) >= 8
    for item, before, after in bars:
        # The strokes end a little short of the corners of the box, and beside its edge; the widest bar has the widest edge.
        inside = item.box.inset(WIDE_EDGE if item.box.width >= WIDE_BAR else 1.5)
        area = Rect(inside.x, inside.y + 8, inside.width, inside.height - 16)
        assert HATCH_LEAST <= dark_share(part(after, area)) <= HATCH_MOST
        printed = strokes_down(part(before, area))
        assert printed > area.height / 4.0 - 2
        # The upper edge of the area may lie in a stroke: whether that one counts, the blur decides.
        assert STROKES_LEAST * printed <= strokes_down(part(after, area)) <= printed + 1


def left_edge(picture: Image.Image, box: Rect) -> int:
    """How many dots wide the line at the left of a box is, halfway down."""
    line = part(picture, Rect(box.x - 4, box.y + box.height / 2, 9, 1.0))
    return sum(level < BLACK_BELOW for level in line.crop((0, 0, line.width, 1)).tobytes())


@pytest.mark.parametrize("curve", CURVES)
def test_wide_edges_are_still_wider_than_narrow_ones_in_a_copy_of_a_copy(curve: str) -> None:
    widths: dict[float, list[int]] = {}
    callouts = ready()[GRAY[0]].context.layout.theme.callouts
    wide, narrow = callouts["call-now"].edge_width, callouts["next-visit"].edge_width
    for name in GRAY:
        for page, _, after in handouts(name, curve):
            boxes = [item for item in page.items if isinstance(item, Shape) and item.fill and item.stroke]
            for item in boxes:
                if item.role == Artifact("Background") and item.stroke_width in (wide, narrow):
                    if any(bar.box.overlaps(item.box) for bar in hatches(page)):
                        continue
                    widths.setdefault(item.stroke_width, []).append(left_edge(after, item.box))
    assert min(widths[narrow]) >= 1
    assert min(widths[wide]) >= max(widths[narrow]) + EDGE_APART


def darkness(name: str, keep: Keep = whole) -> float:
    """The share of black on the pages of a sheet, one with another."""
    pictures = drawn(name, COARSE, keep)
    return sum(1 - ImageStat.Stat(picture).mean[0] / 255 for picture in pictures) / len(pictures)


def coloured(name: str) -> str:
    return name.removesuffix("-gray")


@each("name", GRAY)
def test_a_gray_sheet_takes_little_more_toner_than_its_words(name: str) -> None:
    """Words take most of the toner, and black ones a fifth more than dark blue ones; so the sum cannot be halved."""
    assert darkness(name) <= COVERED_MOST
    assert darkness(name) <= WHOLE_MOST * darkness(coloured(name))


@each("name", GRAY)
def test_what_is_not_words_takes_less_toner_than_in_colour(name: str) -> None:
    assert darkness(name, no_words) <= REST_MOST * darkness(coloured(name), no_words)


def test_on_all_sheets_together_a_fifth_of_that_toner_is_saved() -> None:
    gray = sum(darkness(name, no_words) for name in GRAY)
    assert gray <= REST_MOST_OF_ALL * sum(darkness(coloured(name), no_words) for name in GRAY)
