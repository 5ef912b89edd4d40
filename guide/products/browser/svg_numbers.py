"""Numbers and outlines as SVG writes them."""

from __future__ import annotations

from collections.abc import Iterable

from guide.model.picture import Segment


def number(value: float) -> str:
    """A coordinate, as short as possible."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def precise(value: float) -> str:
    """A number by which others are multiplied."""
    text = f"{value:.6g}"
    return "0" if text == "-0" else text


def outline(segments: Iterable[Segment]) -> str:
    """A path as SVG writes it."""
    return "".join(f"{operator}{' '.join(map(number, numbers))}" for operator, numbers in segments)
