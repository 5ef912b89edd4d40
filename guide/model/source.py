"""Everything that was read of a topic, before names are looked up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from guide.base.problems import Position
from guide.model.files.changes import Change
from guide.model.files.coverage import CoveredBy
from guide.model.files.data import DataSource
from guide.model.files.facts import Fact
from guide.model.files.front_matter import FrontMatter
from guide.model.files.glossary import Term
from guide.model.files.labels import Labels
from guide.model.files.references import Reference
from guide.model.files.scores import SheetScores
from guide.model.files.signs import Sign, SignsFile
from guide.model.files.topic import TopicSource
from guide.model.picture import Picture
from guide.model.standing import Signed
from guide.model.syntax import SyntaxNode

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Located(Generic[T]):
    """A value and where it is written."""

    value: T
    at: Position


@dataclass(frozen=True, slots=True)
class HandoutSource:
    """A handout as written: front matter, where each of its keys stands, and the body."""

    front: FrontMatter
    keys: dict[str, Position]
    nodes: tuple[SyntaxNode, ...]
    path: str

    def at(self, key: str) -> Position:
        """Where the value of a key of the front matter stands; the top of the file if it is not there."""
        return self.keys.get(key, Position(self.path))


@dataclass(frozen=True, slots=True)
class LanguageSource:
    """The part of a topic that is in one language. `data_names` are all its data files, good or bad; `everyday` holds
    long words that need no explanation; None where there is no such list. `changes` say what changed in which edition;
    `signs` word the topic's signs, None where it has none."""

    language: str
    labels: Labels
    sheets: tuple[HandoutSource, ...]
    data: dict[str, Located[DataSource]]
    data_names: frozenset[str]
    glossary: dict[str, Located[Term]]
    everyday: frozenset[str] | None
    changes: tuple[Change, ...] = ()
    signs: SignsFile | None = None

    @property
    def withdrawn(self) -> frozenset[str]:
        """The names of the sheets that are no longer offered."""
        return frozenset(sheet.front.handout for sheet in self.sheets if sheet.front.withdrawn)


@dataclass(frozen=True, slots=True)
class Source:
    """A topic. `pictures` holds those that are used; `picture_names` all there are. `signs` is the list of signs,
    `approvals` who approved which sheet."""

    name: str
    topic: TopicSource
    topic_path: str
    facts: dict[str, Located[Fact]]
    references: dict[str, Located[Reference]]
    languages: tuple[LanguageSource, ...]
    pictures: dict[str, Picture]
    picture_names: tuple[str, ...]
    coverage: dict[str, Located[tuple[CoveredBy, ...]]]
    scores: dict[str, Located[SheetScores]]
    signs: dict[str, Located[Sign]] = field(default_factory=dict)
    approvals: tuple[Signed, ...] = ()

    @property
    def withdrawn(self) -> frozenset[str]:
        """The names of the sheets that are no longer offered in the first language, of which brief and scores speak."""
        return self.languages[0].withdrawn if self.languages else frozenset()


@dataclass(frozen=True, slots=True)
class FaceFile:
    """A font file as bytes."""

    name: str
    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class FontSource:
    """`fonts.yaml` read: the family, its faces and the text of its licence."""

    family: str
    faces: tuple[FaceFile, ...]
    path: str
    licence: str = ""
