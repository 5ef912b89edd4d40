"""Stores behind addresses, willing and unwilling, and what is put there and found there."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import fsspec
from fsspec.implementations.local import LocalFileSystem
from fsspec.implementations.memory import MemoryFileSystem

from tests.personalize.support import personalize
from tests.support import Ran, SmallProject, files_in

AT = "memory://bucket/sheets"
SECRET = "AKIAEXAMPLE"  # noqa: S105  # what a driver might say; it must not be shown


class Refusing(MemoryFileSystem):  # type: ignore[misc]  # fsspec has no types
    """A store of objects that takes so many and then refuses, with a secret in its words."""

    protocol = "refusing"
    takes = 0
    fails = 1_000_000
    store: ClassVar[dict[str, Any]] = {}
    pseudo_dirs: ClassVar[list[str]] = [""]

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return str(MemoryFileSystem._strip_protocol(path.replace("refusing://", "memory://")))

    def pipe_file(self, path: str, value: bytes, mode: str = "overwrite", **options: Any) -> None:
        kind = type(self)
        if kind.takes <= 0 and kind.fails > 0:
            kind.fails -= 1
            raise PermissionError(f"https://{SECRET}:key@store/{path} says no")
        kind.takes -= 1
        super().pipe_file(path, value, mode, **options)


class Busy(MemoryFileSystem):  # type: ignore[misc]  # fsspec has no types
    """A store of objects that refuses every so many operations once, with a secret where words of the system belong."""

    protocol = "busy"
    every = 0
    asked = 0
    refused: ClassVar[set[str]] = set()
    store: ClassVar[dict[str, Any]] = {}
    pseudo_dirs: ClassVar[list[str]] = [""]

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return str(MemoryFileSystem._strip_protocol(path.replace("busy://", "memory://")))

    def _ask(self, what: str) -> None:
        Busy.asked += 1
        if Busy.every and Busy.asked % Busy.every == 0:
            Busy.refused.add(what)
            raise OSError(5, f"https://{SECRET}:key@store is busy")

    def pipe_file(self, path: str, value: bytes, mode: str = "overwrite", **options: Any) -> None:
        self._ask("put")
        super().pipe_file(path, value, mode, **options)

    def put_file(self, lpath: str, rpath: str, **options: Any) -> None:
        self._ask("put from a file")
        super().put_file(lpath, rpath, **options)

    def cat_file(self, path: str, start: int | None = None, end: int | None = None, **options: Any) -> bytes:
        self._ask("read")
        return bytes(super().cat_file(path, start, end, **options))

    def find(self, path: str, **options: Any) -> Any:
        self._ask("list")
        return super().find(path, **options)

    def rm_file(self, path: str) -> None:
        self._ask("remove")
        super().rm_file(path)

    def rm(self, path: str, **options: Any) -> None:
        self._ask("remove a folder")
        super().rm(path, **options)


class Shelf(LocalFileSystem):  # type: ignore[misc]  # fsspec has no types
    """A store of files that are written piece by piece; it can break in the middle of one."""

    protocol = "shelf"
    breaks_at = ""

    @classmethod
    def _strip_protocol(cls, path: Any) -> str:
        return str(LocalFileSystem._strip_protocol(str(path).replace("shelf://", "file://")))

    def pipe_file(self, path: str, value: bytes, **_options: Any) -> None:
        if Shelf.breaks_at and Shelf.breaks_at in value[:4].decode("latin-1"):
            Path(path).write_bytes(value[: len(value) // 2])
            raise ConnectionResetError(104, f"reset by {SECRET}")
        Path(path).write_bytes(value)


def put(project: SmallProject, address: str, *arguments: str) -> Ran:
    """Run with one process, in which the stores of these tests live."""
    given = ("--edition", "letter", "--processes", "1", *arguments)
    return project.guide("personalize", str(project.path("practices.csv")), "--out", address, *given)


def at(address: str) -> dict[str, bytes]:
    """All files at an address, by relative name."""
    store, root = fsspec.core.url_to_fs(address, skip_instance_cache=True)
    try:
        names = store.find(root)
    except FileNotFoundError:
        return {}
    return {name[len(root.rstrip("/")) + 1 :]: store.cat_file(name) for name in names}


def expected(project: SmallProject, *arguments: str) -> dict[str, bytes]:
    """What a first run into an empty folder gives."""
    personalize(project, "practices.csv", *(arguments or ("--edition", "letter")), out="expected")
    return files_in(project.path("expected"))
