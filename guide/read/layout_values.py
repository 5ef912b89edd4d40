"""Whether the values of a layout go together: colours that the palette has, sizes that can be seen, room for words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from guide.base.problems import Position, Problems, suggest
from guide.model.geometry import PageGeometry
from guide.model.scales import TextStyle
from guide.model.theme import BoxStyle, Theme
from guide.read.records import key_name
from guide.read.yaml_nodes import Mapping, Node


class Parts(Struct, frozen=True):
    """Finds the place of a nested key again."""

    root: Mapping

    def at(self, *keys: str) -> Position:
        node: Node = self.root
        at = node.at
        for key in keys:
            found = node.get(key) if isinstance(node, Mapping) else None
            if found is None:
                return at
            node, at = found, found.at
        return at


# Palette entries that the program itself paints with.
NEEDED = ("ink", "accent", "link", "line", "field")


def check_colours(theme: Theme, parts: Parts, problems: Problems) -> None:
    for name in NEEDED:
        if name not in theme.palette:
            problems.error(parts.at("palette"), "layout", f"the palette has no `{name}`", f'add `{name}: "#…"`')
    for keys, name in _colour_names(theme, ()):
        if name not in theme.palette:
            problems.error(parts.at(*keys), "layout", f"unknown colour `{name}`", suggest(name, theme.palette))


def _colour_names(value: Any, keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, TextStyle):
        yield (*keys, "colour"), value.colour
    elif isinstance(value, BoxStyle):
        names = ("fill", "edge", "heading", *(("flag",) if value.flag else ()))
        yield from (((*keys, name), getattr(value, name)) for name in names)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _colour_names(inner, (*keys, key))
    elif isinstance(value, Struct):
        for field in value.__struct_fields__:
            yield from _colour_names(getattr(value, field), (*keys, key_name(field)))


# More bleed than any print shop needs.
LARGEST_BLEED = 72.0
SHORTEST_MEASURE = 144.0
FEWEST_CHARACTERS = 30
# Sizes that must stay visible.
LARGEST_TYPE = 200.0
SIZES = (
    "list_indent",
    "step_picture", "cell_picture", "figure_height", "band_picture", "callout_icon", "field_height", "entry_height",
    "check_box", "qr_size",
)  # fmt: skip


def check_sizes(theme: Theme, parts: Parts, problems: Problems) -> None:
    for name in SIZES:
        if getattr(theme.spacing, name) < 1:
            problems.error(
                parts.at("spacing", key_name(name)),
                "layout",
                f"`{key_name(name)}` is less than 1pt",
                "use a size that can be seen",
            )
    for field in theme.type.__struct_fields__:
        style = getattr(theme.type, field)
        if not (1 <= style.size <= LARGEST_TYPE and 1 <= style.leading <= LARGEST_TYPE):
            problems.error(
                parts.at("type", key_name(field)), "layout", f"`{key_name(field)}` has a size or leading that cannot be read",
                f"use 1pt to {LARGEST_TYPE:g}pt",
            )  # fmt: skip


def check_geometry(page: PageGeometry, parts: Parts, problems: Problems) -> None:
    margins = page.margins
    if page.measure < SHORTEST_MEASURE:
        problems.error(
            parts.at("page", "measure"),
            "layout",
            f"a measure of {page.measure:g} pt is too narrow for words",
            "use 2 in or more",
        )
    if page.characters < FEWEST_CHARACTERS:
        problems.error(
            parts.at("page", "characters"),
            "layout",
            f"lines of {page.characters} characters are too short",
            "use 30 or more",
        )
    if page.bleed > LARGEST_BLEED:
        problems.error(
            parts.at("page", "bleed"), "layout", f"a bleed of {page.bleed:g} pt", "use 0 to 1 in, such as 3mm"
        )
    elif page.bleed and page.sides == "booklet":
        problems.error(
            parts.at("page", "bleed"), "layout", "a booklet has no bleed: its pages meet in the fold",
            "set `sides: single`; a print shop puts pages on its sheets itself",
        )  # fmt: skip
    for names, taken, size in (
        (("left", "right"), margins.left + margins.right, page.width),
        (("top", "bottom"), margins.top + margins.bottom + page.head + page.foot, page.height),
    ):
        if min(getattr(margins, name) for name in names) < 0 or taken > size - 72:
            problems.error(
                parts.at("page", "margins", names[0]), "layout",
                f"{names[0]} and {names[1]} margins take {taken:.0f} pt of {size:.0f} pt",
                "use margins of 0 or more that leave at least 1 in for the text",
            )  # fmt: skip
