"""What the rules are given."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from msgspec import Struct

from guide.base.problems import Position, Problems
from guide.model.files.criteria import Criteria
from guide.model.handout import Handout
from guide.model.page import Artifact, Page, Role
from guide.model.source import LanguageSource, Source
from guide.model.theme import Layout
from guide.structure.positions import source_position
from guide.structure.tree import StructureTree
from guide.text.faces import Faces


class HandoutContext(Struct, frozen=True):
    """A composed handout and its source. `today` only decides what is overdue, never what is printed."""

    handout: Handout
    source: Source
    language: LanguageSource
    faces: Faces
    criteria: Criteria
    today: datetime.date

    @property
    def country(self) -> str:
        """The country that the sheet is for; "" if the topic names none."""
        country = self.source.topic.country.get(self.language.language)
        return country.text if country else ""


class PageContext(Struct, frozen=True):
    """A handout laid out. `positions` gives the source position of structure nodes that have one of their own."""

    handout: Handout
    tree: StructureTree
    layout: Layout
    pages: tuple[Page, ...]
    criteria: Criteria
    positions: dict[int, Position]

    def at(self, role: Role) -> Position:
        """Where the content of a role is in the sources; the top of the handout for artifacts."""
        if isinstance(role, Artifact):
            return self.handout.at
        return source_position(role.node, self.tree, self.positions) or self.handout.at


HandoutCheck = Callable[[HandoutContext, Problems], None]
PageCheck = Callable[[PageContext, Problems], None]
