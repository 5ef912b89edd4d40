"""All practices of a file, made in chunks by any engine, into a store that all of them reach: the contents page of
`guide personalize` for addresses and clusters.

After a run the store holds what a first run into an empty one would have given. While files change there is no manifest.
"""

from __future__ import annotations

import contextlib
import hashlib
import pickle
import tempfile
from collections.abc import Iterator
from pathlib import Path

from guide.base.processes import Alone, Engine, Handle, LostError, each
from guide.products.personalize.folder import WORK
from guide.products.personalize.ledger import LEDGER, entry_of, line_of
from guide.products.personalize.outcome import MANIFEST, REPORT, Progress, Tally
from guide.products.personalize.preparation import Given
from guide.products.personalize.remote.chunks import Chunk, Piece, Setup, forget, keep, program_here
from guide.products.personalize.remote.project_zip import packed
from guide.products.personalize.row import Row
from guide.products.personalize.rows import bound, rows_of
from guide.products.personalize.segments import (
    Found,
    Place,
    begun_in,
    entries_at,
    found_in,
    made_in,
    project_path,
)
from guide.products.personalize.shell_cache import shell_caches
from guide.products.personalize.storage import SharedFolder, Storage
from guide.publish.transaction import locked

# A chunk has about so many files, so many rows, and so many bytes of rows at most; and a run so many chunks at least, if
# it has the rows.
FILES, ROWS, BYTES, CHUNKS = 1_000, 50, 4_000_000, 64


def personalize_in_chunks(
    given: Given, out: str, storage: Storage, engine: Engine[list[int]], progress: Progress, verify: bool
) -> Tally:
    """Make the selected sheets for every practice; a row that is wrong is reported, and the others go on. Raises OSError
    where the store refuses; what was made until then is taken over by the next run."""
    tally = Tally(given.rows, warnings=given.warnings)

    def count(_: Piece, handle: Handle[list[int]]) -> None:
        tally.extend(handle.result())
        progress(tally)

    with locked(storage.out) if isinstance(storage, SharedFolder) else contextlib.nullcontext():
        found = found_in(storage)
        project = packed(given.project)
        setup = Setup(
            out, found.run + 1, hashlib.sha256(project).hexdigest(), given.project.prefix, given.selection, given.today,
            *program_here(), given.digest, verify,
        )  # fmt: skip
        storage.put([(project_path(setup.run), project)])
        storage.remove([MANIFEST])
        if isinstance(engine, Alone):
            keep(setup, given.common, shell_caches(given.common, given.layouts), storage)
        try:
            chunks = each(engine, ((setup, chunk) for chunk in _chunks(given, found)), count, (OSError, LostError))
        finally:
            forget()
        given.check_unchanged()
        _finish(storage, setup.run, chunks, found, tally)
    return tally


def _chunks(given: Given, found: Found) -> Iterator[Chunk]:
    """The rows in chunks, with what is known of their practices; read when there is room for them."""
    files = sum(len(job.editions(given.common.chosen)) for job in given.common.jobs)
    most = max(1, min(ROWS, FILES // max(files, 1), given.rows // CHUNKS))
    number, size, rows = 0, 0, list[Row]()
    for row in rows_of(given.practices):
        rows.append(bound(row, given.practices))
        size += len(pickle.dumps(rows[-1])) if len(rows) < most else 0
        if len(rows) == most or size > BYTES:
            yield _chunk(number, rows, given, found)
            number, size, rows = number + 1, 0, []
    if rows:
        yield _chunk(number, rows, given, found)


def _chunk(number: int, rows: list[Row], given: Given, found: Found) -> Chunk:
    repeats = {row.number: given.repeats[row.number] for row in rows if row.number in given.repeats}
    places: dict[str, tuple[Place, ...]] = {}
    for row in rows:
        known = () if row.number in repeats else found.take(row.identity)
        if known:
            places[row.identity] = known
    return Chunk(number, tuple(rows), repeats, places)


def _finish(storage: Storage, run: int, chunks: int, found: Found, tally: Tally) -> None:
    """Take away what is of no row any more, make one ledger of the segments, then write report and manifest."""
    with tempfile.TemporaryDirectory(prefix="guide-") as name:
        ledger, manifest, report = (Path(name) / part for part in (LEDGER, MANIFEST, REPORT))
        with ledger.open("wb") as made, manifest.open("wb") as files, report.open("wb") as failed:
            for line, is_failed in made_in(storage, run, chunks):
                if is_failed:
                    failed.write(line)
                    tally.explain(line)
                    continue
                made.write(line)
                entry = entry_of(line)
                files.writelines(map(line_of, entry["files"] if entry else ()))
        for identity in list(found.packed):
            for entry in entries_at(storage, found.take(identity)):
                storage.remove([file["path"] for file in entry["files"]])
        storage.put_file(LEDGER, ledger)
        # What was begun goes first: without the line after it, it would say that something is not finished.
        storage.remove(begun_in(storage))
        storage.remove_all(WORK)
        storage.put_file(REPORT, report)
        storage.put_file(MANIFEST, manifest)
        storage.remove_all(WORK)  # the folder of the last parts
