"""A build folder as a state: the files that its manifest lists, each held to what the manifest says of it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pypdfium2

from guide.base.problems import InputError, Position, Problems
from guide.products.compare.state import Key, StateFile
from guide.publish.outputs import MANIFEST

# <language>/<handout>.<edition>.pdf: no way out of the folder.
_PATH = re.compile(r"[A-Za-z0-9-]{1,40}/[a-z0-9-]{1,80}\.[a-z0-9-]{1,80}\.pdf")
_TEXTS = ("path", "language", "handout", "edition", "title", "review_state", "sha256")
_MAKE = "make the folder again with `make`"


def read_build(folder: Path, said: str, chosen: Callable[[Key], bool]) -> dict[Key, StateFile]:
    """The chosen files of a build folder. Raises InputError with everything that is wrong with it."""
    problems, found = Problems(), {}
    for entry in _entries(folder, said, problems):
        key = (entry["language"], entry["handout"], entry["edition"])
        if not chosen(key):
            continue
        data = _checked(folder, said, entry, problems)
        if data is not None:
            found[key] = StateFile(*key, entry["title"], entry["pages"], entry["review_state"], data)
    problems.stop_on_errors()
    return found


def _entries(folder: Path, said: str, problems: Problems) -> list[Mapping[str, Any]]:
    """The entries of the manifest that are as a build writes them."""
    at = Position(f"{said}/{MANIFEST}")
    try:
        files = json.loads((folder / MANIFEST).read_text("utf-8"))["files"]
    except (ValueError, KeyError, TypeError, RecursionError):
        files = None
    if not isinstance(files, list):
        problems.error(at, "manifest", "this is not a manifest of a build", _MAKE)
        raise InputError(tuple(problems))
    whole = []
    for number, entry in enumerate(files, 1):
        if _is_entry(entry):
            whole.append(entry)
        else:
            problems.error(at, "manifest", f"entry {number} is not one that a build writes", _MAKE)
    return whole


def _is_entry(entry: object) -> bool:
    return (
        isinstance(entry, dict)
        and all(isinstance(entry.get(key), str) for key in _TEXTS)
        and type(entry.get("pages")) is int
        and _PATH.fullmatch(entry["path"]) is not None
    )


def _checked(folder: Path, said: str, entry: Mapping[str, Any], problems: Problems) -> bytes | None:
    """The bytes of a file, if they are the ones that the manifest describes."""
    at = Position(f"{said}/{entry['path']}")
    try:
        data: bytes = (folder / entry["path"]).read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        problems.error(at, "manifest", "the manifest lists this file, but it is not there", _MAKE)
        return None
    if hashlib.sha256(data).hexdigest() != entry["sha256"]:
        problems.error(at, "manifest", "this file is not the one that the manifest describes", _MAKE)
        return None
    try:
        pypdfium2.PdfDocument(data).close()
    except pypdfium2.PdfiumError:
        problems.error(at, "manifest", "this file cannot be read as a PDF", _MAKE)
        return None
    return data
