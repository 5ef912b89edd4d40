"""The properties of an element: those it inherits and those it sets itself (SVG 1.1, chapters 6, 11 and 14)."""

from __future__ import annotations

import functools
import re

from msgspec import Struct
from msgspec.structs import replace

from guide.base.problems import suggest
from guide.base.units import BLACK, Colour
from guide.model.picture import MITRE
from guide.read.svg.faults import RefusedError
from guide.read.svg.shapes import SHAPES
from guide.read.svg.values import colour, length, share

CURRENT = "currentColor"
LONGEST_DASH = 32

# Compiled by the first drawing that refers to something.
_URL = r"""(?s)url\(\s*["']?([^"')]*)["']?\s*\)\s*(.*)"""


class Solid(Struct, frozen=True):
    colour: Colour
    opacity: float = 1.0


class Reference(Struct, frozen=True):
    """A paint that is defined elsewhere in the file, and the paint to use if it is missing."""

    target: str
    instead: Solid | str | None


Ink = Solid | Reference | str | None


class Style(Struct, frozen=True):
    """The properties that an element passes on to the elements inside it."""

    colour: Solid = Solid(BLACK)
    fill: Ink = Solid(BLACK)
    stroke: Ink = None
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    width: float = 1.0
    cap: str = "butt"
    join: str = "miter"
    mitre: float = MITRE
    dash: tuple[float, ...] = ()
    dash_start: float = 0.0
    even_odd: bool = False
    visible: bool = True
    stroke_first: bool = False


CAPS = ("butt", "round", "square")
JOINS = ("miter", "round", "bevel")
RULES = ("nonzero", "evenodd")
# Properties that are not supported, with the values that have no effect and are therefore allowed.
_NEUTRAL = {
    "marker": ("none",), "marker-start": ("none",), "marker-mid": ("none",), "marker-end": ("none",), "vector-effect": ("none",),
    "backdrop-filter": ("none",), "clip": ("auto",), "transform-origin": ("0 0", "0px 0px", "0% 0%"), "rotate": ("none",),
    "scale": ("none",), "translate": ("none",), "offset-path": ("none",), "all": (), "systemLanguage": (), "mask-mode": ("match-source",),
    "mask-image": ("none",), "pathLength": (),
}  # fmt: skip
_SAID = {
    "vector-effect": ("a line that keeps its width (`vector-effect`)", "turn the line into a path"),
    "backdrop-filter": ("a filter", "remove effects such as background blur"),
    "clip": ("`clip`", "use a clipping path"),
}
_ELSE = "save the drawing again as plain SVG"
_MARKER = (
    "a marker (the head of an arrow)",
    "turn it into a path; Inkscape: Path > Stroke to Path; Illustrator: Object > Expand Appearance",
)
INHERITED = (
    "color", "fill", "stroke", "fill-opacity", "stroke-opacity", "stroke-width", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "fill-rule", "visibility", "paint-order",
)  # fmt: skip
_OWN = (
    "opacity", "display", "clip-path", "clip-rule", "mask", "filter", "transform", "overflow", "stop-color", "stop-opacity", "style",
    "class", "id",
)  # fmt: skip

_GEOMETRY = sorted({key for keys in SHAPES.values() for key in keys})
_MEANT = (*INHERITED, *_OWN, *_GEOMETRY, "viewBox", "preserveAspectRatio", "offset", "gradientTransform")
_INHERITED = frozenset(INHERITED)
_KNOWN = frozenset((*_MEANT, *_NEUTRAL))
ALIKE = 0.85


def inherit(style: Style, said: dict[str, str], diagonal: float) -> Style:
    """The style of an element. Raises `RefusedError` at the first value that cannot be read."""
    changes: dict[str, object] = {}
    for name, value in said.items():
        if name in _INHERITED and value not in ("inherit", "unset"):
            changes |= _change(name, value.strip(), diagonal)
    return replace(style, **changes) if changes else style


def _change(name: str, value: str, diagonal: float) -> dict[str, object]:
    if name in ("fill", "stroke"):
        return {name: _ink(value, name)}
    if name == "color":
        return {} if value.lower() == CURRENT.lower() else {"colour": Solid(*colour(value, name))}
    if name in ("fill-opacity", "stroke-opacity"):
        return {name.replace("-", "_"): share(value, name)}
    if name == "stroke-width":
        return {"width": length(value, name, diagonal, negative=False)}
    if name == "stroke-miterlimit":
        return {"mitre": max(1.0, length(value, name))}
    if name == "stroke-dasharray":
        return {"dash": _dash(value, diagonal)}
    if name == "stroke-dashoffset":
        return {"dash_start": length(value, name, diagonal)}
    if name == "stroke-linecap":
        return {"cap": _choice(name, value, CAPS)}
    if name == "stroke-linejoin":
        return {"join": _choice(name, {"miter-clip": "miter", "arcs": "miter"}.get(value, value), JOINS)}
    if name == "fill-rule":
        return {"even_odd": _choice(name, value, RULES) == "evenodd"}
    if name == "visibility":
        return {"visible": value == "visible"}
    return {"stroke_first": "stroke" in value and "fill" not in value.partition("stroke")[0]}


def check_said(tag: str, said: dict[str, str]) -> list[RefusedError]:
    """The properties of an element that cannot be drawn, and those that are probably misspelt."""
    found = []
    for name, value in said.items():
        if name in _NEUTRAL:
            if value.strip() and value.strip() not in (*_NEUTRAL[name], "inherit", "initial"):
                what, hint = _MARKER if name.startswith("marker") else _SAID.get(name, (f"`{name}`", _ELSE))
                found.append(RefusedError(f"{what} is not drawn in a picture", hint))
        elif name not in _KNOWN:
            import difflib  # only an unknown attribute needs it

            near = difflib.get_close_matches(name, _MEANT, 1, ALIKE)
            if near:
                found.append(
                    RefusedError(f"attribute `{name}` is not known on `<{tag}>`", f"did you mean `{near[0]}`?")
                )
    return found


def reference(value: str) -> tuple[str, str]:
    """The id in `url(#id)`, and the text after it; the id is "" if this is not such a reference."""
    match = re.fullmatch(_URL, value.strip()) if "url(" in value else None
    if match is None:
        return "", value
    if not match[1].startswith("#"):
        raise RefusedError(
            f"`{value}` is in another file", "nothing is fetched: put what is needed into the drawing itself"
        )
    return match[1][1:], match[2]


@functools.lru_cache(maxsize=512)
def _ink(value: str, name: str) -> Ink:
    target, rest = reference(value)
    if target:
        instead = _ink(rest, name) if rest else None
        return Reference(target, None if isinstance(instead, Reference) else instead)
    if value.lower() == "none":
        return None
    return CURRENT if value.lower() == CURRENT.lower() else Solid(*colour(value, name))


def _choice(name: str, value: str, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise RefusedError(f"`{name}`: `{value}` is not one of the values", suggest(value, choices))
    return value


def _dash(value: str, diagonal: float) -> tuple[float, ...]:
    """The lengths of dashes and gaps, alternating; () for a solid line."""
    if not any(char.isdigit() for char in value):  # `none`, or a word that browsers ignore too
        return ()
    found = tuple(
        length(part, "stroke-dasharray", diagonal, negative=False) for part in re.split(r"[\s,]+", value) if part
    )
    if len(found) > LONGEST_DASH:
        raise RefusedError(f"`stroke-dasharray` has more than {LONGEST_DASH} numbers", "use fewer")
    return found if sum(found) > 0 else ()
