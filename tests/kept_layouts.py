"""Layouts that a process of tests has read before.

Most tests build a project whose layouts are those of the one before, and reading them takes longer than setting the sheet. So what
was read without a problem is kept, for folders that are the same: every name, kind, link and byte in them.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

from guide.base.problems import Problems
from guide.model.theme import Layout
from guide.read import layouts
from guide.read.files import Project

_KEPT: dict[tuple[Any, ...], Layout] = {}
# Tests that change layouts would keep one each.
_MOST = 200


def read_layout(project: Project, edition: str, look: str, at: Any, problems: Problems, *more: Any) -> Layout | None:
    """In the place of `guide.read.layouts.read_layout`; its last argument, what it parsed, says nothing of the result."""
    try:
        folders = tuple(_content(place) for place in project.places("layouts"))
    except OSError:
        return layouts.read_layout(project, edition, look, at, problems, *more)
    key = (project.prefix, project.shipped, edition, look, more[:1], folders)
    if key not in _KEPT:
        before = len(tuple(problems))
        found = layouts.read_layout(project, edition, look, at, problems, *more)
        if found is None or len(tuple(problems)) > before:
            return found
        if len(_KEPT) >= _MOST:
            _KEPT.clear()
        _KEPT[key] = found
    return _KEPT[key]


def _content(folder: Path) -> tuple[tuple[str, int, bytes], ...]:
    """Name, kind and bytes of all that is in a folder. Raises OSError for what cannot be read, and for links and pipes."""
    found: list[tuple[str, int, bytes]] = []
    waiting = [(os.fspath(folder), "")]
    while waiting:
        path, name = waiting.pop()
        mode, data = os.lstat(path).st_mode, b""
        if stat.S_ISDIR(mode):
            waiting += [(f"{path}/{one}", f"{name}/{one}") for one in sorted(os.listdir(path))]  # noqa: PTH208  # names are enough
        elif stat.S_ISREG(mode):
            with Path(path).open("rb") as file:
                data = file.read()
        else:
            raise OSError(f"{path} may be something else each time")
        found.append((name, mode, data))
    return tuple(found)
