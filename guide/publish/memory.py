"""What a build remembers for the next: the content that each file was made from, so that nothing is made twice.

A key is a digest of everything a file depends on: the composed handout, the layout with its icons, the faces, the
limits of the rules, the program itself and the libraries that shape and compress. A file is kept only if its bytes are
the ones that were written, so the memory cannot spoil a build, only save time.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import io
import os
import pickle
import sys
import zlib
from pathlib import Path

from msgspec import Struct

from guide.base.inputs import is_source
from guide.publish.outputs import MEMORY, Output, is_whole, read_manifest
from guide.publish.read_back import read_back

_PROGRAM = Path(__file__).resolve().parents[1]


class Memory(Struct, frozen=True):
    """The keys of a folder's files, and their manifest entries."""

    out: Path
    keys: dict[str, str]
    entries: dict[str, dict[str, object]]

    def recall(self, path: str, key: str) -> Output | None:
        """The existing file, if it was made from the same content."""
        entry = self.entries.get(path)
        if entry is None or not is_whole(entry) or self.keys.get(path) != key:
            return None
        try:
            data = (self.out / path).read_bytes()
        except OSError:
            return None
        return Output(path, data, entry) if hashlib.sha256(data).hexdigest() == entry["sha256"] else None


def read_memory(out: Path) -> Memory:
    """The memory of a folder; empty if it cannot be read."""
    keys = read_back(out / MEMORY, dict[str, str]) or {}
    return Memory(out, keys, {str(entry["path"]): entry for entry in read_manifest(out)})


def key_of(content: str, block: str) -> str:
    """A key from the digest of a file's content and that of the practice on it, "" for none."""
    return f"{content}/{block}"


def digest(value: object) -> str:
    """A digest of a value of the model, the same for equal values. Pickles are only written, never loaded."""
    written = io.BytesIO()
    pickler = pickle.Pickler(written, protocol=5)
    # Otherwise the bytes would differ between parts that are equal and parts that are the same object, and which of the
    # two they are depends on what this process read before.
    pickler.fast = True
    pickler.dump(value)
    return hashlib.sha256(written.getbuffer()).hexdigest()


@functools.cache
def program_digest() -> str:
    """A digest of the program and its libraries, as they were at the first call."""
    import uharfbuzz

    found = hashlib.sha256(f"{sys.version} {zlib.ZLIB_RUNTIME_VERSION} {uharfbuzz.__version__}".encode())
    # Their versions are there; importing them takes longer than many builds.
    codes = importlib.util.find_spec("segno")
    if codes is not None and codes.origin:
        found.update(Path(codes.origin).read_bytes())
    pillow = importlib.util.find_spec("PIL")
    if pillow is not None and pillow.origin:
        found.update(Path(pillow.origin).with_name("_version.py").read_bytes())
    paths: list[Path] = []
    for folder, inside, names in os.walk(_PROGRAM):
        if "__pycache__" in inside:
            inside.remove("__pycache__")
        paths += [Path(folder, name) for name in names if name.endswith((".py", ".icc")) and is_source(name)]
    for path in sorted(paths):
        found.update(path.relative_to(_PROGRAM).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()
