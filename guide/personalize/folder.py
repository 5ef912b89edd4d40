"""A folder as the place where the files of practices go, and its ledger."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from guide.personalize.ledger import Ledger, stands
from guide.personalize.sheets import File


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of this machine, or one that it shares with others."""

    out: Path
    ledger: Ledger

    def there(self, identity: str, key: str) -> int | None:
        """How many files a practice has, if they are there from this content."""
        entry = self.ledger.entry(identity)
        return len(entry["files"]) if entry and entry["key"] == key and stands(self.out, entry) else None

    def put(self, identity: str, key: str, files: list[File]) -> None:
        """Put the files of a practice in place, each whole, with a line before the first and one after the last."""
        self.ledger.add(identity, None, [{"path": path} for path, _, _ in files])
        put_in_place(self.out, files)
        self.ledger.add(identity, key, [entry for _, _, entry in files])


def part_of(path: Path) -> Path:
    """Where a file is written before it is whole. One process at a time makes a practice: one name is enough."""
    return path.with_name(f".{path.name}.part")


def put_in_place(out: Path, files: list[File]) -> None:
    """The files of one practice into a folder; no name shows a half file."""
    folders = dict.fromkeys((out / path).parent for path, _, _ in files)
    for folder in folders:
        leads_out(out, folder)
        folder.mkdir(parents=True, exist_ok=True)
    for path, data, _ in files:
        part_of(out / path).write_bytes(data)
    for path, _, _ in files:
        part_of(out / path).replace(out / path)


def leads_out(out: Path, folder: Path) -> None:
    """Refuse a folder that is a link, or lies in one, below `out`."""
    for part in (folder.parent, folder):
        if out in part.parents and part.is_symlink():
            raise OSError(18, "this folder leads out of the folder of the practices", str(part))


def removed(out: Path, path: str) -> None:
    """Take away a file of an earlier run, its part, and folders that are then empty."""
    target = out / path
    if target.parent.is_symlink() or target.parent.parent.is_symlink():
        return
    for file in (target, part_of(target)):
        file.unlink(missing_ok=True)
    for folder in (target.parent, target.parent.parent):
        try:
            folder.rmdir()
        except OSError:
            return
