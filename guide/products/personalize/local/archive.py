"""The finished folder as one zip file: the same bytes for the same files."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from guide.products.personalize.folder import opened_part, part_of
from guide.products.personalize.ledger import LEDGER
from guide.products.personalize.local.zip_writer import ZipWriter
from guide.products.personalize.outcome import MANIFEST, REPORT


def work_folder(target: Path) -> Path:
    """Where the files of a zip are made; it stays until the zip is whole, so that a run can go on."""
    return target.with_name(f".{target.name}.work")


def is_ours(target: Path) -> bool:
    """Whether a file is such a zip, or there is none: its first entry is the manifest."""
    if not target.is_file():
        return True
    with target.open("rb") as file:
        start = file.read(30 + len(MANIFEST))
    return start[:4] == b"PK\3\4" and start[30:] == MANIFEST.encode("ascii")


def pack(folder: Path, target: Path) -> None:
    """Put the files of the manifest, the manifest and the report into the zip, then take the folder away. Files are
    not compressed again: they are already."""
    with opened_part(target) as file, ZipWriter(file) as archive:
        for name in _names(folder):
            archive.add(name, folder / name)
        archive.finish()
    part_of(target).replace(target)
    if (folder / LEDGER).is_file():
        shutil.rmtree(folder)


def _names(folder: Path) -> Iterator[str]:
    yield MANIFEST
    yield REPORT
    with (folder / MANIFEST).open("rb") as lines:
        for line in lines:
            yield json.loads(line)["path"]
