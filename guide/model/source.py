"""Everything read from a topic, before names are looked up."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Generic, TypeVar

from msgspec import Struct

from guide.base.problems import Part, Position, Problem
from guide.model.files.changes import Change
from guide.model.files.coverage import CoveredBy
from guide.model.files.data import DataSource
from guide.model.files.facts import Fact
from guide.model.files.front_matter import FrontMatter
from guide.model.files.glossary import Term
from guide.model.files.labels import Labels
from guide.model.files.references import Reference
from guide.model.files.scores import HandoutScores
from guide.model.files.signs import Sign, SignsFile
from guide.model.files.topic import TopicSource
from guide.model.picture import Photo, Picture
from guide.model.standing import Signed
from guide.model.syntax import SyntaxNode

T = TypeVar("T")


class Located(Struct, Generic[T], frozen=True):
    """A value and where it is written. `places` are those of its keys and items, such as `say.en` or `agree.0`."""

    value: T
    at: Position
    places: dict[str, Position] = {}

    def place(self, *keys: str | int) -> Position:
        """Where a key is, or an item, by the keys above it; if it is not there, the nearest around it."""
        for end in range(len(keys), 0, -1):
            found = self.places.get(".".join(map(str, keys[:end])))
            if found is not None:
                return found
        return self.at


class HandoutSource(Struct, frozen=True):
    """A handout as written: front matter, the place of each of its keys, and the body."""

    front: FrontMatter
    keys: dict[str, Position]
    nodes: tuple[SyntaxNode, ...]
    path: str

    @property
    def name(self) -> str:
        """The name of the file, which a faulty `handout` in the front matter is not."""
        return PurePosixPath(self.path).stem

    def at(self, key: str) -> Position:
        """Where the value of a key of the front matter is; the top of the file if it is missing."""
        return self.keys.get(key, Position(self.path))


class LanguageSource(Struct, frozen=True):
    """The part of a topic in one language. `data_names` are all its data files, good or bad; `everyday` holds long
    words that need no explanation, or None without such a list. `changes` say what changed in which edition; `signs`
    word the topic's signs, or None if it has none."""

    language: str
    labels: Labels
    handouts: tuple[HandoutSource, ...]
    data: dict[str, Located[DataSource]]
    data_names: frozenset[str]
    glossary: dict[str, Located[Term]]
    everyday: frozenset[str] | None
    changes: tuple[Change, ...] = ()
    signs: SignsFile | None = None

    @property
    def withdrawn(self) -> frozenset[str]:
        """The names of the sheets that are no longer offered."""
        return frozenset(handout.front.handout for handout in self.handouts if handout.front.withdrawn)


class Source(Struct, frozen=True):
    """A topic. `pictures` holds those in use, `picture_names` all names. `signs` is the list of signs,
    `approvals` who approved which sheet. `photos` has the files of photos by their digest. `faults` are the errors of its
    parts: a handout that uses such a part has them too. `only` names the handouts that were read; all if it is empty."""

    name: str
    topic: TopicSource
    topic_path: str
    facts: dict[str, Located[Fact]]
    references: dict[str, Located[Reference]]
    languages: tuple[LanguageSource, ...]
    pictures: dict[str, Picture | Photo]
    picture_names: tuple[str, ...]
    coverage: dict[str, Located[tuple[CoveredBy, ...]]]
    scores: dict[str, Located[HandoutScores]]
    signs: dict[str, Located[Sign]] = {}
    approvals: tuple[Signed, ...] = ()
    photos: dict[str, bytes] = {}
    faults: dict[Part, tuple[Problem, ...]] = {}
    only: tuple[str, ...] = ()

    def file(self, name: str) -> str:
        """The path of a file of the topic, or of a language with the language before its name."""
        return f"{self.topic_path.rpartition('/')[0]}/{name}"

    @property
    def withdrawn(self) -> frozenset[str]:
        """The names of the sheets no longer offered in the first language, which brief and scores are about."""
        return self.languages[0].withdrawn if self.languages else frozenset()


class FaceFile(Struct, frozen=True):
    """A font file as bytes, and the scripts that it should have. The faces of the first family are named `regular` and
    `bold`, those of the second `regular-2` and so on."""

    name: str
    path: str
    data: bytes
    scripts: tuple[str, ...] = ()


class FamilySource(Struct, frozen=True):
    """A typeface: its name, its faces and the text of its licence."""

    family: str
    faces: tuple[FaceFile, ...]
    licence: str = ""


class FontSource(Struct, frozen=True):
    """`fonts.yaml` as read: one family or more, in order."""

    families: tuple[FamilySource, ...]
    path: str
