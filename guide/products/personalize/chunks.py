"""A chunk of rows: made in some process, here or elsewhere, and put into a store that every process can reach.

A chunk can be made twice, even at the same time: the same bytes go to the same places. It returns a few numbers; what
it made is recorded in the store.
"""

from __future__ import annotations

import datetime
import functools
import gc
import hashlib
import platform
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from guide.base.problems import Problems
from guide.base.processes import collect
from guide.pipeline.select import Selection
from guide.products.personalize.folder import Folder
from guide.products.personalize.handouts import File, Handouts, checked, files_of, key_of, read_handouts
from guide.products.personalize.ledger import (
    Entry,
    Place,
    begun_path,
    entries_at,
    line_of,
    made_path,
    project_path,
    segment,
)
from guide.products.personalize.outcome import FAILED, MADE, THERE, reported, word_of
from guide.products.personalize.remote.addresses import is_address, open_address
from guide.products.personalize.remote.project_zip import unpacked
from guide.products.personalize.row import Row
from guide.products.personalize.storage import PlaceError, Storage, StorageError
from guide.publish.memory import program_digest

# Files are put in place when so many bytes are waiting.
WAITING = 32_000_000


class OtherProgramError(Exception):
    """A worker that would make other bytes, since its program or packages differ."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What every chunk of a run is made from, in a few bytes."""

    out: str = field(repr=False)  # Dask logs failures, and an address may contain a password
    run: int
    project: str
    """The checksum of the project's files, which are in the store."""
    prefix: str
    selection: Selection
    today: datetime.date
    program: str
    version: str
    digest: str
    verify: bool
    """Whether files of earlier runs are compared by their bytes, not their size."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows, with their practices, and where the store has their records."""

    number: int
    rows: tuple[Row, ...] = field(repr=False)
    known: tuple[Place, ...]


# The piece of work for an engine.
Piece = tuple[Setup, Chunk]


def storage_of(out: str) -> Storage:
    """The store of an address, or a folder."""
    return open_address(out) if is_address(out) else Folder(Path(out))


def program_here() -> tuple[str, str]:
    """What must be the same everywhere, and its name."""
    return program_digest(), f"Python {platform.python_version()}"


def check_program(wanted: tuple[str, str], there: tuple[str, str], where: str) -> None:
    """Refuse a worker that would make other bytes."""
    if there[0] != wanted[0]:
        raise OtherProgramError(
            f"{where} has another version of this program or of its packages ({there[1]} there, {wanted[1]} here): "
            "install the same versions on both"
        )


# One chunk at a time in a process: faces and layouts are not thread-safe.
_LOCK = threading.Lock()


def make_chunk_elsewhere(setup: Setup, chunk: Chunk) -> list[int]:
    """Make a chunk in a process that has only the store. Returns a word for each row: its files and its outcome."""
    with _LOCK:
        handouts, storage, _ = _read(setup)
        collected = gc.isenabled()
        gc.disable()
        try:
            return make_chunk(setup, chunk, handouts, storage)
        finally:
            if collected:
                gc.enable()


@functools.lru_cache(maxsize=1)
def _read(setup: Setup) -> tuple[Handouts, Storage, tempfile.TemporaryDirectory[str]]:
    """What every row needs; read once in a process. The project's folder is deleted with the last value."""
    check_program((setup.program, setup.version), program_here(), "a worker")
    storage = storage_of(setup.out)
    data = storage.read(project_path(setup.run))
    if data is None:
        raise StorageError(
            f"{storage.label}: a worker does not find this run there: every worker must be able to reach --out"
        )
    if hashlib.sha256(data).hexdigest() != setup.project:
        raise StorageError(
            f"{storage.label}/{project_path(setup.run)}: this file is not what was written there; run this again"
        )
    project, folder = unpacked(data, setup.prefix)
    handouts = read_handouts(project, setup.selection, setup.today)
    if handouts.digest != setup.digest:
        raise OtherProgramError("a worker reads other sheets from the same files: set up all workers alike")
    gc.unfreeze()
    gc.collect()
    gc.freeze()  # objects existing now are not searched again after every chunk
    return handouts, storage, folder


def make_chunk(setup: Setup, chunk: Chunk, handouts: Handouts, storage: Storage) -> list[int]:
    """Make the files of some rows and put them in place. Returns a word for each row: its files and its outcome."""
    making = _Making(setup, chunk.number, handouts, storage)
    for entry in entries_at(storage, chunk.known):
        making.known.setdefault(entry["id"], []).append(entry)
    for row in chunk.rows:
        making.add(row)
        collect()
    making.put_in_place()
    storage.put([(made_path(setup.run, chunk.number), segment(making.lines))])
    return making.words


@dataclass(slots=True)
class _Making:
    """A chunk while it is made: the records of its practices, and files waiting to be put in place."""

    setup: Setup
    number: int
    handouts: Handouts
    storage: Storage
    known: dict[str, list[Entry]] = field(default_factory=dict)
    """The lines of earlier runs, by practice."""
    waiting: dict[str, list[File]] = field(default_factory=dict)
    stale: dict[str, list[str]] = field(default_factory=dict)
    """Files that practices no longer have."""
    parts: int = 0
    """How often files were put in place."""
    lines: list[bytes] = field(default_factory=list)
    words: list[int] = field(default_factory=list)

    def add(self, row: Row) -> None:
        """Make the files of a row, unless they exist from the same content. After any problem it has none."""
        problems = Problems()
        # A row with a repeated id finds nothing here: the record belongs to the first.
        before = self.known.pop(row.identity, [])
        entry = self._entry(row, before[-1] if before else None, problems)
        outcome = FAILED if entry is None else MADE if row.identity in self.waiting else THERE
        self.lines.append(line_of(entry or reported(row, problems)))
        self.words.append(word_of(len(entry["files"]) if entry else 0, outcome))
        stale = {file["path"] for old in before for file in old["files"]}
        stale.difference_update(file["path"] for file in (entry["files"] if entry else ()))
        if stale:
            self.stale[row.identity] = sorted(stale)
        if sum(len(data) for files in self.waiting.values() for _, data, _ in files) > WAITING:
            self.put_in_place()

    def _entry(self, row: Row, last: Entry | None, problems: Problems) -> Entry | None:
        """The line of a practice, whose missing files are queued; None if anything is wrong."""
        practice = checked(row, self.handouts, problems)
        if practice is None:
            return None
        key = key_of(practice, self.handouts)
        if last and last["key"] == key and self._stand(row.identity, last["files"]):
            return last
        files = files_of(row.identity, practice, self.handouts, problems)
        if problems.errors:
            return None
        try:
            self.storage.check_free([path for path, _, _ in files])
        except PlaceError as error:
            problems.error(
                row.at, "practices", f"{error.filename}: {error.strerror}", "move it away, or choose another --out"
            )
            return None
        self.waiting[row.identity] = files
        return {"id": row.identity, "key": key, "files": [said for _, _, said in files]}

    def _stand(self, identity: str, files: Sequence[Entry]) -> bool:
        """Whether files exist as they were written."""
        if not self.setup.verify:
            sizes = self.storage.sizes(identity)
            return all(sizes.get(file["path"]) == file["bytes"] for file in files)
        found = ((file["sha256"], self.storage.read(file["path"])) for file in files)
        return all(data is not None and hashlib.sha256(data).hexdigest() == checksum for checksum, data in found)

    def put_in_place(self) -> None:
        """Record which practices change, then put their files in place and delete older ones."""
        meant: dict[str, list[File]] = {**{identity: [] for identity in self.stale}, **self.waiting}
        if not meant:
            return
        begun = segment(
            line_of({"id": identity, "key": None, "files": [{"path": path} for path, _, _ in files]})
            for identity, files in meant.items()
        )
        self.storage.put([(begun_path(self.setup.run, self.number, self.parts), begun)])
        if self.waiting:
            self.storage.put([(path, data) for files in self.waiting.values() for path, data, _ in files])
        for paths in self.stale.values():
            self.storage.remove(paths)
        self.waiting.clear()
        self.stale.clear()
        self.parts += 1
