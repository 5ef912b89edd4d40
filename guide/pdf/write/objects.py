"""PDF objects and files (ISO 32000-1, 7.3 and 7.5): numbers out, compressed, the same bytes every time.

Objects that are not streams go together into compressed object streams (7.5.7), found through a
cross-reference stream (7.5.8): a structure tree of thousands of small objects shrinks to a tenth.
"""

from __future__ import annotations

import functools
import hashlib
import struct
import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from hashlib import _Hash

# Objects in one object stream: enough to compress well, few enough to read one quickly.
PER_OBJECT_STREAM = 200
COMPRESSION = 9
# Data of fewer bytes is compressed with less memory.
SMALL = 1 << 13
MOST_NAMES = 1024
HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
# A row of the cross-reference stream: kind, place, index (7.5.8.3).
_ROW = struct.Struct(">BIH")

# Control characters in whose place PDFDocEncoding has accents, or nothing.
_CONTROLS = frozenset(map(chr, (*range(0x18, 0x20), 0x7F)))
_ESCAPES = {ord("("): "\\(", ord(")"): "\\)", ord("\\"): "\\\\", ord("\r"): "\\r", ord("\n"): "\\n"}
_REGULAR = frozenset(range(0x21, 0x7F)) - frozenset(b"()<>[]{}/%#")


class Ref(Struct, frozen=True):
    """A reference to an indirect object."""

    number: int

    def __str__(self) -> str:
        return f"{self.number} 0 R"


class _Names(dict[str, str]):
    """Name objects by their text: a file names few things, and each of them often."""

    def __missing__(self, text: str) -> str:
        if len(self) > MOST_NAMES:
            self.clear()
        self[text] = "/" + "".join(chr(byte) if byte in _REGULAR else f"#{byte:02X}" for byte in text.encode("utf-8"))
        return self[text]


_NAMES = _Names()


def name(text: str) -> str:
    """A name object, with `#` for what names cannot hold."""
    return _NAMES[text]


def string(text: str) -> str:
    """A text string: plain if ASCII is enough, otherwise UTF-16 (7.9.2.2). PDFDocEncoding has other characters in place of some
    control characters (Annex D.2)."""
    if text.isascii() and _CONTROLS.isdisjoint(text):
        return f"({text.translate(_ESCAPES)})"
    return f"<feff{text.encode('utf-16-be').hex()}>"


def dictionary(entries: Mapping[str, object]) -> str:
    """A dictionary; entries that are None are left out."""
    # Joining a list is faster than joining a generator.
    parts = [f"{_NAMES[key]} {value}" for key, value in entries.items() if value is not None]
    return "<<" + " ".join(parts) + ">>"


def array(values: object) -> str:
    assert isinstance(values, list | tuple)
    return "[" + " ".join([str(value) for value in values]) + "]"


def _compressor(size: int, *, raw: bool = False) -> Any:
    """For data of this size. A small window holds little data whole, and is set up many times faster."""
    bits, level = (max(10, size.bit_length()), 5) if size < SMALL else (15, 8)
    return zlib.compressobj(COMPRESSION, zlib.DEFLATED, -bits if raw else bits, level)


def _compressed(data: bytes) -> bytes:
    compressor = _compressor(len(data))
    return bytes(compressor.compress(data) + compressor.flush())


_compressed_once = functools.lru_cache(maxsize=256)(_compressed)


def _flushed(data: bytes, mode: int) -> bytes:
    """Raw deflated data that ends at a byte, so that other such data can follow (RFC 1951)."""
    compressor = _compressor(len(data), raw=True)
    return bytes(compressor.compress(data) + compressor.flush(mode))


class Closed(Struct, frozen=True):
    """The first part of a file, written once for many: its bytes and their digest, the rows of the cross-reference
    stream, and how many numbers are taken. Some may be for objects to be filled later; the rows from byte `open` on are
    for none of these, and are already deflated."""

    body: bytes
    digest: _Hash
    rows: bytes
    count: int
    open: int
    deflated: bytes


_FREE = _ROW.pack(0, 0, 0xFFFF)
_EMPTY = Closed(HEADER, hashlib.sha256(HEADER), _FREE, 0, len(_FREE), b"")


class PdfFile:
    """A file being assembled: objects are numbered on request, and filled in any order. It may begin with a closed
    part."""

    def __init__(self, closed: Closed = _EMPTY) -> None:
        self._plain: dict[int, str] = {}
        self._streams: dict[int, tuple[dict[str, object], bytes]] = {}
        self._count = closed.count
        self._aside: Iterator[int] = iter(())
        self._closed = closed

    def reserve(self) -> Ref:
        """The number of an object to be filled in later."""
        self._count += 1
        return Ref(self._count)

    def set_aside(self, count: int) -> None:
        """Reserve the next numbers for objects that stay open when the first part of the file is closed, so that all
        later rows of the cross-reference stream are known then."""
        self._aside = iter(range(self._count + 1, self._count + count + 1))
        self._count += count

    def reserve_open(self) -> Ref:
        """The number of an object that may stay open."""
        number = next(self._aside, None)
        return self.reserve() if number is None else Ref(number)

    def fill(self, ref: Ref, value: str) -> Ref:
        self._plain[ref.number] = value
        return ref

    def add(self, value: str) -> Ref:
        return self.fill(self.reserve(), value)

    def add_stream(
        self, entries: dict[str, object], data: bytes, *, compress: bool = True, shared: bool = False
    ) -> Ref:
        """A stream, compressed unless told otherwise (metadata stays readable to tools that do not inflate). `shared`
        data is in many files, and is compressed once."""
        return self.fill_stream(self.reserve(), entries, data, compress=compress, shared=shared)

    def fill_stream(
        self, ref: Ref, entries: dict[str, object], data: bytes, *, compress: bool = True, shared: bool = False
    ) -> Ref:
        """A stream under a number that was reserved."""
        if compress:
            data = _compressed_once(data) if shared else _compressed(data)
            entries = {**entries, "Filter": "/FlateDecode"}
        self._streams[ref.number] = (entries, data)
        return ref

    def closed(self) -> Closed:
        """Everything so far, as the first part of a file."""
        assert next(self._aside, None) is None
        rows, body = self._written()
        digest = self._closed.digest.copy()
        digest.update(body)
        kinds = rows[:: _ROW.size]
        # The first row, of number 0, is that of a free object.
        begin = (kinds.rfind(0) + 1) * _ROW.size
        deflated = _flushed(bytes(rows[begin:]), zlib.Z_FULL_FLUSH)
        return Closed(self._closed.body + body, digest, bytes(rows), self._count, begin, deflated)

    def assembled(self, root: Ref, info: Ref) -> bytes:
        """The whole file. Its identifier (14.4) is a digest of its content, so equal input gives equal bytes."""
        rows, body = self._written()
        if 0 in rows[_ROW.size :: _ROW.size]:
            raise KeyError(rows[_ROW.size :: _ROW.size].index(0) + 1)
        digest = self._closed.digest.copy()
        digest.update(body)
        identifier = digest.hexdigest()[:32]
        start, own = len(self._closed.body) + len(body), self._count + 1
        data = self._deflated(bytes(rows) + _ROW.pack(1, start, 0))
        head = dictionary(
            {
                "Type": "/XRef", "Size": own + 1, "W": "[1 4 2]", "Root": root, "Info": info,
                "ID": f"[<{identifier}> <{identifier}>]", "Filter": "/FlateDecode", "Length": len(data),
            }
        )  # fmt: skip
        tail = f"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n"
        return b"".join((self._closed.body, body, f"{own} 0 obj\n{head}\nstream\n".encode(), data, tail.encode()))

    def _deflated(self, rows: bytes) -> bytes:
        """The rows as a zlib stream (RFC 1950); rows already deflated are taken as they are."""
        closed = self._closed
        if not closed.deflated:
            return _compressed(rows)
        first, last = _flushed(rows[: closed.open], zlib.Z_FULL_FLUSH), rows[len(closed.rows) :]
        checksum = zlib.adler32(rows).to_bytes(4, "big")
        return b"\x78\xda" + first + closed.deflated + _flushed(last, zlib.Z_FINISH) + checksum

    def _written(self) -> tuple[bytearray, bytes]:
        """The rows of all numbers, and the bytes of the part that is not closed yet."""
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
    data = _compressed(head + b"\n".join(bodies))
    entries: dict[str, object] = {
        "Type": "/ObjStm", "N": len(numbers), "First": len(head), "Filter": "/FlateDecode"
    }  # fmt: skip
    return entries, data
