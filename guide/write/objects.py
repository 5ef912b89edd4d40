"""PDF objects and files (ISO 32000-1, 7.3 and 7.5): numbers out, compressed, the same bytes every time.

Objects that are not streams go together into compressed object streams (7.5.7), found through a
cross-reference stream (7.5.8): a structure tree of thousands of small objects shrinks to a tenth.
"""

from __future__ import annotations

import functools
import hashlib
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import _Hash

# Objects in one object stream: enough to compress well, few enough to read one quickly.
PER_OBJECT_STREAM = 200
COMPRESSION = 9
HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
# A row of the cross-reference stream: kind, place, index (7.5.8.3).
_ROW = struct.Struct(">BIH")

_ESCAPES = {ord("("): "\\(", ord(")"): "\\)", ord("\\"): "\\\\", ord("\r"): "\\r", ord("\n"): "\\n"}
_REGULAR = frozenset(range(0x21, 0x7F)) - frozenset(b"()<>[]{}/%#")


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an indirect object."""

    number: int

    def __str__(self) -> str:
        return f"{self.number} 0 R"


@functools.lru_cache(maxsize=1024)
def name(text: str) -> str:
    """A name object, with `#` for what names cannot hold."""
    return "/" + "".join(chr(byte) if byte in _REGULAR else f"#{byte:02X}" for byte in text.encode("utf-8"))


def string(text: str) -> str:
    """A text string: as it is where ASCII is enough, UTF-16 otherwise (7.9.2.2)."""
    if text.isascii():
        return f"({text.translate(_ESCAPES)})"
    return f"<feff{text.encode('utf-16-be').hex()}>"


def dictionary(entries: Mapping[str, object]) -> str:
    """A dictionary; entries that are None are left out."""
    return "<<" + " ".join(f"{name(key)} {value}" for key, value in entries.items() if value is not None) + ">>"


def array(values: object) -> str:
    assert isinstance(values, list | tuple)
    return "[" + " ".join(str(value) for value in values) + "]"


@functools.lru_cache(maxsize=256)
def _compressed(data: bytes) -> bytes:
    return zlib.compress(data, COMPRESSION)


@dataclass(frozen=True, slots=True)
class Closed:
    """The first part of a file, written once for many: its bytes and their digest, the rows of the cross-reference
    stream, and how many numbers are given; some may be for objects that are yet to be filled."""

    body: bytes
    digest: _Hash
    rows: bytes
    count: int


_EMPTY = Closed(HEADER, hashlib.sha256(HEADER), _ROW.pack(0, 0, 0xFFFF), 0)


class PdfFile:
    """A file being put together: objects are numbered as they are asked for, and filled in any order. It may begin with
    a part that is closed already."""

    def __init__(self, closed: Closed = _EMPTY) -> None:
        self._plain: dict[int, str] = {}
        self._streams: dict[int, tuple[dict[str, object], bytes]] = {}
        self._count = closed.count
        self._closed = closed

    def reserve(self) -> Ref:
        """The number of an object that is filled in later."""
        self._count += 1
        return Ref(self._count)

    def fill(self, ref: Ref, value: str) -> Ref:
        self._plain[ref.number] = value
        return ref

    def add(self, value: str) -> Ref:
        return self.fill(self.reserve(), value)

    def add_stream(
        self, entries: dict[str, object], data: bytes, *, compress: bool = True, shared: bool = False
    ) -> Ref:
        """A stream, compressed unless told otherwise (metadata stays readable to tools that do not inflate). What is
        `shared` stands in many files, and is compressed once."""
        return self.fill_stream(self.reserve(), entries, data, compress=compress, shared=shared)

    def fill_stream(
        self, ref: Ref, entries: dict[str, object], data: bytes, *, compress: bool = True, shared: bool = False
    ) -> Ref:
        """A stream under a number that was reserved."""
        if compress:
            data = _compressed(data) if shared else zlib.compress(data, COMPRESSION)
            entries = {**entries, "Filter": "/FlateDecode"}
        self._streams[ref.number] = (entries, data)
        return ref

    def closed(self) -> Closed:
        """What there is so far, as the first part of a file."""
        rows, body = self._written()
        digest = self._closed.digest.copy()
        digest.update(body)
        return Closed(self._closed.body + body, digest, bytes(rows), self._count)

    def assembled(self, root: Ref, info: Ref) -> bytes:
        """The whole file. Its identifier (14.4) is a digest of its content, so equal input gives equal bytes."""
        rows, body = self._written()
        if 0 in rows[_ROW.size :: _ROW.size]:
            raise KeyError(rows[_ROW.size :: _ROW.size].index(0) + 1)
        digest = self._closed.digest.copy()
        digest.update(body)
        identifier = digest.hexdigest()[:32]
        start, own = len(self._closed.body) + len(body), self._count + 1
        data = zlib.compress(bytes(rows) + _ROW.pack(1, start, 0), COMPRESSION)
        head = dictionary(
            {
                "Type": "/XRef", "Size": own + 1, "W": "[1 4 2]", "Root": root, "Info": info,
                "ID": f"[<{identifier}> <{identifier}>]", "Filter": "/FlateDecode", "Length": len(data),
            }
        )  # fmt: skip
        tail = f"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n"
        return b"".join((self._closed.body, body, f"{own} 0 obj\n{head}\nstream\n".encode(), data, tail.encode()))

    def _written(self) -> tuple[bytearray, bytes]:
        """The rows of all numbers, and the bytes of what is not closed yet."""
        plain, place = sorted(self._plain), {}
        for first in range(0, len(plain), PER_OBJECT_STREAM):
            packed = plain[first : first + PER_OBJECT_STREAM]
            ref = self.reserve()
            for index, number in enumerate(packed):
                place[number] = (2, ref.number, index)
            self._streams[ref.number] = _object_stream(packed, self._plain)
        out, before = bytearray(), len(self._closed.body)
        for number in sorted(self._streams):
            place[number] = (1, before + len(out), 0)
            entries, data = self._streams[number]
            head = dictionary({**entries, "Length": len(data)})
            out += f"{number} 0 obj\n{head}\nstream\n".encode() + data + b"\nendstream\nendobj\n"
        rows = bytearray(self._closed.rows)
        rows += bytes(_ROW.size * (self._count + 1) - len(rows))
        for number, row in place.items():
            _ROW.pack_into(rows, number * _ROW.size, *row)
        return rows, bytes(out)


def _object_stream(numbers: list[int], values: dict[int, str]) -> tuple[dict[str, object], bytes]:
    offsets, position = [], 0
    bodies = [values[number].encode("latin-1") for number in numbers]
    for number, body in zip(numbers, bodies, strict=True):
        offsets.append(f"{number} {position}")
        position += len(body) + 1
    head = (" ".join(offsets) + "\n").encode()
    data = zlib.compress(head + b"\n".join(bodies), COMPRESSION)
    entries: dict[str, object] = {
        "Type": "/ObjStm", "N": len(numbers), "First": len(head), "Filter": "/FlateDecode"
    }  # fmt: skip
    return entries, data
