"""Puts files in place: one file, a set of files, or a folder. No name ever leads to half a file.

If a process is killed at any moment, the next run finishes its set. All files are written beside their places and
flushed. Then a journal says where each goes; from then on the new set counts, until then the old one. While names
change there is no manifest, so it never describes missing files. One process at a time: the folder itself is locked.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

from msgspec import Struct

from guide.publish.read_back import read_back

try:
    import fcntl
except ImportError:  # not on every system; without it, simultaneous builds are not kept apart
    fcntl = None  # type: ignore[assignment]

JOURNAL = ".journal.json"
PART = re.compile(r"\.[A-Za-z0-9.-]{1,160}\.part")


class Journal(Struct, frozen=True, forbid_unknown_fields=True):
    """Parts to rename, by target, and files to delete; all relative to the folder, the manifest last."""

    renames: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]


@contextlib.contextmanager
def locked(out: Path) -> Iterator[None]:
    """Lock the folder, which is made if missing, against other processes; wait while another holds it."""
    out.mkdir(parents=True, exist_ok=True)
    if fcntl is None:
        yield
        return
    handle = os.open(out, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def replace_set(out: Path, files: Mapping[str, bytes], gone: Sequence[str], last: str) -> None:
    """Put the files in place and delete those that are gone. `last` is the file that describes the others; it is
    removed first and written last. The caller holds the lock. Raises OSError with the old set in place."""
    renames: list[tuple[str, str]] = []
    try:
        for path, content in files.items():
            renames.append((_write_part(out, path, content), path))
        journal = {"renames": renames, "gone": list(gone)}
        write_file(out / JOURNAL, (json.dumps(journal) + "\n").encode("utf-8"))
    except BaseException:
        for part, _ in renames:
            (out / part).unlink(missing_ok=True)
        raise
    _apply(out, Journal(tuple(renames), tuple(gone)), last)


def recover(out: Path, last: str, is_ours: re.Pattern[str]) -> None:
    """Finish what an earlier process began, or delete its leftovers. Only paths of our own form are touched."""
    journal = _read_journal(out, last, is_ours)
    if journal:
        _apply(out, journal, last)
    languages = _folders(out)
    for folder in (out, *languages, *(topic for language in languages for topic in _folders(language))):
        for part in folder.glob(".*.part"):
            if PART.fullmatch(part.name):
                part.unlink(missing_ok=True)


def _folders(folder: Path) -> list[Path]:
    """The folders in a folder, without links to others."""
    return [path for path in folder.iterdir() if path.is_dir() and not path.is_symlink()]


def write_file(target: Path, data: bytes) -> None:
    """Put one file in place, whole or not at all, even if others do so at the same time."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with opened(target, _own_part(target)) as file:
        file.write(data)


def part_of(target: Path) -> Path:
    """Where a file is until it is complete, if one process at a time makes it: the next one deletes it by its name."""
    return target.with_name(f".{target.name}.part")


@contextlib.contextmanager
def opened(target: str | Path, part: str | Path, *, flushed: bool = True) -> Iterator[IO[bytes]]:
    """A new file, put in place when all of it is written. Until then it is a part beside its place. Anything under the
    part's name, perhaps a link to somewhere else, is deleted."""
    with _new(part, flushed=flushed) as file:
        yield file
    try:
        os.replace(part, target)  # noqa: PTH105  # a plain name is faster, for thousands of files a second
    except BaseException:
        _gone(part)
        raise


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a new folder, in the order of the files. It is made beside its place; the caller, who knows what may be
    there, renames it."""
    for path, data in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def clear_folder(folder: Path, marker: str) -> None:
    """Delete a folder if it exists, the file that marks it as ours last, so that it is still recognised if we are
    killed."""
    if not folder.exists():
        return
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != marker:
            path.unlink()
    (folder / marker).unlink(missing_ok=True)
    folder.rmdir()


def _own_part(target: Path) -> Path:
    """A part of a name, unique to this process."""
    return target.with_name(f".{target.name}.{os.getpid()}.part")


@contextlib.contextmanager
def _new(part: str | Path, *, flushed: bool = True) -> Iterator[IO[bytes]]:
    """A file that did not exist before; deleted again if it cannot be written."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        handle = os.open(part, flags, 0o666)
    except FileExistsError:
        if os.path.isdir(part):  # noqa: PTH112  # systems report this differently
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(part)) from None
        os.unlink(part)  # noqa: PTH108
        handle = os.open(part, flags, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            if flushed:
                file.flush()
                os.fsync(handle)
    except BaseException:
        _gone(part)
        raise


def _gone(part: str | Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.unlink(part)  # noqa: PTH108


def _write_part(out: Path, path: str, content: bytes) -> str:
    part = _own_part(out / path)
    part.parent.mkdir(parents=True, exist_ok=True)
    with _new(part) as file:
        file.write(content)
    return part.relative_to(out).as_posix()


def _apply(out: Path, journal: Journal, last: str) -> None:
    """Rename and delete; skip what an earlier try already did."""
    final = [pair for pair in journal.renames if pair[1] == last]
    others = [pair for pair in journal.renames if pair[1] != last]
    if any((out / part).exists() for part, _ in final):
        # Not if an earlier try reached the last name: then it is the new one.
        (out / last).unlink(missing_ok=True)
    for part, target in others:
        _rename(out / part, out / target)
    for path in journal.gone:
        (out / path).unlink(missing_ok=True)
    for folder in sorted({folder for path in journal.gone for folder in Path(path).parents[:-1]}, reverse=True):
        with contextlib.suppress(OSError):  # it is not empty
            (out / folder).rmdir()
    for part, target in final:
        _rename(out / part, out / target)
    (out / JOURNAL).unlink(missing_ok=True)


def _rename(part: Path, target: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        part.replace(target)


def _read_journal(out: Path, last: str, is_ours: re.Pattern[str]) -> Journal | None:
    """The journal, if it is one we may have written."""
    journal = read_back(out / JOURNAL, Journal)
    if journal is None:
        return None
    renames, gone = journal.renames, journal.gone
    folders_match = all(
        part.rpartition("/")[0] == target.rpartition("/")[0] and PART.fullmatch(part.rpartition("/")[2])
        for part, target in renames
    )
    targets = [target for _, target in renames if target != last]
    return journal if folders_match and all(map(is_ours.fullmatch, (*targets, *gone))) else None
