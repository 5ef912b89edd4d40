"""Text and meaningful shapes against what they stand on, in colour and as a gray printer makes them.

Criteria, row 8; WCAG 2.2, 1.4.3 and 1.4.11. Also: no text over pictures (row 7).
"""

from __future__ import annotations

from guide.model.page import Artifact, Item, PlacedPicture, Shape, Text
from guide.problems import Problems
from guide.rules.context import PageContext
from guide.units import WHITE, Colour, contrast


def check(context: PageContext, problems: Problems) -> None:
    seen: set[tuple[Colour, Colour]] = set()
    for page in context.pages:
        grounds: list[Shape | PlacedPicture] = []
        for item in page.items:
            if isinstance(item, Text):
                _check_text(item, grounds, seen, context, problems)
            elif isinstance(item, Shape):
                _check_shape(item, grounds, context, problems)
                if item.fill is not None:
                    grounds.append(item)
            elif isinstance(item, PlacedPicture):
                grounds.append(item)


def _check_text(
    item: Text,
    grounds: list[Shape | PlacedPicture],
    seen: set[tuple[Colour, Colour]],
    context: PageContext,
    problems: Problems,
) -> None:
    ground = _ground(item, grounds)
    if isinstance(ground, PlacedPicture):
        problems.error(
            context.at(item.role),
            "contrast",
            f"`{item.string.strip()}` stands on a picture",
            "move the picture or the text",
        )
        return
    under = ground.fill if ground is not None and ground.fill is not None else WHITE
    if (item.colour, under) in seen:
        return
    seen.add((item.colour, under))
    ratio = worst_contrast(item.colour, under)
    if ratio < context.criteria.contrast_text:
        problems.error(
            context.at(item.role), "contrast",
            f"text {item.colour.hex} on {under.hex} has a contrast of {ratio:.1f}, at least {context.criteria.contrast_text:g} is needed",
            "choose a darker text or a lighter ground in the palette",
        )  # fmt: skip


def _check_shape(item: Shape, grounds: list[Shape | PlacedPicture], context: PageContext, problems: Problems) -> None:
    """Edges, and fills that carry meaning (a dot in the chart), must be seen."""
    drawn = item.stroke or (None if isinstance(item.role, Artifact) else item.fill)
    if drawn is None:
        return
    ground = _ground(item, grounds)
    under = ground.fill if isinstance(ground, Shape) and ground.fill is not None else WHITE
    # An edge is seen if it stands out on either side.
    ratio = worst_contrast(drawn, under)
    if item.fill is not None and item.stroke is not None:
        ratio = max(ratio, worst_contrast(drawn, item.fill))
    if ratio < context.criteria.contrast_shapes:
        problems.error(
            context.at(item.role), "contrast",
            f"an edge or mark of {drawn.hex} on {under.hex} has a contrast of {ratio:.1f}, at least {context.criteria.contrast_shapes:g} is needed",
            "choose a darker colour in the palette",
        )  # fmt: skip


def worst_contrast(one: Colour, other: Colour) -> float:
    """The lower of the contrasts in colour and in gray."""
    return min(contrast(one, other), contrast(one.gray(), other.gray()))


def _ground(item: Item, grounds: list[Shape | PlacedPicture]) -> Shape | PlacedPicture | None:
    """The last thing painted under the middle of an item."""
    box = item.box
    x, y = box.x + box.width / 2, box.y + box.height / 2
    for ground in reversed(grounds):
        under = ground.box
        if under.x <= x <= under.right and under.y <= y <= under.bottom:
            return ground
    return None
