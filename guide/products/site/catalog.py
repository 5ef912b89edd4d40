"""What the site offers: topics, their sheets, and for each the files by paper and kind."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import get_args

from msgspec import Struct

from guide.model.files.site import Paper, SiteWords
from guide.model.handout import Handout
from guide.model.source import LanguageSource, Source
from guide.model.withdrawn import Withdrawn
from guide.products.site.addresses import file_beside
from guide.publish.outputs import Output
from guide.rules.reading import reading_of

PAPERS: tuple[Paper, ...] = get_args(Paper)
# The paper for the first part of an edition's name. Other papers fit no office printer.
PAPER_OF: dict[str, Paper] = {"letter": "letter", "tabloid": "letter", "a4": "a4", "a3": "a4"}
# The kinds of files in the order of the buttons; others follow under their own names.
KINDS = ("standard", "large", "gray", "booklet", "poster", "phone", "print-shop")


class SiteFile(Struct, frozen=True):
    """A PDF of a sheet. `paper` is "" if it is not made for paper."""

    paper: Paper | str
    kind: str
    path: str
    output: Output

    @property
    def pages(self) -> int:
        return int(self.output.entry["pages"])

    @property
    def bytes(self) -> int:
        return len(self.output.data)


class EntryChange(Struct, frozen=True):
    """What changed in an edition of a sheet."""

    edition: datetime.date
    what: str


class SiteEntry(Struct, frozen=True):
    """A sheet in a language, with its files in the order of their buttons, and its changes, newest first. `grade` is
    None if the language has no formula for it."""

    source: Source
    handout: Handout
    grade: float | None
    files: tuple[SiteFile, ...]
    changes: tuple[EntryChange, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        return self.handout.topic, self.handout.name, self.handout.language

    def on(self, paper: Paper) -> tuple[SiteFile, ...]:
        return tuple(file for file in self.files if file.paper == paper)

    @property
    def on_screen(self) -> tuple[SiteFile, ...]:
        """The files not made for paper."""
        return tuple(file for file in self.files if not file.paper)

    @property
    def editions(self) -> tuple[datetime.date, ...]:
        """The dates of all known editions, newest first."""
        return tuple(sorted({self.handout.edition, *(change.edition for change in self.changes)}, reverse=True))


class FormerEntry(Struct, frozen=True):
    """A sheet that is no longer offered, with the dates of its editions: their printed codes lead here."""

    said: Withdrawn
    editions: tuple[datetime.date, ...]


class SiteTopic(Struct, frozen=True):
    """The sheets of a topic in a language, and its withdrawn ones."""

    source: Source
    language: str
    entries: tuple[SiteEntry, ...]
    former: tuple[FormerEntry, ...] = ()

    def for_audience(self, audience: str) -> tuple[SiteEntry, ...]:
        return tuple(entry for entry in self.entries if entry.handout.audience == audience)

    def papers(self) -> tuple[Paper, ...]:
        return tuple(paper for paper in PAPERS if any(entry.on(paper) for entry in self.entries))


class NamedSheet(Struct, frozen=True):
    """A sheet, offered or withdrawn, with its topic."""

    topic: SiteTopic
    sheet: Handout | Withdrawn


class Catalog(Struct, frozen=True):
    """Everything, by language in the order of the topics; the first language is that of the site's index."""

    topics: tuple[SiteTopic, ...]
    languages: tuple[str, ...]
    by_key: dict[tuple[str, str, str], SiteEntry]
    by_name: dict[tuple[str, str], tuple[NamedSheet, ...]]

    def of(self, language: str) -> tuple[SiteTopic, ...]:
        return tuple(topic for topic in self.topics if topic.language == language)

    @property
    def entries(self) -> tuple[SiteEntry, ...]:
        return tuple(entry for topic in self.topics for entry in topic.entries)

    def entry(self, topic: str, name: str, language: str) -> SiteEntry | None:
        """An offered sheet, by its name."""
        return self.by_key.get((topic, name, language))

    def named(self, language: str, name: str) -> tuple[NamedSheet, ...]:
        """The sheets of a name: several topics may have one. That of a topic which says that the address without a topic
        is its own comes alone."""
        found = self.by_name.get((language, name), ())
        return tuple(one for one in found if name in one.topic.source.topic.short_names) or found

    def has_short_address(self, of: Handout | Withdrawn) -> bool:
        """Whether the address without a topic leads to a sheet."""
        return [one.sheet.topic for one in self.named(of.language, of.name)] == [of.topic]

    def translations(self, of: Handout | Withdrawn) -> tuple[Handout, ...]:
        """A sheet in other languages, as far as it is offered there."""
        found = (self.entry(of.topic, of.name, language) for language in self.languages if language != of.language)
        return tuple(entry.handout for entry in found if entry)


def catalog(
    composed: Iterable[tuple[Source, Handout]],
    outputs: Iterable[Output],
    gone: Iterable[tuple[Source, Withdrawn]] = (),
) -> Catalog:
    """The catalog of composed, made and withdrawn sheets. A topic without any is not in it."""
    files: dict[tuple[str, str, str], list[Output]] = {}
    for output in outputs:
        entry = output.entry
        files.setdefault((entry["topic"], entry["handout"], entry["language"]), []).append(output)
    grouped: dict[tuple[str, str], list[SiteEntry]] = {}
    sources: dict[str, Source] = {}
    for source, handout in composed:
        sources[source.name] = source
        own = files.get((handout.topic, handout.name, handout.language), [])
        grouped.setdefault((source.name, handout.language), []).append(_entry(source, handout, own))
    former: dict[tuple[str, str], list[FormerEntry]] = {}
    for source, said in gone:
        sources[source.name] = source
        grouped.setdefault((source.name, said.language), [])
        former.setdefault((source.name, said.language), []).append(_former(source, said))
    topics = tuple(
        SiteTopic(
            sources[name],
            language,
            tuple(sorted(entries, key=lambda entry: _natural(entry.handout))),
            tuple(sorted(former.get((name, language), ()), key=lambda entry: _natural(entry.said))),
        )
        for (name, language), entries in grouped.items()
    )
    languages = tuple(dict.fromkeys(topic.language for topic in topics))
    return Catalog(
        topics, languages, {entry.key: entry for topic in topics for entry in topic.entries}, _by_name(topics)
    )


def _by_name(topics: Iterable[SiteTopic]) -> dict[tuple[str, str], tuple[NamedSheet, ...]]:
    found: dict[tuple[str, str], tuple[NamedSheet, ...]] = {}
    for topic in topics:
        own: list[Handout | Withdrawn] = [entry.handout for entry in topic.entries]
        own += [gone.said for gone in topic.former]
        for sheet in own:
            key = (topic.language, sheet.name)
            found[key] = (*found.get(key, ()), NamedSheet(topic, sheet))
    return found


def kind_of(edition: str) -> tuple[Paper | str, str]:
    """Paper and kind of an edition: `a4-large` is large print on A4, `phone` is on no paper."""
    first, _, rest = edition.partition("-")
    return (PAPER_OF[first], rest or "standard") if first in PAPER_OF else ("", edition)


def kind_name(kind: str, words: SiteWords) -> str:
    """The words of a kind; its own name if the language has none."""
    return words.editions.get(kind, kind)


def _entry(source: Source, handout: Handout, outputs: list[Output]) -> SiteEntry:
    files = []
    for output in outputs:
        edition = str(output.entry["edition"])
        paper, kind = kind_of(edition)
        path = file_beside(handout, f"{edition}.pdf")
        files.append(SiteFile(paper, kind, path, output))
    files.sort(key=lambda file: (KINDS.index(file.kind) if file.kind in KINDS else len(KINDS), file.path))
    spoken = next(language for language in source.languages if language.language == handout.language)
    reading = reading_of(handout)
    grade = reading.grade if reading else None
    return SiteEntry(source, handout, grade, tuple(files), _changes(handout, spoken))


def _former(source: Source, said: Withdrawn) -> FormerEntry:
    spoken = next(language for language in source.languages if language.language == said.language)
    editions = {said.edition, *(change.edition for change in _changes(said, spoken))}
    return FormerEntry(said, tuple(sorted(editions, reverse=True)))


def _changes(handout: Handout | Withdrawn, language: LanguageSource) -> tuple[EntryChange, ...]:
    """The topic's changes to a sheet, one for each edition."""
    by_edition: dict[datetime.date, list[str]] = {}
    for change in language.changes:
        named = not change.handouts or handout.name in {name.text for name in change.handouts}
        if named and change.edition <= handout.edition:
            by_edition.setdefault(change.edition, []).append(change.what.text)
    return tuple(EntryChange(edition, " ".join(by_edition[edition])) for edition in sorted(by_edition, reverse=True))


def _natural(handout: Handout | Withdrawn) -> tuple[list[tuple[int, int, str]], str]:
    """`CB-2` before `CB-10`."""
    parts = re.findall(r"\d+|\D+", handout.number)
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts], handout.name
