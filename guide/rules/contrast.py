"""The contrast of text and meaningful shapes with their background, in colour and as a gray printer makes them.

Criteria, row 8; WCAG 2.2, 1.4.3 and 1.4.11. Also: no text over pictures (row 7).
"""

from __future__ import annotations

from collections.abc import Iterator

from guide.base.problems import Problems
from guide.base.units import WHITE, Colour, Rect, contrast
from guide.model.page import Artifact, Item, Page, PlacedPicture, Shape, Text
from guide.model.theme import Layout
from guide.rules.context import PageContext

Ground = Shape | PlacedPicture | None


def check(context: PageContext, problems: Problems) -> None:
    seen: set[tuple[type, Colour, Colour]] = set()
    for page in context.pages:
        for item, ground in on_grounds(page):
            if isinstance(item, Text) and isinstance(ground, PlacedPicture):
                problems.error(
                    context.at(item.role), "contrast", f"`{item.string.strip()}` lies on a picture",
                    "move the picture or the text",
                )  # fmt: skip
                continue
            colour = _drawn(item)
            if colour is None or (type(item), colour, _under(ground)) in seen:
                continue
            # A pair of colours is one fault of the palette, however often it is used.
            seen.add((type(item), colour, _under(ground)))
            _check_pair(item, colour, _under(ground), context, problems)


def _check_pair(item: Text | Shape, colour: Colour, under: Colour, context: PageContext, problems: Problems) -> None:
    text = isinstance(item, Text)
    least = context.criteria.contrast_text if text else context.criteria.contrast_shapes
    ratio = worst_contrast(colour, under)
    if isinstance(item, Shape) and item.fill is not None and item.stroke is not None:
        # An edge is visible if it contrasts with either side.
        ratio = max(ratio, worst_contrast(colour, item.fill))
    if ratio < least:
        what = "text" if text else "an edge or mark of"
        problems.error(
            context.at(item.role), "contrast",
            f"{what} {colour.hex} on {under.hex} has a contrast of {ratio:.1f}; it needs at least {least:g}",
            _mended(item, colour, under, context.layout),
        )  # fmt: skip


def _mended(item: Text | Shape, colour: Colour, under: Colour, layout: Layout) -> str:
    """Which colours of the palette to change, and in which file."""
    theme = layout.theme
    boxes = (
        theme.practice,
        *theme.callouts.values(),
        *theme.badges.values(),
        theme.band,
        theme.card,
        theme.table,
        *theme.panels.values(),
    )
    styles = (getattr(theme.type, field).colour for field in theme.type.__struct_fields__)
    used = {"link", "accent", *styles, *(box.heading for box in boxes)}
    if isinstance(item, Shape):
        used = {"line", "field", "accent", *(name for box in boxes for name in (box.edge, box.fill))}
    darker, lighter = ("darker", "lighter") if colour.luminance <= under.luminance else ("lighter", "darker")
    own = [name for name in theme.palette if theme.palette[name] == colour and name in used]
    grounds = [name for name in theme.palette if theme.palette[name] == under and name in {box.fill for box in boxes}]
    said = [f"make {_named(own, layout)} {darker}"] if own else []
    if grounds and under != WHITE:
        said.append(f"make what is behind it, {_named(grounds, layout)}, {lighter}")
    return ", or ".join(said) or f"make it {darker}: its colour comes from {layout.where('palette')}"


def _named(names: list[str], layout: Layout) -> str:
    """The names of a colour, with the file of each."""
    return " and ".join(layout.where("palette", name) for name in names)


def lowest(context: PageContext) -> float:
    """The lowest contrast of any text, in colour or gray."""
    return min(
        worst_contrast(item.colour, _under(ground))
        for page in context.pages
        for item, ground in on_grounds(page)
        if isinstance(item, Text)
    )


def on_grounds(page: Page) -> Iterator[tuple[Text | Shape, Ground]]:
    """Every text and shape with the last thing painted under its middle."""
    grounds: list[tuple[Rect, Shape | PlacedPicture]] = []
    for item in page.items:
        if isinstance(item, Text | Shape):
            yield item, _ground(item, grounds)
        if isinstance(item, PlacedPicture) or (isinstance(item, Shape) and item.fill is not None):
            grounds.append((item.box, item))


def worst_contrast(one: Colour, other: Colour) -> float:
    """The lower of the contrasts in colour and in gray."""
    return min(contrast(one, other), contrast(one.gray(), other.gray()))


def _drawn(item: Text | Shape) -> Colour | None:
    """The colour that must be seen: of a text, an edge, or a fill that carries meaning (a dot in the chart)."""
    if isinstance(item, Text):
        return item.colour
    return item.stroke or (None if isinstance(item.role, Artifact) else item.fill)


def _under(ground: Ground) -> Colour:
    return ground.fill if isinstance(ground, Shape) and ground.fill is not None else WHITE


def _ground(item: Item, grounds: list[tuple[Rect, Shape | PlacedPicture]]) -> Ground:
    box = item.box
    x, y = box.x + box.width / 2, box.y + box.height / 2
    for under, ground in reversed(grounds):
        if under.x <= x <= under.right and under.y <= y <= under.bottom:
            return ground
    return None
