"""Colours of named spaces: Figma writes Display P3 beside sRGB (CSS Color 4, 10)."""

from __future__ import annotations

import re

from guide.base.units import Colour, sum_of, to_linear
from guide.read.svg.faults import RefusedError
from guide.read.svg.values import share

# From light of Display P3 to light of sRGB, row by row.
_FROM_P3 = ((1.224940, -0.224940, 0.0), (-0.042057, 1.042057, 0.0), (-0.019638, -0.078636, 1.098274))
_COLOUR = r"color\(\s*(srgb|display-p3)\s+([^\s/]+)\s+([^\s/]+)\s+([^\s/]+)\s*(?:/\s*([^\s/]+)\s*)?\)"


def in_srgb(text: str, what: str) -> tuple[Colour, float]:
    """A colour as the nearest of sRGB, channel by channel, and its opacity."""
    match = re.fullmatch(_COLOUR, text)
    if match is None:
        raise RefusedError(
            f"`{what}`: the colour `{text}` is not read", "choose sRGB as the colour space of the drawing"
        )
    channels = [share(part, what) for part in match.groups()[1:4]]
    if match[1] == "display-p3":
        light = [to_linear(channel) for channel in channels]
        mixed = [sum_of(part * channel for part, channel in zip(row, light, strict=True)) for row in _FROM_P3]
        channels = [from_linear(min(1.0, max(0.0, channel))) for channel in mixed]
    opacity = share(match[5], what) if match[5] else 1.0
    return Colour(*(round(255 * channel) for channel in channels)), opacity


def from_linear(channel: float) -> float:
    """The channel of sRGB for an amount of light."""
    return channel * 12.92 if channel <= 0.0031308 else float(1.055 * channel ** (1 / 2.4) - 0.055)
