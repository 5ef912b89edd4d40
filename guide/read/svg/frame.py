"""Views: what a viewBox shows, and how it is fitted into its place (SVG 1.1, 7.7 and 7.8)."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from guide.model.matrix import multiplied
from guide.model.picture import IDENTITY, Matrix
from guide.read.svg.faults import RefusedError
from guide.read.svg.tree import Node
from guide.read.svg.values import length, numbers

LONGEST_SHAPE = 20.0
# Drawings smaller than SMALL are enlarged, because numbers are written to hundredths of a unit.
SMALL, ENLARGED = 5.0, 100.0
# If the ratio of the sides differs from that of the viewBox by no more than this, they count as the same shape.
ALIKE = 2e-3


class Frame(Struct, frozen=True):
    """The size of a view, and the matrix from its coordinates to those around it."""

    width: float
    height: float
    matrix: Matrix = IDENTITY


def root_frame(root: Node) -> tuple[Frame, Frame]:
    """The size of the picture with the matrix into it, and the view that percentages refer to."""
    box = view_box(root.attributes)
    width, height = _side(root, "width"), _side(root, "height")
    if box is None:
        if not width or not height:
            raise RefusedError(
                "a picture needs a `viewBox`, or `width` and `height`",
                'write `<svg viewBox="0 0 width height">`, or save the file as plain SVG',
            )
        view, frame = Frame(width, height), Frame(width, height)
    else:
        view = Frame(box[2], box[3])
        frame = Frame(box[2], box[3], (1, 0, 0, 1, -box[0], -box[1]))
        if width and height and abs(width * box[3] / (height * box[2]) - 1) > ALIKE:
            frame = Frame(width, height, fitted(box, width, height, root.attributes.get("preserveAspectRatio", "")))
    long, short = max(frame.width, frame.height), min(frame.width, frame.height)
    if long > LONGEST_SHAPE * short:
        raise RefusedError(
            f"a picture of {frame.width:g} by {frame.height:g} is too long and thin",
            f"one side may be at most {LONGEST_SHAPE:g} times the other",
        )
    if long < SMALL:
        times = ENLARGED / long
        larger = multiplied((times, 0, 0, times, 0, 0), frame.matrix)
        frame = Frame(frame.width * times, frame.height * times, larger)
    return frame, view


def view_box(said: Mapping[str, str]) -> tuple[float, float, float, float] | None:
    text = said.get("viewBox")
    if text is None:
        return None
    box = numbers(text, "viewBox")
    if len(box) != 4 or min(box[2:]) <= 0 or max(box[2:]) < 1e-3:
        raise RefusedError(
            "viewBox needs four numbers: left, top, width, height", "width and height are more than nothing"
        )
    return box[0], box[1], box[2], box[3]


def fitted(box: tuple[float, float, float, float], width: float, height: float, how: str) -> Matrix:
    """The matrix that puts a viewBox into a place of this size."""
    left, top, wide, high = box
    words = how.split()
    align = words[0] if words else "xMidYMid"
    across, down = width / wide, height / high
    if align == "none":
        return (across, 0, 0, down, -left * across, -top * down)
    scale = max(across, down) if "slice" in words else min(across, down)
    parts = {"Min": 0.0, "Mid": 0.5, "Max": 1.0}
    x, y = parts.get(align[1:4], 0.5), parts.get(align[5:8], 0.5)
    return (
        scale, 0, 0, scale,
        x * (width - wide * scale) - left * scale, y * (height - high * scale) - top * scale,
    )  # fmt: skip


def _side(root: Node, key: str) -> float:
    """The width or height of the drawing; 0 if it is missing, or depends on something outside the drawing."""
    text = root.attributes.get(key, "")
    if not text or text == "auto" or text.endswith(("%", "em", "ex", "vw", "vh", "rem")):
        return 0.0
    return length(text, key, negative=False)
