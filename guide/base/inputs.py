"""The files that a build reads: which names count, and whether anything changed since the last build.

`make` runs this file alone, without the rest of the program, and it imports almost nothing: editors wait for it even
when nothing has changed. A build leaves a mark (`guide/publish/mark.py`) with the state of every file it read and made.
If all are as they were, on the same day, there is nothing to do. States are compared for equality, never by age, so a
clock that jumps, or a file restored with its old time, causes a build and not a mistake.
"""

from __future__ import annotations

import os
import sys
import time

# What a build reads: sources, the program, and the versions of its packages.
FOLDERS = ("sources", "layouts", "fonts", "practices")
VERSIONS = "requirements.txt"
# The file that makes a folder a project which takes layouts and fonts from the program.
PROJECT_FILE = "guide.yaml"
PROGRAM = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120  # importing pathlib takes as long as running everything else

# Files that systems and programs put beside people's own; in lower case.
_NOT_MEANT = frozenset(
    ("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx", "__pycache__", "@eadir", "$recycle.bin",
     "system volume information", "lost+found")
)  # fmt: skip
_ENDINGS = (
    "~", ".bak", ".orig", ".rej", ".swp", ".swo", ".swx", ".tmp", ".temp", ".part", ".pyc", ".crdownload",
    ":zone.identifier",
)  # fmt: skip

# Folders nested deeper than in any project.
_DEEPEST = 20
# The separator between the parts of a mark. No path contains it.
SEPARATOR = b"\0\0"
# A file that changed this recently may change again within the same tick of its file system's clock, and look the same:
# a few thousandths of a second, or two seconds if times are whole seconds.
_TICK, _COARSE_TICK, _SECOND = 20_000_000, 2_000_000_000, 1_000_000_000


def is_source(name: str) -> bool:
    """Whether a file or folder of this name counts. Ignored are names that begin with a dot, as editors' locks and
    macOS helper files do, editors' backup copies, and what systems put into every folder."""
    small = name.lower()
    return not (
        small.startswith((".", "~$"))
        or small.endswith(_ENDINGS)
        or small in _NOT_MEANT
        or (len(small) > 1 and small[0] == "#" == small[-1])
    )


def shipped() -> str:
    """The folder with the layouts, fonts and words that come with the program: inside it where it is installed, the
    repository itself where it is not."""
    inside = os.path.join(PROGRAM, "shipped")  # noqa: PTH118  # as above
    return inside if os.path.isdir(inside) else os.path.dirname(PROGRAM)  # noqa: PTH112, PTH120  # as above


class States:
    """The states of files, a line each: the state, a space, the path as ASCII. `restless` means that one of them may
    change unnoticed."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.restless = False
        self._now = time.time_ns()
        self._seen: set[str] = set()

    def add(self, path: str, at: str) -> None:
        """A file, found at `at`, under its path in the mark."""
        try:
            state = os.stat(at)  # noqa: PTH116  # as above
        except (OSError, ValueError):
            self.lines.append(f"gone {path!a}")
            return
        changed = max(state.st_mtime_ns, state.st_ctime_ns)
        tick = _TICK if changed % _SECOND else _COARSE_TICK
        self.restless = self.restless or -tick < self._now - changed < tick
        self.lines.append(
            f"{state.st_size},{state.st_mtime_ns},{state.st_ctime_ns},{state.st_ino},{state.st_mode:o} {path!a}"
        )

    def add_folder(self, path: str, at: str, depth: int = 0) -> None:
        """All files below a folder, by name; its folders too, since an empty one may be a fault. A linked folder is
        walked once."""
        try:
            with os.scandir(at) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            self.lines.append(f"gone {path!a}")
            return
        for entry in entries:
            if not is_source(entry.name):
                continue
            inside = f"{path}/{entry.name}"
            if not entry.is_dir():
                self.add(inside, entry.path)
                continue
            self.lines.append(f"folder {inside!a}")
            real = os.path.realpath(entry.path) if entry.is_symlink() else ""
            if depth < _DEEPEST and real not in self._seen:
                self._seen.update((real,) if real else ())
                self.add_folder(inside, entry.path, depth + 1)


def read_states(root: str, day: str, practice: str, beside: list[str]) -> States:
    """The states of all that a build reads: the project's files, the practice's, and those beside it."""
    states = States()
    states.lines.append(f"{day} {sys.version!a} {absolute(practice)!a}")
    for name in FOLDERS:
        states.add_folder(name, os.path.join(root, name))  # noqa: PTH118  # as above
    states.add_folder("guide", PROGRAM)
    for name in (VERSIONS, PROJECT_FILE):
        states.add(name, os.path.join(root, name))  # noqa: PTH118  # as above
    beside_program = os.path.dirname(PROGRAM)  # noqa: PTH120  # as above
    if shipped() == beside_program and os.path.exists(os.path.join(root, PROJECT_FILE)):  # noqa: PTH110, PTH118  # as above
        for name in ("layouts", "fonts"):
            states.add_folder(f"shipped/{name}", os.path.join(beside_program, name))  # noqa: PTH118  # as above
    for path in beside:
        states.add(path, path)
    return states


def made_states(root: str, made: list[str]) -> States:
    """The states of the files that a build made."""
    states = States()
    for path in made:
        states.add(path, os.path.join(root, path))  # noqa: PTH118  # as above
    return states


def absolute(practice: str) -> str:
    """The absolute path of a practice's file; "" for none."""
    return os.path.abspath(os.path.expanduser(practice)) if practice else ""  # noqa: PTH100, PTH111  # as above


def nothing_changed(mark: str, practice: str, target: str, root: str = ".") -> str:
    """What the last build for this practice made, if nothing has changed since in the project at `root`; "" otherwise.
    With a target, only if that build made it."""
    try:
        with open(mark, "rb") as file:  # noqa: PTH123  # as above
            said, beside, made, states, _ = file.read().split(SEPARATOR)
    except (OSError, ValueError):
        return ""
    targets = _paths(made)
    if target and target not in targets:
        return ""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    day = time.strftime("%Y-%m-%d", time.gmtime(int(epoch)) if epoch else time.localtime())
    now = (*read_states(root, day, practice, _paths(beside)).lines, *made_states(root, targets).lines)
    return said.decode() if "\n".join(now).encode() == states else ""


def _paths(part: bytes) -> list[str]:
    return [os.fsdecode(path) for path in part.split(b"\0") if path]


if __name__ == "__main__":
    unchanged = nothing_changed(*sys.argv[1:4])
    if not unchanged:
        sys.exit(1)
    sys.stdout.write(f"nothing has changed: {unchanged}\n")
