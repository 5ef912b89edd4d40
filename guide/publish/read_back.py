"""JSON that an earlier run wrote, read back: whole and of its type, or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")

# What a decoder raises for bytes that are not text, for text that is not JSON or of another type, and for deep nesting.
DECODING = (ValueError, RecursionError)


def read_back(path: Path, kind: type[T]) -> T | None:
    """The value of this type in a file; None if the file or the value is missing. It may have been edited by hand."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind) if path.is_file() else None
    except (OSError, *DECODING):
        return None


def fits(value: object, kind: type) -> bool:
    """Whether a value read back has this type."""
    try:
        msgspec.convert(value, kind)
    except DECODING:
        return False
    return True
