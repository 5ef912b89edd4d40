"""What is done to an element as a whole: filter, clipping path, mask, opacity and blend mode (SVG 1.1, chapter 14; Compositing
and Blending 1)."""

from __future__ import annotations

from collections.abc import Callable

from guide.model.picture import NORMAL, Part, PictureGroup
from guide.read.svg.clips import clipped
from guide.read.svg.colour_matrix import recoloured
from guide.read.svg.context import Context, Place
from guide.read.svg.faults import RefusedError
from guide.read.svg.inside import blends
from guide.read.svg.masks import masked
from guide.read.svg.tree import Node

_BLENDS = (
    "multiply", "screen", "overlay", "darken", "lighten", "color-dodge", "color-burn", "hard-light", "soft-light", "difference",
    "exclusion", "hue", "saturation", "color", "luminosity",
)  # fmt: skip
_NONE = ("", "none")
# In the order in which they are done.
_EFFECTS: dict[str, Callable[[Node, str, Place, tuple[Part, ...], Context], tuple[Part, ...]]] = {
    "filter": recoloured, "clip-path": clipped, "mask": masked,
}  # fmt: skip


def affected(
    node: Node, said: dict[str, str], opacity: float, place: Place, parts: tuple[Part, ...], context: Context
) -> tuple[Part, ...]:
    """The parts of an element with all that is done to it."""
    alone = said.get("isolation", "").strip() == "isolate"
    for name, effect in _EFFECTS.items():
        value = said.get(name, "").strip()
        if value not in _NONE:
            alone = True
            try:
                parts = effect(node, value, place, parts, context)
            except RefusedError as wrong:
                context.faults.add(node.place, wrong.message, wrong.hint)
                parts = ()
    blend = said.get("mix-blend-mode", NORMAL).strip()
    if blend not in (*_BLENDS, NORMAL, "inherit", "initial", "unset", ""):
        raise RefusedError(
            f"the blend mode `{blend}` is not drawn in a picture", "choose another one, such as Multiply"
        )
    if not parts or not opacity:
        return ()
    if blend in _BLENDS:
        return (PictureGroup(parts, opacity, blend=blend),)
    if alone and blends(parts):
        return (PictureGroup(parts, opacity, isolated=True),)
    return parts if opacity == 1 else (PictureGroup(parts, opacity),)
