"""Reads numbers, lengths and colours as SVG and CSS write them."""

from __future__ import annotations

import functools
import re

from guide.base.units import Colour
from guide.read.svg.faults import RefusedError
from guide.read.svg.transform import LARGEST_NUMBER

# Units of CSS as user units of 1/96 in.
UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}

_LENGTH = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)(px|pt|pc|mm|cm|in|%)?")
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
# Compiled by the first drawing that says colours so.
_FUNCTION = r"(?i)(rgba?|hsla?)\(([^()]*)\)"
_PARTS = r"[\s,/]+"


# A number with its unit, or what is none.
_NEXT = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?[a-zA-Z%]*|[^\s,]+"


@functools.lru_cache(maxsize=2048)
def length(text: str, what: str, whole: float = 0.0, *, negative: bool = True) -> float:
    """A length in user units; a percentage refers to `whole`."""
    match = _LENGTH.fullmatch(text.strip())
    if match is None:
        raise RefusedError(
            f"`{what}`: expected a number, got `{text}`", "write digits, with px, pt, mm, cm, in or no unit: `12.5`"
        )
    number, unit = float(match[1]), match[2] or ""
    value = number * whole / 100 if unit == "%" else number * UNITS[unit]
    if value < 0 and not negative:
        raise RefusedError(f"`{what}`: {text} is less than nothing", "write 0 or more")
    if abs(value) > LARGEST_NUMBER:
        raise RefusedError(f"`{what}`: {text} is too large", "draw it smaller")
    return value


def share(text: str, what: str) -> float:
    """A number from 0 to 1, or a percentage; a value outside this range counts as its nearer end."""
    return min(1.0, max(0.0, length(text, what, 1.0)))


def numbers(text: str, what: str) -> list[float]:
    """Numbers that are separated by blanks or commas, or by nothing where the next cannot belong to one: `10-5.5.5`."""
    return [length(part, what) for part in re.findall(_NEXT, text)]


@functools.lru_cache(maxsize=512)
def colour(text: str, what: str) -> tuple[Colour, float]:
    """A colour and its opacity. What printers are to make of it follows in Inkscape and Scribus."""
    text = text.partition(" icc-color(")[0].rstrip()
    if _HEX.fullmatch(text):
        digits = text[1:] if len(text) > 5 else "".join(char * 2 for char in text[1:])
        red, green, blue, alpha = (int(digits[i : i + 2] or "ff", 16) for i in (0, 2, 4, 6))
        return Colour(red, green, blue), alpha / 255
    function = re.fullmatch(_FUNCTION, text) if "(" in text else None
    if function:
        return _computed(function[1].lower()[:3], text, re.split(_PARTS, function[2].strip()), what)
    if text.startswith("color("):
        from guide.read.svg.spaces import in_srgb  # few drawings name a space

        return in_srgb(text, what)
    if text.lower() == "transparent":
        return Colour(0, 0, 0), 0.0
    if text.isalpha():
        from guide.read.svg.colour_names import NAMES  # most drawings use none

        if text.lower() in NAMES:
            return Colour(*bytes.fromhex(NAMES[text.lower()])), 1.0
    raise RefusedError(
        f"`{what}`: expected a colour, got `{text}`", "write it as in `#0b5d70`, `rgb(11, 93, 112)` or `teal`"
    )


def _computed(kind: str, text: str, parts: list[str], what: str) -> tuple[Colour, float]:
    if len(parts) not in (3, 4):
        raise RefusedError(f"`{what}`: `{text}` needs three numbers", "write it as in `rgb(11, 93, 112)`")
    alpha = share(parts[3], what) if len(parts) == 4 else 1.0
    if kind == "rgb":
        red, green, blue = (min(255, max(0, int(length(part, what, 255.0) + 0.5))) for part in parts[:3])
        return Colour(red, green, blue), alpha
    import colorsys  # few drawings use hsl()

    hue = length(parts[0].removesuffix("deg"), what) / 360 % 1
    saturation, lightness = share(parts[1], what), share(parts[2], what)
    channels = colorsys.hls_to_rgb(hue, lightness, saturation)
    return Colour(*(int(channel * 255 + 0.5) for channel in channels)), alpha
