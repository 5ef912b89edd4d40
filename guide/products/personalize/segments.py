"""What a run in chunks writes down beside the files, so that it can go on: the ledger of such a run, in segments.

    .made.jsonl                       what the last finished run made: the ledger of a folder, and the same here
    .made/0002/project.zip            run 2: what it makes the sheets from
    .made/0002/000012.0.begun.jsonl   chunk 12: which files are meant, before the first of them changes
    .made/0002/000012.made.jsonl      chunk 12: what was made, rows that failed, and a checksum, when all is in place

The runs and chunks in their order are lines of one ledger: the last line of a practice says what is known of it. When a
run is finished the segments become `.made.jsonl`, so a folder may be gone on with by either way of working.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from guide.products.personalize.folder import WORK
from guide.products.personalize.ledger import LEDGER, entry_of, identity_of, line_of
from guide.products.personalize.storage import Storage

_RUN = re.compile(rf"{re.escape(WORK)}/([0-9]{{4,9}})/")
_SEGMENT = re.compile(rf"{re.escape(WORK)}/[0-9]{{4,9}}/[0-9]{{6,12}}\.(?:[0-9]{{1,9}}\.begun|made)\.jsonl")
_CHECKSUM = re.compile(rb'\{"sha256": "([0-9a-f]{64})"\}\n')
_PLACE = struct.Struct("=IQI")
_REPORTED = b'{"row": '
# What is read of a store at a time: bytes of a ledger, and segments.
PIECE = 8_000_000
BATCH = 16

# Where a line stands: file, first byte, byte behind it.
Place = tuple[str, int, int]


class SegmentError(Exception):
    """A segment of this run that is not as it was written."""


@dataclass(slots=True)
class Found:
    """What earlier runs left in a store: where the lines of each practice stand, and the number of the last run. A few
    bytes a practice, since there may be many."""

    run: int = 0
    names: list[str] = field(default_factory=list)
    packed: dict[str, bytes] = field(default_factory=dict)

    def add(self, identity: str, path: str, start: int, length: int) -> None:
        if not self.names or self.names[-1] != path:
            self.names.append(path)
        here = _PLACE.pack(len(self.names) - 1, start, length)
        self.packed[identity] = self.packed.get(identity, b"") + here

    def take(self, identity: str) -> tuple[Place, ...]:
        """The places of a practice, oldest first, which are then no longer kept here."""
        packed = _PLACE.iter_unpack(self.packed.pop(identity, b""))
        return tuple((self.names[number], start, start + length) for number, start, length in packed)


def begun_path(run: int, chunk: int, part: int) -> str:
    return f"{WORK}/{run:04}/{chunk:06}.{part}.begun.jsonl"


def made_path(run: int, chunk: int) -> str:
    return f"{WORK}/{run:04}/{chunk:06}.made.jsonl"


def project_path(run: int) -> str:
    return f"{WORK}/{run:04}/project.zip"


def segment(lines: Iterable[bytes]) -> bytes:
    """Lines with their checksum."""
    data = b"".join(lines)
    return data + line_of({"sha256": hashlib.sha256(data).hexdigest()})


def lines_of_segment(data: bytes) -> list[bytes] | None:
    """The lines of a segment, None if it is not whole."""
    lines = data.splitlines(keepends=True)
    match = _CHECKSUM.fullmatch(lines[-1]) if lines else None
    if not match or hashlib.sha256(data[: -len(lines[-1])]).hexdigest().encode() != match[1]:
        return None
    return lines[:-1]


def found_in(storage: Storage) -> Found:
    """What is known of a store. It is read once, line by line; only places are kept."""
    found = Found()
    for path in storage.sizes(WORK):
        match = _RUN.match(path)
        found.run = max(found.run, int(match[1])) if match else found.run
    for path, start, line in _all_lines(storage):
        identity = identity_of(line)
        if identity:
            found.add(identity, path, start, len(line))
    return found


def old_lines(storage: Storage) -> Iterator[bytes]:
    """The lines of the segments that a run left behind, in their order."""
    return (line for path, _, line in _all_lines(storage) if path != LEDGER)


def _all_lines(storage: Storage) -> Iterator[tuple[str, int, bytes]]:
    """Every line that tells of a practice: its file, where it starts there, and itself."""
    place, rest, size = 0, b"", storage.size(LEDGER)
    while place + len(rest) < size:  # stores refuse to read behind the end
        start = place + len(rest)
        piece = storage.read(LEDGER, start, min(start + PIECE, size))
        if not piece:
            break
        *lines, rest = (rest + piece).splitlines(keepends=True)
        if rest.endswith(b"\n"):
            lines, rest = [*lines, rest], b""
        for line in lines:
            yield LEDGER, place, line
            place += len(line)
    # Names have so many digits that they sort as their numbers do; `begun` sorts before `made`.
    paths = sorted(filter(_SEGMENT.fullmatch, storage.sizes(WORK)), key=lambda path: (len(path.split("/")[1]), path))
    for path, data in _read(storage, paths):
        start = 0
        for line in lines_of_segment(data) or ():
            if not line.startswith(_REPORTED):
                yield path, start, line
            start += len(line)


def begun_in(storage: Storage) -> list[str]:
    """The segments that say what is meant."""
    return [path for path in storage.sizes(WORK) if _SEGMENT.fullmatch(path) and path.endswith(".begun.jsonl")]


def made_in(storage: Storage, run: int, chunks: int) -> Iterator[tuple[bytes, bool]]:
    """The lines of all chunks of a run, in the order of the rows, and whether each is of a row that failed. Raises
    SegmentError if a segment is not whole."""
    for _, data in _read(storage, [made_path(run, chunk) for chunk in range(chunks)]):
        lines = lines_of_segment(data)
        if lines is None:
            raise SegmentError(f"{storage.label}: what a chunk wrote down is not whole any more; run it again")
        for line in lines:
            yield line, line.startswith(_REPORTED)


def entries_at(storage: Storage, places: Iterable[Place]) -> list[dict[str, Any]]:
    """The lines at some places, read file by file; what is no line of ours is left out."""
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
