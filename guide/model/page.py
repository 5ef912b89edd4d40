"""The page model: every item in its place, with its role.

An item cannot be made without a role, so untagged content cannot exist. Coordinates are points from the top
left corner of the page; a baseline is the y of a text.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from guide.base.units import Colour, Rect
from guide.model.picture import AnyPicture, Cap, Join, Segment
from guide.model.shaped import Shaped


class Tagged(Struct, frozen=True):
    """Real content: the index of its node in the structure tree."""

    node: int


class Artifact(Struct, frozen=True):
    """Content that is not read aloud (ISO 32000-1, 14.8.2.2). `own` content differs between practices."""

    kind: Literal["Layout", "Background", "Header", "Footer"] = "Layout"
    own: bool = False


Role = Tagged | Artifact
LAYOUT = Artifact("Layout")


class Text(Struct, frozen=True):
    """A run of shaped words in one face, size and colour; x and y are its origin on the baseline."""

    role: Role
    x: float
    y: float
    face: str
    size: float
    colour: Colour
    words: tuple[Shaped, ...]
    width: float
    ascent: float
    descent: float

    def at(self, dx: float, dy: float) -> Text:
        return Text(
            self.role, self.x + dx, self.y + dy, self.face, self.size, self.colour,
            self.words, self.width, self.ascent, self.descent,
        )  # fmt: skip

    @property
    def box(self) -> Rect:
        return Rect(self.x, self.y - self.ascent, self.width, self.ascent + self.descent)

    @property
    def string(self) -> str:
        return "".join(word.text for word in self.words)


class Shape(Struct, frozen=True):
    """A path, filled or stroked or both. `segments` are relative to x, y."""

    role: Role
    x: float
    y: float
    segments: tuple[Segment, ...]
    box_size: tuple[float, float]
    fill: Colour | None = None
    stroke: Colour | None = None
    stroke_width: float = 1.0
    cap: Cap = "butt"
    join: Join = "miter"
    dash: tuple[float, ...] = ()

    def at(self, dx: float, dy: float) -> Shape:
        return Shape(
            self.role, self.x + dx, self.y + dy, self.segments, self.box_size, self.fill,
            self.stroke, self.stroke_width, self.cap, self.join, self.dash,
        )  # fmt: skip

    @property
    def box(self) -> Rect:
        return Rect(self.x, self.y, *self.box_size)


class PlacedPicture(Struct, frozen=True):
    """A picture scaled into a rectangle."""

    role: Role
    box: Rect
    picture: AnyPicture

    def at(self, dx: float, dy: float) -> PlacedPicture:
        return PlacedPicture(
            self.role, Rect(self.box.x + dx, self.box.y + dy, self.box.width, self.box.height), self.picture
        )


class LinkArea(Struct, frozen=True):
    """The clickable place of a link; `target` is an address, or `#` and a slug. With a `slug`, links lead to it."""

    role: Tagged
    box: Rect
    target: str
    description: str
    slug: str = ""

    def at(self, dx: float, dy: float) -> LinkArea:
        moved = Rect(self.box.x + dx, self.box.y + dy, self.box.width, self.box.height)
        return LinkArea(self.role, moved, self.target, self.description, self.slug)


class FormField(Struct, frozen=True):
    """A field to fill in on screen: check box or text."""

    role: Tagged
    box: Rect
    kind: Literal["text", "check"]
    name: str
    tooltip: str
    size: float
    multiline: bool
    ink: Colour

    def at(self, dx: float, dy: float) -> FormField:
        moved = Rect(self.box.x + dx, self.box.y + dy, self.box.width, self.box.height)
        return FormField(self.role, moved, self.kind, self.name, self.tooltip, self.size, self.multiline, self.ink)


Item = Text | Shape | PlacedPicture | LinkArea | FormField


class Anchor(Struct, frozen=True):
    """A place that links and bookmarks lead to."""

    slug: str
    y: float
    node: int


class Page(Struct, frozen=True):
    """One page. Content may be inside `frame`."""

    number: int
    width: float
    height: float
    frame: Rect
    items: tuple[Item, ...]
    anchors: tuple[Anchor, ...]


class Placement(Struct, frozen=True):
    """A page at its place on a side of paper. A `copy` is seen, has fields of its own, and is not read again."""

    page: Page
    x: float = 0.0
    y: float = 0.0
    copy: bool = False


class Side(Struct, frozen=True):
    """One side of the paper, which is one page of the file: the pages on it, marks for cutting and folding, and for a
    print shop the trim and the bleed (ISO 32000-1, 14.11.2).

    An `exact` side must be printed at its own size, or folds and cuts do not meet; a `turned` one is turned over like a
    leaf of a book to print its back.
    """

    width: float
    height: float
    placements: tuple[Placement, ...]
    marks: tuple[Shape, ...] = ()
    trim: Rect | None = None
    bleed: Rect | None = None
    exact: bool = False
    turned: bool = False
