"""Nothing overlaps anything else or leaves its page: checked on every build."""

from __future__ import annotations

from collections.abc import Sequence

from guide.base.problems import Problems
from guide.base.units import Rect
from guide.model.page import Artifact, FormField, Item, Page, PlacedPicture, Tagged, Text
from guide.rules.context import PageContext

# How far two boxes may share an area (points): rounding, and descenders over capitals.
TOLERANCE = 0.75
# How far letters reach above and below the baseline, as a fraction of the type size.
ABOVE, BELOW = 0.70, 0.22


def check(context: PageContext, problems: Problems) -> None:
    for page in context.pages:
        solid = [(item, _ink(item)) for item in page.items if isinstance(item, Text | PlacedPicture | FormField)]
        _check_frame(page, solid, context, problems)
        solid.sort(key=lambda pair: pair[1].y)
        for number, (item, box) in enumerate(solid):
            for other, under in solid[number + 1 :]:
                if under.y > box.bottom:
                    break
                if box.overlaps(under, TOLERANCE) and not _icon(item) and not _icon(other):
                    problems.error(
                        context.at(item.role), "overlap", f"{_name(item)} and {_name(other)} overlap on page {page.number}",
                        "fix what `overflow` reports first; then try a shorter text here; if neither helps, a size under `spacing` or `type` in "
                        f"{context.layout.path} is wrong: show this message to whoever looks after the layouts",
                    )  # fmt: skip


def _check_frame(page: Page, solid: Sequence[tuple[Item, Rect]], context: PageContext, problems: Problems) -> None:
    standing = Tagged(context.tree[context.handout.status_key, ""]) if context.handout.standing_in_foot else None
    for item, box in solid:
        foot = isinstance(item.role, Artifact) and item.role.kind in ("Header", "Footer")
        running = foot or item.role == standing
        allowed = Rect(page.frame.x, 0, page.frame.width, page.height) if running else page.frame
        if not allowed.contains(box, TOLERANCE):
            problems.error(
                context.at(item.role), "overflow", f"{_name(item)} runs past the text area of page {page.number}",
                "shorten `title` in the front matter, or the words in labels.yaml" if foot else "use shorter words here",
            )  # fmt: skip


def _icon(item: Item) -> bool:
    """Icons are inside pills and boxes, beside their text."""
    return isinstance(item, PlacedPicture) and isinstance(item.role, Artifact)


def _ink(item: Text | PlacedPicture | FormField) -> Rect:
    if isinstance(item, Text):
        return Rect(item.x, item.y - ABOVE * item.size, item.width, (ABOVE + BELOW) * item.size)
    return item.box


def _name(item: Item) -> str:
    if isinstance(item, Text):
        return f"`{item.string.strip()}`"
    if isinstance(item, FormField):
        return f"field `{item.name}`"
    return f"picture `{item.picture.name}`" if isinstance(item, PlacedPicture) else "a shape"
