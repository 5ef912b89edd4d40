"""The files of one practice: its block put in, laid out and written in memory; a store puts them in place."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct

from guide.base.problems import Problems
from guide.model.practice import Practice
from guide.model.prose import Prose
from guide.pipeline.preparation import Common
from guide.pipeline.select import check_languages
from guide.products.personalize.row import Row
from guide.products.personalize.rows import practice_of
from guide.products.personalize.shell_cache import ShellCache, printed, shell_caches
from guide.publish.memory import digest
from guide.rules.practice import check as check_practice

# Layouts of so many accents are kept, so many handouts laid out in part, and so many words of each face.
MOST_ACCENTS = 32
MOST_KNOWN = 150
MOST_WORDS = 20_000
# And so many bytes of what was written.
MOST_BYTES = 100_000_000
# A file of a practice: its path, its bytes, and what the manifest says of it.
File = tuple[str, bytes, dict[str, Any]]


class PlaceError(OSError):
    """Something of another kind stands where a file or folder of a practice belongs."""


class Store(Protocol):
    """Where files go, and what is known of those that are there."""

    def there(self, identity: str, key: str) -> int | None:
        """How many files a practice has, if they are there from this content."""

    def put(self, identity: str, key: str, files: list[File]) -> None:
        """Put the files of a practice in place, each whole. Raises PlaceError if something else is in the way."""


class Workplace(Struct, frozen=True):
    """What every practice needs: the common part, its digest, the input, and where files go."""

    common: Common
    digest: str
    practices: Path
    store: Store
    repeats: dict[int, int]
    """For a row whose id stands before, the row where it stands first."""
    accents: dict[str, list[ShellCache]] = {}
    """The caches of shells of each colour; "" for none."""


class Done(Struct, frozen=True):
    """What became of a row: its problems, how many files it has, and whether they were there already."""

    problems: Problems
    files: int = 0
    there: bool = False


def make(row: Row, place: Workplace) -> Done:
    """Make the files of a row, unless they are there from the same content. With any problem nothing is written."""
    for face in place.common.faces.values():
        face.forget(MOST_WORDS)  # of names that were measured, whatever became of the rows
    problems = Problems()
    practice = practice_of(row, place.practices, problems)
    first = place.repeats.get(row.number)
    if first:
        problems.error(
            row.at, "practices", f"the id `{row.identity}` stands twice", f"it stands first in row {first}; use another"
        )
    if practice:
        common = place.common
        check_practice(practice, common.faces, common.criteria.contrast_text, problems)
        check_languages(practice, list(common.sources), problems)
    if practice is None or problems.errors:
        return Done(problems)
    key = digest((place.digest, _content(practice)))
    there = place.store.there(row.identity, key)
    if there is not None:
        return Done(problems, there, there=True)
    files = files_of(row.identity, practice, place, problems)
    if problems.errors:
        return Done(problems)
    try:
        place.store.put(row.identity, key, files)
    except PlaceError as error:
        problems.error(
            row.at, "practices", f"{error.filename}: {error.strerror}", "take it away, or choose another --out"
        )
        return Done(problems)
    return Done(problems, len(files))


def files_of(identity: str, practice: Practice, place: Workplace, problems: Problems) -> list[File]:
    """The files of a practice, in memory."""
    spoken = {said.text for said in practice.source.languages}
    files: list[File] = []
    for cache in _caches(practice, place):
        if spoken and cache.wanted.handout.language not in spoken:
            continue
        output = printed(cache, practice, place.common, problems)
        if output:
            path = f"{identity}/{output.path}"
            files.append((path, output.data, {"id": identity, **output.entry, "path": path}))
    return files


def _caches(practice: Practice, place: Workplace) -> list[ShellCache]:
    """Those in the accent of a practice; what is kept by all of them stays small."""
    colour = practice.source.accent.hex if practice.source.accent else ""
    kept = [cache for shell_caches in place.accents.values() for cache in shell_caches]
    if len(place.accents) > MOST_ACCENTS or sum(cache.size for cache in kept) > MOST_BYTES:
        place.accents.clear()
    elif sum(len(cache.known) for cache in kept) > MOST_KNOWN:
        for cache in kept:
            cache.known.clear()
    if colour not in place.accents:
        place.accents[colour] = shell_caches(place.common, place.common.layouts(practice, Problems()))
    return place.accents[colour]


def _content(practice: Practice) -> object:
    """What a practice says, without where it says it: a row that only moved is the same."""
    return _said(practice.source), practice.logo


def _said(value: Any) -> Any:
    if isinstance(value, Prose):
        return value.text
    if isinstance(value, tuple):
        return tuple(map(_said, value))
    if isinstance(value, Struct):
        return tuple(_said(getattr(value, field)) for field in value.__struct_fields__)
    return value
