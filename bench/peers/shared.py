"""What several peers need for their input: text in a markup, or a document as data."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from bench.content import Document, Words


def marked(words: Iterable[Words], escape: Callable[[str], str], bold: str) -> str:
    """Words in a markup; `bold` has a `{}` for bold words."""
    return "".join(bold.format(escape(part.text)) if part.strong else escape(part.text) for part in words)


def escaped(text: str, marks: re.Pattern[str]) -> str:
    """Text with marks escaped by a backslash; a number and a full stop at its start would be a list."""
    return re.sub(r"^(\d+)\.", r"\1\\.", marks.sub(r"\\\g<0>", text))


def write_data(document: Document, folder: Path) -> Path:
    """The document as data, for peers whose input is a program."""
    path = folder / "document.pickle"
    path.write_bytes(pickle.dumps(document))
    return path


def read_data(path: Path) -> Document:
    """The document of `write_data`."""
    document = pickle.loads(path.read_bytes())  # noqa: S301  # written by this benchmark itself
    assert isinstance(document, Document)
    return document
