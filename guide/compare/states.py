"""A state of the sheets to compare: a build folder, a project as it is on disk, or a revision of it in git."""

from __future__ import annotations

import datetime
import hashlib
import io
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from guide.pipeline import finished, prepare
from guide.plan import Selection
from guide.problems import InputError, Position, Problem
from guide.publish.outputs import MANIFEST, read_manifest
from guide.read.files import Project
from guide.read.project import FOLDERS


class StateError(Exception):
    """What was named is no state of the sheets; the message says why."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file of a state, with what the manifest says of it."""

    language: str
    handout: str
    edition: str
    title: str
    pages: int
    review: str
    pdf: bytes


@dataclass(frozen=True, slots=True)
class State:
    """The files of a state by language, handout and edition; `name` says in words what it is."""

    name: str
    files: dict[tuple[str, str, str], Made]


def state_of(said: str, project: Project, selection: Selection, today: datetime.date) -> State:
    """The state that `said` names: a build folder, a project folder or a revision. Raises StateError if it is none of
    them, InputError if its sources have errors."""
    path = Path(said)
    if (path / MANIFEST).is_file():
        return State(f"the files in {path.name}/", _selected(_built(path), selection))
    if path.is_dir():
        if not all((path / name).is_dir() for name in FOLDERS):
            raise StateError(f"{said} is neither a build folder (with {MANIFEST}) nor a project (with sources/)")
        same = path.resolve() == project.root
        name = "the files as they are now" if same else f"the project in {path.resolve().name}/"
        return State(name, _made(Project(path.resolve(), "" if same else f"{said.rstrip('/')}/"), selection, today))
    revision = (
        _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{said}^{{commit}}").decode().strip()
    )
    if not revision:
        raise StateError(f"`{said}` is no folder, and no revision that git knows")
    with tempfile.TemporaryDirectory() as folder:
        _unpack(_git(project, "archive", "--format=tar", revision, *FOLDERS), Path(folder))
        if not all((Path(folder) / name).is_dir() for name in FOLDERS):
            raise StateError(f"in `{said}` there is no project: expected {', '.join(FOLDERS)}")
        name = f"{said} ({revision[:7]})"
        return State(name, _made(Project(Path(folder), f"{said}:"), selection, today))


def _git(project: Project, *arguments: str) -> bytes:
    """What git prints; nothing if it knows no such revision."""
    try:
        ran = subprocess.run(  # noqa: S603  # our own arguments, and a revision after --end-of-options
            ["git", *arguments], cwd=project.root, capture_output=True, check=False  # noqa: S607  # the user's git
        )  # fmt: skip
    except FileNotFoundError:
        raise StateError("git is not installed; name a build folder or a project folder instead") from None
    if ran.returncode and ran.stderr:
        raise StateError(f"git: {ran.stderr.decode('utf-8', 'replace').strip().splitlines()[0]}")
    return ran.stdout


def _unpack(archive: bytes, folder: Path) -> None:
    """The ordinary files of an archive, below a folder; links and odd names are left out."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
        for member in packed:
            path = PurePosixPath(member.name)
            if member.isfile() and not path.is_absolute() and ".." not in path.parts:
                content = packed.extractfile(member)
                assert content is not None
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content.read())


def _built(folder: Path) -> dict[tuple[str, str, str], Made]:
    """The files that a manifest lists; all of those that are not as it says are told at once."""
    problems = []
    found: dict[tuple[str, str, str], Made] = {}
    listed = read_manifest(folder)
    if not listed:
        raise StateError(f"{folder / MANIFEST} lists no file that is there; run `make`")
    for entry in listed:
        data = (folder / entry["path"]).read_bytes()
        if hashlib.sha256(data).hexdigest() != entry.get("sha256"):
            problems.append(
                Problem(
                    Position((folder / entry["path"]).as_posix()), "manifest",
                    "this file is not the one that the manifest describes", "run `make`",
                )
            )  # fmt: skip
            continue
        key = (str(entry["language"]), str(entry["handout"]), str(entry["edition"]))
        found[key] = Made(*key, str(entry["title"]), int(entry["pages"]), str(entry["review"]), data)
    if problems:
        raise InputError(tuple(problems))
    return found


def _made(project: Project, selection: Selection, today: datetime.date) -> dict[tuple[str, str, str], Made]:
    ready, faces, _ = prepare(project, selection, today)
    found = {}
    for item in ready:
        output = finished(item, faces)
        key = (item.handout.language, item.handout.name, item.edition)
        found[key] = Made(*key, output.entry["title"], output.entry["pages"], output.entry["review"], output.data)
    return found


def _selected(files: dict[tuple[str, str, str], Made], selection: Selection) -> dict[tuple[str, str, str], Made]:
    chosen = (selection.languages, selection.handouts, selection.editions)
    return {
        key: made
        for key, made in files.items()
        if all(not names or part in names for part, names in zip(key, chosen, strict=True))
    }
