"""One module for each program: `prepare` writes its input into a folder, `render` makes a PDF of that input.

`prepare` is not timed. A module imports its program inside `render`, or in the function that `render` calls first: what
a cold process needs, and no more.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Protocol

from bench.content import Document


class Peer(Protocol):
    """A module of this folder. `PACKAGE` is its name on PyPI, `TAGS` says what its files tell a screen reader."""

    PACKAGE: str
    TITLE: str
    TAGS: str

    def prepare(self, document: Document, folder: Path) -> Path: ...

    def render(self, given: Path) -> bytes: ...


# In the order in which they run and are shown.
NAMES = ("ours", "typst", "platypus", "fpdf2", "weasyprint")


def peer(name: str) -> Peer:
    """The module of a program."""
    module: Peer = importlib.import_module(f"bench.peers.{name}")
    return module
