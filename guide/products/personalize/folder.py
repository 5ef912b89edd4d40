"""A folder of this machine, or one that several share, as the place where the files of practices go."""

# ruff: noqa: PTH108, PTH112  # for each of thousands of files a second, a name is enough

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from msgspec import Struct

from guide.products.personalize.ledger import LEDGER
from guide.products.personalize.storage import WORK, PlaceError, part_name
from guide.publish.transaction import PART, opened, part_of
from guide.read.project import WRITTEN

# Files that systems put into a folder.
HARMLESS = frozenset((".DS_Store", "Thumbs.db", "desktop.ini", ".gitignore", ".gitkeep"))
# The folders of a project.
NOT_FOR_FILES = (*WRITTEN, "guide")


class Folder(Struct, frozen=True):
    """A folder that every process of a run can reach."""

    out: Path

    @property
    def label(self) -> str:
        return str(self.out)

    def check_free(self, paths: Sequence[str]) -> None:
        for path in paths:
            folder, _, name = path.rpartition("/")
            self._check_folders(folder)
            part = f"{self.out}/{folder}/.{name}.part"
            for place in (part, f"{self.out}/{path}"):
                if os.path.isdir(place):
                    raise _in_the_way("a folder is where a file belongs", place)
            # The former place of incomplete files; it may have become a link to somewhere else.
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                os.unlink(part)

    def put(self, files: Sequence[tuple[str, bytes]]) -> None:
        for path, data in files:
            part, folder = self.out / part_name(), path.rpartition("/")[0]
            self._check_folders(folder)
            for needed in (part.parent, self.out / folder):
                needed.mkdir(parents=True, exist_ok=True)
            with opened(f"{self.out}/{path}", part, flushed=False) as file:
                file.write(data)

    def writing(self, path: str) -> contextlib.AbstractContextManager[IO[bytes]]:
        return opened(self.out / path, part_of(self.out / path))

    def read(self, path: str, start: int = 0, end: int | None = None) -> bytes | None:
        try:
            with (self.out / path).open("rb") as file:
                file.seek(start)
                return file.read() if end is None else file.read(end - start)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None

    def read_all(self, paths: Sequence[str]) -> list[bytes]:
        return [(self.out / path).read_bytes() for path in paths]

    def size(self, path: str) -> int:
        try:
            return (self.out / path).stat().st_size
        except FileNotFoundError:
            return 0

    def sizes(self, under: str) -> dict[str, int]:
        found: dict[str, int] = {}
        for path in (self.out / under).rglob("*"):
            with contextlib.suppress(FileNotFoundError):  # a part that another process has just moved
                if path.is_file():
                    found[path.relative_to(self.out).as_posix()] = path.stat().st_size
        return found

    def remove(self, paths: Sequence[str]) -> None:
        for path in paths:
            target = self.out / path
            around = [self.out / folder for folder in Path(path).parents][:-1]
            if any(folder.is_symlink() for folder in around):
                continue
            for file in (target, part_of(target)):
                with contextlib.suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
                    file.unlink()
            with contextlib.suppress(OSError):  # it is not empty
                for folder in around:
                    folder.rmdir()

    def remove_all(self, under: str) -> None:
        shutil.rmtree(self.out / under, ignore_errors=True)

    def _check_folders(self, folder: str) -> None:
        """Nothing on the way to a folder may be a link, or a file."""
        place = str(self.out)
        for part in folder.split("/") if folder else ():
            place += f"/{part}"
            try:
                kind = os.lstat(place).st_mode
            except FileNotFoundError:
                return
            if stat.S_ISLNK(kind):
                raise _in_the_way("this is a link, which may lead out of this folder", place)
            if not stat.S_ISDIR(kind):
                raise _in_the_way("a file is where a folder belongs", place)


def _in_the_way(what: str, path: str) -> PlaceError:
    return PlaceError(errno.EEXIST, what, path)


def is_ours(out: Path) -> bool:
    """Whether a folder is empty, or has only files of an earlier run."""
    if not out.is_dir():
        return True
    if (out / LEDGER).is_file() or (out / WORK).is_dir():
        return True
    return all(path.name in HARMLESS or PART.fullmatch(path.name) for path in out.iterdir())


def out_fault(out: Path, practices: Path, project: Path, shown: str) -> str:
    """Why the files of practices cannot go into a folder, named `shown` in messages; "" if they can."""
    place, given, root = out.resolve(), practices.resolve(), project.resolve()
    if given.is_relative_to(place):
        return f"{shown} holds the practices themselves; name another folder with --out"
    if given.is_dir() and place.is_relative_to(given):
        return f"{shown} is among the practices themselves; name another place with --out"
    if root.is_relative_to(place) or any(place.is_relative_to(root / name) for name in NOT_FOR_FILES):
        return f"{shown} belongs to the project; name another folder with --out"
    return ""
