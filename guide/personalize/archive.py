"""The finished folder as one zip file: the same bytes for the same files."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

from guide.personalize.folder import part_of
from guide.personalize.ledger import LEDGER
from guide.personalize.run import MANIFEST, REPORT

# The first day that a zip file can say.
_DAY = (1980, 1, 1, 0, 0, 0)


def work_folder(target: Path) -> Path:
    """Where the files of a zip are made; it stays until the zip is whole, so that a run can go on."""
    return target.with_name(f".{target.name}.work")


def pack(folder: Path, target: Path) -> None:
    """Put the files of the manifest, the manifest and the report into the zip, then take the folder away. Files are
    not compressed again: they are already."""
    part = part_of(target)
    with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        for name in _names(folder):
            info = zipfile.ZipInfo(name, _DAY)
            info.create_system, info.external_attr = 3, 0o644 << 16
            with (folder / name).open("rb") as source, archive.open(info, "w", force_zip64=False) as into:
                shutil.copyfileobj(source, into, 1 << 20)
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.replace(target)
    if (folder / LEDGER).is_file():
        shutil.rmtree(folder)


def _names(folder: Path) -> Iterator[str]:
    yield MANIFEST
    yield REPORT
    with (folder / MANIFEST).open("rb") as lines:
        for line in lines:
            yield json.loads(line)["path"]
