"""A table of many practices, row by row, and the zip of their files: the same bytes as `guide personalize --out FILE.zip`.

The files are not kept here. Each goes out as soon as it is made; in the end the zip is told piece by piece, with the name
of a file where its bytes belong. So the memory that is needed does not grow with the table.
"""

from __future__ import annotations

import datetime
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from guide.base.problems import Problems
from guide.pipeline.select import Selection
from guide.products.personalize.archive import file_entry
from guide.products.personalize.handouts import checked, files_of
from guide.products.personalize.ledger import line_of
from guide.products.personalize.outcome import MANIFEST, MOST_SHOWN, REPORT, reported
from guide.products.personalize.preparation import Given, prepared
from guide.products.personalize.rows import bound, rows_of
from guide.read.files import Project

# A table of some tens of thousands of rows; a browser holds it whole.
LARGEST_TABLE = 20_000_000


class Table:
    """The rows of a table, with what is known of the files that were made."""

    def __init__(self, project: Project, path: Path, selection: Selection, today: datetime.date) -> None:
        """Raises InputError if the sheets or the table as a whole have errors."""
        self.given: Given = prepared(project, path, selection, today)
        self.rows = self.given.rows
        self.made = self.failed = 0
        self.shown: list[dict[str, Any]] = []
        self._waiting = rows_of(path)
        self._manifest, self._report = io.BytesIO(), io.BytesIO()
        self._files: list[tuple[str, int, int]] = []

    def step(self) -> list[tuple[str, bytes]] | None:
        """The files of the next row, none if it is faulty; None after the last."""
        row = next(self._waiting, None)
        if row is None:
            return None
        problems = Problems()
        handouts = self.given.handouts
        row = bound(row, self.given.practices, self.given.repeats.get(row.number))
        practice = checked(row, handouts, problems)
        files = files_of(row.identity, practice, handouts, problems) if practice else []
        if problems.errors:
            self.failed += 1
            self._report.write(line_of(reported(row, problems)))
            self.shown += [problem.as_data() for problem in problems][: MOST_SHOWN - len(self.shown)]
            return []
        self.made += 1
        self._manifest.writelines(line_of(said) for _, _, said in files)
        self._files += [(path, len(data), zlib.crc32(data)) for path, data, _ in files]
        return [(path, data) for path, data, _ in files]

    def pieces(self) -> Iterator[bytes | str]:
        """The zip in its order; a text is the path of a file whose bytes belong there."""
        own = ((MANIFEST, self._manifest.getvalue()), (REPORT, self._report.getvalue()))
        at, entries = 0, list[zipfile.ZipInfo]()
        heads = [(name, len(data), zlib.crc32(data), data) for name, data in own]
        for name, size, checksum, data in (*heads, *((*file, None) for file in self._files)):
            info = file_entry(name)
            info.file_size = info.compress_size = size
            info.CRC, info.header_offset = checksum, at
            entries.append(info)
            head = info.FileHeader()
            yield head
            yield name if data is None else data
            at += len(head) + size
        yield _directory(entries, at)


def _directory(entries: list[zipfile.ZipInfo], start: int) -> bytes:
    """The list at the end of a zip, which begins at a place of it."""
    end = _Behind(start)
    archive = zipfile.ZipFile(end, "w")
    archive.start_dir, archive.filelist = start, entries
    archive.close()
    return end.getvalue()


class _Behind(io.BytesIO):
    """The end of a file whose beginning is elsewhere."""

    def __init__(self, start: int) -> None:
        super().__init__()
        self.start = start

    def tell(self) -> int:
        return super().tell() + self.start

    def seek(self, place: int, whence: int = 0) -> int:
        return super().seek(max(0, place - self.start) if whence == 0 else place, whence) + self.start
