"""A zip of stored files of any number, in memory that does not grow with it: the list at its end waits in a file.

The same bytes as Python's `zipfile` writes, which keeps a few hundred bytes of memory for every file.
"""

from __future__ import annotations

import os
import shutil
import struct
import tempfile
import zlib
from pathlib import Path
from typing import IO

# From here on a number stands in the longer fields of Zip64; the same limits as in `zipfile`.
LARGE, MANY = 0x7FFFFFFF, 0xFFFF
# A file is read in pieces of so many bytes.
_PIECE = 1 << 20
_FULL = 0xFFFFFFFF
# Date and time of every entry: 1980-01-01, 0:00, the first that a zip can say.
_DATE, _TIME = 33, 0
# Made under Unix; an ordinary file that all may read.
_UNIX, _MODE = 3, 0o644 << 16
_PLAIN, _LONG = 20, 45  # versions of the format: without and with Zip64
_LOCAL = struct.Struct("<4s5H3L2H")
_LISTED = struct.Struct("<4s4B4H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_LONG_END = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")


class ZipWriter:
    """Files go in one after the other; `finish` writes the list of them."""

    def __init__(self, target: IO[bytes]) -> None:
        self.target = target
        self.listed: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  # closed by __exit__
        self.count, self.place = 0, 0

    def __enter__(self) -> ZipWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self.listed.close()

    def add(self, name: str, source: Path) -> None:
        """Add a file under a name in ASCII."""
        start, size = self.place, source.stat().st_size
        with source.open("rb") as file:
            # A small file in one piece; of a large one the checksum is known at its end, and put in then.
            data = file.read(_PIECE + 1)
            checksum = zlib.crc32(data)
            self._write(_local(name, size, checksum) + data)
            written = len(data)
            while piece := file.read(_PIECE):
                checksum = zlib.crc32(piece, checksum)
                self._write(piece)
                written += len(piece)
        if written != size:
            raise OSError(5, "this file changed while it was packed", str(source))
        if size > _PIECE:
            self.target.seek(start)
            self.target.write(_local(name, size, checksum))
            self.target.seek(self.place)
        self.listed.write(_entry(name, size, checksum, start))
        self.count += 1

    def finish(self) -> None:
        """Write the list and the end of the file."""
        start, size = self.place, self.listed.tell()
        self.listed.seek(0)
        shutil.copyfileobj(self.listed, self.target, _PIECE)
        count = self.count
        if count > MANY or start > LARGE or size > LARGE:
            self.target.write(_LONG_END.pack(b"PK\6\6", 44, _LONG, _LONG, 0, 0, count, count, size, start))
            self.target.write(_LOCATOR.pack(b"PK\6\7", 0, start + size, 1))
        shown = min(count, MANY)
        self.target.write(_END.pack(b"PK\5\6", 0, 0, shown, shown, min(size, _FULL), min(start, _FULL), 0))
        self.target.flush()
        os.fsync(self.target.fileno())

    def _write(self, data: bytes) -> None:
        self.target.write(data)
        self.place += len(data)


def _local(name: str, size: int, checksum: int) -> bytes:
    """What stands before the bytes of a file."""
    path, extra, shown, version = name.encode("ascii"), b"", size, _PLAIN
    if size > LARGE:
        extra, shown, version = struct.pack("<2H2Q", 1, 16, size, size), _FULL, _LONG
    return _LOCAL.pack(
        b"PK\3\4", version, 0, 0, _TIME, _DATE, checksum, shown, shown, len(path), len(extra)
    ) + path + extra  # fmt: skip


def _entry(name: str, size: int, checksum: int, start: int) -> bytes:
    """The entry of a file in the list."""
    path = name.encode("ascii")
    long = [number for number, large in ((size, size > LARGE), (size, size > LARGE), (start, start > LARGE)) if large]
    extra = struct.pack(f"<2H{len(long)}Q", 1, 8 * len(long), *long) if long else b""
    version = _LONG if long else _PLAIN
    shown, at = (_FULL if size > LARGE else size), (_FULL if start > LARGE else start)
    return _LISTED.pack(
        b"PK\1\2", version, _UNIX, version, 0, 0, 0, _TIME, _DATE, checksum, shown, shown, len(path), len(extra), 0, 0, 0,
        _MODE, at,
    ) + path + extra  # fmt: skip
