"""The elements that a drawing may not have, and what to do about each."""

from __future__ import annotations

from guide.read.svg.faults import Faults
from guide.read.svg.tree import Node

_TEXT = (
    "text",
    "it would not be read aloud: turn it into paths (Inkscape: Path > Object to Path; Illustrator: Type > Create Outlines; "
    "Figma: Outline text in the export; LibreOffice: Shape > Convert > To Contour; Affinity, CorelDRAW: Convert to Curves; "
    "Sketch: Convert to Outlines)",
)
_ANIMATED = ("animation", "paper keeps still: delete it")
_SCRIPT = ("a script", "delete it")
REFUSED = {
    "text": _TEXT,
    "flowRoot": _TEXT,
    "image": ("a bitmap (`<image>`)", "trace it into paths, or leave it out; a logo may be a PNG or JPEG file itself"),
    "foreignObject": (
        "content that is no SVG (`<foreignObject>`)",
        "delete it, or save again as plain SVG; in Figma it is a background blur, or an angular or diamond gradient",
    ),
    "a": ("a link", "delete the link around what it shows; an address belongs into the text"),
}
# Refused everywhere in the file, whether they are shown or not.
_NOWHERE = {
    "script": _SCRIPT, "handler": _SCRIPT, "animate": _ANIMATED, "animateMotion": _ANIMATED, "animateTransform": _ANIMATED,
    "animateColor": _ANIMATED, "set": _ANIMATED,
}  # fmt: skip
# Elements that are not painted where they are in the file.
UNSEEN = frozenset(
    ("title", "desc", "metadata", "defs", "style", "symbol", "clipPath", "linearGradient", "radialGradient", "pattern", "mask",
     "filter", "marker", "stop", "font", "font-face", "cursor", "view", "solidColor", "meshgradient", "hatch", *_NOWHERE)
)  # fmt: skip


def check_everywhere(root: Node, faults: Faults) -> None:
    """Refuse scripts and animation, even in elements that are not shown."""
    for node in root.all():
        if node.name in _NOWHERE:
            what, hint = _NOWHERE[node.name]
            faults.add(node.place, f"{what} (`<{node.name}>`) is not allowed in a picture", hint)
        for name in node.attributes:
            if name.startswith("on"):
                faults.add(node.place, f"a script (`{name}`) is not allowed in a picture", "delete it")
