"""The files of one practice: its block put in, laid out and written in memory."""

from __future__ import annotations

import datetime
from typing import Any

from msgspec import Struct

from guide.base.problems import Problem, Problems
from guide.layout.charts.block import load_for
from guide.model.practice import Practice
from guide.model.prose import Prose
from guide.pipeline.preparation import Common, common_part
from guide.pipeline.select import Selection, check_languages
from guide.products.personalize.row import Row
from guide.products.personalize.shell_cache import ShellCache, printed, shell_caches
from guide.publish.memory import digest, program_digest
from guide.read.files import Project
from guide.read.project import language_names
from guide.rules.practice import check as check_practice
from guide.rules.practice_block import Sheet, check_block

# How many accents' layouts, partly laid-out handouts, and words of each face are kept.
MOST_ACCENTS = 32
MOST_KNOWN = 150
MOST_WORDS = 20_000
# And how many bytes of written shells.
MOST_BYTES = 100_000_000
# A file of a practice: its path, its bytes, and its manifest entry.
File = tuple[str, bytes, dict[str, Any]]


class Handouts(Struct, frozen=True):
    """What the files of every practice are made from, free of errors, with its caches."""

    common: Common
    digest: str
    """The digest of everything the files depend on, except the practice."""
    warnings: tuple[Problem, ...]
    accents: dict[str, list[ShellCache]]
    """The caches of shells of each colour; "" for none."""
    languages: tuple[str, ...]
    """The languages of the project, whatever was selected."""


def read_handouts(project: Project, selection: Selection, today: datetime.date) -> Handouts:
    """Everything read once. Raises InputError if the sheets have errors."""
    problems = Problems()
    common = common_part(project, selection, today, problems)
    layouts = common.layouts(None, problems)
    problems.stop_on_errors()
    handouts = [one.handout for one in common.composed]
    load_for(handouts)
    made_from = (program_digest(), common.criteria, handouts, [layouts], common.chosen, common.faces.digest, selection)
    caches = {"": shell_caches(common, layouts)}
    return Handouts(common, digest(made_from), problems.warnings, caches, language_names(project))


def checked(row: Row, handouts: Handouts, problems: Problems) -> Practice | None:
    """The practice of a bound row; None if anything is wrong with the row."""
    common = handouts.common
    for face in common.faces.values():
        face.forget(MOST_WORDS)  # of measured names, whether or not the rows failed
    problems.extend(row.problems)
    if not isinstance(row.said, Practice):
        return None
    check_practice(row.said, common.faces, common.criteria.contrast_text, problems)
    check_languages(row.said, handouts.languages, problems)
    if problems.errors:
        problems.extend(common.faces.problems)
    return None if problems.errors else row.said


def key_of(practice: Practice, handouts: Handouts) -> str:
    """A digest of everything the files of a practice are made from, except positions: a row that only moved is the
    same."""
    return digest((handouts.digest, (_said(practice.source), practice.logo)))


def files_of(identity: str, practice: Practice, handouts: Handouts, problems: Problems) -> list[File]:
    """The files of a practice, in memory."""
    spoken = {said.text for said in practice.source.languages}
    files: list[File] = []
    caches = [one for one in caches_of(practice, handouts) if not spoken or one.wanted.handout.language in spoken]
    found, asked = Problems(), False
    for cache in caches:
        output = printed(cache, practice, handouts.common, found)
        if output:
            path = f"{identity}/{output.path}"
            files.append((path, output.data, {"id": identity, **output.entry, "path": path}))
        elif not asked:
            asked = True
            # Only a row that fails pays for this: it names the line that does not fit, as a build does.
            sheets = (Sheet(one.wanted.handout, one.wanted.edition, one.wanted.layout) for one in caches)
            check_block(practice, sheets, handouts.common.faces, problems)
            if problems.errors:
                return []
    problems.extend(found)
    return files


def caches_of(practice: Practice, handouts: Handouts) -> list[ShellCache]:
    """The caches for a practice's accent; their total size stays limited."""
    colour = practice.source.accent.hex if practice.source.accent else ""
    kept = [cache for caches in handouts.accents.values() for cache in caches]
    if len(handouts.accents) > MOST_ACCENTS or sum(cache.size for cache in kept) > MOST_BYTES:
        handouts.accents.clear()
    elif sum(len(cache.known) for cache in kept) > MOST_KNOWN:
        for cache in kept:
            cache.known.clear()
    if colour not in handouts.accents:
        handouts.accents[colour] = shell_caches(handouts.common, handouts.common.layouts(practice, Problems()))
    return handouts.accents[colour]


def _said(value: Any) -> Any:
    """A value without its positions."""
    if isinstance(value, Prose):
        return value.text
    if isinstance(value, tuple):
        return tuple(map(_said, value))
    if isinstance(value, Struct):
        return tuple(_said(getattr(value, field)) for field in value.__struct_fields__)
    return value
