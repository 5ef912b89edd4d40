"""Colours against published values."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.base.units import WHITE, Colour, contrast
from tests.long import examples

BLACK = Colour(0, 0, 0)
CHANNEL = st.integers(0, 255)
COLOURS = st.builds(Colour, CHANNEL, CHANNEL, CHANNEL)
FEW = settings(max_examples=examples(25), deadline=None, derandomize=True)


@given(COLOURS)
@FEW
def test_hex_reads_back(colour: Colour) -> None:
    assert Colour.parse(colour.hex) == colour


def test_capitals_are_the_same_colour() -> None:
    assert Colour.parse("#0B5D70") == Colour(0x0B, 0x5D, 0x70)


@pytest.mark.parametrize("text", ["0b5d70", "#0b5d7", "#0b5d700", "#0b5d7g", "teal", "#fff", "", "#0b5d70\n"])
def test_what_is_no_colour(text: str) -> None:
    message = f"expected a colour such as `#0b5d70`, got `{text}`"
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        Colour.parse(text)


# Published: WCAG techniques G17, G18 and G145, and the well-known grays at the edge of 3, 4.5 and 7 to 1.
@pytest.mark.parametrize(
    ("one", "ratio"),
    [
        ("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#777777", 4.48), ("#949494", 3.03), ("#959595", 2.99),
        ("#595959", 7.00), ("#0000ff", 8.59), ("#ff0000", 4.00), ("#008000", 5.14), ("#800080", 9.42),
    ],
)  # fmt: skip
def test_contrast_on_white(one: str, ratio: float) -> None:
    assert contrast(Colour.parse(one), WHITE) == pytest.approx(ratio, abs=0.006)


@given(COLOURS, COLOURS)
@FEW
def test_contrast_is_mutual_and_between_1_and_21(one: Colour, other: Colour) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1.0 <= contrast(one, other) <= 21.0 + 1e-9


@pytest.mark.parametrize(
    ("colour", "luminance"),
    [("#000000", 0.0), ("#ffffff", 1.0), ("#ff0000", 0.2126), ("#00ff00", 0.7152), ("#0000ff", 0.0722)],
)
def test_luminance_of_the_primaries(colour: str, luminance: float) -> None:
    assert Colour.parse(colour).luminance == pytest.approx(luminance)


def test_dark_channels_are_linear() -> None:
    # 10/255 = 0.0392 lies under 0.04045, so the straight part of the curve counts: 0.0392 / 12.92.
    assert Colour(10, 10, 10).luminance == pytest.approx(10 / 255 / 12.92)


@pytest.mark.parametrize(
    ("colour", "gray"),
    # 0.299 * 255 = 76.2; 0.587 * 255 = 149.7; 0.114 * 255 = 29.1
    [("#ff0000", 76), ("#00ff00", 150), ("#0000ff", 29), ("#000000", 0), ("#ffffff", 255), ("#808080", 128)],
)
def test_gray_as_an_office_printer_makes_it(colour: str, gray: int) -> None:
    assert Colour.parse(colour).gray() == Colour(gray, gray, gray)


@given(COLOURS)
@FEW
def test_gray_of_gray_is_itself(colour: Colour) -> None:
    assert colour.gray().gray() == colour.gray()


def test_colours_may_differ_and_be_one_gray() -> None:
    red, green = Colour.parse("#d00000"), Colour.parse("#006a00")
    assert contrast(red, green) > 1.2
    assert contrast(red.gray(), green.gray()) < 1.01


def test_black_is_darkest() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21.0)
