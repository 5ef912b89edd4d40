"""A folder as the place where the files of practices go, and its ledger."""

# ruff: noqa: PTH102  # for each of thousands of files a second, a name is enough

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path

from msgspec import Struct

from guide.products.personalize.ledger import LEDGER, Ledger, stands
from guide.products.personalize.sheets import File, PlaceError
from guide.publish.transaction import PART, opened, part_of
from guide.read.project import WRITTEN

# What a run in chunks keeps while it works.
WORK = ".made"
# What systems put into a folder by themselves.
HARMLESS = frozenset((".DS_Store", "Thumbs.db", "desktop.ini", ".gitignore", ".gitkeep"))
# What a project is made of.
NOT_FOR_FILES = (*WRITTEN, "guide")


class Folder(Struct, frozen=True):
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


def is_ours(out: Path) -> bool:
    """Whether a folder holds nothing, or what an earlier run put there."""
    if not out.is_dir():
        return True
    if (out / LEDGER).is_file() or (out / WORK).is_dir():
        return True
    return all(path.name in HARMLESS or PART.fullmatch(path.name) for path in out.iterdir())


def out_fault(out: Path, practices: Path, project: Path, shown: str) -> str:
    """Why the files of practices cannot go into a folder, which is `shown` by this name; "" if they can."""
    place, given, root = out.resolve(), practices.resolve(), project.resolve()
    if given.is_relative_to(place):
        return f"{shown} holds the practices themselves; name another folder with --out"
    if given.is_dir() and place.is_relative_to(given):
        return f"{shown} lies among the practices themselves; name another place with --out"
    if root.is_relative_to(place) or any(place.is_relative_to(root / name) for name in NOT_FOR_FILES):
        return f"{shown} belongs to the project; name another folder with --out"
    if not is_ours(out):
        return (
            f"{shown} holds files that `guide personalize` did not write; empty it, or name another folder with --out"
        )
    return ""


def put_in_place(out: Path, files: list[File]) -> None:
    """The files of one practice into a folder; no name shows a half file. Raises PlaceError if something of another kind
    is in the way."""
    for folder in dict.fromkeys(path.rpartition("/")[0] for path, _, _ in files):
        made_folders(out, folder)
    for path, data, _ in files:
        folder, _, name = path.rpartition("/")
        try:
            with opened(f"{out}/{path}", f"{out}/{folder}/.{name}.part", flushed=False) as file:
                file.write(data)
        except IsADirectoryError as error:
            raise _in_the_way("a folder stands where a file belongs", error.filename2 or error.filename) from None


def made_folders(out: Path, folder: str) -> None:
    """Make a folder below `out`, and those around it. Nothing on the way may be a link."""
    path = str(out)
    for part in folder.split("/"):
        path += f"/{part}"
        try:
            os.mkdir(path)
        except FileNotFoundError:
            out.mkdir(parents=True, exist_ok=True)
            os.mkdir(path)
        except FileExistsError:
            kind = os.lstat(path).st_mode
            if stat.S_ISLNK(kind):
                raise _in_the_way("a link stands here, which may lead out of this folder", path) from None
            if not stat.S_ISDIR(kind):
                raise _in_the_way("a file stands where a folder belongs", path) from None


def _in_the_way(what: str, path: str) -> PlaceError:
    return PlaceError(errno.EEXIST, what, path)


def removed(out: Path, path: str) -> None:
    """Take away a file of an earlier run, its part, and folders that are then empty."""
    target = out / path
    if target.parent.is_symlink() or target.parent.parent.is_symlink():
        return
    for file in (target, part_of(target)):
        with contextlib.suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
            file.unlink()
    for folder in (target.parent, target.parent.parent):
        try:
            folder.rmdir()
        except OSError:
            return
