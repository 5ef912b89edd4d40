"""JSON that an earlier run wrote, read back: whole and of its type, or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")

# What a decoder says of bytes that are no text, of what is no JSON or of another type, and of what is nested too deeply.
DECODING = (ValueError, RecursionError)


def read_back(path: Path, kind: type[T]) -> T | None:
    """The value of this type in a file; None if there is no such file, or no such value in it. Anybody may have
    changed it by hand."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind) if path.is_file() else None
    except (OSError, *DECODING):
        return None


def fits(value: object, kind: type) -> bool:
    """Whether a value that was read has this type."""
    try:
        msgspec.convert(value, kind)
    except DECODING:
        return False
    return True
