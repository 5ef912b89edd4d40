"""The site's folder: written beside its place, then renamed into it. A reader sees the old site or the new one.

Between the two renames the site is missing for a moment; if a run is killed there, the next one repairs it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from guide.publish.transaction import clear_folder, locked, write_folder

# A file that marks a folder as ours to replace.
MARKER = ".guide-site"
MARKED = b"This folder was written by `guide site`, which replaces all of it.\n"


class NotOursError(Exception):
    """The folder holds files that this program did not write."""


def check_place(out: Path) -> None:
    """Refuse a place that holds somebody else's files."""
    if out.exists() and not out.is_dir():
        raise NotOursError(f"{out} is not a folder")
    if out.is_dir() and not (out / MARKER).is_file() and any(out.iterdir()):
        raise NotOursError(f"{out} holds files that `guide site` did not write; empty it, or name another with --out")


def put_in_place(files: Mapping[str, bytes], out: Path) -> None:
    """Make the folder contain exactly these files."""
    target = out.resolve()
    made, old = (target.with_name(f".{target.name}.{what}") for what in ("making", "old"))
    with locked(target.parent):
        for scraps in (made, old):
            if os.path.lexists(scraps) and not _is_ours(scraps):
                raise NotOursError(f"{scraps} is in the way, and `guide site` did not write it; move it elsewhere")
        if old.exists() and not target.exists():
            old.rename(target)
        check_place(target)
        for scraps in (made, old):
            clear_folder(scraps, MARKER)
        try:
            # The marker first, so that the remains of a killed run are recognised as ours.
            write_folder(made, {MARKER: MARKED, **files})
            if target.exists():
                target.rename(old)
            made.rename(target)
        except BaseException:
            if old.exists() and not target.exists():
                old.rename(target)
            with contextlib.suppress(OSError):
                clear_folder(made, MARKER)
            raise
        with contextlib.suppress(OSError):
            clear_folder(old, MARKER)


def _is_ours(folder: Path) -> bool:
    """Whether an earlier run left the folder: it has the marker, or is empty."""
    return folder.is_dir() and not folder.is_symlink() and ((folder / MARKER).is_file() or not any(folder.iterdir()))
