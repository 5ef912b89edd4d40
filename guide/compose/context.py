"""What composing one handout needs to remember."""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass, field

from msgspec import Struct

from guide.base.problems import Position, Problems
from guide.model.blocks import CellBlock
from guide.model.source import HandoutSource, LanguageSource, Source
from guide.model.syntax import NoteNode


class NoteUse(Struct, frozen=True):
    """A footnote that the text refers to: its number and address, the address of the first reference, and its place."""

    number: int
    slug: str
    back: str
    at: Position


class SourceList(Struct, frozen=True):
    """What a list of sources says: `titles`, `publishers` without them, or these in a `line`; the references that it
    leaves out, and where it says so."""

    form: str
    left_out: frozenset[str]
    at: Position


@dataclass(slots=True)
class Context:
    """The source, the parts used so far, and the counters. Lives for one handout only."""

    source: Source
    language: LanguageSource
    handout: HandoutSource
    problems: Problems
    level: int = 1
    facts: dict[str, None] = field(default_factory=dict)
    signs: dict[str, None] = field(default_factory=dict)
    slugs: dict[str, int] = field(default_factory=dict)
    """The addresses taken so far, each with the number that the last heading of the same words got."""
    contents: list[tuple[str, str]] = field(default_factory=list)
    field_names: dict[str, None] = field(default_factory=dict)
    notes: dict[str, NoteUse] = field(default_factory=dict)
    """The footnotes referred to so far, by name."""
    written_notes: dict[str, NoteNode] = field(default_factory=dict)
    """The footnotes written so far, by name."""
    in_note: bool = False
    """Whether a footnote is being composed."""
    source_lists: dict[int, SourceList] = field(default_factory=dict)
    """What each list of sources says, by the key of its block."""
    on_posters: dict[int, tuple[CellBlock, ...]] = field(default_factory=dict)
    """What cells say on posters, by the key of the cell."""
    _keys: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    _poster_keys: itertools.count[int] = field(default_factory=lambda: itertools.count(-1, -1))

    def adopt_faults(self, *part: str) -> bool:
        """Whether a part of the topic that the handout uses is faulty; then the handout has its errors too."""
        faults = self.source.faults.get(part, ())
        self.problems.extend(faults)
        return bool(faults)

    def key(self) -> int:
        """The next key of the handout."""
        return next(self._keys)

    def poster_key(self) -> int:
        """The next key of what only posters say: less than 0, since no other edition may change for its sake."""
        return next(self._poster_keys)

    @property
    def country(self) -> str:
        """The country that the sheet is for; "" if the topic names none."""
        country = self.source.topic.country.get(self.language.language)
        return country.text if country else ""

    def slug(self, text: str) -> str:
        """The heading's address within the handout: lower case, hyphens, a number when it repeats."""
        first = slug = slug_of(text)
        number = self.slugs.get(first, 0)
        while slug in self.slugs:
            number += 1
            slug = f"{first}-{number}"
        self.slugs[slug] = 1
        if slug != first:
            self.slugs[first] = number
        return slug


def slug_of(text: str) -> str:
    """`When to call?` -> `when-to-call`; letters of other scripts stay."""
    # Twice: some letters decompose into ones that are not lower case.
    lower = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower())
    folded = "".join(char for char in lower if not unicodedata.combining(char)).lower()
    return re.sub(r"[^\w]+", "-", folded.replace("’", "").replace("'", "")).strip("-_") or "section"
