"""Where a run in chunks puts its files: a few operations, for a folder that several machines share and, in `addresses.py`,
for what fsspec knows. No name ever shows a half file, even if two processes make the same one.
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Protocol

from msgspec import Struct

from guide.products.personalize.folder import WORK, made_folders, removed
from guide.publish.transaction import opened

# Files that are not whole yet.
PARTS = f"{WORK}/parts"


class StorageError(OSError):
    """A store that refuses or does not answer. The message says which and why, without names of users, keys or the words
    of a driver, which may hold them."""


class Storage(Protocol):
    """Paths are relative, with `/`. An operation raises OSError where the store refuses."""

    @property
    def label(self) -> str:
        """The name of the store, as messages print it."""

    def put(self, files: Sequence[tuple[str, bytes]]) -> None:
        """Put files in place, each whole."""

    def put_file(self, path: str, source: Path) -> None:
        """Put a file of this machine in place, whole."""

    def read(self, path: str, start: int = 0, end: int | None = None) -> bytes | None:
        """The bytes of a file, or of a part of it; None if it is not there."""

    def read_all(self, paths: Sequence[str]) -> list[bytes]:
        """The bytes of several files, which must be there."""

    def size(self, path: str) -> int:
        """How many bytes a file has; 0 if it is not there."""

    def sizes(self, under: str) -> dict[str, int]:
        """The files below a folder, and how large they are."""

    def remove(self, paths: Sequence[str]) -> None:
        """Take files away, where they are there, and folders that are then empty."""

    def remove_all(self, under: str) -> None:
        """Take a folder away."""


def part_name() -> str:
    """A name that no other process takes, on any machine."""
    return f"{PARTS}/{secrets.token_hex(12)}"


class SharedFolder(Struct, frozen=True):
    """A folder that every process can reach."""

    out: Path

    @property
    def label(self) -> str:
        return str(self.out)

    def put(self, files: Sequence[tuple[str, bytes]]) -> None:
        for path, data in files:
            with self._opened(path) as file:
                file.write(data)

    def put_file(self, path: str, source: Path) -> None:
        with source.open("rb") as given, self._opened(path) as file:
            shutil.copyfileobj(given, file)

    def read(self, path: str, start: int = 0, end: int | None = None) -> bytes | None:
        try:
            with (self.out / path).open("rb") as file:
                file.seek(start)
                return file.read() if end is None else file.read(end - start)
        except FileNotFoundError:
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
            if "/" in path:
                removed(self.out, path)
            else:
                (self.out / path).unlink(missing_ok=True)

    def remove_all(self, under: str) -> None:
        shutil.rmtree(self.out / under, ignore_errors=True)

    def _opened(self, path: str) -> contextlib.AbstractContextManager[IO[bytes]]:
        part = self.out / part_name()
        part.parent.mkdir(parents=True, exist_ok=True)
        if "/" in path:
            made_folders(self.out, path.rpartition("/")[0])
        return opened(self.out / path, part, flushed=False)
