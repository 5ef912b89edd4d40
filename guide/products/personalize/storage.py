"""Where files of practices go: a few operations, for a folder (`folder.py`) and for fsspec
(`remote/addresses.py`). No name ever shows a half file, even if two processes make the same one.
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Sequence
from typing import IO, Protocol

# What a run keeps while it works, and its incomplete files.
WORK = ".made"
PARTS = f"{WORK}/parts"


class StorageError(OSError):
    """A store that refuses or does not answer. The message says which and why, without user names, keys or the driver's
    words, which may contain them."""


class PlaceError(OSError):
    """Something else is where a file or folder of a practice belongs."""


class Storage(Protocol):
    """Paths are relative, with `/`. An operation raises OSError if the store refuses."""

    @property
    def label(self) -> str:
        """The name of the store in messages."""

    def check_free(self, paths: Sequence[str]) -> None:
        """Raises PlaceError if something else is in the way of files."""

    def put(self, files: Sequence[tuple[str, bytes]]) -> None:
        """Put files in place, each complete."""

    def writing(self, path: str) -> contextlib.AbstractContextManager[IO[bytes]]:
        """A file of any size, put in place when it is complete; one process at a time writes such a file."""

    def read(self, path: str, start: int = 0, end: int | None = None) -> bytes | None:
        """The bytes of a file, or of a part of it; None if it does not exist."""

    def read_all(self, paths: Sequence[str]) -> list[bytes]:
        """The bytes of several files, which must exist."""

    def size(self, path: str) -> int:
        """The size of a file in bytes; 0 if it does not exist."""

    def sizes(self, under: str) -> dict[str, int]:
        """The files below a folder, and their sizes."""

    def remove(self, paths: Sequence[str]) -> None:
        """Delete files, if they exist, and folders that are then empty."""

    def remove_all(self, under: str) -> None:
        """Delete a folder."""


def part_name() -> str:
    """A name that no other process uses, on any machine."""
    return f"{PARTS}/{secrets.token_hex(12)}"
