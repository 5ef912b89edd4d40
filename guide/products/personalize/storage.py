"""Where files of practices go: a few operations, for a folder (`folder.py`) and for what fsspec knows
(`remote/addresses.py`). No name ever shows a half file, even if two processes make the same one.
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Sequence
from typing import IO, Protocol

# What a run keeps while it works, and files in it that are not whole yet.
WORK = ".made"
PARTS = f"{WORK}/parts"


class StorageError(OSError):
    """A store that refuses or does not answer. The message says which and why, without names of users, keys or the words
    of a driver, which may hold them."""


class PlaceError(OSError):
    """Something of another kind stands where a file or folder of a practice belongs."""


class Storage(Protocol):
    """Paths are relative, with `/`. An operation raises OSError where the store refuses."""

    @property
    def label(self) -> str:
        """The name of the store, as messages print it."""

    def check_free(self, paths: Sequence[str]) -> None:
        """Raises PlaceError if something else is in the way of files."""

    def put(self, files: Sequence[tuple[str, bytes]]) -> None:
        """Put files in place, each whole."""

    def writing(self, path: str) -> contextlib.AbstractContextManager[IO[bytes]]:
        """A file of any size, put in place when all of it is written; one process at a time writes such a file."""

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
