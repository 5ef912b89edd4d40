"""PDF objects and files (ISO 32000-1, 7.3 and 7.5): numbers out, compressed, the same bytes every time.

Objects that are not streams go together into compressed object streams (7.5.7), found through a
cross-reference stream (7.5.8): a structure tree of thousands of small objects shrinks to a tenth.
"""

from __future__ import annotations

import functools
import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

# Objects in one object stream: enough to compress well, few enough to read one quickly.
PER_OBJECT_STREAM = 200
COMPRESSION = 9

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


class PdfFile:
    """A file being put together: objects are numbered as they are asked for, and filled in any order."""

    def __init__(self) -> None:
        self._plain: dict[int, str] = {}
        self._streams: dict[int, tuple[dict[str, object], bytes]] = {}
        self._count = 0

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
        ref = self.reserve()
        if compress:
            data = _compressed(data) if shared else zlib.compress(data, COMPRESSION)
            entries = {**entries, "Filter": "/FlateDecode"}
        self._streams[ref.number] = (entries, data)
        return ref

    def assembled(self, root: Ref, info: Ref) -> bytes:
        """The whole file. Its identifier (14.4) is a digest of its content, so equal input gives equal bytes."""
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        # place[number] = (1, offset) for an object of its own, (2, stream, index) for one in an object stream
        place: dict[int, tuple[int, int, int]] = {}
        plain = sorted(self._plain)
        for first in range(0, len(plain), PER_OBJECT_STREAM):
            packed = plain[first : first + PER_OBJECT_STREAM]
            ref = self.reserve()
            for index, number in enumerate(packed):
                place[number] = (2, ref.number, index)
            self._streams[ref.number] = _object_stream(packed, self._plain)
        for number in sorted(self._streams):
            place[number] = (1, len(out), 0)
            entries, data = self._streams[number]
            head = dictionary({**entries, "Length": len(data)})
            out += f"{number} 0 obj\n{head}\nstream\n".encode() + data + b"\nendstream\nendobj\n"
        return bytes(out + self._cross_reference(place, len(out), root, info, bytes(out)))

    def _cross_reference(
        self, place: dict[int, tuple[int, int, int]], start: int, root: Ref, info: Ref, body: bytes
    ) -> bytes:
        own = self._count + 1
        place[own] = (1, start, 0)
        rows = [bytes(1) + bytes(4) + b"\xff\xff"]
        for number in range(1, own + 1):
            kind, where, index = place[number]
            rows.append(bytes((kind,)) + where.to_bytes(4, "big") + index.to_bytes(2, "big"))
        data = zlib.compress(b"".join(rows), COMPRESSION)
        digest = hashlib.sha256(body).hexdigest()[:32]
        head = dictionary(
            {
                "Type": "/XRef", "Size": own + 1, "W": "[1 4 2]", "Root": root, "Info": info,
                "ID": f"[<{digest}> <{digest}>]", "Filter": "/FlateDecode", "Length": len(data),
            }
        )  # fmt: skip
        tail = f"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n"
        return f"{own} 0 obj\n{head}\nstream\n".encode() + data + tail.encode()


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
