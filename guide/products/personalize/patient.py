"""A store that is asked again when it refuses, for what is outside of chunks: those are made again by themselves."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Sequence
from typing import IO

from msgspec import Struct

from guide.base.processes import tried
from guide.products.personalize.storage import Storage, StorageError

# Not what a folder of this machine says: it will say so again.
_AGAIN = (StorageError,)


class Patient(Struct, frozen=True):
    """Another store, whose operations are tried as often as a chunk is. Each can be done twice; what is written, the store
    itself tries again."""

    storage: Storage

    @property
    def label(self) -> str:
        return self.storage.label

    def check_free(self, paths: Sequence[str]) -> None:
        self.storage.check_free(paths)

    def put(self, files: Sequence[tuple[str, bytes]]) -> None:
        self.storage.put(files)  # each is tried there

    def writing(self, path: str) -> contextlib.AbstractContextManager[IO[bytes]]:
        return self.storage.writing(path)

    def read(self, path: str, start: int = 0, end: int | None = None) -> bytes | None:
        return tried(lambda: self.storage.read(path, start, end), _AGAIN)

    def read_all(self, paths: Sequence[str]) -> list[bytes]:
        return tried(lambda: self.storage.read_all(paths), _AGAIN)

    def size(self, path: str) -> int:
        return tried(lambda: self.storage.size(path), _AGAIN)

    def sizes(self, under: str) -> dict[str, int]:
        return tried(lambda: self.storage.sizes(under), _AGAIN)

    def remove(self, paths: Sequence[str]) -> None:
        # One at a time: of thousands, some are refused at every try.
        for path in paths:
            tried(functools.partial(self.storage.remove, [path]), _AGAIN)

    def remove_all(self, under: str) -> None:
        """As long as there is less of it after each try."""
        before = len(self.sizes(under))
        while True:
            try:
                tried(lambda: self.storage.remove_all(under), _AGAIN)
            except _AGAIN:
                left = len(self.sizes(under))
                if left >= before:
                    raise
                before = left
            else:
                return
