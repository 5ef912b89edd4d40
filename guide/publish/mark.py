"""The mark that a build leaves for `make`: the states of all files it read and made, and the warnings it showed.

The state of an input is taken before reading it, so the next build sees whatever is saved while this one runs. The
state of an output is taken while the folder is locked, and only if this build wrote it: two simultaneous builds for two
practices never leave a mark that mistakes the files of one for those of the other.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from guide.base.inputs import SEPARATOR, absolute, made_states, read_states
from guide.base.problems import Problem
from guide.publish.outputs import MANIFEST, Output, read_manifest
from guide.publish.transaction import locked, write_file


class Seen(Struct, frozen=True):
    """The state before a build, and what the last mark says."""

    root: Path
    beside: tuple[str, ...]
    states: tuple[str, ...]
    restless: bool
    touched: frozenset[str]
    """The files that changed since the last build."""
    told: frozenset[str] | None
    """The warnings that builds have already shown; None before the first."""

    def parted(self, warnings: Sequence[Problem]) -> tuple[list[Problem], list[Problem]]:
        """The warnings to show, and those only to count: they are about unchanged files, and were shown before or existed
        before the first build."""
        new: list[Problem] = []
        old: list[Problem] = []
        for warning in warnings:
            known = self.told is None or _digest(warning) in self.told
            path = warning.at.path
            (old if known and not {ascii(path), ascii(absolute(path))} & self.touched else new).append(warning)
        return new, old

    def leave(self, mark: Path, out: Path, outputs: Sequence[Output], said: str, warnings: Sequence[Problem]) -> None:
        """Leave the mark of a whole build."""
        made = [os.path.relpath(out / name, self.root) for name in (MANIFEST, *(output.path for output in outputs))]
        with locked(out):
            ours = {output.path: output.entry for output in outputs}
            whole = {str(entry["path"]): entry for entry in read_manifest(out)} == ours
            states = (*self.states, *made_states(str(self.root), made).lines)
        parts = (
            said.encode(),
            b"\0".join(map(os.fsencode, self.beside)),
            b"\0".join(map(os.fsencode, made)),
            # Without states it matches nothing, so the next build checks again.
            "\n".join(states if whole and not self.restless else ()).encode(),
            "\n".join(map(_digest, warnings)).encode(),
        )
        # The files are made. Without a mark, because of a missing permission or a full disk, the next `make` just checks again.
        with contextlib.suppress(OSError):
            write_file(mark, SEPARATOR.join(parts))


def look(root: Path, day: str, asked: Path | None, of_practice: Sequence[Path], mark: Path) -> Seen:
    """The present state; call this before reading anything. `asked` is the practice that was asked for, `of_practice` are
    the files of the one that is meant."""
    beside = tuple(absolute(os.fspath(path)) for path in of_practice)
    now = read_states(str(root), day, os.fspath(asked) if asked else "", list(beside))
    try:
        _, _, _, states, told = mark.read_bytes().split(SEPARATOR)
    except (OSError, ValueError):
        return Seen(root, beside, tuple(now.lines), now.restless, frozenset(), None)
    then = states.decode("ascii", "replace").split("\n") if states else now.lines
    touched = frozenset(line.partition(" ")[2] for line in {*now.lines} ^ {*then})
    return Seen(
        root, beside, tuple(now.lines), now.restless, touched, frozenset(told.decode("ascii", "replace").split())
    )


def _digest(warning: Problem) -> str:
    return hashlib.sha256(str(warning).encode("utf-8", "surrogatepass")).hexdigest()
