"""What the YAML files that only the site reads say, key by key. Key names are the field names with `-` for `_`."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from guide.model.topic import Prose

Paper = Literal["letter", "a4"]


@dataclass(frozen=True, slots=True)
class Change:
    """What changed in an edition of some handouts; of all, if none is named."""

    edition: datetime.date
    what: Prose
    handouts: tuple[Prose, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangesFile:
    """`changes.yaml` of a language: what changed in which edition, newest first."""

    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class SiteWords:
    """`sources/site.<language>.yaml`: the words of the download page in one language. `{…}` is filled in.

    `language` is the language's own name for itself; `editions` names the kinds of files (the part of an edition's
    name after the paper; `standard` has none).
    """

    language: str
    title: str
    intro: str
    skip: str
    home: str
    languages: str
    topics: str
    parents: str
    clinicians: str
    no_handouts: str
    read: str
    paper: str
    papers: dict[Paper, str]
    editions: dict[str, str]
    file: str
    page: str
    pages: str
    bundle: str
    bundle_about: str
    get: str
    more_files: str
    draft: str
    draft_about: str
    reviewed: str
    number: str
    edition: str
    grade: str
    grade_low: str
    grade_about: str
    about: str
    sources: str
    other_forms: str
    text: str
    record: str
    data: str
    changes: str
    changed: str
    address: str
    moved: str
    moved_about: str
    fill: str
    print: str
    keep: str
    kept: str
    clear: str
    clear_ask: str
    cleared: str
    keep_failed: str
