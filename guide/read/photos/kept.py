"""What was made of photos, by the digest of their files: in this process, and in the build folder for the next.

A file of the folder begins with the digest of the rest, so the folder cannot spoil a build, only save time.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.util
import os
import zlib
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

T = TypeVar("T")

# What a process and the folder hold at most; then they start anew.
MOST_HELD, MOST_FILES = 64, 1_000
_DIGEST = 32
MAKER = "maker"
_HERE = Path(__file__).parent
# The code that decides what becomes of a photo.
_CODE = (_HERE, _HERE.parent / "png.py", _HERE.parent / "jpeg.py", _HERE.parent / "bitmaps.py")

_held: dict[str, object] = {}


class Kept(Struct, frozen=True):
    """What is kept; without a folder, only in this process."""

    folder: Path | None = None

    @property
    def was_filled_elsewhere(self) -> bool:
        """Whether all of the folder came ready made."""
        return bool(self.folder and _noted(self.folder))

    def name_of(self, *key: object) -> str:
        """The name of what is kept under a key."""
        maker = _noted(self.folder) if self.folder else ""
        return hashlib.sha256(" ".join((maker or maker_here(), *map(str, key))).encode()).hexdigest()

    def recall(self, kind: type[T], *key: object) -> T | None:
        """What was kept under a key."""
        name = self.name_of(*key)
        held = _held.get(name)
        if isinstance(held, kind):
            return held
        if self.folder is None:
            return None
        try:
            data = (self.folder / name).read_bytes()
            if hashlib.sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
                return None
            found = msgspec.msgpack.decode(data[_DIGEST:], type=kind)
        except (OSError, msgspec.DecodeError):
            return None
        _hold(name, found)
        return found

    def keep(self, value: object, *key: object) -> None:
        """Keep a value. A folder that cannot be written costs only time."""
        name = self.name_of(*key)
        _hold(name, value)
        if self.folder is None:
            return
        body = msgspec.msgpack.encode(value)
        part = self.folder / f".{name}.{os.getpid()}.part"
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._make_room()
            try:
                part.write_bytes(hashlib.sha256(body).digest() + body)
                part.replace(self.folder / name)
            finally:
                part.unlink(missing_ok=True)

    def _make_room(self) -> None:
        assert self.folder is not None
        files = list(self.folder.iterdir())
        if len(files) >= MOST_FILES:
            for path in files:
                path.unlink(missing_ok=True)


def _hold(name: str, value: object) -> None:
    if len(_held) >= MOST_HELD:
        _held.clear()
    _held[name] = value


@functools.cache
def _noted(folder: Path) -> str:
    """What made all of a folder, if that is noted there: a folder that was filled elsewhere, for a place without Pillow."""
    try:
        return (folder / MAKER).read_text("ascii")
    except OSError:
        return ""


@functools.cache
def maker_here() -> str:
    """A digest of what makes pixels: this code, Pillow with the libraries in it, and zlib."""
    found = hashlib.sha256(zlib.ZLIB_RUNTIME_VERSION.encode())
    pillow = importlib.util.find_spec("PIL")
    version = Path(pillow.origin).with_name("_version.py") if pillow and pillow.origin else None
    files = [inner for path in _CODE for inner in (sorted(path.glob("*.py")) if path.is_dir() else (path,))]
    for path in (*files, *((version,) if version else ())):
        found.update(path.read_bytes())
    return found.hexdigest()
