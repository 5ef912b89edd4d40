"""Object stores and other addresses, through fsspec: `s3://bucket/sheets`, `gs://…`, `sftp://…`.

Object stores show an object only when it is complete. Stores that write files piece by piece and can rename them get
each file under another name first.
"""

from __future__ import annotations

import contextlib
import errno
import functools
import importlib
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from msgspec import Struct

from guide.base.processes import tried
from guide.products.personalize.storage import StorageError, part_name
from guide.read.files import HIDDEN

_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]*)://(.*)", re.DOTALL)
# Kinds of store that put whole objects; some of their drivers also have a `mv`, which copies.
WHOLE = frozenset(("abfs", "abfss", "adl", "az", "gcs", "gs", "memory", "oci", "oss", "s3", "s3a"))
# Other names for folders of this machine.
LOCAL = frozenset(("file", "local"))
# A store that lives and ends with one process.
ALONE = "memory"
_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (PermissionError, "permission denied"),
    (FileNotFoundError, "there is no such bucket, folder or file"),
    (NotADirectoryError, "a part of the address is a file"),
    (NotImplementedError, "this kind of store cannot be written to"),
    (TimeoutError, "it does not answer"),
    (ConnectionError, "it does not answer"),
)


class AddressError(Exception):
    """An address that cannot be used; the message says why and what to do."""


def is_address(out: str) -> bool:
    """Whether a place is an address, not a path."""
    return "://" in out


def protocol_of(address: str) -> str:
    """The kind of store: `s3`."""
    return address.partition("://")[0]


def without_secrets(address: str) -> str:
    """An address without user names, passwords and anything after a question mark."""
    protocol, _, rest = address.partition("://")
    host, slash, path = re.split(r"[?#]", rest, maxsplit=1)[0].partition("/")
    if "@" in path and ":" in host:  # a password with a slash in it
        host, slash, path = path.rpartition("@")[2].partition("/")
    return f"{protocol}://" + f"{host.rpartition('@')[2]}{slash}{path}".rstrip("/")


def folder_of(address: str) -> Path | None:
    """The folder of this machine that an address leads to; None if it leads elsewhere."""
    protocol, _, rest = address.partition("://")
    return Path(rest) if protocol in LOCAL else None


def check_address(address: str) -> None:
    """Refuse an address that cannot be written to. Raises AddressError."""
    name = without_secrets(address)
    match = _ADDRESS.fullmatch(address)
    if "::" in address:
        raise AddressError("--out: an address inside another (`::`) cannot be written to")
    if not match or HIDDEN.search(address):
        raise AddressError("--out: this is not an address; write it as in s3://bucket/sheets")
    if any(part == ".." for part in re.split(r"[/\\]", match[2])):
        raise AddressError(f"{name}: an address may not contain `..`")
    if any(mark in address for mark in "*?[]#"):
        raise AddressError(f"{name}: an address may not contain `*`, `?`, `[`, `]` or `#`")
    if not match[2].strip("/"):
        raise AddressError(f"{name}: name a bucket or a folder after `://`")
    if match[2].rstrip("/").lower().endswith(".zip"):
        raise AddressError(
            f"{name}: a zip can only be made on this machine; name a file here, or a folder at the address"
        )


def open_address(address: str) -> Address:
    """The store of an address. Raises AddressError if a package is missing or the kind is unknown."""
    check_address(address)
    name, protocol = without_secrets(address), protocol_of(address)
    try:
        registry: Any = importlib.import_module("fsspec.registry")
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "fsspec":
            raise
        raise AddressError(f"{name} needs the package `fsspec`: install guide-handouts[remote]") from None
    try:
        registry.get_filesystem_class(protocol)
    except ImportError as error:
        raise AddressError(f"{name} needs a package that is not installed ({' '.join(str(error).split())})") from None
    except ValueError:
        raise AddressError(f"{name}: fsspec knows no kind of store named `{protocol}`") from None
    try:
        # Not one opened earlier: its memory of folders may be outdated.
        storage, root = importlib.import_module("fsspec.core").url_to_fs(address, skip_instance_cache=True)
    except Exception as error:  # noqa: BLE001  # a driver may raise anything, with secrets in its words
        raise StorageError(f"{name}: the store cannot be reached: {_reason(error)}") from None
    return Address(storage, root.rstrip("/"), name, protocol in WHOLE or not _renames(storage))


class Address(Struct, frozen=True):
    """A store that fsspec knows, from a root on."""

    storage: Any
    root: str
    label: str
    whole: bool
    """Whether it shows only complete files by itself."""
    folders: set[str] = set()
    """The folders made so far."""

    def check_free(self, paths: Sequence[str]) -> None:
        """Nothing to check: a store itself reports what is in the way."""

    def put(self, files: Sequence[tuple[str, bytes]]) -> None:
        if self.whole and len(files) > 1:
            with contextlib.suppress(StorageError):
                # All at once: drivers that can send several at a time do.
                self._pipe(files)
                return
        # Each is asked for again by itself: of a thousand, some are refused at every try.
        for path, data in files:
            tried(functools.partial(self._put, path, data), (StorageError,))

    def _pipe(self, files: Sequence[tuple[str, bytes]]) -> None:
        with self._asking(""):
            self.storage.pipe({self._at(path): data for path, data in files})

    @contextlib.contextmanager
    def writing(self, path: str) -> Iterator[IO[bytes]]:
        with tempfile.TemporaryDirectory(prefix="guide-") as folder:
            source = Path(folder) / "file"
            with source.open("wb") as file:
                yield file
            tried(functools.partial(self._put_file, path, source), (StorageError,))

    def _put(self, path: str, data: bytes) -> None:
        if self.whole:
            self._pipe([(path, data)])
            return
        with self._place(path) as place:
            self.storage.pipe_file(place, data)

    def _put_file(self, path: str, source: Path) -> None:
        with self._place(path) as place:
            self.storage.put_file(str(source), place)

    def read(self, path: str, start: int = 0, end: int | None = None) -> bytes | None:
        with self._asking(path), contextlib.suppress(FileNotFoundError):
            return bytes(self.storage.cat_file(self._at(path), start=start or None, end=end))
        return None

    def read_all(self, paths: Sequence[str]) -> list[bytes]:
        names = [self._at(path) for path in paths]
        ranges = [None] * len(names)
        with self._asking(""):
            # Not `cat`: it would expand `*` in a name.
            found = self.storage.cat_ranges(names, ranges, ranges, on_error="raise")
        return [bytes(data) for data in found]

    def size(self, path: str) -> int:
        with self._asking(path), contextlib.suppress(FileNotFoundError):
            self.storage.invalidate_cache()
            return int(self.storage.info(self._at(path))["size"])
        return 0

    def sizes(self, under: str) -> dict[str, int]:
        with self._asking(under), contextlib.suppress(FileNotFoundError):
            self.storage.invalidate_cache()
            found = self.storage.find(self._at(under), detail=True)
            return {name[len(self.root) + 1 :]: int(said["size"]) for name, said in found.items()}
        return {}

    def remove(self, paths: Sequence[str]) -> None:
        for path in paths:
            with self._asking(path), contextlib.suppress(FileNotFoundError):
                self.storage.rm_file(self._at(path))
                self._remove_empty(path.rpartition("/")[0])

    def remove_all(self, under: str) -> None:
        # An object store has no empty folders; other stores have at least one for parts.
        if self.sizes(under) or not self.whole:
            with self._asking(under), contextlib.suppress(FileNotFoundError):
                self.storage.rm(self._at(under), recursive=True)
        self.folders.clear()

    def _remove_empty(self, folder: str) -> None:
        while folder and not self.whole:
            self.folders.discard(folder)
            try:
                self.storage.rmdir(self._at(folder))
            except OSError:
                return  # it is not empty
            folder = folder.rpartition("/")[0]

    @contextlib.contextmanager
    def _place(self, path: str) -> Iterator[str]:
        """Where a file is written: in its place, or first beside it if the store shows half files."""
        with self._asking(path):
            if self.whole:
                yield self._at(path)
                return
            part = part_name()
            for folder in sorted({name.rpartition("/")[0] for name in (part, path)} - self.folders):
                self.storage.makedirs(self._at(folder), exist_ok=True)
                self.folders.add(folder)
            yield self._at(part)
            self.storage.mv(self._at(part), self._at(path))

    def _at(self, path: str) -> str:
        return f"{self.root}/{path}" if path else self.root

    @contextlib.contextmanager
    def _asking(self, path: str) -> Iterator[None]:
        """Report in our own words what a driver refuses."""
        try:
            yield
        except Exception as error:  # noqa: BLE001  # a driver may raise anything, with secrets in its words
            self.folders.clear()  # somebody may have deleted one
            where = f"{self.label}/{path}" if path else self.label
            raise StorageError(f"{where}: the store refused: {_reason(error)}") from None


def _renames(storage: Any) -> bool:
    """Whether the driver can rename: fsspec's own fallback copies, which shows half files."""
    base: Any = importlib.import_module("fsspec.spec").AbstractFileSystem
    return type(storage).mv is not base.mv


def _reason(error: Exception) -> str:
    """The reason in our own words: those of a driver may contain keys or signed addresses."""
    for kind, reason in _REASONS:
        if isinstance(error, kind):
            return reason
    if re.search("Connect|Timeout", type(error).__name__):  # drivers have their own error types
        return "it does not answer"
    # A driver may put what the server said into `strerror`; the number alone has no words of anybody.
    number = error.errno if isinstance(error, OSError) and isinstance(error.errno, int) else 0
    return os.strerror(number).lower() if number in errno.errorcode else type(error).__name__
