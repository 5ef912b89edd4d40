"""A build folder as a state: the files in its manifest, each checked against its entry."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import pypdfium2
from msgspec import Meta, Struct, convert

from guide.base.problems import InputError, Position, Problems
from guide.base.visible import visible
from guide.products.compare.state import Key, StateFile
from guide.publish.outputs import MANIFEST, Checksum, Count
from guide.publish.read_back import DECODING, read_back

# <language>/<topic>/<handout>.<edition>.pdf: no way out of the folder. Earlier programs had no folders of topics.
_PATH = r"^[A-Za-z0-9-]{1,40}/([a-z0-9-]{1,80}/)?[a-z0-9-]{1,80}\.[a-z0-9-]{1,80}\.pdf\Z"
_MAKE = "make the folder again with `make`"


class _Manifest(Struct):
    files: list[object]


class _Entry(Struct):
    """The parts of an entry that are read."""

    path: Annotated[str, Meta(pattern=_PATH)]
    language: str
    handout: str
    edition: str
    title: str
    review_state: str
    pages: Count
    sha256: Checksum
    topic: str = ""

    @property
    def key(self) -> Key:
        return self.language, self.topic, self.handout, self.edition

    @property
    def is_in_place(self) -> bool:
        folders = (self.language, self.topic) if self.topic else (self.language,)
        return self.path == "/".join((*folders, f"{self.handout}.{self.edition}.pdf"))


def read_build(folder: Path, said: str, chosen: Callable[[Key], bool]) -> dict[Key, StateFile]:
    """The chosen files of a build folder. Raises InputError with all its faults."""
    problems, found = Problems(), {}
    for entry in _entries(folder, said, problems):
        key = entry.key
        if not chosen(key):
            continue
        data = _checked(folder, said, entry, problems)
        if data is not None:
            found[key] = StateFile(*key, visible(entry.title), entry.pages, visible(entry.review_state), data)
    problems.stop_on_errors()
    return found


def _entries(folder: Path, said: str, problems: Problems) -> list[_Entry]:
    """The entries of the manifest that have the form a build writes."""
    at = Position(f"{said}/{MANIFEST}")
    manifest = read_back(folder / MANIFEST, _Manifest)
    if manifest is None:
        problems.error(at, "manifest", "this is not the manifest of a build", _MAKE)
        raise InputError(tuple(problems))
    whole = []
    for number, entry in enumerate(manifest.files, 1):
        try:
            known = convert(entry, _Entry)
        except DECODING:
            known = None
        if known and known.is_in_place:
            whole.append(known)
        else:
            problems.error(at, "manifest", f"entry {number} is not one that the build writes", _MAKE)
    return whole


def _checked(folder: Path, said: str, entry: _Entry, problems: Problems) -> bytes | None:
    """The bytes of a file, if they match the manifest."""
    at = Position(f"{said}/{entry.path}")
    path = folder / entry.path
    if not path.is_file():
        problems.error(at, "manifest", "the manifest lists this file, but it is not there", _MAKE)
        return None
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != entry.sha256:
        problems.error(at, "manifest", "this file does not match the manifest", _MAKE)
        return None
    try:
        pypdfium2.PdfDocument(data).close()
    except pypdfium2.PdfiumError:
        problems.error(at, "manifest", "this file cannot be read as a PDF", _MAKE)
        return None
    return data
