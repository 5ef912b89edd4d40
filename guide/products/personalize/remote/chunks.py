"""A chunk of rows: made in some process, here or elsewhere, and put into a store that all reach.

A chunk can be made twice, even at the same time: the same bytes go to the same places. What it gives back is a few
numbers; what it made is written down in the store.
"""

from __future__ import annotations

import datetime
import gc
import hashlib
import platform
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from guide.base.problems import Problems
from guide.base.processes import collect
from guide.pipeline.preparation import Common, common_part
from guide.pipeline.select import Selection
from guide.products.personalize.ledger import line_of
from guide.products.personalize.outcome import FAILED, MADE, THERE, reported, word_of
from guide.products.personalize.preparation import digest_of
from guide.products.personalize.remote.addresses import is_address, open_address
from guide.products.personalize.remote.project_zip import unpacked
from guide.products.personalize.row import Row
from guide.products.personalize.rows import IDENTITY
from guide.products.personalize.segments import Place, begun_path, entries_at, made_path, project_path, segment
from guide.products.personalize.sheets import File, Workplace, make
from guide.products.personalize.shell_cache import ShellCache, shell_caches
from guide.products.personalize.storage import SharedFolder, Storage, StorageError
from guide.publish.memory import digest, program_digest

# Files are put in place when so many bytes wait.
WAITING = 32_000_000


class OtherProgramError(Exception):
    """A worker that would make other bytes, since its program or what that stands on is another."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What every chunk of a run is made from, in a few bytes."""

    out: str = field(repr=False)  # Dask writes what failed into its logs, and an address may have a password
    run: int
    project: str
    """The checksum of the project's files, which lie in the store."""
    prefix: str
    selection: Selection
    today: datetime.date
    program: str
    version: str
    digest: str
    verify: bool
    """Whether files of earlier runs are checked by their bytes, not their size."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows, their practices in them, and where the store says what is known of them."""

    number: int
    rows: tuple[Row, ...] = field(repr=False)
    repeats: dict[int, int]
    known: dict[str, tuple[Place, ...]]


# What an engine is given.
Piece = tuple[Setup, Chunk]


def storage_of(out: str) -> Storage:
    """The store of an address, or a folder."""
    return open_address(out) if is_address(out) else SharedFolder(Path(out))


def program_here() -> tuple[str, str]:
    """What must be the same everywhere, and how to call it."""
    return program_digest(), f"Python {platform.python_version()}"


def check_program(wanted: tuple[str, str], there: tuple[str, str], where: str) -> None:
    """Refuse a worker that would make other bytes."""
    if there[0] != wanted[0]:
        raise OtherProgramError(
            f"{where} has another version of this program or of what it stands on ({there[1]} there, {wanted[1]} here): "
            "set up both alike"
        )


# One chunk at a time in a process: faces and what is laid out are not for several threads at once.
_LOCK = threading.Lock()
_KEPT: dict[str, tuple[Workplace, Storage, object]] = {}


def make_chunk(setup: Setup, chunk: Chunk) -> list[int]:
    """Make a chunk in this process. A word for each row: its files, and what became of it."""
    with _LOCK:
        place, storage = _workplace(setup)
        collected = gc.isenabled()
        gc.disable()
        try:
            return _made(setup, chunk, place, storage)
        finally:
            collect()
            if collected:
                gc.enable()


def keep(setup: Setup, common: Common, plain: list[ShellCache], storage: Storage) -> None:
    """Give this process what it would have to read again."""
    _keep(setup, common, plain, storage, None)


def forget() -> None:
    """Let go of what is kept."""
    _KEPT.clear()
    gc.unfreeze()


def _name(setup: Setup) -> str:
    return digest(setup)


def _workplace(setup: Setup) -> tuple[Workplace, Storage]:
    """What every row needs; read once in a process."""
    name = _name(setup)
    if name not in _KEPT:
        check_program((setup.program, setup.version), program_here(), "a worker")
        storage = storage_of(setup.out)
        data = storage.read(project_path(setup.run))
        if data is None:
            raise StorageError(f"{storage.label}: a worker does not find this run there: all of them must reach --out")
        if hashlib.sha256(data).hexdigest() != setup.project:
            raise StorageError(
                f"{storage.label}/{project_path(setup.run)}: this is not what was put there; run it again"
            )
        project, folder = unpacked(data, setup.prefix)
        problems = Problems()
        common = common_part(project, setup.selection, setup.today, problems)
        layouts = common.layouts(None, problems)
        problems.stop_on_errors()
        if digest_of(common, layouts, setup.selection) != setup.digest:
            raise OtherProgramError("a worker reads other sheets from the same files: set up workers alike")
        _keep(setup, common, shell_caches(common, layouts), storage, folder)
    place, storage, _ = _KEPT[name]
    return place, storage


def _keep(setup: Setup, common: Common, plain: list[ShellCache], storage: Storage, folder: object) -> None:
    place = Workplace(common, setup.digest, Path(), _Gathered(storage, {}, setup.verify), {}, {"": plain})
    _KEPT.clear()
    _KEPT[_name(setup)] = place, storage, folder
    gc.collect()
    gc.freeze()  # what is there now is not looked at again after every chunk


@dataclass(slots=True)
class _Gathered:
    """The store that rows of a chunk see: what is known of them, and files that wait to be put in place."""

    storage: Storage
    known: dict[str, list[dict[str, Any]]]
    verify: bool
    waiting: list[tuple[str, str, list[File]]] = field(default_factory=list)
    entry: dict[str, Any] | None = None
    """The line of the row that was made last."""

    def there(self, identity: str, key: str) -> int | None:
        lines = self.known.get(identity)
        entry = lines[-1] if lines else None
        if entry is None or entry["key"] != key or not self._stands(identity, entry["files"]):
            return None
        self.entry = entry
        return len(entry["files"])

    def put(self, identity: str, key: str, files: list[File]) -> None:
        self.waiting.append((identity, key, files))
        self.entry = {"id": identity, "key": key, "files": [entry for _, _, entry in files]}

    def size(self) -> int:
        return sum(len(data) for _, _, files in self.waiting for _, data, _ in files)

    def _stands(self, identity: str, files: Sequence[dict[str, Any]]) -> bool:
        if self.verify:
            found = [self.storage.read(file["path"]) for file in files]
            return all(
                data is not None and hashlib.sha256(data).hexdigest() == file["sha256"]
                for data, file in zip(found, files, strict=True)
            )
        sizes = self.storage.sizes(identity)
        return all(sizes.get(file["path"]) == file["bytes"] for file in files)


def _made(setup: Setup, chunk: Chunk, place: Workplace, storage: Storage) -> list[int]:
    places = [place for known in chunk.known.values() for place in known]
    known: dict[str, list[dict[str, Any]]] = {}
    for line in entries_at(storage, places):
        known.setdefault(line["id"], []).append(line)
    gathered = _Gathered(storage, known, setup.verify)
    lines: list[bytes] = []
    words: list[int] = []
    stale: dict[str, list[str]] = {}
    part = 0
    at = replace(place, store=gathered, repeats=chunk.repeats)
    for row in chunk.rows:
        gathered.entry = None
        done = make(row, at)
        entry = gathered.entry if not done.problems.errors else None
        lines.append(line_of(entry if entry else reported(row, done.problems)))
        if row.identity in known and row.number not in chunk.repeats and IDENTITY.fullmatch(row.identity):
            now: set[str] = {file["path"] for file in entry["files"]} if entry else set()
            before = {file["path"] for old in known[row.identity] for file in old["files"]}
            if before - now:
                stale[row.identity] = sorted(before - now)
        words.append(word_of(done.files, FAILED if entry is None else THERE if done.there else MADE))
        if gathered.size() > WAITING:
            _put(setup, chunk.number, part, gathered, stale)
            part += 1
    _put(setup, chunk.number, part, gathered, stale)
    storage.put([(made_path(setup.run, chunk.number), segment(lines))])
    return words


def _put(setup: Setup, chunk: int, part: int, gathered: _Gathered, stale: dict[str, list[str]]) -> None:
    """Write down which practices change, then put their files in place and take older ones away."""
    storage, waiting = gathered.storage, gathered.waiting
    meant = {identity: [{"path": path} for path, _, _ in files] for identity, _, files in waiting}
    meant = {**{identity: [] for identity in stale}, **meant}
    if not meant:
        return
    begun = segment(line_of({"id": identity, "key": None, "files": files}) for identity, files in meant.items())
    storage.put([(begun_path(setup.run, chunk, part), begun)])
    if waiting:
        storage.put([(path, data) for _, _, files in waiting for path, data, _ in files])
    for paths in stale.values():
        storage.remove(paths)
    waiting.clear()
    stale.clear()
