"""All practices of a file, made in a folder: the contents page of `guide personalize`.

After a run the folder holds what a first run into an empty folder would have given: what an earlier one made and this
one did not is taken away. While files change there is no manifest.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO

from guide.base.processes import MOST, Handle, collect, each, engine
from guide.products.personalize.folder import WORK, Folder, removed
from guide.products.personalize.ledger import LEDGER, Ledger, ledger_of, line_of, read_places, write_line
from guide.products.personalize.outcome import FAILED, MADE, MANIFEST, REPORT, THERE, Progress, Tally, reported, word_of
from guide.products.personalize.preparation import Given
from guide.products.personalize.row import Row
from guide.products.personalize.rows import rows_of
from guide.products.personalize.segments import old_lines
from guide.products.personalize.sheets import Workplace, make
from guide.products.personalize.shell_cache import shell_caches
from guide.products.personalize.storage import SharedFolder
from guide.publish.transaction import locked, opened, part_of

# Rows that a process takes at a time.
CHUNK = 8


def personalize(given: Given, out: Path, processes: int, progress: Progress) -> Tally:
    """Make the selected sheets for every practice; a row that is wrong is reported, and the others go on."""
    practices, tally = given.practices, Tally(given.rows, warnings=given.warnings)
    with locked(out), tempfile.TemporaryFile() as report:
        ledger = ledger_of(out)
        try:
            _take_over(ledger, out)
            place = Workplace(
                given.common, given.digest, practices, Folder(out, ledger), given.repeats,
                {"": shell_caches(given.common, given.layouts)},
            )  # fmt: skip
            (out / MANIFEST).unlink(missing_ok=True)

            def made(row: Row) -> int:
                done = make(row, place)
                if done.problems.errors:
                    write_line(report.fileno(), reported(row, done.problems))
                collect()
                return word_of(done.files, FAILED if done.problems.errors else THERE if done.there else MADE)

            def count(_: int, handle: Handle[list[int]]) -> None:
                tally.extend(handle.result())
                progress(tally)

            chunks = -(-tally.rows // CHUNK)
            gc.collect()
            gc.freeze()  # what is there now is not looked at again
            try:
                with engine(_by_number(practices, made), max(1, min(processes, MOST, chunks))) as workers:
                    each(workers, range(chunks), count)
            finally:
                gc.unfreeze()
            given.check_unchanged()
            failed = _write_report(report.fileno(), out, tally)
            read_places(ledger)
            _finish(ledger, practices, failed, out)
        finally:
            ledger.close()
    return tally


def _by_number(practices: Path, made: Callable[[Row], int]) -> Callable[[int], list[int]]:
    """Work on the rows of a chunk, by its number. Every process reads the rows for itself, once: numbers only grow."""
    rows = rows_of(practices)
    read = 0

    def work(number: int) -> list[int]:
        nonlocal read
        start, read = number * CHUNK - read, (number + 1) * CHUNK
        return [made(row) for row in islice(rows, start, start + CHUNK)]

    return work


def _take_over(ledger: Ledger, out: Path) -> None:
    """What a run in chunks left behind here, when it was stopped, becomes lines of the ledger."""
    if not (out / WORK).is_dir():
        return
    with ledger.path.open("ab") as file:
        file.writelines(old_lines(SharedFolder(out)))
        file.flush()
        os.fsync(file.fileno())
    SharedFolder(out).remove_all(WORK)
    read_places(ledger)


def _write_report(handle: int, out: Path, tally: Tally) -> set[int]:
    """The rows that failed, in their order, into the report; their numbers."""
    places: dict[int, tuple[int, int]] = {}
    with os.fdopen(os.dup(handle), "rb") as lines:
        lines.seek(0)
        place = 0
        for line in lines:
            places[json.loads(line)["row"]] = place, len(line)
            place += len(line)

    def ordered() -> Iterator[bytes]:
        for number in sorted(places):
            start, length = places[number]
            line = os.pread(handle, length, start)
            tally.explain(line)
            yield line

    with _opened(out / REPORT) as file:
        file.writelines(ordered())
    return set(places)


def _finish(ledger: Ledger, practices: Path, failed: set[int], out: Path) -> None:
    """Take away what is not of this run, then write the ledger in the order of the rows, and the manifest last."""
    current = dict.fromkeys(row.identity for row in rows_of(practices) if row.number not in failed)
    before: dict[str, set[str]] = {}
    for place, entry in ledger.lines():
        identity, paths = entry["id"], {file["path"] for file in entry["files"]}
        known = before.pop(identity, set())
        if identity in current and ledger.places.get(identity) == place:
            # What lines before this one named, and it does not.
            _removed(out, known - paths)
        else:
            before[identity] = known | paths
    for paths in before.values():
        _removed(out, paths)
    # The ledger is put in place first, the manifest last.
    with _opened(out / MANIFEST) as manifest, _opened(out / LEDGER) as lines:
        for identity in current:
            entry_there = ledger.entry(identity)
            if entry_there:
                lines.write(line_of(entry_there))
                manifest.writelines(map(line_of, entry_there["files"]))


def _removed(out: Path, paths: set[str]) -> None:
    for path in sorted(paths):
        removed(out, path)


def _opened(target: Path) -> contextlib.AbstractContextManager[IO[bytes]]:
    return opened(target, part_of(target))
