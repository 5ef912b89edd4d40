"""Tells the workshop what was saved."""

from __future__ import annotations

import threading
from pathlib import Path

import watchfiles

from guide.preview.workshop import Workshop
from guide.read.project import FOLDERS

# Milliseconds: a save is told when nothing more came for `STEP`, and `MOST` after its first file at the latest.
STEP, MOST = 15, 200


def watch(workshop: Workshop, stop: threading.Event) -> None:
    """Call `workshop.saved` for everything that is saved below the project's folders, until `stop` is set."""
    folders = [workshop.project.root / name for name in FOLDERS]
    if workshop.practice:
        folders.append(workshop.practice.resolve().parent)
    for changes in watchfiles.watch(
        *folders, watch_filter=_counts, step=STEP, debounce=MOST, stop_event=stop, rust_timeout=250,
        yield_on_timeout=False, raise_interrupt=False,
    ):  # fmt: skip
        workshop.saved({Path(path) for _, path in changes})


def _counts(_change: watchfiles.Change, path: str) -> bool:
    """Not what editors keep beside a file while it is open."""
    name = Path(path).name
    return not (name.startswith((".", "#")) or name.endswith(("~", ".swp", ".tmp", ".part")))
