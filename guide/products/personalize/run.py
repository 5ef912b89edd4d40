"""All practices of a file, made in chunks into a folder or an address: `guide personalize` in outline.

After a run, the place has what a first run into an empty one would have made: files of an earlier run that this one did
not make are deleted. While files change there is no manifest.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import hashlib
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path

from guide.base.processes import MOST, Engine, Handle, LostError, each, engine, tried
from guide.products.personalize.chunks import Chunk, Piece, Setup, make_chunk, program_here, storage_of
from guide.products.personalize.ledger import (
    LEDGER,
    Found,
    begun_in,
    entries_at,
    entry_of,
    found_in,
    line_of,
    made_in,
    project_path,
)
from guide.products.personalize.outcome import MANIFEST, REPORT, Progress, Tally
from guide.products.personalize.patient import Patient
from guide.products.personalize.preparation import Given
from guide.products.personalize.remote.addresses import ALONE, is_address, protocol_of
from guide.products.personalize.remote.cluster import cluster
from guide.products.personalize.remote.project_zip import packed
from guide.products.personalize.row import Row
from guide.products.personalize.rows import bound, rows_of
from guide.products.personalize.storage import WORK, Storage, StorageError
from guide.publish.transaction import locked

# A chunk has about so many files, at most so many rows and so many bytes of rows; and a run has at least so many
# chunks, if it has enough rows.
FILES, ROWS, BYTES, CHUNKS = 1_000, 50, 4_000_000, 64


def personalize(
    given: Given, out: str, processes: int, scheduler: str | None, progress: Progress, *, verify: bool
) -> Tally:
    """Make the selected sheets for every practice, in so many processes or with the workers of a scheduler; a faulty
    row is reported, and the rest continue. Raises OSError if the store refuses; the next run keeps what was made until
    then."""
    tally = Tally(given.rows, warnings=given.handouts.warnings)

    def count(_: Piece, handle: Handle[list[int]]) -> None:
        tally.extend(handle.result())
        progress(tally)

    opened = functools.cache(lambda: storage_of(out))
    with contextlib.ExitStack() as stack:
        workers = stack.enter_context(cluster(scheduler)) if scheduler else None
        if not is_address(out):
            # Before forking, so that a process that briefly outlives this one still holds the folder.
            stack.enter_context(locked(Path(out)))
        workers = workers or stack.enter_context(_here(given, out, processes, opened))
        storage = Patient(tried(opened, (StorageError,)))
        found = found_in(storage)
        project = packed(given.project)
        setup = Setup(
            out, found.run + 1, hashlib.sha256(project).hexdigest(), given.project.prefix, given.selection, given.today,
            *program_here(), given.handouts.digest, verify,
        )  # fmt: skip
        storage.put([(project_path(setup.run), project)])
        storage.remove([MANIFEST])
        pieces = ((setup, chunk) for chunk in _chunks(given, found))
        chunks = each(workers, pieces, count, (OSError, LostError))
        given.check_unchanged()
        _finish(storage, setup.run, chunks, found, tally)
    return tally


@contextlib.contextmanager
def _here(given: Given, out: str, processes: int, opened: Callable[[], Storage]) -> Iterator[Engine[list[int]]]:
    """Processes of this machine. They are forked before a store's driver has threads and connections: each opens the
    store itself."""
    # A store may be slow, so more processes than cores help.
    most = 1 if protocol_of(out) == ALONE else processes if is_address(out) else min(processes, MOST)

    def made(piece: Piece) -> list[int]:
        setup, chunk = piece
        return make_chunk(setup, chunk, given.handouts, opened())

    gc.collect()
    gc.freeze()  # objects existing now are not searched again
    try:
        with engine(made, min(most, given.rows)) as workers:
            yield workers
    finally:
        gc.unfreeze()


def _chunks(given: Given, found: Found) -> Iterator[Chunk]:
    """The rows in chunks, with the records of their practices; read when there is room for them."""
    files = len(given.handouts.accents[""])
    most = max(1, min(ROWS, FILES // max(files, 1), given.rows // CHUNKS))
    number, size, rows = 0, 0, list[Row]()
    for row in rows_of(given.practices):
        rows.append(bound(row, given.practices, given.repeats.get(row.number)))
        size += len(pickle.dumps(rows[-1])) if len(rows) < most else 0
        if len(rows) == most or size > BYTES:
            yield _chunk(number, rows, found)
            number, size, rows = number + 1, 0, []
    if rows:
        yield _chunk(number, rows, found)


def _chunk(number: int, rows: list[Row], found: Found) -> Chunk:
    return Chunk(number, tuple(rows), tuple(place for row in rows for place in found.take(row.identity)))


def _finish(storage: Storage, run: int, chunks: int, found: Found, tally: Tally) -> None:
    """Delete files that belong to no row any more, join the segments into one ledger, then put report and manifest in
    place."""
    with storage.writing(MANIFEST) as manifest, storage.writing(REPORT) as report:
        with storage.writing(LEDGER) as ledger:
            for line, is_failed in made_in(storage, run, chunks):
                if is_failed:
                    report.write(line)
                    tally.explain(line)
                    continue
                ledger.write(line)
                entry = entry_of(line)
                manifest.writelines(map(line_of, entry["files"] if entry else ()))
            for identity in list(found.packed):
                for entry in entries_at(storage, found.take(identity)):
                    storage.remove([file["path"] for file in entry["files"]])
        # The `begun` segments go first: without the lines after them, they would mean unfinished work.
        storage.remove(begun_in(storage))
        storage.remove_all(WORK)
    storage.remove_all(WORK)  # the folder of the last parts
