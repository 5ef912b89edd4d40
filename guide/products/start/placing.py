"""A new project is put into its folder: all of it or nothing, whenever the program is stopped.

Everything is written into a part folder first. A list of what goes where is its last file; from then on the next run
finishes the work, until then it deletes the part. The project file, which makes the folder a project, is moved last.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from guide.base.inputs import PROJECT_FILE
from guide.publish.transaction import write_file

PART = ".guide-init.part"
_COMPLETE = ".complete"


@contextmanager
def part_of(folder: Path) -> Iterator[Path]:
    """Where the files of a project go before it is whole. It is deleted if anything goes wrong."""
    part = folder / PART
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        yield part
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        for one in made:
            one.rmdir()
        raise


def place(folder: Path) -> None:
    """Move everything out of the part folder, which is whole."""
    write_file(folder / PART / _COMPLETE, b"")
    finish(folder)


def was_stopped(folder: Path) -> bool:
    """Whether an earlier run was stopped while it moved files."""
    return (folder / PART / _COMPLETE).exists()


def finish(folder: Path) -> None:
    part = folder / PART
    for path in sorted(part.iterdir(), key=lambda path: (path.name == PROJECT_FILE, path.name)):
        if path.name != _COMPLETE:
            path.replace(folder / path.name)
    shutil.rmtree(part)


def in_the_way(folder: Path, names: Sequence[str]) -> dict[str, str]:
    """Which of these names the folder has already, each with its name there. Its capitals may be others: some systems take
    `makefile` and `Makefile` for one."""
    there = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    folded = {name.casefold(): name for name in there}
    return {name: name if name in there else folded[name.casefold()] for name in names if name.casefold() in folded}
