"""Filters that change colours and nothing else: Illustrator and cairo put one into every mask (Filter Effects 1, 9.6)."""

from __future__ import annotations

import functools

from guide.base.units import Colour, sum_of, to_linear
from guide.model.picture import Part, repainted
from guide.read.svg.context import Context, Place
from guide.read.svg.faults import RefusedError
from guide.read.svg.masks import within_region
from guide.read.svg.spaces import from_linear
from guide.read.svg.style import reference
from guide.read.svg.tree import Node
from guide.read.svg.values import numbers

_REFUSED = ("a filter is not drawn in a picture", "remove effects such as shadow and blur")
# The last row of a matrix that leaves opacities as they are.
_CLEAR = (0.0, 0.0, 0.0, 1.0, 0.0)


def recoloured(node: Node, value: str, place: Place, parts: tuple[Part, ...], context: Context) -> tuple[Part, ...]:
    """The parts of an element in other colours."""
    target, _ = reference(value)
    found = context.ids.get(target)
    if found is None or found.name != "filter":
        raise RefusedError(*_REFUSED)
    steps = [child for child in found.children if child.name not in ("title", "desc")]
    only = steps[0] if len(steps) == 1 else found
    if only.name != "feColorMatrix" or only.attributes.get("type", "matrix") != "matrix":
        raise RefusedError(*_REFUSED)
    if only.attributes.get("in", "SourceGraphic") != "SourceGraphic":
        raise RefusedError(*_REFUSED)
    matrix = tuple(numbers(only.attributes.get("values", ""), "values"))
    if len(matrix) != 20 or matrix[15:] != _CLEAR or any(matrix[row + 3] for row in (0, 5, 10)):
        raise RefusedError(*_REFUSED)
    linear = context.said(only).get("color-interpolation-filters", "linearRGB").strip() != "sRGB"
    changed = repainted(parts, lambda colour, _opacity: _through(matrix, colour, linear=linear))
    return within_region(found, "filterUnits", node, place, parts, changed, context)


@functools.lru_cache(maxsize=256)
def _through(matrix: tuple[float, ...], colour: Colour, *, linear: bool) -> Colour:
    channels = [channel / 255 for channel in (colour.red, colour.green, colour.blue)]
    if linear:
        channels = [to_linear(channel) for channel in channels]
    mixed = [
        sum_of(part * channel for part, channel in zip(matrix[row : row + 3], channels, strict=True)) + matrix[row + 4]
        for row in (0, 5, 10)
    ]
    inside = [min(1.0, max(0.0, channel)) for channel in mixed]
    if linear:
        inside = [from_linear(channel) for channel in inside]
    return Colour(*(round(255 * channel) for channel in inside))
