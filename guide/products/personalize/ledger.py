"""A record of what was made, kept beside the files, so that a stopped run can continue.

    .made.jsonl                       what the last finished run made, a line for each practice
    .made/0002/project.zip            run 2: its sources
    .made/0002/000012.0.begun.jsonl   chunk 12: the intended files, before the first of them changes
    .made/0002/000012.made.jsonl      chunk 12: files made, rows failed, and a checksum, when all is in place

All runs and chunks in order form one ledger: the last line of a practice is its record. When a run is finished, its
segments become `.made.jsonl`. A line lists the files of a practice and the content they were made from; a line without
content lists intended files, so that the remains of a killed run are recognised as ours. Truncated lines and segments
do not count.
"""

from __future__ import annotations

import hashlib
import json
import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec
from msgspec import Struct

from guide.products.personalize.storage import WORK, Storage
from guide.publish.outputs import Entry as ManifestEntry
from guide.publish.read_back import DECODING

LEDGER = ".made.jsonl"
_LINE = re.compile(rb'\{"id": "([a-z0-9][a-z0-9-]{0,79})", "key": (?:"[0-9a-f]{64}"|null), ')
# <id>/<language>/<topic>/<handout>.<edition>.pdf; earlier programs had no folders of topics.
_PATH = re.compile(
    r"[a-z0-9][a-z0-9-]{0,79}/[A-Za-z0-9-]{1,40}/([a-z0-9-]{1,80}/)?[a-z0-9-]{1,80}(\.[a-z0-9-]{1,80})?\.pdf"
)
_RUN = re.compile(rf"{re.escape(WORK)}/([0-9]{{4,9}})/")
_SEGMENT = re.compile(rf"{re.escape(WORK)}/[0-9]{{4,9}}/[0-9]{{6,12}}\.(?:[0-9]{{1,9}}\.begun|made)\.jsonl")
_CHECKSUM = re.compile(rb'\{"sha256": "([0-9a-f]{64})"\}\n')
_PLACE = struct.Struct("=IQI")
_REPORTED = b'{"row": '
# How much is read from a store at a time: bytes of a ledger, and segments.
PIECE = 8_000_000
BATCH = 16

# The line of a practice, and the place of one: file, first byte, byte after the last.
Entry = dict[str, Any]
Place = tuple[str, int, int]


class SegmentError(Exception):
    """A damaged segment of this run."""


class _MeantFile(Struct, forbid_unknown_fields=True):
    """The entry of an intended file."""

    path: str


class _MadeFile(ManifestEntry, forbid_unknown_fields=True, kw_only=True):
    """The entry of a finished file; an earlier program wrote no topic."""

    id: str
    topic: str = ""


class _Line(Struct, forbid_unknown_fields=True):
    id: str
    key: str | None
    files: list[object]


@dataclass(slots=True)
class Found:
    """What earlier runs left in a store: the places of each practice's lines, and the number of the last run. A few
    bytes for each practice, since there may be many."""

    run: int = 0
    names: list[str] = field(default_factory=list)
    packed: dict[str, bytes] = field(default_factory=dict)

    def add(self, identity: str, path: str, start: int, length: int) -> None:
        if not self.names or self.names[-1] != path:
            self.names.append(path)
        here = _PLACE.pack(len(self.names) - 1, start, length)
        self.packed[identity] = self.packed.get(identity, b"") + here

    def take(self, identity: str) -> tuple[Place, ...]:
        """The places of a practice, oldest first; they are then dropped here."""
        packed = _PLACE.iter_unpack(self.packed.pop(identity, b""))
        return tuple((self.names[number], start, start + length) for number, start, length in packed)


def is_made(path: str) -> bool:
    """Whether a file has a name that only this program gives: that of a practice's file, or of a record."""
    return bool(_PATH.fullmatch(path)) or path.partition("/")[0] in (LEDGER, WORK)


def begun_path(run: int, chunk: int, part: int) -> str:
    return f"{WORK}/{run:04}/{chunk:06}.{part}.begun.jsonl"


def made_path(run: int, chunk: int) -> str:
    return f"{WORK}/{run:04}/{chunk:06}.made.jsonl"


def project_path(run: int) -> str:
    return f"{WORK}/{run:04}/project.zip"


def line_of(value: object) -> bytes:
    """A value as one line of JSON."""
    return (json.dumps(value) + "\n").encode("ascii")


def entry_of(line: bytes) -> Entry | None:
    """A line that we may have written: complete, with paths only to files of its practice."""
    start = _LINE.match(line)
    if not start:
        return None
    try:
        known = msgspec.json.decode(line, type=_Line)
        entry: Entry = msgspec.json.decode(line)
        kind: type[_MeantFile | _MadeFile] = _MeantFile if known.key is None else _MadeFile
        files = [msgspec.convert(file, kind) for file in known.files]
    except DECODING:
        return None
    ours = all(_PATH.fullmatch(file.path) and file.path.startswith(f"{known.id}/") for file in files)
    return entry if ours and start[1].decode() == known.id else None


def segment(lines: Iterable[bytes]) -> bytes:
    """Lines with their checksum."""
    data = b"".join(lines)
    return data + line_of({"sha256": hashlib.sha256(data).hexdigest()})


def _lines_of_segment(data: bytes) -> list[bytes] | None:
    """The lines of a segment; None if it is damaged."""
    lines = data.splitlines(keepends=True)
    match = _CHECKSUM.fullmatch(lines[-1]) if lines else None
    if not match or hashlib.sha256(data[: -len(lines[-1])]).hexdigest().encode() != match[1]:
        return None
    return lines[:-1]


def found_in(storage: Storage) -> Found:
    """The records of a store. It is read once, line by line; only places are kept."""
    names = storage.sizes(WORK)
    found = Found(max((int(match[1]) for match in map(_RUN.match, names) if match), default=0))
    # Names have enough digits to sort like their numbers; `begun` sorts before `made`.
    paths = sorted(filter(_SEGMENT.fullmatch, names), key=lambda path: (len(path.split("/")[1]), path))
    segments = ((path, _lines_of_segment(data) or ()) for path, data in _read(storage, paths))
    for path, lines in ((LEDGER, _lines(storage)), *segments):
        start = 0
        for line in lines:
            known = _LINE.match(line)
            if known and line.endswith(b"\n"):
                found.add(known[1].decode(), path, start, len(line))
            start += len(line)
    return found


def _lines(storage: Storage) -> Iterator[bytes]:
    """The lines of the ledger of the last finished run."""
    place, rest, size = 0, b"", storage.size(LEDGER)
    while place < size:  # stores refuse to read past the end
        piece = storage.read(LEDGER, place, min(place + PIECE, size))
        if not piece:
            break
        place += len(piece)
        *lines, rest = (rest + piece).split(b"\n")
        yield from (line + b"\n" for line in lines)
    yield rest


def begun_in(storage: Storage) -> list[str]:
    """The segments of intended files."""
    return [path for path in storage.sizes(WORK) if _SEGMENT.fullmatch(path) and path.endswith(".begun.jsonl")]


def made_in(storage: Storage, run: int, chunks: int) -> Iterator[tuple[bytes, bool]]:
    """The lines of all chunks of a run, in the order of the rows, and whether each is of a failed row. Raises
    SegmentError if a segment is damaged."""
    for _, data in _read(storage, [made_path(run, chunk) for chunk in range(chunks)]):
        lines = _lines_of_segment(data)
        if lines is None:
            raise SegmentError(f"{storage.label}: the record of a chunk is damaged; run this again")
        for line in lines:
            yield line, line.startswith(_REPORTED)


def entries_at(storage: Storage, places: Iterable[Place]) -> list[Entry]:
    """The lines at some places, read file by file, without lines that are not ours."""
    wanted = list(places)
    spans: dict[str, tuple[int, int]] = {}
    for path, start, end in wanted:
        first, last = spans.get(path, (start, end))
        spans[path] = min(first, start), max(last, end)
    pieces: dict[str, bytes] = {}
    for path, (first, last) in spans.items():
        if last - first <= PIECE:
            pieces[path] = storage.read(path, first, last) or b""
    found = []
    for path, start, end in wanted:
        first = spans[path][0]
        line = pieces[path][start - first : end - first] if path in pieces else storage.read(path, start, end) or b""
        entry = entry_of(line)
        if entry:
            found.append(entry)
    return found


def _read(storage: Storage, paths: list[str]) -> Iterator[tuple[str, bytes]]:
    for start in range(0, len(paths), BATCH):
        batch = paths[start : start + BATCH]
        yield from zip(batch, storage.read_all(batch), strict=True)
