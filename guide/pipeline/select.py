"""What to make: which sheets, in which editions, with which layouts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from guide.base.problems import Position, Problems, suggest
from guide.model.handout import Handout
from guide.model.practice import Practice
from guide.model.source import HandoutSource, LanguageSource, Source
from guide.model.theme import Layout
from guide.model.withdrawn import Withdrawn
from guide.read.files import Project
from guide.read.layouts import read_layout
from guide.read.yaml_nodes import Mapping

# By edition and look.
Layouts = dict[tuple[str, str], Layout]


class Selection(Struct, frozen=True):
    """What to make; an empty tuple is everything. A handout is named alone, or with its topic: `TOPIC/HANDOUT`.
    `practice` is the file of the practice whose block is on it; `usual` says that it is the project's own, if that has one."""

    handouts: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    practice: Path | None = None
    topics: tuple[str, ...] = ()
    usual: bool = False

    @property
    def whole(self) -> bool:
        """Whether everything is to be made."""
        return not (self.handouts or self.languages or self.editions or self.topics)

    @property
    def reads_all(self) -> bool:
        """Whether every topic and handout is read."""
        return not (self.handouts or self.topics)

    def has(self, topic: str, handout: str) -> bool:
        """Whether a handout of a topic is chosen."""
        named = not self.handouts or handout in self.handouts or f"{topic}/{handout}" in self.handouts
        return named and (not self.topics or topic in self.topics)

    @property
    def bare_names(self) -> tuple[str, ...]:
        """The handouts that are named, without topics."""
        return tuple(name.rpartition("/")[2] for name in self.handouts)

    def names_in(self, topic: str) -> tuple[str, ...]:
        """The handouts that are named, without their topic; none if all are chosen. If they are all of other topics,
        no handout has the name."""
        named = (name.rpartition("/") for name in self.handouts)
        own = tuple(name for folder, _, name in named if folder in ("", topic))
        return own if own or not self.handouts else ("",)


class HandoutName(Struct, frozen=True, order=True):
    """A handout in a language, by its names."""

    topic: str
    language: str
    handout: str


class Composed(Struct, frozen=True):
    """A handout, and its source: the sheet, language and topic it was composed from."""

    source: Source
    language: LanguageSource
    written: HandoutSource
    handout: Handout

    def editions(self, chosen: tuple[str, ...]) -> tuple[str, ...]:
        """The chosen editions that the sheet has, in order."""
        return tuple(name for name in chosen if name in self.own_editions)

    @property
    def own_editions(self) -> tuple[str, ...]:
        return self.written.front.editions or self.source.topic.editions


class Wanted(Struct, frozen=True):
    """A file to make: a composed handout, with its practice's block, in an edition. Files of one `number` have the
    same handout."""

    source: Source
    handout: Handout
    number: int
    edition: str
    layout: Layout

    @property
    def of(self) -> HandoutName:
        return HandoutName(self.source.name, self.handout.language, self.handout.name)

    @property
    def name(self) -> str:
        return f"{self.handout.name}.{self.edition}"


def spoken_by(practice: Practice | None) -> set[str]:
    """The languages in which a practice hands out sheets; none for all."""
    return {said.text for said in practice.source.languages} if practice else set()


def selected(
    sources: list[Source], selection: Selection, practice: Practice | None
) -> Iterator[tuple[Source, LanguageSource, HandoutSource]]:
    """The selected sheets, in the languages that the practice hands out."""
    spoken = spoken_by(practice)
    for source in sources:
        for language in source.languages:
            if selection.languages and language.language not in selection.languages:
                continue
            if spoken and language.language not in spoken:
                continue
            for written in language.handouts:
                if selection.has(source.name, written.name) and written.front.withdrawn is None:
                    yield source, language, written


def layouts_of(
    project: Project,
    composed: Sequence[Composed],
    there: tuple[str, ...],
    chosen: tuple[str, ...],
    practice: Practice | None,
    problems: Problems,
) -> Layouts:
    """Every good layout that is needed, by edition and look, each read once. `there` are all editions of the project."""
    if not there:
        problems.error(
            Position("layouts"), "layout", "this folder has no edition", "add `letter.yaml` with `extends: base`"
        )
    needed: dict[tuple[str, str], Position] = {}
    for one in composed:
        for name in one.own_editions:
            if name not in there:
                named = "editions" if one.written.front.editions else ""
                at = one.written.at(named) if named else Position(one.source.topic_path)
                problems.error(at, "layout", f"unknown edition `{name}`", suggest(name, there))
        needed.update({(name, one.written.front.look): one.written.at("look") for name in one.editions(chosen)})
    accent = practice.source.accent if practice else None
    parsed: dict[Path, Mapping | None] = {}
    layouts: Layouts = {}
    for key, at in needed.items():
        own = problems.of("layout", *key)
        layout = read_layout(project, *key, at, own, accent, parsed)
        if layout is not None and not own.error_count:
            layouts[key] = layout
    return layouts


def check_offered(sources: list[Source], selection: Selection, problems: Problems) -> None:
    """Check that handouts selected by name are offered, in a selected language."""
    for name in selection.handouts:
        handouts = [
            handout
            for source in sources
            for language in source.languages
            if not selection.languages or language.language in selection.languages
            for handout in language.handouts
            if name in (handout.front.handout, f"{source.name}/{handout.front.handout}")
            and selection.has(source.name, handout.front.handout)
        ]
        said = handouts[0].front.withdrawn if handouts else None
        if said is None or any(handout.front.withdrawn is None for handout in handouts):
            continue
        since = f" on {said.on}" if said.on else ""
        problems.error(
            handouts[0].at("status" if "status" in handouts[0].keys else "replaced-by"),
            "withdrawn",
            f"`{handouts[0].front.handout}` was withdrawn{since} and is no longer made",
            f"use `{said.replaced_by.text}`, which replaces it" if said.replaced_by else "leave it out",
        )


def check_names(handouts: Sequence[Handout | Withdrawn], problems: Problems) -> None:
    """Two sheets of one name in a topic would write the same file, and two of one number could not be told apart; a sheet
    and its translations share both."""
    numbered: dict[str, Handout | Withdrawn] = {}
    prefixed: dict[str, Handout | Withdrawn] = {}
    told: set[str] = set()
    first: dict[tuple[str, str, str], Position] = {}
    for handout in handouts:
        known = first.setdefault((handout.language, handout.topic, handout.name), handout.at)
        if known is not handout.at:
            problems.error(
                handout.at,
                "front-matter",
                f"`handout: {handout.name}` is in two files",
                f"the other one is {known.path}",
            )
        other = numbered.setdefault(handout.number, handout)
        if (other.topic, other.name) != (handout.topic, handout.name):
            problems.error(
                handout.position_of("number"), "front-matter", f"`number: {handout.number}` is used by two handouts",
                f"the other one is {other.at.path}; give one of them another number",
            )  # fmt: skip
        prefix = handout.number.rpartition("-")[0]
        first_with = prefixed.setdefault(prefix, handout)
        if prefix and first_with.topic != handout.topic and other is handout and handout.topic not in told:
            told.add(handout.topic)
            problems.error(
                handout.position_of("number"), "front-matter",
                f"`number: {handout.number}`: the topic `{first_with.topic}` has numbers with `{prefix}-` too",
                f"one of them is in {first_with.at.path}; give each topic a prefix of its own",
            )  # fmt: skip


def check_languages(practice: Practice, known: Collection[str], problems: Problems) -> None:
    """Check that the languages of a practice exist; `known` are those of the project."""
    for said in practice.source.languages:
        if said.text not in known:
            problems.error(said.at, "practice", f"`languages`: no sheet is in `{said.text}`", suggest(said.text, known))
