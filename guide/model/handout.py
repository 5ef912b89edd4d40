"""A composed handout: everything its pages will say, nothing about how they will look."""

from __future__ import annotations

import datetime

from msgspec import Struct

from guide.base.problems import Position
from guide.model.blocks import Block, CellBlock, Figure, Heading
from guide.model.files.front_matter import Audience, PageRange
from guide.model.files.labels import Labels
from guide.model.inlines import Inline, plain
from guide.model.standing import Standing


class Rights(Struct, frozen=True):
    """How a sheet may be used; parts are empty if the topic does not say."""

    licence: str = ""
    url: str = ""
    terms: str = ""

    @property
    def said(self) -> bool:
        return bool(self.licence or self.terms)


class Handout(Struct, frozen=True):
    """One handout in one language. `topic` is the folder of its topic. `status` is below the title, or in the foot on short sheets. `next_key` is a key
    that no block has; `practice` and its phone are in the foot of a sheet with a practice's block. `signs` are the ids
    of the signs that it prints, each with its urgency, in the order of the list of signs. `closing_key` is that of the
    last block, in which the program says who published the sheet, and where its newest edition is. With `patient_label`, a box for a label is
    beside the title."""

    name: str
    topic: str
    language: str
    heading: Heading
    subtitle: tuple[Inline, ...]
    subtitle_key: int
    status: str
    status_key: int
    standing_in_foot: bool
    figure: Figure | None
    number: str
    edition: datetime.date
    review_by: datetime.date
    standing: Standing
    summary: str
    publisher: str
    rights: Rights
    pages: PageRange
    look: str
    audience: Audience
    up: int
    labels: Labels
    blocks: tuple[Block, ...]
    facts: tuple[str, ...]
    references: tuple[str, ...]
    at: Position
    keys: dict[str, Position]
    next_key: int
    practice: str = ""
    practice_phone: str = ""
    # its number after hours with its label, for the foot
    practice_night: str = ""
    signs: tuple[tuple[str, str], ...] = ()
    closing_key: int = 0
    patient_label: bool = False
    own_page: tuple[str, ...] = ()
    """The slugs of the headings whose part is on a page of its own."""
    on_posters: tuple[tuple[int, tuple[CellBlock, ...]], ...] = ()
    """What cells say on posters, by the key of the cell."""

    def position_of(self, key: str) -> Position:
        """Where a key of the front matter is."""
        return self.keys.get(key, self.at)

    @property
    def title(self) -> str:
        return plain(self.heading.inlines)

    @property
    def file_title(self) -> str:
        """The title of the file: with the practice's name, if it carries one."""
        return f"{self.title} - {self.practice}" if self.practice else self.title
