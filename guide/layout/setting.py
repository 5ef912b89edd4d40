"""What every layout function needs to know: the theme, the faces, the tree, and where it may set type."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import replace

from guide.base.problems import Position, Problems
from guide.base.units import Colour
from guide.layout.galley import Frame, Strip
from guide.layout.gray import in_gray, pixels_in_gray
from guide.model.blocks import Block
from guide.model.files.labels import Labels
from guide.model.page import Tagged
from guide.model.picture import AnyPicture, Picture
from guide.model.scales import Spacing, TextStyle, TypeScale
from guide.model.theme import BoxStyle, Layout, Theme
from guide.structure.tree import StructureTree
from guide.text.faces import Face, Faces

# The parts of the theme with styles by name, and what each is called in a message.
BOXES = {"callouts": "box", "badges": "badge", "panels": "panel"}


@dataclass(slots=True)
class Setting:
    """One handout being laid out. `at` is its place in the sources, `pages` gives page numbers by slug (from the run
    before), `extra` the extra height that each filling block may take."""

    layout: Layout
    faces: Faces
    tree: StructureTree
    language: str
    labels: Labels
    pages: dict[str, int]
    problems: Problems
    at: Position
    extra: float = 0.0
    _grays: dict[str, Picture] = field(default_factory=dict)
    frames: Iterator[int] = field(default_factory=itertools.count)

    @property
    def theme(self) -> Theme:
        return self.layout.theme

    @property
    def type(self) -> TypeScale:
        return self.layout.theme.type

    @property
    def spacing(self) -> Spacing:
        return self.layout.theme.spacing

    def colour(self, name: str) -> Colour:
        return self.layout.theme.palette[name]

    @property
    def is_gray(self) -> bool:
        return self.layout.theme.flow.tone == "gray"

    def toned(self, picture: AnyPicture) -> AnyPicture:
        """The picture as this edition prints it."""
        if not self.is_gray:
            return picture
        if not isinstance(picture, Picture):
            return pixels_in_gray(picture)
        if picture.name not in self._grays:
            self._grays[picture.name] = in_gray(picture)
        return self._grays[picture.name]

    def face(self, style: TextStyle) -> Face:
        return self.faces[style.face]

    def width(self, text: str, style: TextStyle) -> float:
        """The width of a text on one line."""
        return self.faces.width(text, style.face, style.size, self.language)

    def role(self, key: int, part: str = "") -> Tagged:
        """The role of content that belongs to a block, or to a part of it."""
        return Tagged(self.tree[key, part])

    def box(self, part: str, name: str, at: Position) -> BoxStyle:
        """A style from a part of the theme; a project may have layouts that are older than what it is for."""
        found: BoxStyle | None = getattr(self.theme, part).get(name)
        if found is None:
            self.problems.error(
                at, "layout", f"this layout has no {BOXES[part]} `{name}`", f"add it under `{part}` in base.yaml"
            )
        return found or self.theme.card

    def frame(self, style: BoxStyle, x: float, width: float) -> Frame:
        """A frame in a box style, with its own number."""
        return Frame(
            next(self.frames), x, width, self.colour(style.fill), self.colour(style.edge), style.edge_width,
            style.bar, self.spacing.box_radius, self.is_gray, style.line,
        )  # fmt: skip


class Place(Struct, frozen=True):
    """Where blocks are set: left edge, width, style of running text, greatest length of its lines.

    `heading` is the style of every heading here, for cards; None leaves it to the heading's level.
    """

    x: float
    width: float
    body: TextStyle
    measure: float
    heading: TextStyle | None = None

    def inset(self, left: float, right: float = 0.0) -> Place:
        return replace(self, x=self.x + left, width=self.width - left - right)

    @property
    def text_width(self) -> float:
        """The width of running text here: that of the place, or the measure if it is less."""
        return min(self.width, self.measure)


# Lays out the content of a block.
Inner = Callable[[Iterable[Block], Place, Setting], list[Strip]]
