"""`site.<language>.yaml`: the words of the download page."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from guide.model.files.clinic_words import ClinicWords

Paper = Literal["letter", "a4"]


class SiteWords(Struct, frozen=True):
    """The words of the download page in one language."""

    language: str
    """What the language calls itself."""
    title: str
    """The title of the index, and the end of the title of every page."""
    intro: str
    """What the site offers, in a sentence or two."""
    skip: str
    """The link that skips the head of a page, for keyboard users."""
    home: str
    """The link from a sheet to the index."""
    languages: str
    """The name of the links to other languages."""
    topics: str
    """The heading of the list of topics, if there are several."""
    parents: str
    """The heading above the sheets for parents."""
    clinicians: str
    """The heading above the sheets for clinicians."""
    no_handouts: str
    """What the index says if there are no sheets."""
    read: str
    """The button that opens a sheet as a page."""
    paper: str
    """What the switch between papers chooses."""
    papers: dict[Paper, str]
    """The name of each paper."""
    editions: dict[str, str]
    """The buttons by kind of file: the part of an edition's name after the paper, or `standard`."""
    file: str
    """The words below a button; `{pages}` and `{size}` are filled in."""
    page: str
    """The number of pages, if it is one; `{count}` is filled in."""
    pages: str
    """The number of pages, if there are several; `{count}` is filled in."""
    bundle: str
    """The button for all sheets at once; `{paper}` is filled in."""
    bundle_about: str
    """The words below it; `{count}` and `{size}` are filled in."""
    get: str
    """The heading above the files of a sheet."""
    more_files: str
    """The link at the top of a sheet to all its files."""
    draft_about: str
    """What that mark means, on the index."""
    number: str
    """The number of a sheet; `{number}` is filled in."""
    edition: str
    """The edition of a sheet; `{date}` is filled in."""
    grade: str
    """How hard a sheet for parents is to read; `{grade}` is filled in."""
    grade_low: str
    """The same for an easy sheet, with the highest easy grade filled in."""
    grade_about: str
    """What a reading grade is."""
    licence: str
    """The link to the licence of the sheets; `{licence}` is filled in."""
    about: str
    """The heading below a sheet."""
    sources: str
    """The heading above the sources of a sheet that does not list them itself."""
    other_forms: str
    """The heading above texts and data."""
    text: str
    """The link to the plain text."""
    record: str
    """The link to the RTF file."""
    data: str
    """The link to the data of the topic."""
    changes: str
    """The heading above what changed, and the name of the feed."""
    changed: str
    """Which edition a change is of; `{date}` is filled in."""
    address: str
    """The link to the address of this edition."""
    older: str
    """The heading of the page of an earlier edition."""
    older_dates: str
    """Which edition the reader has and which is the newest; `{old}` and `{new}` are filled in."""
    since: str
    """The heading above what changed since an earlier edition."""
    newest: str
    """The button that leads from there to the newest edition."""
    no_longer: str
    """The heading above the sheets that are no longer offered."""
    withdrawn: str
    """What the page of such a sheet says, in short."""
    withdrawn_on: str
    """Since when it is not offered; `{date}` is filled in."""
    withdrawn_about: str
    """What to do with a copy of it."""
    instead: str
    """The heading above the sheet that replaces it."""
    fill: str
    """What readers can do with a page that has fields."""
    print: str
    """The button that prints the page."""
    keep: str
    """The button that saves what was filled in."""
    kept: str
    """What the page says while it is saved."""
    clear: str
    """The button that empties all fields and deletes what was saved."""
    clear_ask: str
    """The question before that."""
    cleared: str
    """What the page says after it."""
    keep_failed: str
    """What the page says if the browser does not let it save anything."""
    search: str = ""
    """The label of the field on the index that finds sheets by their words; without it there is no such field."""
    search_found: str = ""
    """How many sheets were found; `{count}` is filled in."""
    search_none: str = ""
    """What the index says if none was found."""
    clinic: ClinicWords | None = None
    """The words of the page where a clinic puts its name on the sheets; without them there is no such page."""
