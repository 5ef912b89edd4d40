"""What has been made, a line for each practice, added when all its files are in place.

A line before the work says which files are meant, so that whatever a kill leaves behind is known as ours; a line after
it says what was made, from which content. A line that was cut short does not count. Lines are kept in the file, only
their places in memory.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from guide.publish.outputs import Entry
from guide.publish.read_back import DECODING

LEDGER = ".made.jsonl"
# Not on every system.
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_LINE = re.compile(rb'\{"id": "([a-z0-9][a-z0-9-]{0,79})", "key": (?:"([0-9a-f]{64})"|null), ')
_PATH = re.compile(r"[a-z0-9][a-z0-9-]{0,79}/[A-Za-z0-9-]{1,40}/[a-z0-9-]{1,80}(\.[a-z0-9-]{1,80})?\.pdf")


class _MeantFile(Struct, forbid_unknown_fields=True):
    """What a line says of a file that is meant."""

    path: str


class _MadeFile(Entry, forbid_unknown_fields=True):
    """What it says of one that is made."""

    id: str


class _Line(Struct, forbid_unknown_fields=True):
    id: str
    key: str | None
    files: list[object]


@dataclass(slots=True)
class Ledger:
    """The file, and where the line of each finished practice starts."""

    path: Path
    handle: int
    places: dict[str, int] = field(default_factory=dict)

    def close(self) -> None:
        os.close(self.handle)

    def add(self, identity: str, key: str | None, files: list[dict[str, Any]]) -> None:
        """Add a line; with no key, the files are meant but not there yet."""
        write_line(self.handle, {"id": identity, "key": key, "files": files})

    def entry(self, identity: str) -> dict[str, Any] | None:
        """The line of a finished practice."""
        place = self.places.get(identity)
        return None if place is None else self.at(place)

    def at(self, place: int) -> dict[str, Any] | None:
        line = b""
        while not line.endswith(b"\n"):
            more = os.pread(self.handle, 65_536, place + len(line))
            if not more:
                return None
            end = more.find(b"\n")
            line += more if end < 0 else more[: end + 1]
        return entry_of(line)

    def lines(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Every line there is, older ones too, and where it starts."""
        place = 0
        with self.path.open("rb") as file:
            for line in file:
                entry = entry_of(line)
                if entry:
                    yield place, entry
                place += len(line)


def ledger_of(out: Path) -> Ledger:
    """The ledger of a folder, made if there is none. A last line without an end is taken off."""
    path = out / LEDGER
    ledger = Ledger(path, os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | _NO_LINK, 0o666))
    read_places(ledger)
    return ledger


def read_places(ledger: Ledger) -> None:
    """Find the last line of each practice; one that was begun again is not finished."""
    ledger.places.clear()
    place = 0
    with ledger.path.open("rb") as file:
        for line in file:
            if not line.endswith(b"\n"):
                break
            match = _LINE.match(line)
            if match and match[2]:
                ledger.places[match[1].decode()] = place
            elif match:
                ledger.places.pop(match[1].decode(), None)
            place += len(line)
    os.ftruncate(ledger.handle, place)


def line_of(value: object) -> bytes:
    """A value as one line of JSON."""
    return (json.dumps(value) + "\n").encode("ascii")


def write_line(handle: int, value: Mapping[str, Any]) -> None:
    """One line of JSON at the end of a file that other processes write to as well."""
    data = line_of(value)
    written = os.write(handle, data)
    if written < len(data):  # a full disk: the rest would not stand behind it
        raise OSError(28, "No space left on device")


def identity_of(line: bytes) -> str:
    """Which practice a line tells of; "" if it is not a line of a ledger."""
    match = _LINE.match(line)
    return match[1].decode() if match and line.endswith(b"\n") else ""


def stands(out: Path, entry: Mapping[str, Any]) -> bool:
    """Whether the files of a line are there, with the bytes that were written."""
    for file in entry["files"]:
        try:
            data = (out / file["path"]).read_bytes()
        except OSError:
            return False
        if hashlib.sha256(data).hexdigest() != file["sha256"]:
            return False
    return True


def entry_of(line: bytes) -> dict[str, Any] | None:
    """A line that we may have written: it is whole, and its paths lead nowhere but to files of its practice."""
    if not _LINE.match(line):
        return None
    try:
        known = msgspec.json.decode(line, type=_Line)
        entry: dict[str, Any] = msgspec.json.decode(line)
        kind: type[_MeantFile | _MadeFile] = _MeantFile if known.key is None else _MadeFile
        files = [msgspec.convert(file, kind) for file in known.files]
    except DECODING:
        return None
    ours = all(_PATH.fullmatch(file.path) and file.path.startswith(f"{known.id}/") for file in files)
    return entry if ours and identity_of(line) in ("", known.id) else None
