"""The finished folder as one zip file: the same bytes for the same files."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from guide.products.personalize.folder import HARMLESS
from guide.products.personalize.ledger import LEDGER, is_made
from guide.products.personalize.outcome import MANIFEST, REPORT
from guide.publish.transaction import PART, clear_folder, opened, part_of
from guide.publish.zipped import entry

# An ordinary file that everyone may read.
_MODE = 0o644 << 16
# The size of the pieces in which files are read.
_PIECE = 1 << 20


def work_folder(target: Path) -> Path:
    """Where the files of a zip are made; it stays until the zip is complete, so that a run can continue."""
    return target.with_name(f".{target.name}.work")


def is_ours(target: Path) -> bool:
    """Whether a file is such a zip (its first entry is the manifest), or does not exist."""
    if not target.is_file():
        return True
    with target.open("rb") as file:
        start = file.read(30 + len(MANIFEST))
    return start[:4] == b"PK\3\4" and start[30:] == MANIFEST.encode("ascii")


def foreign_file(folder: Path) -> str:
    """The first file of a work folder that no run makes; "" if there is none. Older programs that were killed left files of
    practices without the record that says whose they are."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        made = is_made(name) or name in (MANIFEST, REPORT) or PART.fullmatch(path.name)
        if path.is_symlink() or not (made or path.is_dir() or (path.parent == folder and path.name in HARMLESS)):
            return name
    return ""


def pack(folder: Path, target: Path) -> None:
    """Put the files of the manifest, the manifest and the report into the zip, then delete the folder. Files are stored
    uncompressed: they are compressed already."""
    with opened(target, part_of(target)) as file:
        write_zip(file, folder, _names(folder))
    if (folder / LEDGER).is_file():
        clear_folder(folder, LEDGER)


def write_zip(target: IO[bytes], folder: Path, names: Iterator[str]) -> None:
    """A zip of a folder's files, in constant memory."""
    with tempfile.TemporaryFile() as kept, zipfile.ZipFile(target, "w") as archive:
        count = 0
        for name in names:
            _add(archive, name, folder / name)
            pickle.dump(archive.filelist.pop(), kept, protocol=5)
            archive.NameToInfo.clear()
            count += 1
        archive.filelist = _Kept(kept, count)
        archive.close()


class _Kept(list[zipfile.ZipInfo]):
    """The file list at the end of a zip, read from a temporary file."""

    def __init__(self, kept: IO[bytes], count: int) -> None:
        self.kept, self.length = kept, count

    def __len__(self) -> int:
        return self.length

    def __iter__(self) -> Iterator[zipfile.ZipInfo]:
        self.kept.seek(0)
        return (pickle.load(self.kept) for _ in range(self.length))  # noqa: S301  # written above, to an unnamed file


def file_entry(name: str) -> zipfile.ZipInfo:
    """What the zip records about a file."""
    info = entry(name)
    info.external_attr = _MODE
    return info


def _add(archive: zipfile.ZipFile, name: str, source: Path) -> None:
    info = file_entry(name)
    with source.open("rb") as file:
        large = os.fstat(file.fileno()).st_size > zipfile.ZIP64_LIMIT
        with archive.open(info, "w", force_zip64=large) as into:
            shutil.copyfileobj(file, into, _PIECE)


def _names(folder: Path) -> Iterator[str]:
    yield MANIFEST
    yield REPORT
    with (folder / MANIFEST).open("rb") as lines:
        for line in lines:
            yield json.loads(line)["path"]
